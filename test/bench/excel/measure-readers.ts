import { spawnSync } from 'node:child_process'
import type { RegisterFigures } from './make-register'

/** Readers of other makers beside ours: the same file, each in a process of its own, and all must find the same. */
export type Reader = 'ours' | 'exceljs' | 'openpyxl'
export type Measured = { seconds: number; megabytes: number }

const python = '/usr/bin/python3'
const openpyxl = `
import json, resource, sys, time
import openpyxl
start = time.perf_counter()
cells = letters = whole = 0
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
for sheet in book.worksheets:
    for row in sheet.iter_rows():
        for cell in row:
            value = cell.value
            if value is None: continue
            cells += 1
            if cell.column == 2: letters += len(str(value))
            elif cell.column == 4: whole += value
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"figures": {"cells": cells, "wholeSum": whole, "letters": letters}, "seconds": seconds, "megabytes": peak}))
`

export function hasOpenpyxl(): boolean {
  return spawnSync(python, ['-c', 'import openpyxl']).status === 0
}

/** Throws when the reader fails, or finds anything else than was written. */
export function measureReader(
  reader: Reader,
  child: string,
  path: string,
  expected: RegisterFigures,
): Measured {
  const [program, args] =
    reader === 'openpyxl' ? [python, ['-c', openpyxl, path]] : [process.execPath, [child, reader, path]]
  const run = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1024 * 1024 })
  if (run.status !== 0) throw new Error(`${reader}: ${run.stderr}`)
  const { figures, seconds, megabytes } = JSON.parse(run.stdout) as Measured & { figures: RegisterFigures }
  const isRight = figures.cells === expected.cells && figures.wholeSum === expected.wholeSum
  const surplus = figures.letters - expected.letters
  if (!isRight || (reader === 'ours' && surplus !== 0))
    throw new Error(`${reader} found ${JSON.stringify(figures)} instead of ${JSON.stringify(expected)}`)
  // exceljs takes letters of two and three bytes apart where its pieces end: still its time, but not its texts.
  if (surplus !== 0) console.log(`${reader} read ${String(surplus)} letters too many in column B`)
  return { seconds, megabytes }
}
