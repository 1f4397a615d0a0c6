import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils, write, type CellObject, type WorkSheet } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { openArchive } from '../../../../electron/excel/packed-archive'
import { readXlsx } from '../../../../electron/excel/read-xlsx'
import { Failure } from '../../../../shared/contract/errors'
import { pickOne, seededRandom } from '../../../fixtures/seeded-random'

/** The same file read by the program and by an independent library: sheets, cells, sums, texts and formulas must agree. */
type Summary = {
  sheet: string
  numbers: number
  sum: string
  texts: string[]
  booleans: number
  formulas: string[]
  merges: number
}

/** The two show days in different words. */
const isDay = (format: string): boolean => /[dmyh]/i.test(format.replace('General', ''))

/** Sums of binary fractions depend on their order, which is the same here. */
const sumOf = (numbers: readonly number[]): string =>
  numbers.reduce((sum, value) => sum + value, 0).toPrecision(12)

async function readByProgram(bytes: Buffer): Promise<Summary[]> {
  const { grids } = await readXlsx(await openArchive(bytes), { legacy: 'as-is' })
  return grids.map(({ sheet, rows, merges }) => {
    const cells = [...rows].flatMap((row) => row.cells)
    const numbers = cells.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
    return {
      sheet,
      numbers: numbers.length,
      sum: sumOf(numbers),
      texts: cells.flatMap(({ value, style }) =>
        typeof value === 'string' ? [isDay(style?.format ?? '') ? 'day' : value] : [],
      ),
      booleans: cells.filter(({ value }) => typeof value === 'boolean').length,
      formulas: cells.flatMap(({ formula }) => (formula === null || formula === '' ? [] : [formula])),
      merges: merges.length,
    }
  })
}

function readByLibrary(bytes: Buffer): Summary[] {
  const book = read(bytes, { type: 'buffer', cellNF: true, cellFormula: true, dense: true })
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name] ?? {}
    const cells = listCells(sheet)
    const isDate = ({ t, z }: CellObject): boolean => t === 'n' && isDay(String(z ?? ''))
    const isPercent = ({ z }: CellObject): boolean => String(z ?? '').includes('%')
    const numbers = cells
      .filter((cell) => cell.t === 'n' && !isDate(cell))
      .map((cell) => (isPercent(cell) ? Number((Number(cell.v) * 100).toPrecision(15)) : Number(cell.v)))
    return {
      sheet: name.normalize('NFC'),
      numbers: numbers.length,
      sum: sumOf(numbers),
      texts: cells.flatMap((cell) => {
        const text = isDate(cell)
          ? 'day'
          : cell.t === 's'
            ? String(cell.v)
            : cell.t === 'e'
              ? (cell.w ?? '')
              : ''
        const shown = text.replace(/\r\n?/g, '\n').normalize('NFC').trim()
        return shown === '' ? [] : [shown]
      }),
      booleans: cells.filter(({ t }) => t === 'b').length,
      formulas: cells.flatMap(({ f, F }, at) =>
        f === undefined || (F !== undefined && cells[at - 1]?.F === F) ? [] : [f],
      ),
      merges: (sheet['!merges'] ?? []).length,
    }
  })
}

function listCells(sheet: WorkSheet): CellObject[] {
  const data = sheet['!data'] ?? []
  return data.flatMap((line) => line.filter((cell): cell is CellObject => cell.t !== 'z'))
}

function randomBook(random: () => number): Buffer {
  const book = utils.book_new()
  const words = [
    'HTX',
    'Hợp tác xã',
    ' Tổng số ',
    'a & b',
    '<c>',
    '"',
    "'",
    '1.250',
    '=1+1',
    'dòng\nhai',
    'x_x000D_y',
    '𠀋',
  ]
  for (let at = 0; at < 3; at++) {
    const rows = Array.from({ length: 30 }, () =>
      Array.from({ length: 12 }, () => {
        const kind = random()
        if (kind < 0.2) return null
        if (kind < 0.5) return Math.round((random() - 0.5) * 1e9) / 10 ** Math.floor(random() * 8)
        if (kind < 0.55) return random() < 0.5
        return pickOne(random, words)
      }),
    )
    const sheet = utils.aoa_to_sheet(rows)
    sheet['A40'] = { t: 'n', v: 12, f: 'SUM(A1:A30)' }
    sheet['B40'] = { t: 's', v: 'x', f: 'A1&"<&>"' }
    sheet['!ref'] = 'A1:L40'
    sheet['!merges'] = [{ s: { r: 33, c: 0 }, e: { r: 34, c: 3 } }]
    utils.book_append_sheet(book, sheet, `Biểu ${String(at)} & 'x' 1`)
  }
  return write(book, { type: 'buffer', bookType: 'xlsx', bookSST: random() < 0.5 }) as Buffer
}

describe('two readers of one file', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('agree on workbooks by chance: seed %i', async (seed) => {
    const bytes = randomBook(seededRandom(seed))
    expect(await readByProgram(bytes)).toEqual(readByLibrary(bytes))
  })

  const samples = join(import.meta.dirname, '../../../../../shared/data/xlsx')
  const names = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith('.xlsx')) : []
  it('agree on the workbooks of other programs', async (context) => {
    if (names.length === 0) context.skip('needs the collection of foreign workbooks beside the project')
    for (const name of names) {
      const bytes = readFileSync(join(samples, name))
      const library = readByLibrary(bytes)
      if (library.every((sheet) => sheet.numbers + sheet.texts.length === 0)) {
        await expect(readByProgram(bytes), name).rejects.toThrow(new Failure('excel-empty'))
        continue
      }
      const program = await readByProgram(bytes)
      const withoutMerges = (all: readonly Summary[]): unknown[] => all.map(({ merges: _, ...rest }) => rest)
      expect(withoutMerges(program), name).toEqual(withoutMerges(library))
    }
  })
})
