import { decodeXml, readAttribute, scanTags } from './patch-scan'

/** Formats of every spreadsheet that show percentages, by number. */
const builtInPercent = new Set(['9', '10'])

/** Cell styles (the `s` of a cell) whose number format shows a number as percent. */
export function findPercentStyles(xml: string): Set<string> {
  const formats = new Set(builtInPercent)
  const styles = new Set<string>()
  let inCells = false
  let count = 0
  for (const tag of scanTags(xml)) {
    if (tag.local === 'cellXfs') inCells = tag.kind === 'open'
    if (tag.kind === 'close') continue
    const written = xml.slice(tag.start, tag.end)
    if (tag.local === 'numFmt') {
      const code = decodeXml(readAttribute(written, 'formatCode') ?? '')
      if (showsPercent(code)) formats.add(readAttribute(written, 'numFmtId') ?? '')
    }
    if (tag.local !== 'xf' || !inCells) continue
    if (formats.has(readAttribute(written, 'numFmtId') ?? '0')) styles.add(String(count))
    count += 1
  }
  return styles
}

/** "%" as an operator, not as a letter behind the number. */
function showsPercent(format: string): boolean {
  return format.replace(/"[^"]*"|\\.|_./g, '').includes('%')
}
