/**
 * Where the lines of a section break into pages. A line is what no page splits: a row of a table, a line of a paragraph, a
 * chart, the signature. A head that repeats counts on every page that a later row begins; a line that keeps with the next
 * goes along with it. The sheets on the screen are cut here, and they are what is printed.
 */

export type PaperLine = {
  /** Heights in CSS pixels. */
  height: number
  /** What stands above it where it begins a page: the head of its table. */
  repeat: number
  /** Room below, which the end of a page swallows. */
  after: number
  keepWithNext: boolean
  breakBefore: boolean
}

/** Lines [from, to) of each page; there is at least one page. */
export function breakPages(lines: readonly PaperLine[], page: number): { from: number; to: number }[] {
  const pages: { from: number; to: number }[] = []
  let from = 0
  let used = 0
  lines.forEach((line, position) => {
    if (position > from && (line.breakBefore || used + line.height > page + tolerance)) {
      const start = line.breakBefore ? position : startOfKept(lines, from, position, page)
      pages.push({ from, to: start })
      from = start
      used = lines.slice(start, position).reduce((sum, kept) => sum + kept.height + kept.after, 0)
      used += lines[start]?.repeat ?? 0
    }
    used += line.height + line.after
  })
  pages.push({ from, to: lines.length })
  return pages
}

/** Measured heights are rounded by the browser: half a pixel is no reason to break. */
const tolerance = 0.5

/** The first line of the run that must move together with `line`; as much of it as a page holds together. */
function startOfKept(lines: readonly PaperLine[], from: number, line: number, page: number): number {
  let start = line
  while (start > from && lines[start - 1]?.keepWithNext === true && lines[start]?.breakBefore !== true)
    start -= 1
  if (start === from) return line
  while (start < line && heightFrom(lines, start, line) > page + tolerance) start += 1
  return start
}

function heightFrom(lines: readonly PaperLine[], start: number, line: number): number {
  const kept = lines.slice(start, line).reduce((sum, { height, after }) => sum + height + after, 0)
  return (lines[start]?.repeat ?? 0) + kept + (lines[line]?.height ?? 0)
}
