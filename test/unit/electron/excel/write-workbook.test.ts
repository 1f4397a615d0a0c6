import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSharedTexts } from '../../../../electron/excel/write-texts'
import { writeWorkbook } from '../../../../electron/excel/write-workbook'
import { cellXml, escapeXml, textElement } from '../../../../electron/excel/write-xml'
import { listZipParts, unpackPart } from '../../../../electron/excel/zip-parts'
import type { SheetCell, SheetPage, SheetStyle } from '../../../../shared/table/sheet-model'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kttt-write-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const style: SheetStyle = {
  size: 12,
  bold: false,
  italic: false,
  align: 'left',
  indent: 0,
  border: true,
  format: null,
}
const cell = (row: number, column: number, value: number): SheetCell => ({
  row,
  column,
  content: { kind: 'number', value },
  style,
})
const pageOf = (cells: Iterable<SheetCell>, over: Partial<SheetPage> = {}): SheetPage => ({
  name: 'Một',
  hidden: false,
  columns: [10],
  heights: [],
  cells,
  merges: [],
  printTitle: null,
  orientation: 'portrait',
  frozen: { rows: 0, columns: 0 },
  ...over,
})

let count = 0
async function write(
  page: SheetPage,
  report: (done: number, total: number) => void = () => undefined,
): Promise<string> {
  const path = join(folder, `${String(count++)}.xlsx`)
  const model = { pages: [page], names: [], title: '', agency: '' }
  await writeWorkbook(model, { creator: 'x', created: new Date(0) }, path, report)
  return path
}

async function readPart(path: string, name: string): Promise<string> {
  const part = (await listZipParts(readFileSync(path))).find((one) => one.name === name)
  if (part === undefined) throw new Error(`no ${name}`)
  return unpackPart(part).toString('utf8')
}

describe('rows', () => {
  it('keep the heights of rows without cells, before, between and after', async () => {
    const path = await write(
      pageOf([cell(1, 0, 5), cell(3, 2, -0.5)], { heights: [20, undefined, 30, 40, 50] }),
    )
    const sheet = await readPart(path, 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain(
      '<sheetData><row r="1" ht="20" customHeight="1"></row><row r="2"><c r="A2" s="1"><v>5</v></c></row>' +
        '<row r="3" ht="30" customHeight="1"></row><row r="4" ht="40" customHeight="1"><c r="C4" s="1"><v>-0.5</v></c></row>' +
        '<row r="5" ht="50" customHeight="1"></row></sheetData>',
    )
  })

  it('that do not come in order are a mistake of the caller', async () => {
    await expect(write(pageOf([cell(1, 0, 1), cell(0, 0, 1)]))).rejects.toThrow(RangeError)
    await expect(write(pageOf([cell(0, 1, 1), cell(0, 1, 2)]))).rejects.toThrow(RangeError)
  })

  it('report how far a long page is', async () => {
    const seen: number[] = []
    const rows = 5500
    const cells = Array.from({ length: rows }, (_, row) => cell(row, 0, row))
    await write(pageOf(cells, { heights: Array.from({ length: rows }, () => 15) }), (done, total) => {
      expect(total).toBe(rows)
      seen.push(done)
    })
    expect(seen.length).toBeGreaterThanOrEqual(5)
    expect([...seen].sort((a, b) => a - b)).toEqual(seen)
    expect(seen.at(-1)).toBeLessThan(rows)
  })

  it('of one look share it', async () => {
    const sheet = await write(pageOf([cell(0, 0, 1), { ...cell(0, 1, 2), style: { ...style } }]))
    expect(await readPart(sheet, 'xl/styles.xml')).toContain('<cellXfs count="2">')
  })
})

describe('texts', () => {
  it('are escaped, and lose only what the format cannot hold', () => {
    expect(escapeXml('a<b & "c">')).toBe('a&lt;b &amp; &quot;c&quot;&gt;')
    expect(escapeXml('a\u0000b\u001fc\ud800d')).toBe('abcd')
    expect(escapeXml('😀\t\nắ')).toBe('😀\t\nắ')
    expect(cellXml('_x000D_ _y')).toBe('_x005F_x000D_ _y')
    expect(cellXml('😀😀', 3)).toBe('😀')
    expect(textElement('t', ' a')).toBe('<t xml:space="preserve"> a</t>')
  })

  it('are shared up to a limit, then stand in their cells', () => {
    const texts = createSharedTexts()
    expect(texts.write('HTX')).toBe('t="s"><v>0</v>')
    expect(texts.write('người')).toBe('t="s"><v>1</v>')
    expect(texts.write('HTX')).toBe('t="s"><v>0</v>')
    for (let at = 0; at < 20_000; at += 1) texts.write(`số ${String(at)}`)
    expect(texts.write('mới & cuối')).toBe('t="inlineStr"><is><t>mới &amp; cuối</t></is>')
    expect(texts.write('HTX')).toBe('t="s"><v>0</v>')
    const [head = ''] = texts.writePart()
    expect(head).toContain('count="20002" uniqueCount="20000"')
  })
})
