import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { ImportMapping, MapChoices, RowTarget } from '../../../shared/model/import-draft'
import { useWords } from '../../i18n/words'
import { ColumnStrip } from './ColumnStrip'
import { chooseRow, findDoubtful, showRows } from './desk-work'
import { moveActive, readRowKey } from './list-keys'
import { mappingRowHeight, MappingRow } from './MappingRow'
import { RowQuestion } from './RowQuestion'
import { useRowWindow } from '../../ui/use-row-window'

type Props = {
  mapping: ImportMapping
  choices: MapChoices
  onChange: (choices: MapChoices) => void
  /** Nothing is left to be asked, and the user goes on. */
  onDone: () => void
}

/** Which row of the form each row of the file is, and which column. The list has the keyboard; letters begin a search. */
export function MappingPane({ mapping, choices, onChange, onDone }: Props): ReactNode {
  const words = useWords()
  const own = words.importDesk.rows
  const rows = useMemo(() => showRows(mapping, choices), [mapping, choices])
  const targets = useMemo(() => new Map(mapping.targetRows.map((one) => [one.id, one])), [mapping])
  const asked = rows.reduce((sum, row) => sum + (row.doubtful ? 1 : 0), 0)
  const [onlyAsked, setOnlyAsked] = useState(false)
  // A row that was just answered stays where it is until the filter is set again.
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set())
  const shown = onlyAsked ? rows.filter((row) => row.doubtful || kept.has(row.row)) : rows
  const [started] = useState(() => findDoubtful(rows, -1) ?? 0)
  const [active, setActive] = useState(started)
  const at = Math.min(active, shown.length - 1)
  const row = shown[at]
  const list = useRowWindow(shown.length, mappingRowHeight)
  const search = useRef<HTMLDivElement>(null)

  const { box, bringIntoView } = list
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    bringIntoView(started)
  }, [box, bringIntoView, started])

  const goTo = (next: number): void => {
    setActive(next)
    list.bringIntoView(next)
  }
  const focusList = (): void => {
    list.box.current?.focus({ preventScroll: true })
  }
  const say = (target: RowTarget | null): void => {
    if (row === undefined) return
    if (onlyAsked) setKept(new Set([...kept, row.row]))
    onChange(chooseRow(choices, row.row, target))
  }
  /** Says it and goes to the next row that is asked; with none left, stays where the eye is. */
  const answer = (target: RowTarget): void => {
    say(target)
    const next = findDoubtful(
      shown.map((one, position) => (position === at ? { ...one, doubtful: false } : one)),
      at,
    )
    if (next !== null) goTo(next)
    else if (at < shown.length - 1 && row?.doubtful !== true) goTo(at + 1)
  }
  const canBeNew = mapping.target.kind === 'form' || mapping.target.kind === 'new-form'
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const moved = event.ctrlKey || event.altKey ? null : moveActive(event.key, at, shown.length, list.page)
    if (moved !== null) goTo(moved)
    else {
      const word = readRowKey(event)
      if (word === null || row === undefined) return
      if (word.kind === 'search') {
        search.current?.querySelector('input')?.focus()
        if (word.keepsKey) return
      } else if (word.kind === 'candidate') {
        const candidate = row.candidates[word.at]
        if (candidate !== undefined) answer({ kind: 'row', id: candidate.id })
      } else if (word.kind === 'new') {
        if (canBeNew) answer({ kind: 'new' })
      } else if (word.kind === 'skip') answer({ kind: 'skip' })
      else if (word.kind === 'undo') say(null)
      else if (asked === 0) onDone()
      else answer(row.target)
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="desk-mapping">
      <ColumnStrip mapping={mapping} choices={choices} onChange={onChange} />
      <div className="desk-rows-bar">
        <label className="tick">
          <input
            type="checkbox"
            checked={onlyAsked}
            data-testid="desk-only-asked"
            onChange={(event) => {
              setKept(new Set())
              setOnlyAsked(event.target.checked)
              goTo(0)
            }}
          />
          {own.onlyAsked(asked)}
        </label>
        <span className="space" />
        {mapping.missingRows.length > 0 && (
          <details className="desk-missing">
            <summary>{own.missing(mapping.missingRows.length)}</summary>
            <ul>
              {mapping.missingRows.map((name, position) => (
                <li key={`${String(position)} ${name}`}>{name}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className="desk-two">
        <div
          ref={list.box}
          className="desk-list"
          role="grid"
          tabIndex={0}
          data-testid="desk-rows"
          aria-label={own.name}
          aria-rowcount={shown.length + 1}
          aria-activedescendant={row === undefined ? undefined : `desk-row-${String(row.row)}`}
          onScroll={list.onScroll}
          onKeyDown={press}
        >
          <div className="row-heading map-row" role="row" aria-rowindex={1}>
            <span role="columnheader">{own.ordinal}</span>
            <span role="columnheader">{own.file}</span>
            <span role="columnheader" className="number">
              {own.figures}
            </span>
            <span role="columnheader">{own.form}</span>
            <span role="columnheader">{own.why}</span>
          </div>
          <div role="rowgroup" className="row-space" style={{ height: list.height }}>
            {shown.slice(list.first, list.last).map((one, offset) => (
              <MappingRow
                key={one.row}
                row={one}
                position={list.first + offset}
                isActive={one === row}
                targets={targets}
                onPoint={() => {
                  setActive(list.first + offset)
                }}
              />
            ))}
          </div>
          {shown.length === 0 && <p className="quiet">{rows.length === 0 ? own.noRows : own.allAnswered}</p>}
        </div>
        {row !== undefined && (
          <RowQuestion
            key={row.row}
            row={row}
            mapping={mapping}
            targets={targets}
            isSaid={choices.rows.some((one) => one.row === row.row)}
            canBeNew={canBeNew}
            search={search}
            onAnswer={(target) => {
              answer(target)
              focusList()
            }}
            onUndo={() => {
              say(null)
              focusList()
            }}
            onLeaveSearch={focusList}
          />
        )}
      </div>
      <p className="quiet desk-keys">{asked === 0 ? own.allAnswered : own.keys}</p>
    </div>
  )
}
