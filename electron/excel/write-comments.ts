import { cellAddress } from '../../shared/table/cell-grid'
import { countLines } from '../../shared/table/sheet-metrics'
import type { SheetNote } from '../../shared/table/sheet-model'
import { escapeXml, textElement, xmlHead } from './write-xml'

/**
 * Comments take two parts: their texts, and a drawing in an old markup with the box of each. Without the box spreadsheets
 * report the file as damaged.
 */
const boxColumns = 3
const lettersPerLine = 30
const fontSize = 10

export function writeComments(notes: readonly SheetNote[], author: string): string {
  const items = notes.map(({ row, column, text }) => {
    const font = `<rPr><sz val="${String(fontSize)}"/><rFont val="Times New Roman"/><family val="1"/></rPr>`
    return `<comment ref="${cellAddress(row, column)}" authorId="0"><text><r>${font}${textElement('t', text)}</r></text></comment>`
  })
  return `${xmlHead}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>${escapeXml(author)}</author></authors><commentList>${items.join('')}</commentList></comments>`
}

/** Shapes are numbered in blocks of so many; no two parts of a workbook share a block. */
const shapesPerBlock = 1024

/** How many blocks the boxes of a page take. */
export function countBlocks(notes: readonly SheetNote[]): number {
  return Math.ceil((notes.length + 1) / shapesPerBlock)
}

/** @param firstBlock the first block that is free, from 1 */
export function writeCommentBoxes(notes: readonly SheetNote[], firstBlock: number): string {
  const shapes = notes.map(({ row, column, text }, at) => {
    const lines = Math.min(20, countLines(text, lettersPerLine, fontSize, false) + 1)
    const top = Math.max(0, row - 1)
    // Left and right column, upper and lower row, each with an offset in pixels.
    const anchor = [column + 1, 12, top, 4, column + 1 + boxColumns, 12, top + Math.max(2, lines), 4].join(
      ', ',
    )
    return (
      `<v:shape id="_x0000_s${String(firstBlock * shapesPerBlock + 1 + at)}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>` +
      `<x:Row>${String(row)}</x:Row><x:Column>${String(column)}</x:Column></x:ClientData></v:shape>`
    )
  })
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="' +
    `${Array.from({ length: countBlocks(notes) }, (_, at) => String(firstBlock + at)).join(',')}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  )
}
