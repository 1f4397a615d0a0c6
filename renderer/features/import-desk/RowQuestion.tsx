import { useMemo, type ReactNode, type RefObject } from 'react'
import type { ImportMapping, MappedRow, RowTarget } from '../../../shared/model/import-draft'
import { useWords } from '../../i18n/words'
import { SearchPicker } from '../../ui/SearchPicker'
import type { TargetRows } from './MappingRow'

type Props = {
  row: MappedRow
  mapping: ImportMapping
  targets: TargetRows
  /** The user has said something about this row. */
  isSaid: boolean
  canBeNew: boolean
  search: RefObject<HTMLDivElement | null>
  onAnswer: (target: RowTarget) => void
  onUndo: () => void
  onLeaveSearch: () => void
}

/** The active row of the file, its likeliest rows of the form with their keys, and a search in all of them. */
export function RowQuestion(props: Props): ReactNode {
  const { row, mapping, targets, isSaid, canBeNew, search, onAnswer, onUndo, onLeaveSearch } = props
  const words = useWords()
  const own = words.importDesk.question
  const options = useMemo(
    () =>
      mapping.targetRows.map((one, id) => ({
        id,
        text: `${one.ordinal} ${one.label}`.trim(),
        note: [one.unit, one.used ? own.used : ''].filter((text) => text !== '').join(' · '),
        muted: one.used,
      })),
    [mapping, own],
  )
  const chosen = row.target.kind === 'row' ? row.target.id : null
  const key = (name: string): ReactNode => <kbd>{name}</kbd>
  return (
    <section className="desk-question" aria-label={own.name} data-testid="desk-question">
      <h3>
        {row.ordinal} {row.label}
      </h3>
      {row.figures !== undefined && row.figures.length > 0 && (
        <p className="desk-figures">{row.figures.join(' · ')}</p>
      )}
      <p className="quiet">{row.hasFigures ? own.isRow : own.heading}</p>
      <div
        ref={search}
        className="desk-search"
        onKeyDownCapture={(event) => {
          // Before the search takes it to close its list: one Escape leads back to the rows.
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          onLeaveSearch()
        }}
      >
        <SearchPicker
          name="desk-row"
          label={own.search}
          value={null}
          options={options}
          none={null}
          placeholder={own.searchHint}
          nothingFound={words.importDesk.target.nothingFound}
          onPick={(id) => {
            const target = id === null ? undefined : mapping.targetRows[id]
            if (target !== undefined) onAnswer({ kind: 'row', id: target.id })
          }}
        />
      </div>
      <ul className="desk-candidates">
        {row.candidates.map((candidate, at) => {
          const target = targets.get(candidate.id)
          if (target === undefined) return null
          return (
            <li key={candidate.id}>
              <button
                type="button"
                aria-pressed={candidate.id === chosen}
                data-testid={`desk-candidate-${String(at + 1)}`}
                onClick={() => {
                  onAnswer({ kind: 'row', id: candidate.id })
                }}
              >
                {key(String(at + 1))}
                <span>
                  <span className="quiet">{target.ordinal}</span> {target.label}
                  {target.unit !== '' && <small className="quiet"> ({target.unit})</small>}
                  <small className="quiet">
                    {own.likeness(Math.round(candidate.score * 100))}
                    {target.used && candidate.id !== chosen && ` · ${own.used}`}
                  </small>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {row.candidates.length === 0 && <p className="quiet">{own.noCandidates}</p>}
      <div className="desk-words">
        <button
          type="button"
          disabled={!canBeNew}
          aria-pressed={row.target.kind === 'new'}
          data-testid="desk-row-new"
          onClick={() => {
            onAnswer({ kind: 'new' })
          }}
        >
          {key('M')} {own.fresh}
        </button>
        <button
          type="button"
          aria-pressed={row.target.kind === 'skip'}
          data-testid="desk-row-skip"
          onClick={() => {
            onAnswer({ kind: 'skip' })
          }}
        >
          {key('B')} {own.skip}
        </button>
        {isSaid && (
          <button type="button" data-testid="desk-row-undo" onClick={onUndo}>
            {own.undo}
          </button>
        )}
      </div>
    </section>
  )
}
