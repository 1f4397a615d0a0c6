import { useState, type ReactNode } from 'react'
import { templateStatuses, type TemplatePreview } from '../../../shared/model/template-preview'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { wordFailure } from '../../state/report-failure'
import { ModalDialog } from '../../ui/ModalDialog'
import { takeFocus } from '../../ui/take-focus'
import { TemplateCells } from './TemplateCells'
import { discardTemplate, fillTemplate } from './fill-template'
import './fill-template.css'

/** What would be written into an office's own file, and what stands there now; saved as a copy. */
export function TemplateDialog({
  preview,
  onClose,
}: {
  preview: TemplatePreview
  onClose: () => void
}): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.office.template
  const { counts } = preview
  const lost = counts.overwrite + counts.clear
  const [overwrite, setOverwrite] = useState(true)
  const [all, setAll] = useState(lost === 0)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const cells = counts.fill + (overwrite ? lost : 0)
  const close = (): void => {
    discardTemplate(app, preview)
    onClose()
  }
  const save = async (): Promise<void> => {
    setBusy(true)
    setProblem('')
    try {
      if (await fillTemplate(app, words, preview, overwrite)) close()
    } catch (error) {
      setProblem(wordFailure(error, words))
    } finally {
      setBusy(false)
    }
  }
  return (
    <ModalDialog
      name="template"
      title={own.title}
      wide
      onClose={close}
      actions={
        <>
          {lost > 0 && (
            <label className="tick">
              <input
                type="checkbox"
                checked={overwrite}
                data-testid="template-overwrite"
                onChange={(event) => {
                  setOverwrite(event.target.checked)
                }}
              />
              {own.overwrite(lost)}
            </label>
          )}
          {lost > 0 && counts.fill > 0 && (
            <label className="tick">
              <input
                type="checkbox"
                checked={all}
                onChange={(event) => {
                  setAll(event.target.checked)
                }}
              />
              {own.all}
            </label>
          )}
          <span className="space" />
          <button type="button" onClick={close}>
            {words.cancel}
          </button>
          <button
            type="button"
            className="primary"
            ref={takeFocus}
            disabled={busy || cells === 0}
            data-testid="template-save"
            onClick={() => {
              void save()
            }}
          >
            {own.save(cells)}
          </button>
        </>
      }
    >
      <p className="quiet">{own.from(preview.file, preview.sheet)}</p>
      <p data-testid="template-summary">
        {counts.fill + lost === 0
          ? own.nothing
          : `${own.fills(counts.fill + lost, preview.unmatchedRows.length)} ${own.keeps}`}
      </p>
      <p className="template-counts">
        {templateStatuses
          .filter((status) => counts[status] > 0)
          .map((status) => (
            <span
              key={status}
              className={`import-status ${lookOf[status]}`}
              data-testid={`template-${status}`}
            >
              {own.statuses[status]} <b>{counts[status]}</b>
            </span>
          ))}
      </p>
      {preview.recalculates && <p className="quiet">{own.recalculates}</p>}
      {preview.signed && (
        <p className="problem" role="alert">
          {own.signed}
        </p>
      )}
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <RowNames title={own.unmatched(preview.unmatchedRows.length)} names={preview.unmatchedRows} />
      <RowNames title={own.missing(preview.missingRows.length)} names={preview.missingRows} />
      <TemplateCells cells={all ? preview.cells : preview.cells.filter(({ status }) => status !== 'fill')} />
    </ModalDialog>
  )
}

/** The looks of the import desk, which shows the same in the other direction. */
const lookOf = {
  fill: 'new',
  overwrite: 'changed',
  clear: 'changed',
  formula: 'computed',
  same: 'same',
  unit: 'unreadable',
} as const

function RowNames({ title, names }: { title: string; names: readonly string[] }): ReactNode {
  if (names.length === 0) return null
  return (
    <details className="template-rows">
      <summary>{title}</summary>
      <ul className="quiet">
        {names.map((name, at) => (
          <li key={`${String(at)} ${name}`}>{name}</li>
        ))}
      </ul>
    </details>
  )
}
