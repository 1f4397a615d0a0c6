/**
 * Screens on paper, several to a page: each takes as many of the lines of a page as its kind needs, in order, and none is
 * broken over two pages.
 */
export type HandoutBlock<T> = { screen: T; rows: number }

/** A page has so many lines; a block is a whole number of them. */
export const rowsOfPage = 6

export function layOutHandout<T>(blocks: readonly HandoutBlock<T>[]): HandoutBlock<T>[][] {
  const pages: HandoutBlock<T>[][] = []
  let left = 0
  for (const block of blocks) {
    if (block.rows > left || pages.length === 0) {
      pages.push([])
      left = rowsOfPage
    }
    pages.at(-1)?.push(block)
    left -= block.rows
  }
  return pages
}
