import { writeFileSync } from 'node:fs'
import { makeWorkbook, makeZip } from '../../unit/electron/excel/make-zip'

/**
 * A register as offices keep it: a line for each cooperative with names, places, a day, whole numbers, decimals, and cells
 * left empty, in the way spreadsheets write them (shared texts, styles, references).
 */
const registerColumns = 20
const names = 20_000
const places = 700

/** What every reader must find: cells with something, the sum of the whole numbers in column D, letters of column B. */
export type RegisterFigures = { cells: number; wholeSum: number; letters: number }

export function writeRegister(path: string, rows: number): RegisterFigures {
  const figures: RegisterFigures = { cells: 0, wholeSum: 0, letters: 0 }
  const letters = Array.from({ length: registerColumns }, (_, column) => String.fromCharCode(65 + column))
  const pieces: Buffer[] = []
  let text = '<cols><col min="2" max="2" width="40" customWidth="1"/></cols><sheetData>'
  for (let row = 1; row <= rows; row++) {
    text += `<row r="${row}" spans="1:20">`
    for (const [column, letter] of letters.entries()) {
      const content = cellContent(row, column)
      if (content === null) continue
      text += `<c r="${letter}${row}"${content}</c>`
      figures.cells += 1
    }
    figures.wholeSum += wholeNumber(row, 3)
    figures.letters += nameText(row % names).length
    text += '</row>'
    if (row % 2000 === 0) {
      pieces.push(Buffer.from(text))
      text = ''
    }
  }
  pieces.push(Buffer.from(`${text}</sheetData>`))
  const [types, rels, bookRels, book, sheet] = makeWorkbook('@').map((part) => ({ ...part, level: 6 }))
  if (!types || !rels || !bookRels || !book || !sheet) throw new Error('not the parts of a workbook')
  const [head = '', tail = ''] = String(sheet.content).split('@')
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const extend = (content: string | Buffer, end: string, more: string): string =>
    String(content).replace(end, `${more}${end}`)
  const file = makeZip([
    {
      ...types,
      content: extend(
        types.content,
        '</Types>',
        `<Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`,
      ),
    },
    rels,
    {
      ...bookRels,
      content: extend(
        bookRels.content,
        '</Relationships>',
        `<Relationship Id="r2" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="${relation}/styles" Target="styles.xml"/>`,
      ),
    },
    book,
    { name: 'xl/styles.xml', content: styles, level: 6 },
    { name: 'xl/sharedStrings.xml', content: sharedTexts(), level: 6 },
    { ...sheet, content: Buffer.concat([Buffer.from(head), ...pieces, Buffer.from(tail)]) },
  ])
  writeFileSync(path, file)
  return figures
}

function cellContent(row: number, column: number): string | null {
  if (column === 0) return `><v>${row}</v>`
  if (column === 1) return ` s="3" t="s"><v>${row % names}</v>`
  if (column === 2) return ` t="s"><v>${names + (row % places)}</v>`
  if (column === 4) return ` s="2"><v>${36_526 + ((row * 37) % 9000)}</v>`
  if ((row + column) % 11 === 0) return null
  if (column % 3 === 0) return ` s="1"><v>${wholeNumber(row, column)}</v>`
  return `><v>${(((row * 7919 + column * 104_729) % 1_000_003) / 100).toFixed(2)}</v>`
}

function wholeNumber(row: number, column: number): number {
  return (row + column) % 11 === 0 ? 0 : (row * 104_729 + column * 7919) % 1_000_003
}

function nameText(name: number): string {
  return `Hợp tác xã Dịch vụ nông nghiệp số ${name}`
}

function sharedTexts(): string {
  const items = [
    ...Array.from({ length: names }, (_, name) => nameText(name)),
    ...Array.from({ length: places }, (_, place) => `Huyện thứ ${place}`),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${items.length}">${items.map((item) => `<si><t>${item}</t></si>`).join('')}</sst>`
}

const styles = `<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`
