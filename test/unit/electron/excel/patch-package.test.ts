import { describe, expect, it } from 'vitest'
import { patchWorkbook } from '../../../../electron/excel/patch-package'
import type { CellEdit } from '../../../../electron/excel/patch-sheet'
import { findPercentStyles } from '../../../../electron/excel/patch-styles'
import { createMemoryTarget } from '../../../../electron/excel/zip-memory'
import { listZipParts, unpackPart } from '../../../../electron/excel/zip-parts'
import { createZipWriter } from '../../../../electron/excel/zip-writer'
import { makeWorkbook, makeZip, type ZipPart } from './make-zip'

const cells = '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c></row></sheetData>'
const five: CellEdit = { row: 0, column: 0, content: { kind: 'number', value: '5' } }

type Written = { parts: Map<string, string>; bytes: Buffer; staleFormulas: number }

async function patch(
  parts: readonly ZipPart[],
  { sheet = 'S', edits = [five], recalculate = true } = {},
): Promise<Written> {
  const target = createMemoryTarget()
  const source = makeZip(parts)
  const { staleFormulas } = await patchWorkbook(
    source,
    [{ sheet, edits }],
    recalculate,
    createZipWriter(target),
  )
  const bytes = Buffer.from(target.bytes())
  const listed = await listZipParts(bytes)
  return {
    parts: new Map(listed.map((part) => [part.name, unpackPart(part).toString('utf8')])),
    bytes,
    staleFormulas,
  }
}

const replaceIn = (name: string, change: (text: string) => string): ZipPart[] =>
  makeWorkbook(cells).map((part) =>
    part.name === name ? { ...part, content: change(String(part.content)) } : part,
  )

describe('patching a workbook', () => {
  it('changes the sheet, orders the formulas to be computed, and leaves the rest', async () => {
    const before = makeWorkbook(cells)
    const { parts, staleFormulas } = await patch(before)
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<c r="A1"><v>5</v></c><c r="B1"><f>A1</f></c>')
    expect(staleFormulas).toBe(1)
    expect(parts.get('xl/workbook.xml')).toContain('</sheets><calcPr fullCalcOnLoad="1"/></workbook>')
    for (const { name, content } of before)
      if (!/sheet1|workbook\.xml$/.test(name)) expect(parts.get(name)).toBe(content)
  })

  it('sets the order where the workbook has words on calculation, and behind its names', async () => {
    const own = await patch(
      replaceIn('xl/workbook.xml', (text) =>
        text.replace('</workbook>', '<calcPr calcId="1" calcMode="manual"/><extLst/></workbook>'),
      ),
    )
    expect(own.parts.get('xl/workbook.xml')).toContain(
      '<calcPr calcId="1" calcMode="manual" fullCalcOnLoad="1"/><extLst/>',
    )
    const named = await patch(
      replaceIn('xl/workbook.xml', (text) =>
        text.replace(
          '</workbook>',
          '<definedNames><definedName name="a">S!$A$1</definedName></definedNames><oleSize ref="A1"/></workbook>',
        ),
      ),
    )
    expect(named.parts.get('xl/workbook.xml')).toContain(
      '</definedNames><calcPr fullCalcOnLoad="1"/><oleSize',
    )
  })

  it('leaves the workbook part alone where nothing is computed', async () => {
    const before = makeWorkbook(cells)
    const { parts } = await patch(before, { recalculate: false })
    expect(parts.get('xl/workbook.xml')).toBe(before.find(({ name }) => name === 'xl/workbook.xml')?.content)
  })

  it('copies a workbook in which nothing changes byte for byte', async () => {
    const before = makeWorkbook(cells)
    const { parts } = await patch(before, { edits: [] })
    expect([...parts]).toEqual(before.map(({ name, content }) => [name, content]))
  })

  it('finds parts under odd names: prefixes, absolute targets, other case, backslashes', async () => {
    const parts = makeWorkbook(cells).map((part): ZipPart => {
      const text = String(part.content)
      switch (part.name) {
        case 'xl/workbook.xml':
          return {
            name: part.name,
            content: text
              .replaceAll('<workbook', '<x:workbook')
              .replace('</workbook', '</x:workbook')
              .replaceAll('<sheet', '<x:sheet')
              .replaceAll('</sheet', '</x:sheet')
              .replace('xmlns="', 'xmlns:x="'),
          }
        case 'xl/_rels/workbook.xml.rels':
          return {
            name: part.name,
            content: text.replace('worksheets/sheet1.xml', '/xl/Worksheets/Sheet1.xml'),
          }
        case 'xl/worksheets/sheet1.xml':
          return { name: 'xl\\worksheets\\sheet1.xml', content: text }
        default:
          return part
      }
    })
    const written = await patch(parts)
    expect(written.parts.get('xl/worksheets/sheet1.xml')).toContain('<v>5</v>')
    expect(written.parts.get('xl/workbook.xml')).toContain('<x:calcPr fullCalcOnLoad="1"/></x:workbook>')
  })

  it('keeps the encoding of a part, with its mark', async () => {
    const wide = makeWorkbook(cells).map((part): ZipPart => {
      if (part.name !== 'xl/worksheets/sheet1.xml') return part
      const text = `\ufeff${String(part.content).replace('version="1.0"', 'version="1.0" encoding="utf-16"')}`
      return { name: part.name, content: Buffer.from(text, 'utf16le') }
    })
    const listed = await listZipParts((await patch(wide)).bytes)
    const sheet = listed.find(({ name }) => name === 'xl/worksheets/sheet1.xml')
    if (sheet === undefined) throw new Error('no sheet')
    const bytes = unpackPart(sheet)
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe])
    expect(bytes.toString('utf16le')).toContain('<c r="A1"><v>5</v></c>')
  })

  it('stores what is to be seen as percent as its hundredth part', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="0&quot;%&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"><alignment/></xf><xf numFmtId="165"/><xf numFmtId="10"/></cellXfs></styleSheet>'
    expect([...findPercentStyles(styles)]).toEqual(['1', '3'])
    const parts = [
      ...replaceIn('xl/_rels/workbook.xml.rels', (text) =>
        text.replace(
          '</Relationships>',
          '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
        ),
      ).map((part) =>
        part.name === 'xl/worksheets/sheet1.xml'
          ? { ...part, content: String(part.content).replace('<c r="A1">', '<c r="A1" s="1">') }
          : part,
      ),
      { name: 'xl/styles.xml', content: styles },
    ]
    const written = await patch(parts, {
      edits: [{ row: 0, column: 0, content: { kind: 'number', value: '103.4' } }],
    })
    expect(written.parts.get('xl/worksheets/sheet1.xml')).toContain('<c r="A1" s="1"><v>1.034</v></c>')
  })
})

describe('workbooks that cannot be filled', () => {
  it('are refused, each with its reason', async () => {
    await expect(patch(makeWorkbook(cells), { sheet: 'Khác' })).rejects.toMatchObject({
      code: 'template-sheet-missing',
    })
    await expect(
      patch([...makeWorkbook(cells), { name: 'xl/vbaProject.bin', content: 'x' }]),
    ).rejects.toMatchObject({ code: 'template-macros' })
    await expect(patch(makeWorkbook('<sheetData><row r="1"><c r="A1">'))).rejects.toMatchObject({
      code: 'excel-damaged',
    })
    await expect(
      patch(replaceIn('xl/worksheets/sheet1.xml', (text) => text.replace('sheetData', 'data'))),
    ).rejects.toMatchObject({ code: 'excel-damaged' })
    await expect(
      patch(makeWorkbook(cells).filter(({ name }) => !name.includes('_rels/.rels'))),
    ).rejects.toMatchObject({
      code: 'excel-damaged',
    })
    await expect(listZipParts(Buffer.from('PK\u0003\u0004 cut'))).rejects.toMatchObject({
      code: 'excel-damaged',
    })
  })
})
