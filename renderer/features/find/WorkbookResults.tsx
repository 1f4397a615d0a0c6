import { useEffect, useState, type ReactNode, type RefObject } from 'react'
import type { FoundEntry } from '../../../shared/contract/workbook-contract'
import type { FindKind } from '../../../shared/table/find-cells'
import type { SheetHandle } from '../../grid/sheet-props'
import { useWords, type Words } from '../../i18n/words'
import { useApp, useSession, useWorkbook } from '../../state/app-state'
import { reportFailure } from '../../state/report-failure'
import { showPlace } from '../../state/show-place'

type Props = { text: string; kind: FindKind; sheet: RefObject<SheetHandle | null> }
type Answer = { text: string; entries: readonly FoundEntry[]; more: boolean }

const mostEntries = 200
const typingPauseMs = 250

/** What the whole workbook has, each with a way there. */
export function WorkbookResults({ text, kind, sheet }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const { find } = words
  const answer = useAnswer(text, kind)
  if (text.trim() === '') return null
  return (
    <div className="find-results" data-testid="find-results">
      <p className="quiet" role="status">
        {answer === null || answer.text !== text
          ? find.searching
          : answer.entries.length === 0
            ? find.none
            : find.found(`${String(answer.entries.length)}${answer.more ? '+' : ''}`)}{' '}
        {answer?.more === true && find.more} {kind !== 'labels' && kind !== 'notes' && find.storedOnly}
      </p>
      <ul aria-label={find.results}>
        {answer?.entries.map((entry, at) => {
          const { place } = entry
          return (
            // Entries have no names of their own, and the list is replaced as a whole.
            <li key={at}>
              <button
                type="button"
                disabled={place === null}
                onClick={() => {
                  if (place !== null) showPlace(app, place, (index) => sheet.current?.goTo(index))
                }}
              >
                <b>{nameEntry(entry, words)}</b>
                <span className="find-where-text">
                  {entry.kind === 'label' ? '' : writeWhere(entry, words)}
                  {place === null && ` (${find.notShown})`}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function nameEntry(entry: FoundEntry, words: Words): string {
  switch (entry.kind) {
    case 'label':
      return entry.label
    case 'note':
      return entry.text
    case 'figure':
      return entry.qualifier === null ? entry.shown : `${words.qualifiers[entry.qualifier]} ${entry.shown}`
  }
}

function writeWhere(
  { indicator, sector, locality, scenario, period }: Exclude<FoundEntry, { kind: 'label' }>,
  words: Words,
): string {
  return [indicator, sector, locality, words.writeScenario(scenario, period)]
    .filter((part) => part !== null)
    .join(' · ')
}

/** The answer to the last question; the one before stays until then. */
function useAnswer(text: string, kind: FindKind): Answer | null {
  const app = useApp()
  const words = useWords()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const revision = useWorkbook((state) => state.workbook?.revision ?? 0)
  const period = useSession((state) => state.period)
  const locality = useSession((state) => state.locality)
  const indicator = useSession((state) => state.indicator)
  useEffect(() => {
    let isWanted = revision >= 0 && text.trim() !== ''
    if (!isWanted || period === null || locality === null || indicator === null) return
    const input = { text, kind, limit: mostEntries, period, locality, indicator }
    const timer = setTimeout(() => {
      app.connection.call('cells.find', input).then(
        (found) => {
          if (isWanted) setAnswer({ text, ...found })
        },
        (error: unknown) => {
          if (isWanted) reportFailure(app.session, words, error)
        },
      )
    }, typingPauseMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [app, words, text, kind, revision, period, locality, indicator])
  return answer
}
