import { useCallback, type ReactNode } from 'react'
import { keepsWithNext, PaperTable } from './PaperTable'
import { PaperPages, type PaperPart } from './PaperPages'
import type { PaperTableContent } from './paper-content'

/** An official table in the print view, page by page. */
export function PaperTablePages(content: PaperTableContent): ReactNode {
  const { layout, cells, stated, words, marks, notes, checked } = content
  const draw = useCallback(
    (part?: PaperPart) => (
      <PaperTable
        {...{ layout, cells, stated, words, notes, checked }}
        {...(marks === undefined ? {} : { marks })}
        {...(part === undefined ? {} : { part })}
      />
    ),
    [layout, cells, stated, words, marks, notes, checked],
  )
  const keeps = useCallback(
    (line: number, lines: number) => {
      const row = layout.rows[line]
      // The last row brings the first note with it.
      const isLast = line === layout.rows.length - 1 && lines > layout.rows.length
      return row !== undefined && (isLast || keepsWithNext(row))
    },
    [layout],
  )
  return <PaperPages orientation={layout.orientation} draw={draw} keepsWithNext={keeps} />
}
