import { Failure, type ErrorCode } from '../../shared/contract/errors'

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EISDIR: 'file-is-folder',
  EACCES: 'file-denied',
  EPERM: 'file-denied',
  EROFS: 'file-denied',
  EBUSY: 'file-in-use',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EIO: 'disk-error',
}

/** The failure that the system's error stands for; null when it is none of the expected ones. */
export function nameFileFailure(error: unknown): Failure | null {
  if (error instanceof Failure) return error
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  const code = codes[error.code]
  return code === undefined ? null : new Failure(code)
}
