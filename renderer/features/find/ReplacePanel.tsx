import { useMemo, useState, type ReactNode } from 'react'
import type { Findable, FoundCell } from '../../../shared/table/find-cells'
import { createSheetModel } from '../../grid/sheet-model'
import { useWords } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { reportFailure } from '../../state/report-failure'
import type { ViewCache } from '../../state/view-cache'
import type { ViewSlot } from '../../state/view-store'
import { planReplacement } from './plan-replacement'

type Props = {
  slot: ViewSlot
  cache: ViewCache
  table: Findable
  found: readonly FoundCell[]
  text: string
  stated: boolean
}

/** More than anybody looks through; the rest is replaced with them, and the button says how many there are. */
const mostListed = 200

/** What replacing would store, as a list of old and new; nothing is stored before the button is pressed. */
export function ReplacePanel({ slot, cache, table, found, text, stated }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const { find } = words
  const readOnly = useWorkbook((state) => state.workbook?.readOnly ?? true)
  const [replacement, setReplacement] = useState('')
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const plan = useMemo(() => {
    if (replacement === '') return { proposals: [], refused: 0 }
    const model = createSheetModel(cache, words, stated, readOnly)
    return planReplacement(found, text, replacement, table, model, words)
  }, [cache, words, stated, readOnly, found, text, table, replacement])
  const chosen = plan.proposals.filter(({ edit }) => !left.has(edit.index))

  const replace = (): void => {
    app.views
      .edit(
        slot,
        'replace',
        chosen.map(({ edit }) => edit),
      )
      .then(
        () => {
          showNotice(app.session, 'done', find.replaced(chosen.length))
        },
        (error: unknown) => {
          reportFailure(app.session, words, error)
        },
      )
  }
  const toggle = (indexes: readonly number[], isChosen: boolean): void => {
    setLeft((before) => {
      const next = new Set(before)
      for (const index of indexes) {
        if (isChosen) next.delete(index)
        else next.add(index)
      }
      return next
    })
  }
  return (
    <>
      <div className="find-line">
        <label className="find-text">
          <span>{find.replacement}</span>
          <input
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={replacement}
            data-testid="find-replacement"
            onChange={(event) => {
              setReplacement(event.target.value)
            }}
          />
        </label>
        <button
          type="button"
          className="primary"
          disabled={chosen.length === 0}
          data-testid="find-replace"
          onClick={replace}
        >
          {find.replaceChosen(chosen.length)}
        </button>
        <span className="quiet">{find.tableOnly}</span>
      </div>
      {replacement !== '' && text.trim() !== '' && (
        <div className="find-results" data-testid="find-proposals">
          {plan.proposals.length === 0 && plan.refused === 0 && (
            <p className="quiet">{find.nothingToReplace}</p>
          )}
          {plan.refused > 0 && (
            <p className="find-refused" data-testid="find-refused">
              {find.refused(plan.refused)}
            </p>
          )}
          {plan.proposals.length > 1 && (
            <label className="find-all">
              <input
                type="checkbox"
                checked={chosen.length === plan.proposals.length}
                onChange={(event) => {
                  toggle(
                    plan.proposals.map(({ edit }) => edit.index),
                    event.target.checked,
                  )
                }}
              />
              {find.chooseAll}
            </label>
          )}
          <ul aria-label={find.proposals}>
            {plan.proposals.slice(0, mostListed).map(({ row, column, before, edit }) => (
              <li key={edit.index}>
                <label>
                  <input
                    type="checkbox"
                    checked={!left.has(edit.index)}
                    onChange={(event) => {
                      toggle([edit.index], event.target.checked)
                    }}
                  />
                  <span className="find-where-text">{`${row} · ${column}`}</span>
                  <span className="find-change">
                    {before} → <b>{edit.shown}</b>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
