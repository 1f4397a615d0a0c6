/** How the program's sheet came out, so that the bare grid draws as many rows and columns: read from its DOM. */
export type PageShape = {
  widths: Readonly<Record<string, number>>
  rowHeight: number
  headerHeight: number
  groupHeaderHeight: number
  /** Whether all columns stand in the DOM, or only those in sight. */
  allColumns: boolean
  rowBuffer: number
}

declare global {
  // Set by the bench before the page's own code runs.
  var benchShape: PageShape | undefined
}

export function readShape(): PageShape {
  const { benchShape } = globalThis
  if (benchShape === undefined) throw new Error('the page was opened without a shape')
  return benchShape
}
