import { useId, type ReactNode } from 'react'
import type { TableLayout } from '../../../shared/model/table-layout'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { changeLook, useTableLook } from '../../state/table-looks'
import type { ViewSlot } from '../../state/view-store'
import { freezeTo, hideColumns, resetColumns, showColumn } from './column-actions'

type Props = { layout: TableLayout; slot: ViewSlot }

/** The columns of the shown table: which are seen, and up to which they stay while scrolling. */
export function ColumnsPopover({ layout, slot }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const id = useId()
  const { hidden, frozen } = useTableLook(layout.name)
  const { columns } = words.view
  const missing = layout.columns.filter((column) => hidden.includes(column.id)).length
  return (
    <>
      <button
        type="button"
        className={missing > 0 ? 'columns-button some-hidden' : 'columns-button'}
        popoverTarget={id}
        title={missing > 0 ? columns.hidden(missing) : columns.title}
        data-testid="columns"
      >
        {columns.button}
        {missing > 0 && <small>−{missing}</small>} <span aria-hidden="true">▾</span>
      </button>
      <div id={id} popover="auto" className="columns-list" role="dialog" aria-label={columns.title}>
        <ul>
          {layout.columns.map((column) => {
            const name = column.header.join(' · ')
            const isFrozen = frozen === column.id
            return (
              <li key={column.id}>
                <label title={columns.show(name)}>
                  <input
                    type="checkbox"
                    checked={!hidden.includes(column.id)}
                    data-testid={`column-${column.id}`}
                    onChange={({ target }) => {
                      if (target.checked) showColumn(app, layout, column.id)
                      else hideColumns(app, words, slot, layout, [column.id])
                    }}
                  />
                  <span>{name}</span>
                </label>
                <button
                  type="button"
                  className="plain-icon"
                  aria-pressed={isFrozen}
                  aria-label={columns.freeze(name)}
                  title={isFrozen ? columns.frozen : columns.freezeHere}
                  data-testid={`freeze-${column.id}`}
                  onClick={() => {
                    freezeTo(app, layout, column.id)
                  }}
                >
                  ⇤
                </button>
              </li>
            )
          })}
        </ul>
        <p className="quiet">{columns.hint}</p>
        <div className="list-actions">
          <button
            type="button"
            disabled={missing === 0}
            data-testid="columns-show-all"
            onClick={() => {
              changeLook(app, layout.name, { hidden: [] })
            }}
          >
            {columns.showAll}
          </button>
          <button
            type="button"
            data-testid="columns-reset"
            onClick={() => {
              resetColumns(app, layout)
            }}
          >
            {columns.reset}
          </button>
        </div>
      </div>
    </>
  )
}
