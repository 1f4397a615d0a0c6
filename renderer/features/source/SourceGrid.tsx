import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import type { SourceSheet } from '../../../shared/model/import-draft'
import { cellAddress } from '../../../shared/table/cell-grid'
import { useWords } from '../../i18n/words'
import { layOutSource, type SourceCell } from './lay-out-source'

/** A sheet as a table with letters and numbers at its edges; the marked cell is brought into view. */
export function SourceGrid({ sheet }: { sheet: SourceSheet }): ReactNode {
  const words = useWords()
  const own = words.importDesk.source
  const { columns, rows } = useMemo(() => layOutSource(sheet), [sheet])
  const marked = useRef<HTMLTableCellElement>(null)
  useEffect(() => {
    marked.current?.scrollIntoView({ block: 'center', inline: 'center' })
  }, [sheet])
  const isMarked = ({ row, column }: SourceCell): boolean =>
    row === sheet.at.row && column === sheet.at.column
  return (
    <div className="source-box" tabIndex={0} role="region" aria-label={own.grid(sheet.sheet)}>
      <table className="source-grid" data-testid="source-grid">
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {cellAddress(0, column).slice(0, -1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row">{row + 1}</th>
              {cells.map((cell) => (
                <td
                  key={cell.column}
                  ref={isMarked(cell) ? marked : undefined}
                  rowSpan={cell.down}
                  colSpan={cell.across}
                  className={[
                    cell.number ? 'number' : '',
                    cell.bold ? 'bold' : '',
                    cell.across > 1 ? 'merged' : '',
                    isMarked(cell) ? 'marked' : '',
                  ]
                    .filter((name) => name !== '')
                    .join(' ')}
                  data-testid={isMarked(cell) ? 'source-cell' : undefined}
                >
                  {isMarked(cell) && <span className="source-mark">▶ {own.marked}</span>}
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
