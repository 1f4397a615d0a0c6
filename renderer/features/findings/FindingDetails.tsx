import { useEffect, useState, type ReactNode, type RefObject } from 'react'
import type { FindingEntry, NamedTerm, RepairEntry } from '../../../shared/model/finding-entry'
import type { SheetHandle } from '../../grid/sheet-props'
import { useWords } from '../../i18n/words'
import { useApp, useFindings, useWorkbook } from '../../state/app-state'
import { reportFailure } from '../../state/report-failure'
import { applyRepair, goToFinding } from './finding-actions'
import { useSentences } from './finding-sentences'
import { Explanation } from './Explanation'
import { FindingMark } from './FindingMark'
import { writeNumber } from './write-number'

type Props = { sheet: RefObject<SheetHandle | null> }

/** One finding: the sentence, what would put it right, its arithmetic number by number, and why it may stand. */
export function FindingDetails({ sheet }: Props): ReactNode {
  const { findings } = useWords()
  const { finding } = useSentences()
  const current = useFindings((state) => state.current)
  const causes = useFindings((state) => state.groups)
  const isEmpty = causes.length === 0
  if (current === null)
    return (
      <div className="finding-details" data-testid="finding-details">
        {!isEmpty && <p className="quiet">{findings.choose}</p>}
      </div>
    )
  const { entry } = current
  return (
    <div className="finding-details" data-testid="finding-details" tabIndex={0} role="group">
      <p className="finding-head" aria-live="polite">
        <FindingMark entry={entry} /> <b>{finding(entry)}</b>
      </p>
      <p className="quiet">
        {findings.kinds[entry.kind]} · {findings.statuses[entry.status]}
      </p>
      {entry.status !== 'fixed' && <Repairs entry={entry} />}
      <Terms entry={entry} sheet={sheet} />
      <Explanation
        key={entry.id}
        entry={entry}
        count={causes.find(({ cause }) => cause === entry.cause)?.count ?? 1}
      />
    </div>
  )
}

/** More numbers than this are told as a count. */
const mostTerms = 30

function Terms({ entry, sheet }: { entry: FindingEntry } & Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const { findings } = words
  const { term: name, when } = useSentences()
  const [first] = entry.terms
  if (first === undefined) return null
  return (
    <table className="plain finding-terms" aria-label={findings.terms}>
      <tbody>
        {entry.terms.slice(0, mostTerms).map((term, at) => {
          // The row of the first one stands in the sentence; of the others only what is different needs saying.
          const isSame = at > 0 ? name(term) === name(first) : term.column !== ''
          const place = term.locality === first.locality ? '' : term.locality
          const time = at === 0 || term.column === '' ? when(term) : ''
          const parts = [isSame ? '' : name(term), term.column, place, time].filter((part) => part !== '')
          const full = parts.length === 0 ? name(term) : parts.join(' · ')
          return (
            <tr key={at} className={at === 0 ? 'about' : undefined}>
              <th scope="row">{findings.roles[term.role]}</th>
              <td>
                <button
                  type="button"
                  className="term-link"
                  title={findings.goToTerm(full)}
                  onClick={() => {
                    goToFinding(app, words, entry, (index) => sheet.current?.goTo(index), at).catch(
                      (error: unknown) => {
                        reportFailure(app.session, words, error)
                      },
                    )
                  }}
                >
                  {full}
                </button>
              </td>
              <td className="number">{writeTerm(term)}</td>
            </tr>
          )
        })}
        {entry.terms.length > mostTerms && (
          <tr>
            <td colSpan={3} className="quiet">
              {words.explain.more(entry.terms.length - mostTerms)}
            </td>
          </tr>
        )}
        {entry.follows !== null && (
          <tr className="follows">
            <th scope="row">{findings.follows}</th>
            <td />
            <td className="number">{writeNumber(entry.follows, first.percent)}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function writeTerm({ number, percent, text }: NamedTerm): string {
  if (number !== null) return writeNumber(number, percent)
  return text === null ? '' : `“${text}”`
}

function Repairs({ entry }: { entry: FindingEntry }): ReactNode {
  const app = useApp()
  const words = useWords()
  const { repairs: text } = words.findings
  const { repair: writeRepair, term: name } = useSentences()
  const repairs = useRepairs(entry)
  const readOnly = useWorkbook((state) => state.workbook?.readOnly ?? true)
  if (repairs === null) return null
  return (
    <div className="finding-repairs" data-testid="finding-repairs">
      <h3>{text.title}</h3>
      {repairs.length === 0 && <p className="quiet">{text.none}</p>}
      <ul>
        {repairs.map((repair, at) => {
          const { term, from, to, resolves, breaks } = repair
          return (
            <li key={at}>
              <button
                type="button"
                disabled={readOnly}
                aria-keyshortcuts={at === 0 ? 'Control+.' : undefined}
                onClick={() => {
                  applyRepair(app, words, entry, repairs, at).catch((error: unknown) => {
                    reportFailure(app.session, words, error)
                  })
                }}
              >
                {text.apply} {text.preview(writeNumber(from, term.percent), writeNumber(to, term.percent))}
                {at === 0 && <kbd>{text.keys}</kbd>}
              </button>{' '}
              <span>
                {writeRepair(repair)}{' '}
                <span className="quiet">
                  {name(term)}
                  {term.column === '' ? '' : ` · ${term.column}`} · {text.effect(resolves, breaks)}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The changes on offer for these very numbers; null until they are known. */
function useRepairs({ id, fingerprint }: FindingEntry): readonly RepairEntry[] | null {
  const app = useApp()
  const [known, setKnown] = useState<{ of: string; repairs: readonly RepairEntry[] } | null>(null)
  const wanted = `${id} ${fingerprint}`
  useEffect(() => {
    let isWanted = true
    app.connection.call('check.repairs', { finding: id }).then(
      (repairs) => {
        if (isWanted) setKnown({ of: wanted, repairs })
      },
      // The finding is gone by now, and so is this question.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [app, id, wanted])
  return known?.of === wanted ? known.repairs : null
}
