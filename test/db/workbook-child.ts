import { writeSync } from 'node:fs'
import { commitChanges } from '../../electron/db/journal'
import { readMeta } from '../../electron/db/meta'
import { openWorkbook } from '../../electron/db/open-workbook'
import { Failure } from '../../shared/contract/errors'
import { makeCommit, makeFact } from '../fixtures/make-commit'
import { tortureKeys } from './torture-keys'

/**
 * Another process that has a workbook open. Speaks in lines on its standard output, written at once:
 * - open <path>: opens and closes; "opened" or the code of the failure
 * - hold <path>: "opened", then keeps it until it is killed
 * - edit <path>: edits as fast as it can; each acknowledged revision is a line
 */
const [, , action, path = ''] = process.argv
const say = (line: string) => writeSync(1, `${line}\n`)

function editForever(): void {
  for (;;) {
    const file = openWorkbook(path)
    for (let turn = 1; turn <= 40; turn++) {
      const next = readMeta(file.db).revision + 1
      const facts = tortureKeys.map((key) => ({
        key,
        after: makeFact(next, { note: 'n'.repeat(next % 900) }),
      }))
      say(String(commitChanges(file.db, makeCommit(facts)).revision))
      if (turn % 15 === 0) file.checkpoint()
    }
    file.close()
  }
}

try {
  if (action === 'edit') editForever()
  const file = openWorkbook(path)
  say('opened')
  if (action === 'hold') setInterval(() => undefined, 1000)
  else file.close()
} catch (error) {
  if (!(error instanceof Failure)) throw error
  say(error.code)
}
