import { useState, type ReactNode } from 'react'
import type { LocalityId, ViewId } from '../../../shared/model/ids'
import type { ReturnUnits } from '../../../shared/model/return-units'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { wordFailure } from '../../state/report-failure'
import { ModalDialog } from '../../ui/ModalDialog'
import { takeFocus } from '../../ui/take-focus'
import { makeForms } from './return-forms'
import './return-forms.css'

type Props = { view: ViewId; units: ReturnUnits; tableName: string; onClose: () => void }

/** Which units get a form, and which columns they fill in. */
export function ReturnFormsDialog({ view, units: known, tableName, onClose }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.office.returns
  const { units, columns } = known
  const [chosen, setChosen] = useState<ReadonlySet<LocalityId>>(
    () => new Set(units.map(({ locality }) => locality)),
  )
  const [filled, setFilled] = useState<ReadonlySet<string>>(
    () => new Set(columns.flatMap(({ id, usual }) => (usual ? [id] : []))),
  )
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const missing = units.filter(({ figures }) => figures === 0)
  const make = async (): Promise<void> => {
    setBusy(true)
    setProblem('')
    try {
      const choice = { view, units: [...chosen], columns: [...filled], tableName }
      if (await makeForms(app, words, choice)) onClose()
    } catch (error) {
      setProblem(wordFailure(error, words))
    } finally {
      setBusy(false)
    }
  }
  return (
    <ModalDialog
      name="returns"
      title={own.title}
      wide
      onClose={onClose}
      actions={
        <>
          <button
            type="button"
            onClick={() => {
              setChosen(new Set(units.map(({ locality }) => locality)))
            }}
          >
            {own.all}
          </button>
          <button
            type="button"
            disabled={missing.length === 0}
            onClick={() => {
              setChosen(new Set(missing.map(({ locality }) => locality)))
            }}
          >
            {own.onlyMissing}
          </button>
          <span className="space" />
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button
            type="button"
            className="primary"
            ref={takeFocus}
            disabled={busy || chosen.size === 0 || filled.size === 0}
            data-testid="returns-make"
            onClick={() => {
              void make()
            }}
          >
            {own.make(chosen.size)}
          </button>
        </>
      }
    >
      <p>{own.text}</p>
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <fieldset className="return-choices">
        <legend>{own.columns}</legend>
        {columns.map(({ id, header }) => (
          <label key={id} className="tick">
            <input
              type="checkbox"
              checked={filled.has(id)}
              onChange={() => {
                setFilled(toggle(filled, id))
              }}
            />
            {header.join(' · ')}
          </label>
        ))}
      </fieldset>
      <fieldset className="return-choices" data-testid="returns-units">
        <legend>{own.units(chosen.size, units.length)}</legend>
        {units.map(({ locality, name, figures }) => (
          <label key={locality} className="tick">
            <input
              type="checkbox"
              checked={chosen.has(locality)}
              onChange={() => {
                setChosen(toggle(chosen, locality))
              }}
            />
            {name} <span className="quiet">{own.figures(figures)}</span>
          </label>
        ))}
      </fieldset>
    </ModalDialog>
  )
}

function toggle<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}
