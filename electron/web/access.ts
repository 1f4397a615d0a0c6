import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Who may speak to the loopback shell: the page that was opened with a one-time code. The code stands in the address
 * (fragment) and may end up in a browser's history, so it is worth nothing after its first use or ten minutes; the token
 * it is exchanged for lives in the page's memory. No cookies: other local programs on other ports would be sent them too.
 */
export type Access = {
  /** A fresh one-time code; older unused codes stay valid until they expire. */
  issueCode(): string
  /** The session token, or null when the code is wrong, used or expired. */
  exchange(code: string): string | null
  isToken(candidate: string): boolean
}

const codeLifetimeMs = 10 * 60_000

export function createAccess(now: () => number): Access {
  const token = randomBytes(32).toString('base64url')
  const tokenHash = hash(token)
  const codes = new Map<string, number>()
  return {
    issueCode() {
      const code = randomBytes(18).toString('base64url')
      codes.set(hash(code).toString('hex'), now() + codeLifetimeMs)
      return code
    },
    exchange(code) {
      const key = hash(code).toString('hex')
      const expires = codes.get(key)
      codes.delete(key)
      return expires !== undefined && now() < expires ? token : null
    },
    isToken: (candidate) => timingSafeEqual(hash(candidate), tokenHash),
  }
}

/** Equal lengths for the constant-time comparison, and no plain secret kept beside the token. */
function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
