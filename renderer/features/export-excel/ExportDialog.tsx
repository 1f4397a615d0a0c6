import { useState, type ReactNode } from 'react'
import { longestExportLine, type ExportOptions } from '../../../shared/model/export-options'
import { useWords } from '../../i18n/words'
import { useApp, useSettings, useWorkbook } from '../../state/app-state'
import { reportFailure } from '../../state/report-failure'
import type { ViewSlot } from '../../state/view-store'
import { ModalDialog } from '../../ui/ModalDialog'
import { takeFocus } from '../../ui/take-focus'
import { exportExcel } from './export-excel'
import { findExportOptions } from './export-options'
import './export-dialog.css'

type Props = { slot: ViewSlot; suggestedName: string; onClose: () => void }

const choices = ['comments', 'footnotes', 'charts', 'protect'] as const

/** What the written workbook has beside the table. It opens as the last export was: Enter does the same again. */
export function ExportDialog({ slot, suggestedName, onClose }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.exportDialog
  const uuid = useWorkbook((state) => state.workbook)?.uuid ?? ''
  const remembered = useSettings((settings) => findExportOptions(settings, uuid))
  const [options, setOptions] = useState(remembered)
  const line = (
    name: string,
    value: string,
    label: string,
    hint: string,
    change: (text: string) => Partial<ExportOptions>,
  ): ReactNode => (
    <label className="export-line">
      <span>{label}</span>
      <input
        type="text"
        maxLength={longestExportLine}
        value={value}
        placeholder={hint}
        data-testid={`export-${name}`}
        onChange={(event) => {
          setOptions({ ...options, ...change(event.target.value) })
        }}
      />
    </label>
  )
  const { agency, signature } = options
  return (
    <ModalDialog
      name="export"
      title={own.title}
      onClose={onClose}
      actions={
        <>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button
            type="submit"
            form="export-options"
            className="primary"
            ref={takeFocus}
            data-testid="export-confirm"
          >
            {own.confirm}
          </button>
        </>
      }
    >
      <form
        id="export-options"
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          exportExcel(app, words, slot, suggestedName, trimLines(options)).catch((error: unknown) => {
            reportFailure(app.session, words, error)
          })
        }}
      >
        <fieldset className="export-choices">
          <legend>{own.contents}</legend>
          {choices.map((choice) => (
            <label key={choice}>
              <input
                type="checkbox"
                checked={options[choice]}
                data-testid={`export-${choice}`}
                onChange={(event) => {
                  setOptions({ ...options, [choice]: event.target.checked })
                }}
              />
              <span>
                {own.choices[choice]}
                <small>{own.explained[choice]}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset className="export-lines">
          <legend>{own.agency}</legend>
          {line('above', agency.above, own.above, own.aboveHint, (above) => ({
            agency: { ...agency, above },
          }))}
          {line('own', agency.own, own.own, own.ownHint, (text) => ({ agency: { ...agency, own: text } }))}
        </fieldset>
        <fieldset className="export-lines">
          <legend>{own.signature}</legend>
          {line('place', signature.placeAndDate, own.placeAndDate, own.placeAndDateHint, (placeAndDate) => ({
            signature: { ...signature, placeAndDate },
          }))}
          {line('left', signature.left, own.left, own.leftHint, (left) => ({
            signature: { ...signature, left },
          }))}
          {line('right', signature.right, own.right, own.rightHint, (right) => ({
            signature: { ...signature, right },
          }))}
        </fieldset>
      </form>
    </ModalDialog>
  )
}

function trimLines({ agency, signature, ...choices }: ExportOptions): ExportOptions {
  const clean = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
  return {
    ...choices,
    agency: { above: clean(agency.above), own: clean(agency.own) },
    signature: {
      placeAndDate: clean(signature.placeAndDate),
      left: clean(signature.left),
      right: clean(signature.right),
    },
  }
}
