import { memo, type ReactNode } from 'react'
import type { ImportMapping, MappedRow } from '../../../shared/model/import-draft'
import { useWords } from '../../i18n/words'

/** Pixels; the style sheet says the same. */
export const mappingRowHeight = 28

export type TargetRows = ReadonlyMap<string, ImportMapping['targetRows'][number]>

type Props = {
  row: MappedRow
  /** Among the shown rows. */
  position: number
  isActive: boolean
  targets: TargetRows
  onPoint: () => void
}

/** One row of the file beside the row of the form that it is taken for. */
export const MappingRow = memo(function MappingRow(props: Props): ReactNode {
  const { row, position, isActive, targets, onPoint } = props
  const words = useWords()
  const own = words.importDesk.rows
  const target = row.target.kind === 'row' ? targets.get(row.target.id) : undefined
  return (
    <div
      id={`desk-row-${String(row.row)}`}
      role="row"
      aria-rowindex={position + 2}
      aria-selected={isActive}
      className={`map-row ${row.doubtful ? 'doubtful' : row.target.kind}`}
      style={{ top: position * mappingRowHeight }}
      onPointerDown={onPoint}
    >
      <span role="gridcell" className="quiet">
        {row.ordinal}
      </span>
      <span
        role="gridcell"
        className={row.hasFigures ? undefined : 'heading'}
        title={row.label}
        style={{ paddingLeft: 4 + row.level * 10 }}
      >
        {row.label}
      </span>
      <span role="gridcell" className="number" title={row.figures?.join(' · ')}>
        {row.figures?.join(' · ')}
      </span>
      <span role="gridcell" title={target?.label}>
        <i className="desk-arrow" aria-hidden="true">
          →
        </i>
        {row.target.kind === 'skip' ? (
          <em className="quiet">{own.skipped}</em>
        ) : target === undefined ? (
          <em>{own.freshRow}</em>
        ) : (
          <>
            <span className="quiet">{target.ordinal}</span> {target.label}
          </>
        )}
        {row.unit !== null && (
          <small className={row.unit.factor === null ? 'desk-warn' : 'quiet'}>
            {' '}
            {row.unit.factor === null
              ? own.otherUnit(row.unit.file, row.unit.target)
              : own.converted(row.unit.file, row.unit.target, row.unit.factor)}
          </small>
        )}
      </span>
      <span role="gridcell" className={row.doubtful ? 'desk-warn' : 'quiet'}>
        {row.doubtful ? `? ${own.asked}` : own.by[row.by]}
      </span>
    </div>
  )
})
