import { randomBytes } from 'node:crypto'
import { Failure } from '../../shared/contract/errors'

/**
 * Opaque names for files. The renderer never sees or sends a path: a shell makes a token when the user chooses a file,
 * and only for what he chose it for. A token stays valid while the host runs.
 */
export type FileAccess = 'open' | 'save'

export class FileTokens {
  private readonly files = new Map<string, { path: string; access: FileAccess }>()

  give(path: string, access: FileAccess): string {
    const token = randomBytes(18).toString('base64url')
    this.files.set(token, { path, access })
    return token
  }

  /** Throws Failure token-unknown when the token was not given, or given for something else. */
  resolve(token: string, access: FileAccess): string {
    const file = this.files.get(token)
    if (file?.access !== access) throw new Failure('token-unknown')
    return file.path
  }

  find(token: string): string | null {
    return this.files.get(token)?.path ?? null
  }
}
