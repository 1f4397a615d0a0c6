import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { bundleProgram, repoRoot } from '../../tools/bundle-program'
import { noteRounds, type NoteRow } from '../peers/bench-rows'

/** Writing a register of 200.000 × 20 against the streaming writer of exceljs: the same cells, each in its own process. */
const rows = 200_000
const rounds = 3

type Written = { milliseconds: number; peakMb: number }

export async function measureWrite(note: NoteRow): Promise<void> {
  const folder = join(repoRoot, 'test/output/bench')
  const program = await bundleProgram('test/bench/excel/write-child.ts')
  mkdirSync(folder, { recursive: true })
  const write = async (writer: 'ours' | 'exceljs'): Promise<Written> => {
    const path = join(folder, `written-by-${writer}.xlsx`)
    rmSync(path, { force: true })
    const { stdout } = await promisify(execFile)(process.execPath, [program, writer, path, String(rows)], {
      timeout: 600_000,
    })
    if (statSync(path).size < 1_000_000) throw new Error(`${writer} wrote next to nothing`)
    rmSync(path)
    return JSON.parse(stdout) as Written
  }
  const ours: Written[] = []
  const theirs: Written[] = []
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await write('exceljs'))
    ours.push(await write('ours'))
  }
  const peak = (written: readonly Written[]): number => Math.max(...written.map(({ peakMb }) => peakMb))
  const seconds = (written: readonly Written[]): number[] =>
    written.map(({ milliseconds }) => milliseconds / 1000)
  note('write-200k-peak-mb', peak(ours), 'MB', peak(theirs))
  noteRounds(note, 'write-200k-vs-exceljs', 's', seconds(ours), seconds(theirs))
}
