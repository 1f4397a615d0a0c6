import { useEffect, useState } from 'react'
import { findInRow, type FindKind, type Findable, type FoundCell } from '../../../shared/table/find-cells'

export type TableMatches = { found: readonly FoundCell[]; isSearching: boolean; isFull: boolean }

/** More matches than anybody steps through. */
const mostMatches = 10_000
/** The search of a large table gives the window back after so many milliseconds. */
const longestTurnMs = 8
const typingPauseMs = 120

const nothing: TableMatches = { found: [], isSearching: false, isFull: false }

/** The matches in a table, in reading order; they arrive when the whole table has been searched. */
export function useTableMatches(table: Findable | null, text: string, kind: FindKind): TableMatches {
  const [matches, setMatches] = useState<TableMatches>(nothing)
  useEffect(() => {
    const isIdle = table === null || text.trim() === ''
    const found: FoundCell[] = []
    let row = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const search = (): void => {
      if (isIdle) {
        setMatches(nothing)
        return
      }
      const start = performance.now()
      while (row < table.rows.length && found.length <= mostMatches) {
        found.push(...findInRow(table, text, kind, row))
        row += 1
        if (performance.now() - start > longestTurnMs) break
      }
      if (row < table.rows.length && found.length <= mostMatches) {
        timer = setTimeout(search, 0)
        return
      }
      setMatches({
        found: found.slice(0, mostMatches),
        isSearching: false,
        isFull: found.length > mostMatches,
      })
    }
    timer = setTimeout(search, isIdle ? 0 : typingPauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [table, text, kind])
  return matches
}
