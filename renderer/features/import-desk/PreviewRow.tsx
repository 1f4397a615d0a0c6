import type { ReactNode } from 'react'
import { formatScaled } from '../../../shared/format/format-number'
import { toScaled } from '../../../shared/format/parse-number'
import type { ImportedCell } from '../../../shared/model/import-preview'
import { useWords, type Words } from '../../i18n/words'
import { writeDecimal } from '../../ui/write-decimal'
import { statusSigns, takesTick } from './preview-cells'

/** Pixels; the style sheet says the same. */
export const previewRowHeight = 28

type Props = {
  cell: ImportedCell
  position: number
  isActive: boolean
  isOn: boolean
  isSettled: boolean
  onPoint: () => void
  onToggle: () => void
  onSettle: (value: string) => void
}

/** One cell of the workbook with its old and its new value. */
export function PreviewRow(props: Props): ReactNode {
  const { cell, position, isActive, isOn, isSettled, onPoint, onToggle, onSettle } = props
  const words = useWords()
  const own = words.importDesk.preview
  return (
    <div
      id={`desk-cell-${String(cell.id)}`}
      role="row"
      aria-rowindex={position + 2}
      aria-selected={isOn}
      className={`cell-row ${cell.status}${isActive ? ' active' : ''}`}
      style={{ top: position * previewRowHeight }}
      onPointerDown={onPoint}
    >
      <span role="gridcell">
        {takesTick(cell) && (
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isOn}
            aria-label={`${own.take}: ${cell.row} · ${cell.column}`}
            onChange={onToggle}
          />
        )}
      </span>
      <span role="gridcell">
        <span className={`import-status ${cell.status}`}>
          <span aria-hidden="true">{statusSigns[cell.status]}</span> {words.importStatuses[cell.status]}
        </span>
      </span>
      <span role="gridcell" title={cell.row}>
        {cell.row}
      </span>
      <span role="gridcell" title={cell.column}>
        {cell.column}
      </span>
      <span role="gridcell" className="number">
        {writeFigure(cell.before, cell.decimals, words)}
      </span>
      <span role="gridcell" className="number after">
        {cell.status !== 'unreadable' && writeFigure(cell.after, cell.decimals, words)}
        {cell.derived && <small className="quiet"> {own.derived}</small>}
      </span>
      <span role="gridcell" title={cell.text}>
        {cell.suspicious !== undefined && (
          <b className="desk-warn" title={writeSuspicion(cell.suspicious, words)}>
            {cell.suspicious.power > 0 ? '×' : '÷'}
            {writeTimes(cell.suspicious.power)}?{' '}
          </b>
        )}
        {cell.candidates !== undefined && cell.candidates.length > 0 && !isSettled ? (
          <span className="desk-readings">
            <q>{cell.text}</q>
            {cell.candidates.map((value, at) => (
              <button
                key={value}
                type="button"
                tabIndex={-1}
                onClick={() => {
                  onSettle(value)
                }}
              >
                <kbd>{at + 1}</kbd> {writeDecimal(value)}
              </button>
            ))}
          </span>
        ) : (
          <span className="quiet">{cell.text}</span>
        )}
      </span>
      <span role="gridcell" className="quiet" title={cell.locator}>
        {cell.locator.slice(cell.locator.lastIndexOf('!') + 1)}
      </span>
    </div>
  )
}

function writeTimes(power: number): string {
  return writeDecimal(`1${'0'.repeat(Math.abs(power))}`)
}

function writeSuspicion({ power, against }: NonNullable<ImportedCell['suspicious']>, words: Words): string {
  const own = words.importDesk.preview
  return (power > 0 ? own.scale : own.scaleDown)(writeTimes(power), writeDecimal(against))
}

function writeFigure(value: string | null, decimals: number, words: Words): string {
  if (value === null) return words.importDesk.preview.blank
  // "–" and "…" stand for themselves.
  const scaled = /^-?\d+(\.\d+)?$/.test(value) ? toScaled(value, decimals) : null
  return scaled === null ? writeDecimal(value) : formatScaled(scaled, decimals)
}
