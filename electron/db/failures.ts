import { Failure, type ErrorCode } from '../../shared/contract/errors'

/**
 * Turns what SQLite and the file system throw into the closed list of failures. What is not listed stays as it is: it is a
 * bug, not an expected failure.
 */
const sqliteCodes: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR', 'disk-error'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_BUSY', 'file-in-use'],
  ['SQLITE_CORRUPT', 'file-damaged'],
  ['SQLITE_NOTADB', 'file-damaged'],
  ['SQLITE_CANTOPEN', 'file-denied'],
  ['SQLITE_PERM', 'file-denied'],
  ['SQLITE_AUTH', 'file-denied'],
]

const systemCodes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EISDIR: 'file-is-folder',
  EEXIST: 'file-exists',
  EACCES: 'file-denied',
  EPERM: 'file-denied',
  ELOOP: 'file-denied',
  ENAMETOOLONG: 'file-denied',
  EBUSY: 'file-in-use',
  EROFS: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EIO: 'disk-error',
}

function findCode(code: string): ErrorCode | undefined {
  return sqliteCodes.find(([prefix]) => code.startsWith(prefix))?.[1] ?? systemCodes[code]
}

/** The failure that an error of SQLite or the file system stands for; any other error is returned unchanged. */
export function toFailure(error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error) || !('code' in error)) return error
  const code = typeof error.code === 'string' ? findCode(error.code) : undefined
  return code === undefined ? error : new Failure(code)
}

/** Runs the work; what it throws passes through `toFailure`. */
export function withFailures<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw toFailure(error)
  }
}
