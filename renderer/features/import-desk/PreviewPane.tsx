import { useEffect, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { ImportMapping } from '../../../shared/model/import-draft'
import type { ImportStatus } from '../../../shared/model/import-preview'
import { useWords } from '../../i18n/words'
import { chooseValue, type TableWork } from './desk-work'
import { moveActive } from './list-keys'
import {
  filterCells,
  importStatuses,
  isTicked,
  listDoubted,
  shownAtFirst,
  statusSigns,
  takesTick,
  tickCells,
} from './preview-cells'
import { PreviewRow, previewRowHeight } from './PreviewRow'
import { useRowWindow } from '../../ui/use-row-window'

type Props = {
  mapping: ImportMapping
  work: TableWork
  onChange: (part: Partial<TableWork>) => void
  /** Back to what is still asked. */
  onReview: () => void
}

/** What the table would change in the workbook, cell by cell, with a tick on each. Thousands of cells: drawn as scrolled. */
export function PreviewPane({ mapping, work, onChange, onReview }: Props): ReactNode {
  const words = useWords()
  const own = words.importDesk.preview
  const [statuses, setStatuses] = useState<ReadonlySet<ImportStatus>>(shownAtFirst)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const doubted = useMemo(() => listDoubted(mapping), [mapping])
  const shown = useMemo(() => filterCells(mapping.cells, statuses, text), [mapping, statuses, text])
  const list = useRowWindow(shown.length, previewRowHeight)
  const at = Math.min(active, shown.length - 1)
  const cell = shown[at]
  const isOn = (one: (typeof shown)[number]): boolean => isTicked(one, doubted, work.ticks)
  const tick = (cells: typeof shown, on: boolean): void => {
    onChange({ ticks: tickCells(cells, mapping.cells, on, work.ticks) })
  }
  const toggle = (cells: typeof shown): void => {
    const able = cells.filter(takesTick)
    tick(able, !able.every(isOn))
  }
  const likeActive = (part: 'row' | 'column'): typeof shown =>
    cell === undefined ? [] : shown.filter((one) => one[part] === cell[part])
  const { box } = list
  useEffect(() => {
    // Unless the button that imports has it: then there was nothing to ask.
    if (document.activeElement === null || document.activeElement.closest('.modal-actions') === null)
      box.current?.focus({ preventScroll: true })
  }, [box])
  const goTo = (next: number): void => {
    setActive(next)
    list.bringIntoView(next)
  }
  const settle = (value: string | undefined): void => {
    if (cell?.at === undefined || cell.at === null || value === undefined) return
    onChange({ choices: chooseValue(work.choices, cell.at, value) })
  }
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const moved = event.ctrlKey || event.altKey ? null : moveActive(event.key, at, shown.length, list.page)
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
    if (moved !== null) goTo(moved)
    else if (event.code === 'Space' && cell !== undefined)
      toggle(event.ctrlKey ? likeActive('column') : event.shiftKey ? likeActive('row') : [cell])
    else if (digit !== undefined && !event.ctrlKey && !event.altKey)
      settle(cell?.candidates?.[Number(digit) - 1])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const able = shown.filter(takesTick)
  const ticked = able.reduce((sum, one) => sum + (isOn(one) ? 1 : 0), 0)
  const changes = mapping.counts.new + mapping.counts.changed + mapping.counts.conflict
  const asked = doubted.rows.size + doubted.columns.size
  return (
    <div className="desk-preview">
      {asked > 0 && (
        <p className="desk-note warn" data-testid="desk-asked-note">
          {own.askedNote(asked)}{' '}
          <button type="button" className="desk-small" onClick={onReview}>
            {own.review}
          </button>
        </p>
      )}
      <div className="desk-filter">
        <div role="group" aria-label={own.filterKinds} className="desk-statuses">
          {importStatuses
            .filter((status) => mapping.counts[status] > 0)
            .map((status) => (
              <button
                key={status}
                type="button"
                aria-pressed={statuses.has(status)}
                className={`import-status ${status}`}
                data-testid={`import-count-${status}`}
                onClick={() => {
                  const next = new Set(statuses)
                  if (!next.delete(status)) next.add(status)
                  setStatuses(next)
                  goTo(0)
                }}
              >
                <span aria-hidden="true">{statusSigns[status]}</span> {words.importStatuses[status]}{' '}
                <b>{mapping.counts[status].toLocaleString(words.language)}</b>
              </button>
            ))}
        </div>
        <input
          type="search"
          value={text}
          placeholder={own.filter}
          aria-label={own.filter}
          data-testid="desk-filter"
          onChange={(event) => {
            setText(event.target.value)
            goTo(0)
          }}
        />
        <span className="space" />
        <label className="tick">
          <input
            type="checkbox"
            checked={able.length > 0 && ticked === able.length}
            disabled={able.length === 0}
            ref={(box) => {
              if (box !== null) box.indeterminate = ticked > 0 && ticked < able.length
            }}
            data-testid="desk-take-shown"
            onChange={() => {
              toggle(able)
            }}
          />
          {own.takeShown}
        </label>
        <button
          type="button"
          className="desk-small"
          disabled={cell === undefined}
          onClick={() => {
            toggle(likeActive('row'))
          }}
        >
          {own.wholeRow}
        </button>
        <button
          type="button"
          className="desk-small"
          disabled={cell === undefined}
          onClick={() => {
            toggle(likeActive('column'))
          }}
        >
          {own.wholeColumn}
        </button>
      </div>
      {changes === 0 && <p className="desk-note">{own.nothingNew}</p>}
      {statuses.has('computed') && mapping.counts.computed > 0 && <p className="quiet">{own.computedNote}</p>}
      <div
        ref={list.box}
        className="desk-list"
        role="grid"
        tabIndex={0}
        data-testid="desk-cells"
        aria-label={own.name}
        aria-multiselectable
        aria-rowcount={shown.length + 1}
        aria-activedescendant={cell === undefined ? undefined : `desk-cell-${String(cell.id)}`}
        onScroll={list.onScroll}
        onKeyDown={press}
      >
        <div className="row-heading cell-row" role="row" aria-rowindex={1}>
          <span role="columnheader">{own.take}</span>
          <span role="columnheader">{own.status}</span>
          <span role="columnheader">{own.row}</span>
          <span role="columnheader">{own.column}</span>
          <span role="columnheader" className="number">
            {own.before}
          </span>
          <span role="columnheader" className="number">
            {own.after}
          </span>
          <span role="columnheader">{own.written}</span>
          <span role="columnheader">{own.place}</span>
        </div>
        <div role="rowgroup" className="row-space" style={{ height: list.height }}>
          {shown.slice(list.first, list.last).map((one, offset) => (
            <PreviewRow
              key={one.id}
              cell={one}
              position={list.first + offset}
              isActive={one === cell}
              isOn={isOn(one)}
              isSettled={isSettled(one, work)}
              onPoint={() => {
                setActive(list.first + offset)
              }}
              onToggle={() => {
                toggle([one])
              }}
              onSettle={(value) => {
                if (one.at !== null) onChange({ choices: chooseValue(work.choices, one.at, value) })
              }}
            />
          ))}
        </div>
        {shown.length === 0 && changes > 0 && <p className="quiet">{own.none}</p>}
      </div>
      <p className="quiet desk-keys">{own.keys}</p>
    </div>
  )
}

/** The user has chosen a reading, and the host has not answered yet. */
function isSettled({ at }: ImportMapping['cells'][number], { choices }: TableWork): boolean {
  return at !== null && (choices.values ?? []).some((one) => one.row === at.row && one.column === at.column)
}
