import { useState, type ReactNode } from 'react'
import { useWords } from '../../i18n/words'

/** One figure to be replaced: where it stands, and what it is before and after. */
export type ReplaceItem = { id: string; where: string; before: string; after: string }

type Props = {
  replacement: string
  onReplacement: (text: string) => void
  /** What replacing would store; nothing is stored before the button is pressed. */
  items: readonly ReplaceItem[]
  /** Figures whose text would be no clear number any more. */
  refused: number
  /** Whether there is something to say about an empty list. */
  isAsked: boolean
  hint: string
  onReplace: (chosen: ReadonlySet<string>) => void
}

/** More than anybody looks through; the rest is replaced with them, and the button says how many there are. */
const mostListed = 200

/** The field for what replaces, and the list of old and new with a tick for each. */
export function ReplaceForm(props: Props): ReactNode {
  const { replacement, onReplacement, items, refused, isAsked, hint, onReplace } = props
  const { find } = useWords()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = items.filter(({ id }) => !left.has(id))
  const toggle = (ids: readonly string[], isChosen: boolean): void => {
    setLeft((before) => {
      const next = new Set(before)
      for (const id of ids) {
        if (isChosen) next.delete(id)
        else next.add(id)
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
              onReplacement(event.target.value)
            }}
          />
        </label>
        <button
          type="button"
          className="primary"
          disabled={chosen.length === 0}
          data-testid="find-replace"
          onClick={() => {
            onReplace(new Set(chosen.map(({ id }) => id)))
          }}
        >
          {find.replaceChosen(chosen.length)}
        </button>
        <span className="quiet">{hint}</span>
      </div>
      {isAsked && (
        <div className="find-results" data-testid="find-proposals">
          {items.length === 0 && refused === 0 && <p className="quiet">{find.nothingToReplace}</p>}
          {refused > 0 && (
            <p className="find-refused" data-testid="find-refused">
              {find.refused(refused)}
            </p>
          )}
          {items.length > 1 && (
            <label className="find-all">
              <input
                type="checkbox"
                checked={chosen.length === items.length}
                onChange={(event) => {
                  toggle(
                    items.map(({ id }) => id),
                    event.target.checked,
                  )
                }}
              />
              {find.chooseAll}
            </label>
          )}
          <ul aria-label={find.proposals}>
            {items.slice(0, mostListed).map(({ id, where, before, after }) => (
              <li key={id}>
                <label>
                  <input
                    type="checkbox"
                    checked={!left.has(id)}
                    onChange={(event) => {
                      toggle([id], event.target.checked)
                    }}
                  />
                  <span className="find-where-text">{where}</span>
                  <span className="find-change">
                    {before} → <b>{after}</b>
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
