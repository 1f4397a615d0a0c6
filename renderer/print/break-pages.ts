/**
 * Where a table breaks into pages, by the same rules as printing in print.css: the head repeats, a row is never broken,
 * a section row stays with the row after it, and the last row with the first line of notes. The preview shows these pages;
 * the printer makes its own from the unbroken table, so that a rounding here can never lose a row on paper.
 */

export type MeasuredTable = {
  /** Heights in CSS pixels. */
  page: number
  title: number
  head: number
  /** The rows, and after them the lines of notes. */
  rows: readonly { height: number; keepWithNext: boolean }[]
}

/** Rows [from, to) of each page; there is at least one page. */
export function breakPages(table: MeasuredTable): { from: number; to: number }[] {
  const lines = table.rows
  const pages: { from: number; to: number }[] = []
  let from = 0
  let used = table.title + table.head
  lines.forEach((line, position) => {
    if (used + line.height > table.page + tolerance && position > from) {
      const start = startOfKept(lines, from, position)
      pages.push({ from, to: start })
      from = start
      used = lines.slice(start, position).reduce((sum, kept) => sum + kept.height, table.head)
    }
    used += line.height
  })
  pages.push({ from, to: lines.length })
  return pages
}

/** Measured heights are rounded by the browser: half a pixel is no reason to break. */
const tolerance = 0.5

/** The first line of the run that must move together with `line`; `line` itself when the run fills the page. */
function startOfKept(lines: MeasuredTable['rows'], from: number, line: number): number {
  let start = line
  while (start > from && lines[start - 1]?.keepWithNext === true) start -= 1
  return start === from ? line : start
}
