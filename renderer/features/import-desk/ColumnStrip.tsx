import type { ReactNode } from 'react'
import type { ImportMapping, MapChoices } from '../../../shared/model/import-draft'
import { useWords } from '../../i18n/words'
import { chooseColumn, showColumns } from './desk-work'

type Props = { mapping: ImportMapping; choices: MapChoices; onChange: (choices: MapChoices) => void }

/** The level that tells columns apart is the last of the header, and the first that a narrow field shows. */
function nameColumn(header: string): string {
  return header.split(' · ').reverse().join(' · ')
}

/** The columns of figures in the file, each with the column of the form that it is. */
export function ColumnStrip({ mapping, choices, onChange }: Props): ReactNode {
  const words = useWords()
  const own = words.importDesk.columns
  const columns = showColumns(mapping, choices)
  return (
    <ul className="desk-columns" aria-label={own.name} data-testid="desk-columns">
      {columns.map((column) => {
        const header = column.header === '' ? own.unnamed(column.column + 1) : column.header
        return (
          <li key={column.column} className={column.doubtful ? 'doubtful' : undefined}>
            <span title={header}>
              {column.doubtful && (
                <b className="desk-mark" title={words.importDesk.rows.asked}>
                  ?
                </b>
              )}
              {header}
            </span>
            <select
              aria-label={own.choose(header)}
              value={column.target ?? ''}
              onChange={(event) => {
                const { value } = event.target
                onChange(chooseColumn(choices, column.column, value === '' ? null : value))
              }}
            >
              <option value="">{own.skip}</option>
              {mapping.targetColumns.map(({ id, header: name }) => (
                <option key={id} value={id}>
                  {nameColumn(name)}
                </option>
              ))}
            </select>
            {column.doubtful && (
              <button
                type="button"
                className="desk-small"
                onClick={() => {
                  onChange(chooseColumn(choices, column.column, column.target))
                }}
              >
                {own.accept(column.target === null)}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
