import { leaveWal, openConnection, passesQuickCheck, setExclusive, setSafetyPragmas } from './connection'
import { reportDamage } from './stored-values'

/** Makes a copy that SQLite has just written one plain file, and proves that it is sound. @throws Failure('file-damaged') */
export function finishCopy(path: string): void {
  const copy = openConnection(path, 'write')
  try {
    setExclusive(copy)
    setSafetyPragmas(copy)
    leaveWal(copy)
    if (!passesQuickCheck(copy)) throw reportDamage('copy')
  } finally {
    copy.close()
  }
}
