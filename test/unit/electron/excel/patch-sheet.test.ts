import { describe, expect, it } from 'vitest'
import { applySplices, readAttribute, scanTags, setAttribute } from '../../../../electron/excel/patch-scan'
import { patchSheet, type CellEdit, type PatchContent } from '../../../../electron/excel/patch-sheet'

const number = (value: string): PatchContent => ({ kind: 'number', value })
const text = (value: string): PatchContent => ({ kind: 'text', text: value })
const blank: PatchContent = { kind: 'blank' }

/** "D8" → an edit of that cell. */
function edit(address: string, content: PatchContent): CellEdit {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(row) - 1, column, content }
}

const sheet = (data: string, before = ''): string =>
  `<?xml version="1.0"?>\r\n<worksheet xmlns="m">${before}<sheetData>${data}</sheetData><pageMargins left="0.7"/></worksheet>`

const patch = (xml: string, ...edits: CellEdit[]): string => patchSheet(xml, edits).xml

describe('scanning', () => {
  it('passes over what only looks like tags', () => {
    const xml = `<?xml v?><a b="x>y" c='"'><!-- <d> --><![CDATA[<e>]]><x:f /></a>`
    expect([...scanTags(xml)].map(({ kind, name, local }) => [kind, name, local])).toEqual([
      ['open', 'a', 'a'],
      ['empty', 'x:f', 'f'],
      ['close', 'a', 'a'],
    ])
  })

  it('refuses cut text', () => {
    expect(() => [...scanTags('<a b="')]).toThrow(SyntaxError)
    expect(() => [...scanTags('<a')]).toThrow(SyntaxError)
    expect(() => [...scanTags('<!-- a')]).toThrow(SyntaxError)
  })

  it('reads and sets attributes and leaves the others as written', () => {
    const tag = `<c  r='D8' x:s="9"   s="3" t="s" />`
    expect(readAttribute(tag, 's')).toBe('3')
    expect(readAttribute(tag, 'vm')).toBeNull()
    expect(setAttribute(tag, 't', null)).toBe(`<c  r='D8' x:s="9"   s="3" />`)
    expect(setAttribute(tag, 't', 'str')).toBe(`<c  r='D8' x:s="9"   s="3" t="str" />`)
    expect(setAttribute(tag, 'vm', '1')).toBe(`<c  r='D8' x:s="9"   s="3" t="s" vm="1" />`)
    expect(setAttribute('<c r="D8">', 't', 'str')).toBe('<c r="D8" t="str">')
  })

  it('refuses pieces over each other', () => {
    expect(() =>
      applySplices('abcd', [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ]),
    ).toThrow()
  })
})

describe('patching a sheet', () => {
  it('changes value and type and nothing else of a cell', () => {
    const xml = sheet(
      `<row r="1" ht="20"><c r="A1" s="4" t="s"><v>7</v></c><c r="B1" s="5"><v>1</v></c></row>`,
    )
    expect(patch(xml, edit('A1', number('25454')))).toBe(xml.replace(' t="s"><v>7<', '><v>25454<'))
    expect(patch(xml, edit('B1', text('–')))).toBe(
      xml.replace('s="5"><v>1</v>', 's="5" t="inlineStr"><is><t>–</t></is>'),
    )
    expect(patch(xml, edit('A1', blank))).toBe(xml.replace('s="4" t="s"><v>7</v></c>', 's="4"/>'))
  })

  it('fills empty cells and leaves blank ones alone', () => {
    const xml = sheet(`<row r="2"><c r="A2" s="4" /><c r="B2" s="5"/></row>`)
    expect(patch(xml, edit('A2', number('1')), edit('B2', blank))).toBe(
      sheet(`<row r="2"><c r="A2" s="4"><v>1</v></c><c r="B2" s="5"/></row>`),
    )
  })

  it('keeps spaces and escapes text', () => {
    const xml = sheet('<row r="1"><c r="A1"/></row>')
    expect(patch(xml, edit('A1', text(' a & <b>\u0001')))).toContain(
      '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a &amp; &lt;b&gt;</t></is></c>',
    )
  })

  it('keeps a formula and sets its stored result; takes away the result of the others', () => {
    const xml = sheet(
      `<row r="1"><c r="A1"><f>B1+1</f><v>2</v></c><c r="B1" t="str" s="1"><f t="shared" ref="B1:B2" si="0">C1&amp;"x"</f><v>y</v></c><c r="C1"><f>1+1</f></c><c r="D1" t="e"><f t="shared" si="0"/><v>#REF!</v></c></row>`,
    )
    const patched = patchSheet(xml, [edit('A1', number('103.4')), edit('E1', number('1'))])
    expect(patched.xml).toBe(
      sheet(
        `<row r="1"><c r="A1"><f>B1+1</f><v>103.4</v></c><c r="B1" s="1"><f t="shared" ref="B1:B2" si="0">C1&amp;"x"</f></c><c r="C1"><f>1+1</f></c><c r="D1"><f t="shared" si="0"/></c><c r="E1"><v>1</v></c></row>`,
      ),
    )
    expect(patched.staleFormulas).toBe(2)
    expect(patch(xml, edit('A1', text('–')))).toContain('<c r="A1" t="str"><f>B1+1</f><v>–</v></c>')
    expect(patch(xml, edit('A1', blank))).toContain('<c r="A1" t="str"><f>B1+1</f><v></v></c>')
  })

  it('keeps what extends a cell and drops what belonged to its old value', () => {
    const xml = sheet(
      '<row r="1"><c r="A1" vm="3" cm="1" t="e"><v>#VALUE!</v><extLst><ext/></extLst></c></row>',
    )
    expect(patch(xml, edit('A1', number('5')))).toContain(
      '<c r="A1" cm="1"><v>5</v><extLst><ext/></extLst></c>',
    )
  })

  it('inserts cells and rows in order, with the style of their row or column', () => {
    const xml = sheet(
      `<row r="3" s="9" customFormat="1" spans="2:3"><c r="B3"/></row><row r="6" s="9"/>`,
      '<dimension ref="B3:C6"/><cols><col min="4" max="5" width="9" style="7"/><col min="1" max="1" style="2"/></cols>',
    )
    expect(
      patch(
        xml,
        edit('D6', number('6')),
        edit('A3', number('3')),
        edit('C3', number('4')),
        edit('D4', text('…')),
        edit('B9', number('9')),
        edit('A1', blank),
      ),
    ).toBe(
      sheet(
        `<row r="3" s="9" customFormat="1" spans="1:3"><c r="A3" s="9"><v>3</v></c><c r="B3"/><c r="C3" s="9"><v>4</v></c></row><row r="4"><c r="D4" s="7" t="inlineStr"><is><t>…</t></is></c></row><row r="6" s="9"><c r="D6" s="7"><v>6</v></c></row><row r="9"><c r="B9"><v>9</v></c></row>`,
        '<dimension ref="A3:D9"/><cols><col min="4" max="5" width="9" style="7"/><col min="1" max="1" style="2"/></cols>',
      ),
    )
  })

  it('counts cells and rows without references', () => {
    const xml = sheet('<row><c><v>1</v></c><c s="2"><v>2</v></c></row><row><c/><c><v>4</v></c></row>')
    expect(patch(xml, edit('B1', number('20')), edit('A2', number('30')), edit('C2', number('50')))).toBe(
      sheet(
        '<row><c><v>1</v></c><c s="2"><v>20</v></c></row><row><c><v>30</v></c><c><v>4</v></c><c r="C2"><v>50</v></c></row>',
      ),
    )
  })

  it('speaks the prefix of the sheet', () => {
    const xml =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(patch(xml, edit('A1', text('–')), edit('B2', number('1')))).toBe(
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>–</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    )
  })

  it('opens an empty sheet', () => {
    const xml = '<worksheet><sheetData/></worksheet>'
    expect(patch(xml, edit('B1', number('1')))).toBe(
      '<worksheet><sheetData><row r="1"><c r="B1"><v>1</v></c></row></sheetData></worksheet>',
    )
    expect(patch(xml)).toBe(xml)
    expect(() => patch('<worksheet/>')).toThrow(SyntaxError)
  })

  it('is the same after a second time', () => {
    const xml = sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    const edits = [edit('A1', number('5')), edit('C4', text('–'))]
    const once = patchSheet(xml, edits).xml
    expect(patchSheet(once, edits).xml).toBe(once)
  })
})
