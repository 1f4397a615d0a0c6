import { useMemo, useState, type ReactNode } from 'react'
import type { ImportedCell, ImportPreview } from '../../../shared/model/import-preview'
import { formatScaled } from '../../../shared/format/format-number'
import { toScaled } from '../../../shared/format/parse-number'
import { useWords, type Words } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { ModalDialog } from '../../ui/ModalDialog'
import { wordFailure } from '../../state/report-failure'
import { applyImport, discardImport } from './import-excel'

/** What a file would change, cell by cell; only the ticked cells are stored, as one action. */
export function ImportDialog({ preview }: { preview: ImportPreview }): ReactNode {
  const app = useApp()
  const words = useWords()
  const importable = useMemo(
    () => preview.cells.filter((cell) => cell.status === 'new' || cell.status === 'changed'),
    [preview],
  )
  const [accepted, setAccepted] = useState<ReadonlySet<number>>(
    () => new Set(importable.map((cell) => cell.id)),
  )
  const [showSame, setShowSame] = useState(false)
  const [problem, setProblem] = useState('')
  const shown = showSame ? preview.cells : preview.cells.filter((cell) => cell.status !== 'same')
  const close = (): void => {
    discardImport(app, preview.preview)
  }
  const toggle = (id: number): void => {
    const next = new Set(accepted)
    if (!next.delete(id)) next.add(id)
    setAccepted(next)
  }
  return (
    <ModalDialog
      name="import"
      title={words.excel.importTitle}
      wide
      onClose={close}
      actions={
        <>
          <label className="tick">
            <input
              type="checkbox"
              checked={accepted.size === importable.length && importable.length > 0}
              disabled={importable.length === 0}
              onChange={(event) => {
                setAccepted(new Set(event.target.checked ? importable.map((cell) => cell.id) : []))
              }}
            />
            {words.excel.takeAll}
          </label>
          {preview.counts.same > 0 && (
            <label className="tick">
              <input
                type="checkbox"
                checked={showSame}
                onChange={(event) => {
                  setShowSame(event.target.checked)
                }}
              />
              {words.excel.showSame(preview.counts.same)}
            </label>
          )}
          <span className="space" />
          <button type="button" onClick={close}>
            {words.cancel}
          </button>
          <button
            type="button"
            className="primary"
            autoFocus
            disabled={accepted.size === 0}
            data-testid="import-apply"
            onClick={() => {
              applyImport(app, words, preview.preview, [...accepted]).catch((error: unknown) => {
                setProblem(wordFailure(error, words))
              })
            }}
          >
            {words.excel.apply(accepted.size)}
          </button>
        </>
      }
    >
      <PreviewSummary preview={preview} />
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {importable.length === 0 && <p>{words.excel.nothingNew}</p>}
      {shown.length > 0 && (
        <table className="plain import-cells">
          <thead>
            <tr>
              <th scope="col">{words.excel.take}</th>
              <th scope="col" />
              <th scope="col">{words.excel.row}</th>
              <th scope="col">{words.excel.column}</th>
              <th scope="col" className="number">
                {words.excel.before}
              </th>
              <th scope="col" className="number">
                {words.excel.after}
              </th>
              <th scope="col">{words.excel.place}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((cell) => (
              <PreviewRow key={cell.id} cell={cell} accepted={accepted.has(cell.id)} onToggle={toggle} />
            ))}
          </tbody>
        </table>
      )}
    </ModalDialog>
  )
}

function PreviewSummary({ preview }: { preview: ImportPreview }): ReactNode {
  const words = useWords()
  const statuses = ['new', 'changed', 'same', 'computed', 'unreadable'] as const
  return (
    <>
      <p className="quiet">{words.excel.from(preview.file, preview.sheet)}</p>
      <p className="import-counts">
        {statuses
          .filter((status) => preview.counts[status] > 0)
          .map((status) => (
            <span key={status} className={`import-status ${status}`} data-testid={`import-count-${status}`}>
              {words.importStatuses[status]} <b>{preview.counts[status]}</b>
            </span>
          ))}
      </p>
      {preview.counts.computed > 0 && <p className="quiet">{words.excel.computedNote}</p>}
      <RowNames title={words.excel.unmatched(preview.unmatchedRows.length)} names={preview.unmatchedRows} />
      <RowNames title={words.excel.missingRows(preview.missingRows.length)} names={preview.missingRows} />
    </>
  )
}

function RowNames({ title, names }: { title: string; names: readonly string[] }): ReactNode {
  if (names.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul className="quiet">
        {names.map((name, at) => (
          <li key={`${String(at)} ${name}`}>{name}</li>
        ))}
      </ul>
    </details>
  )
}

type RowProps = { cell: ImportedCell; accepted: boolean; onToggle: (id: number) => void }

function PreviewRow({ cell, accepted, onToggle }: RowProps): ReactNode {
  const words = useWords()
  const takes = cell.status === 'new' || cell.status === 'changed'
  return (
    <tr className={`import-row ${cell.status}`}>
      <td>
        {takes && (
          <input
            type="checkbox"
            checked={accepted}
            aria-label={`${words.excel.take}: ${cell.row} · ${cell.column}`}
            onChange={() => {
              onToggle(cell.id)
            }}
          />
        )}
      </td>
      <td>
        <span className={`import-status ${cell.status}`}>{words.importStatuses[cell.status]}</span>
      </td>
      <td>{cell.row}</td>
      <td>{cell.column}</td>
      <td className="number">{writeFigure(cell.before, cell.decimals, words)}</td>
      <td className="number">
        {cell.status === 'unreadable' ? cell.text : writeFigure(cell.after, cell.decimals, words)}
        {cell.derived && <small className="quiet"> {words.excel.derived}</small>}
      </td>
      <td className="quiet">{cell.locator}</td>
    </tr>
  )
}

function writeFigure(value: string | null, decimals: number, words: Words): string {
  if (value === null) return words.excel.blank
  // "–" and "…" stand for themselves.
  const scaled = /^-?\d+(\.\d+)?$/.test(value) ? toScaled(value, decimals) : null
  return scaled === null ? value : formatScaled(scaled, decimals)
}
