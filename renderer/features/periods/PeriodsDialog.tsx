import { useState, type ReactNode } from 'react'
import type { PeriodInput } from '../../../shared/contract/workbook-contract'
import { useWords } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { wordFailure } from '../../state/report-failure'
import { MessageLine, type Message } from '../../ui/MessageLine'
import { ModalDialog } from '../../ui/ModalDialog'
import { takeFocus } from '../../ui/take-focus'
import { firstYearOfPlan, groupPeriods, hasAll, listMonths, listYear } from './period-groups'

const earliest = 1945
const latest = 2200

/** The periods of the workbook by year, and more of them. */
export function PeriodsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.reference.periods
  const workbook = useWorkbook((state) => state.workbook)
  const periods = workbook?.periods ?? []
  const readOnly = workbook?.readOnly !== false
  const { years, plans } = groupPeriods(periods)
  const [text, setText] = useState(() => String((years[0]?.year ?? new Date().getFullYear() - 1) + 1))
  const [message, setMessage] = useState<Message | null>(null)
  const [busy, setBusy] = useState(false)
  const year = /^\d{4}$/.test(text.trim()) ? Number(text) : NaN
  const fits = year >= earliest && year <= latest

  const add = async (wanted: PeriodInput[], what: string): Promise<void> => {
    setBusy(true)
    try {
      await app.connection.call('period.add', { periods: wanted })
      setMessage({ tone: 'done', text: own.added(what) })
    } catch (error) {
      setMessage({ tone: 'problem', text: wordFailure(error, words) })
    } finally {
      setBusy(false)
    }
  }
  const button = (name: string, label: string, wanted: PeriodInput[], primary = false): ReactNode => (
    <button
      type={primary ? 'submit' : 'button'}
      data-testid={`add-${name}`}
      disabled={readOnly || busy || !fits || hasAll(periods, wanted)}
      onClick={
        primary
          ? undefined
          : () => {
              void add(wanted, `${label} ${name === 'plan' ? '' : String(year)}`.trim())
            }
      }
    >
      {label}
    </button>
  )
  const wholeYear = fits ? listYear(year) : []
  const plan = fits ? firstYearOfPlan(year) : 2021
  return (
    <ModalDialog
      name="periods"
      title={own.title}
      wide
      onClose={onClose}
      actions={
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      }
    >
      {readOnly && <p className="quiet">{words.reference.readOnly}</p>}
      <form
        className="add-periods"
        onSubmit={(event) => {
          event.preventDefault()
          if (fits && !busy && !readOnly && !hasAll(periods, wholeYear))
            void add(wholeYear, `${own.addYear} ${String(year)}`)
        }}
      >
        <label>
          {own.yearField}
          <input
            type="text"
            inputMode="numeric"
            maxLength={4}
            ref={takeFocus}
            value={text}
            aria-invalid={!fits}
            data-testid="period-year"
            onChange={(event) => {
              setText(event.target.value)
              setMessage(null)
            }}
          />
        </label>
        <span>{own.add}</span>
        {button('year', own.addYear, wholeYear, true)}
        {button('months', own.addMonths, fits ? listMonths(year) : [])}
        {button('plan', own.addPlan(plan), [{ kind: 'five-years', year: plan, ordinal: 1 }])}
      </form>
      {fits ? <p className="quiet">{own.hint}</p> : <p className="field-problem">{own.yearRange}</p>}
      <MessageLine message={message} />
      <table className="plain period-list">
        <thead>
          <tr>
            <th scope="col">{own.year}</th>
            <th scope="col">{own.periods}</th>
          </tr>
        </thead>
        <tbody>
          {years.map((one) => (
            <tr key={one.year} data-testid={`periods-${String(one.year)}`}>
              <th scope="row">{one.year}</th>
              <td>{one.periods.map(({ kind, ordinal }) => own.kinds[kind](ordinal)).join(' · ')}</td>
            </tr>
          ))}
          {plans.length > 0 && (
            <tr data-testid="periods-plans">
              <th scope="row">{own.plans}</th>
              <td>{plans.map((one) => `${String(one.year)}-${String(one.year + 4)}`).join(' · ')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </ModalDialog>
  )
}
