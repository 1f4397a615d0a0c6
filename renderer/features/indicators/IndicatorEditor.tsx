import { useId, useMemo, useState, type ReactNode } from 'react'
import { checkDefinition } from '../../../shared/calc/formula/check-definition'
import type { Dimensions, Indicator } from '../../../shared/model/dimension'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { useEditing } from '../../state/use-editing'
import { FormulaField } from '../../ui/FormulaField'
import { MessageLine } from '../../ui/MessageLine'
import { ModalDialog } from '../../ui/ModalDialog'
import { placeOfProblem } from '../../ui/problem-place'
import { takeFocus } from '../../ui/take-focus'
import { FormulaNotes } from './FormulaNotes'
import { isCode, suggestCode } from './suggest-code'

type Props = {
  dimensions: Dimensions
  /** Null for a new one. */
  indicator: Indicator | null
  /** With the name of what was saved; null when nothing was. */
  onLeave: (saved: string | null) => void
}

const directions = ['more-is-better', 'less-is-better', 'neutral'] as const

/** One indicator of the user: what it is called, how it is shown, and its formula, checked at every letter. */
export function IndicatorEditor({ dimensions, indicator, onLeave }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.reference.indicators
  const notes = useId()
  const formulaId = useId()
  const [name, setName] = useState(indicator?.name ?? '')
  const [typedCode, setTypedCode] = useState<string | null>(indicator?.code ?? null)
  const [unit, setUnit] = useState(indicator?.unit ?? '')
  const [decimals, setDecimals] = useState(indicator?.decimals ?? 1)
  const [direction, setDirection] = useState(indicator?.direction ?? 'neutral')
  const [formula, setFormula] = useState(indicator?.formula ?? '')
  const { isLeaving, busy, failure, change, leave, run } = useEditing(() => {
    onLeave(null)
  })

  const id = indicator?.id ?? null
  const taken = useMemo(
    () => new Set(dimensions.indicators.filter((one) => one.id !== id).map(({ code }) => code)),
    [dimensions, id],
  )
  const cleanName = name.normalize('NFC').trim()
  const code = (typedCode ?? suggestCode(cleanName, taken)).normalize('NFC').trim()
  const cleanUnit = unit.normalize('NFC').trim()
  const check = useMemo(
    () => checkDefinition(dimensions, { id, code, unit: cleanUnit, formula }),
    [dimensions, id, code, cleanUnit, formula],
  )
  const started = formula.replace('=', '').trim() !== ''
  const marks = check.ok || !started ? [] : check.problems.map((one) => placeOfProblem(one, formula))
  const reason =
    cleanName === ''
      ? own.missingName
      : code === ''
        ? own.missingCode
        : !isCode(code)
          ? own.wrongCode
          : taken.has(code)
            ? own.takenCode(code)
            : !started
              ? own.missingFormula
              : check.ok
                ? null
                : own.wrongFormula

  const changeFormula = change(setFormula)
  const save = (): Promise<void> =>
    run(async () => {
      if (reason !== null || busy) return
      const input = { id, code, name: cleanName, unit: cleanUnit, decimals, direction, formula }
      await app.connection.call('indicator.define', input)
      onLeave(cleanName)
    })
  return (
    <ModalDialog
      name="indicator-editor"
      title={indicator === null ? own.addTitle : own.editTitle(indicator.name)}
      wide
      onClose={leave}
      actions={
        <>
          <span className="reason" role="status" data-testid="indicator-reason">
            {isLeaving ? words.reference.discardFirst : reason}
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
            data-testid="indicator-save"
          >
            {busy ? words.reference.saving : words.reference.save}
          </button>
        </>
      }
    >
      <MessageLine message={failure === null ? null : { tone: 'problem', text: failure }} />
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
            data-testid="indicator-name"
            onChange={(event) => {
              change(setName)(event.target.value)
            }}
          />
        </label>
        <label className="field span-2" title={indicator === null ? own.codeHint : own.codeFixed}>
          {own.code}
          <input
            type="text"
            maxLength={60}
            spellCheck={false}
            readOnly={indicator !== null}
            value={typedCode ?? code}
            data-testid="indicator-code"
            onChange={(event) => {
              change(setTypedCode)(event.target.value === '' ? null : event.target.value)
            }}
          />
        </label>
        <label className="field">
          {own.unit}
          <input
            type="text"
            maxLength={40}
            placeholder={own.unitHint}
            value={unit}
            data-testid="indicator-unit"
            onChange={(event) => {
              change(setUnit)(event.target.value)
            }}
          />
        </label>
        <label className="field">
          {own.decimals}
          <select
            value={decimals}
            data-testid="indicator-decimals"
            onChange={(event) => {
              change(setDecimals)(Number(event.target.value))
            }}
          >
            {[0, 1, 2, 3].map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {own.direction}
          <select
            value={direction}
            data-testid="indicator-direction"
            onChange={(event) => {
              change(setDirection)(directions.find((one) => one === event.target.value) ?? 'neutral')
            }}
          >
            {directions.map((one) => (
              <option key={one} value={one}>
                {words.reference.directions[one]}
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
            testId="indicator-formula"
            onChange={changeFormula}
            onSubmit={() => {
              void save()
            }}
          />
        </div>
        <div className="span-all formula-notes" id={notes} aria-live="polite">
          {started ? (
            <FormulaNotes dimensions={dimensions} formula={formula} check={check} onChange={changeFormula} />
          ) : (
            <p className="quiet">{own.formulaHint}</p>
          )}
        </div>
      </form>
    </ModalDialog>
  )
}
