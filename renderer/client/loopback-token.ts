/**
 * The loopback shell prints an address with a one-time code. The code is exchanged for a token at once and leaves the
 * address bar; the token lives in this tab only.
 */
const storageKey = 'kttt-token'

export function readToken(): string | null {
  return sessionStorage.getItem(storageKey)
}

export function dropToken(): void {
  sessionStorage.removeItem(storageKey)
}

function readCode(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('code')
}

/** Whether the address carries a code that was not exchanged yet. */
export function hasCode(): boolean {
  return readCode() !== null
}

/** True when there is a token to try: from an earlier load of this tab or from the code in the address. */
export async function takeToken(): Promise<boolean> {
  const code = readCode()
  if (code !== null) {
    history.replaceState(null, '', location.pathname + location.search)
    const response = await fetch('/api/exchange', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    }).catch(() => null)
    if (response?.ok === true) {
      const answer: unknown = await response.json()
      if (typeof answer === 'object' && answer !== null && 'token' in answer) {
        sessionStorage.setItem(storageKey, String(answer.token))
        return true
      }
    }
  }
  return readToken() !== null
}

/** The header that proves this tab to the server. */
export function authorization(): { authorization: string } {
  return { authorization: `Bearer ${readToken() ?? ''}` }
}
