// Reading and writing registers of 50.000 and 200.000 lines beside other makers' programs, the same file in the same run,
// every reader in a process of its own. What is read is compared with what was written: a fast wrong reader is worth nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outputFolder } from '../e2e/program'
import { bundleProgram } from '../tools/bundle-program'
import { writeRegister } from './excel/make-register'
import { measureEditsDuringImport } from './excel/measure-edits'
import { measureWrite } from './excel/measure-write'
import { hasOpenpyxl, measureReader, type Measured, type Reader } from './excel/measure-readers'
import { collectRows, noteRounds, percentile, type BenchRow } from './peers/bench-rows'

const folder = mkdtempSync(join(tmpdir(), 'kttt-bench-excel-'))
const rows: BenchRow[] = []
const note = collectRows(rows)

async function measureReading(): Promise<void> {
  const child = await bundleProgram('test/bench/excel/read-child.ts')
  const peers: Reader[] = hasOpenpyxl() ? ['exceljs', 'openpyxl'] : ['exceljs']
  if (peers.length < 2) console.log('openpyxl is not here: compared with exceljs alone')
  for (const [size, lines, rounds] of [
    ['50k', 50_000, 3],
    ['200k', 200_000, 2],
  ] as const) {
    const path = join(folder, `register-${size}.xlsx`)
    const figures = writeRegister(path, lines)
    const times = new Map<Reader, Measured[]>()
    for (let round = 0; round < rounds; round++)
      for (const reader of ['ours', ...peers] as const)
        times.set(reader, [...(times.get(reader) ?? []), measureReader(reader, child, path, figures)])
    const of = (reader: Reader, part: keyof Measured): number[] =>
      (times.get(reader) ?? []).map((measured) => measured[part])
    for (const peer of peers)
      noteRounds(note, `read-${size}-vs-${peer}`, 's', of('ours', 'seconds'), of(peer, 'seconds'))
    note(
      `read-${size}-peak-mb`,
      Math.max(...of('ours', 'megabytes')),
      'MB',
      Math.max(...of('exceljs', 'megabytes')),
    )
  }
}

async function measureEdits(): Promise<void> {
  const { during, alone, seconds } = await measureEditsDuringImport(join(folder, 'register-200k.xlsx'))
  console.log(
    `${during.length} edits while 200.000 lines were read and understood in ${seconds.toFixed(1)} s`,
  )
  note('edit-p95-ms-during-import', percentile(during, 0.95), 'ms', percentile(alone, 0.95))
}

try {
  await measureReading()
  await measureWrite(note)
  await measureEdits()
} finally {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(outputFolder, { recursive: true })
  writeFileSync(join(outputFolder, 'bench-excel.json'), JSON.stringify(rows, null, 2))
}
