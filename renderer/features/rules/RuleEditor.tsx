import { useId, useMemo, useState, type ReactNode } from 'react'
import { checkRuleFormula } from '../../../shared/checks/check-rule-formula'
import { ruleSeverities, type RuleEntry, type RuleTrial } from '../../../shared/model/check-rule'
import type { Dimensions } from '../../../shared/model/dimension'
import { useWords } from '../../i18n/words'
import { useApp, useSession, useWorkbook } from '../../state/app-state'
import { useEditing } from '../../state/use-editing'
import { FormulaField } from '../../ui/FormulaField'
import { MessageLine } from '../../ui/MessageLine'
import { ModalDialog } from '../../ui/ModalDialog'
import { takeFocus } from '../../ui/take-focus'
import { RuleNotes } from './RuleNotes'
import { placeOfRuleProblem } from './rule-problem-place'
import { TrialResult } from './TrialResult'

type Props = {
  dimensions: Dimensions
  /** Null for a new one. */
  rule: RuleEntry | null
  /** With the name of what was saved; null when nothing was. */
  onLeave: (saved: string | null) => void
}

/** One rule: of which form, what it is called, what must hold, checked at every letter, and what happens when it does not. */
export function RuleEditor({ dimensions, rule, onLeave }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.ownRules
  const notes = useId()
  const formulaId = useId()
  const forms = useWorkbook((state) => state.workbook?.forms) ?? []
  const shown = useSession((state) => state.form)
  const period = useSession((state) => state.period)
  const locality = useSession((state) => state.locality)
  const [form, setForm] = useState(rule?.form ?? shown ?? forms[0]?.id ?? null)
  const [name, setName] = useState(rule?.name ?? '')
  const [formula, setFormula] = useState(rule?.formula ?? '')
  const [severity, setSeverity] = useState(rule?.severity ?? 'remind')
  const [text, setText] = useState(rule?.message ?? '')
  const editing = useEditing(() => {
    onLeave(null)
  })
  const { busy, leave, run } = editing
  const [trial, setTrial] = useState<RuleTrial | null>(null)

  const cleanName = name.normalize('NFC').trim()
  const check = useMemo(() => checkRuleFormula(dimensions, formula), [dimensions, formula])
  const started = formula.replace('=', '').trim() !== ''
  const marks = check.ok || !started ? [] : check.problems.map(placeOfRuleProblem)
  const reason =
    cleanName === ''
      ? own.missingName
      : form === null
        ? own.missingForm
        : !started
          ? own.missingFormula
          : check.ok
            ? null
            : own.wrongFormula

  const change = <T,>(set: (value: T) => void): ((value: T) => void) =>
    editing.change((value) => {
      set(value)
      setTrial(null)
    })
  const changeFormula = change(setFormula)
  const save = (): Promise<void> =>
    run(async () => {
      if (reason !== null || busy || form === null) return
      const message = text.normalize('NFC').trim()
      const id = rule?.id ?? null
      await app.connection.call('rule.define', { id, form, name: cleanName, formula, severity, message })
      onLeave(cleanName)
    })
  const tryOut = (): Promise<void> =>
    run(async () => {
      if (form === null || period === null || locality === null) return
      setTrial(await app.connection.call('rule.try', { form, formula, period, locality }))
    })
  return (
    <ModalDialog
      name="rule-editor"
      title={rule === null ? own.addTitle : own.editTitle(rule.name)}
      wide
      onClose={leave}
      actions={
        <>
          <button
            type="button"
            disabled={!check.ok || busy || form === null}
            data-testid="rule-try"
            onClick={() => {
              void tryOut()
            }}
          >
            {own.tryOut}
          </button>
          <span className="reason" role="status" data-testid="rule-reason">
            {editing.isLeaving ? words.reference.discardFirst : reason}
          </span>
          <span className="space" />
          <button type="button" onClick={leave}>
            {words.cancel}
          </button>
          <button
            type="submit"
            form={`${notes}-form`}
            className="primary"
            disabled={reason !== null || busy}
            data-testid="rule-save"
          >
            {busy ? words.reference.saving : words.reference.save}
          </button>
        </>
      }
    >
      <MessageLine message={editing.failure === null ? null : { tone: 'problem', text: editing.failure }} />
      <form
        id={`${notes}-form`}
        className="fields five"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <label className="field span-all">
          {own.name}
          <input
            type="text"
            ref={takeFocus}
            maxLength={200}
            value={name}
            data-testid="rule-name"
            onChange={(event) => {
              change(setName)(event.target.value)
            }}
          />
        </label>
        <label className="field span-all">
          {own.form}
          <select
            value={form ?? ''}
            data-testid="rule-form"
            onChange={(event) => {
              change(setForm)(forms.find(({ id }) => String(id) === event.target.value)?.id ?? null)
            }}
          >
            {forms.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        <div className="field span-all">
          <label htmlFor={formulaId}>{own.formula}</label>
          <FormulaField
            id={formulaId}
            value={formula}
            workbook={dimensions}
            marks={marks}
            describedBy={notes}
            testId="rule-formula"
            onChange={changeFormula}
            onSubmit={() => {
              void save()
            }}
          />
        </div>
        <div className="span-all formula-notes" id={notes} aria-live="polite">
          {started ? (
            <RuleNotes dimensions={dimensions} formula={formula} check={check} />
          ) : (
            <p className="quiet">{own.formulaHint}</p>
          )}
        </div>
        <fieldset className="span-all severities">
          <legend>{own.severity}</legend>
          {ruleSeverities.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`${notes}-severity`}
                value={one}
                checked={severity === one}
                data-testid={`rule-${one}`}
                onChange={() => {
                  change(setSeverity)(one)
                }}
              />
              <span>
                <b>{own.severities[one]}</b> <small className="quiet">{own.severityHints[one]}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <label className="field span-all">
          {own.message}
          <input
            type="text"
            maxLength={500}
            placeholder={own.messageHint}
            value={text}
            data-testid="rule-message"
            onChange={(event) => {
              change(setText)(event.target.value)
            }}
          />
        </label>
      </form>
      <div aria-live="polite">{trial !== null && <TrialResult trial={trial} />}</div>
    </ModalDialog>
  )
}
