import { useState, type ReactNode } from 'react'
import type { PeriodId } from '../../../shared/model/ids'
import type { PeriodInput } from '../../../shared/contract/workbook-contract'
import type { WorkbookState } from '../../../shared/model/workbook'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { wordFailure } from '../../state/report-failure'
import { addPeriod } from './add-period'

type Periods = WorkbookState['periods']
type Props = { periods: Periods; onAdded: (period: PeriodId) => void }

/** A period that the workbook does not have yet: the return of a new quarter is the first to need it. */
export function AddPeriod({ periods, onAdded }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.importDesk.period
  const latest = Math.max(...periods.map(({ year }) => year))
  const [isOpen, setOpen] = useState(false)
  const [year, setYear] = useState(String(latest + 1))
  const [kind, setKind] = useState('year 1')
  const [problem, setProblem] = useState('')
  if (!isOpen)
    return (
      <button
        type="button"
        className="desk-small"
        data-testid="desk-add-period"
        onClick={() => {
          setOpen(true)
        }}
      >
        {words.importDesk.target.addPeriod}
      </button>
    )
  const start = (): void => {
    const typed = Number(year)
    if (!/^\d{4}$/.test(year.trim()) || typed < 1945 || typed > 2200) {
      setProblem(own.wrongYear)
      return
    }
    const chosen = choices.find((one) => nameChoice(one) === kind)
    if (chosen === undefined) return
    addPeriod(app, { ...chosen, year: typed })
      .then((period) => {
        if (period !== undefined) onAdded(period)
        setOpen(false)
      })
      .catch((error: unknown) => {
        setProblem(wordFailure(error, words))
      })
  }
  return (
    <div
      className="desk-add-period"
      role="group"
      aria-label={own.name}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false)
        else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) start()
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <label className="pick">
        <small>{own.kind}</small>
        <select
          autoFocus
          value={kind}
          data-testid="desk-period-kind"
          onChange={(event) => {
            setKind(event.target.value)
          }}
        >
          {choices.map((one) => (
            <option key={nameChoice(one)} value={nameChoice(one)}>
              {words.writePeriod({ ...one, year: Number(year) })}
            </option>
          ))}
        </select>
      </label>
      <label className="pick">
        <small>{own.year}</small>
        <input
          type="text"
          inputMode="numeric"
          maxLength={4}
          value={year}
          data-testid="desk-period-year"
          onChange={(event) => {
            setYear(event.target.value)
            setProblem('')
          }}
        />
      </label>
      <button type="button" className="desk-small" data-testid="desk-period-add" onClick={start}>
        {own.add}
      </button>
      <button
        type="button"
        className="desk-small"
        onClick={() => {
          setOpen(false)
        }}
      >
        {words.cancel}
      </button>
      {problem !== '' && (
        <span className="field-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}

type Choice = Omit<PeriodInput, 'year'>

const choices: readonly Choice[] = [
  { kind: 'year', ordinal: 1 },
  { kind: 'half', ordinal: 1 },
  { kind: 'half', ordinal: 2 },
  { kind: 'nine-months', ordinal: 1 },
  ...[1, 2, 3, 4].map((ordinal) => ({ kind: 'quarter', ordinal }) as const),
  ...Array.from({ length: 12 }, (_, at) => ({ kind: 'month', ordinal: at + 1 }) as const),
  { kind: 'five-years', ordinal: 1 },
]

function nameChoice({ kind, ordinal }: Choice): string {
  return `${kind} ${String(ordinal)}`
}
