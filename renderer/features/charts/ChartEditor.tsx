import { useState, type ReactNode } from 'react'
import { listLevelUnits } from '../../../shared/charts/compare-levels'
import { listItems, nameRow } from '../../../shared/charts/figures'
import {
  chartKinds,
  type ChartDefinition,
  type ChartKind,
  type ChartSource,
} from '../../../shared/model/chart'
import { ChartView } from '../../charts/ChartView'
import { requestOf, tableOf, usePicture, useShownPlace } from '../../charts/use-picture'
import { useWords } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { useHeldTable } from '../../state/table-store'
import { ModalDialog } from '../../ui/ModalDialog'

type Props = {
  definition: ChartDefinition
  onSave: (definition: ChartDefinition, name: string) => void
  onClose: () => void
}

/** Kind, rows, texts, period and place of a chart, with the picture they give beside them. */
export function ChartEditor({ definition, onSave, onClose }: Props): ReactNode {
  const words = useWords()
  const [draft, setDraft] = useState(definition)
  const shown = usePicture(draft)
  const picture = shown.state === 'drawn' ? shown.outcome.picture : null
  const refusal = shown.state === 'drawn' ? shown.outcome.refusal : null
  const change = (part: Partial<ChartDefinition>): void => {
    setDraft((before) => ({ ...before, ...part }))
  }
  const kinds = chartKinds.filter((kind) => suits(kind, draft.source))
  const name = picture?.title ?? draft.title ?? words.charts.kinds[draft.kind]
  return (
    <ModalDialog
      name="chart"
      title={words.charts.details}
      wide
      onClose={onClose}
      actions={
        <>
          <button type="button" onClick={onClose}>
            {words.charts.cancel}
          </button>
          <button
            type="button"
            className="primary"
            data-testid="chart-store"
            onClick={() => {
              onSave(
                { ...draft, title: draft.title?.trim() === '' ? null : draft.title, note: draft.note.trim() },
                name,
              )
            }}
          >
            {words.charts.save}
          </button>
        </>
      }
    >
      <div className="chart-editor">
        <div className="chart-fields">
          <label className="field">
            <span>{words.charts.kind}</span>
            <select
              value={draft.kind}
              data-testid="chart-kind"
              onChange={(event) => {
                change({ kind: kinds.find((kind) => kind === event.target.value) ?? draft.kind })
              }}
            >
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {words.charts.kinds[kind]}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{words.charts.title}</span>
            <input
              value={draft.title ?? ''}
              placeholder={words.charts.titleHint}
              maxLength={300}
              data-testid="chart-title"
              onChange={(event) => {
                change({ title: event.target.value === '' ? null : event.target.value })
              }}
            />
          </label>
          <label className="field">
            <span>{words.charts.note}</span>
            <textarea
              value={draft.note}
              rows={2}
              maxLength={1000}
              data-testid="chart-note"
              onChange={(event) => {
                change({ note: event.target.value })
              }}
            />
          </label>
          <PlaceField
            source={draft.source}
            onChange={(source) => {
              change({ source })
            }}
          />
          {draft.kind === 'grouped-bars' && (
            <UnitField
              source={draft.source}
              onChange={(source) => {
                change({ source })
              }}
            />
          )}
          <RowsField
            source={draft.source}
            onChange={(source) => {
              change({ source })
            }}
          />
        </div>
        <div className="chart-preview">
          {picture === null ? (
            <p className="chart-nothing">
              {refusal === null
                ? shown.state === 'gone'
                  ? words.charts.gone
                  : words.charts.loading
                : words.chartRefusals[refusal.reason](refusal.detail)}
            </p>
          ) : (
            <ChartView picture={picture} words={words.charts} size={11} />
          )}
        </div>
      </div>
    </ModalDialog>
  )
}

type FieldProps = { source: ChartSource; onChange: (source: ChartSource) => void }

/** The window's period and place, or those shown now for good. */
function PlaceField({ source, onChange }: FieldProps): ReactNode {
  const words = useWords()
  const shown = useShownPlace()
  const workbook = useWorkbook((state) => state.workbook)
  if (shown === null || workbook === null) return null
  const isFixed = source.period !== 'shown' || source.locality !== 'shown'
  const at = requestOf(source, shown)
  const period = workbook.periods.find(({ id }) => id === at.period)
  const place = workbook.localities.find(({ id }) => id === at.locality)
  return (
    <label className="field">
      <span>{words.charts.time}</span>
      <select
        value={isFixed ? 'fixed' : 'shown'}
        data-testid="chart-place"
        onChange={(event) => {
          const { period: when, locality } = at
          onChange(
            event.target.value === 'fixed'
              ? { ...source, period: when, locality }
              : { ...source, period: 'shown', locality: 'shown' },
          )
        }}
      >
        <option value="shown">{words.charts.followWindow}</option>
        <option value="fixed">
          {words.charts.fixed(period === undefined ? '' : words.writePeriod(period), place?.name ?? '')}
        </option>
      </select>
    </label>
  )
}

/** Of levels of a form without chosen rows: the unit of its rows, which share one axis. */
function UnitField({ source, onChange }: FieldProps): ReactNode {
  const app = useApp()
  const words = useWords()
  const shown = useShownPlace()
  const table = useHeldTable(app.tables, shown === null ? null : requestOf(source, shown))
  if (source.table !== 'form' || source.rows !== null || table?.cache == null) return null
  const units = listLevelUnits(tableOf(table.cache), words.picture)
  if (units.length < 2) return null
  return (
    <label className="field">
      <span>{words.charts.unit}</span>
      <select
        value={source.unit ?? units[0]}
        data-testid="chart-unit"
        onChange={(event) => {
          onChange({ ...source, unit: event.target.value })
        }}
      >
        {units.map((unit) => (
          <option key={unit}>{unit}</option>
        ))}
      </select>
    </label>
  )
}

/** Which rows are drawn: those that suit the kind, or those that are ticked. */
function RowsField({ source, onChange }: FieldProps): ReactNode {
  const app = useApp()
  const words = useWords()
  const shown = useShownPlace()
  const table = useHeldTable(app.tables, shown === null ? null : requestOf(source, shown))
  if (source.table === 'trend' || table?.cache == null) return null
  const known = tableOf(table.cache)
  const rows = listItems(known, null)
  const chosen = new Set(source.rows)
  return (
    <fieldset className="chart-rows">
      <legend>{words.charts.rows}</legend>
      <label className="tick">
        <input
          type="checkbox"
          checked={source.rows === null}
          data-testid="chart-all-rows"
          onChange={(event) => {
            onChange({
              ...source,
              rows: event.target.checked ? null : rows.slice(0, 2).map(({ row }) => row.id),
            })
          }}
        />
        {words.charts.allRows}
      </label>
      {source.rows !== null && (
        <div className="chart-row-list">
          {rows.map((placed) => (
            <label key={placed.row.id} className="tick">
              <input
                type="checkbox"
                checked={chosen.has(placed.row.id)}
                onChange={(event) => {
                  const ids = rows
                    .map(({ row }) => row.id)
                    .filter((id) => (id === placed.row.id ? event.target.checked : chosen.has(id)))
                  onChange({ ...source, rows: ids.length === 0 ? null : ids })
                }}
              />
              {nameRow(known, placed)}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  )
}

/** Kinds that read a table of this sort; whether its figures allow one, its picture says. */
function suits(kind: ChartKind, source: ChartSource): boolean {
  const ofTrend: readonly ChartKind[] = ['trend', 'small-multiples', 'stacked-100']
  if (source.table === 'trend') return ofTrend.includes(kind)
  if (kind === 'trend' || kind === 'small-multiples') return false
  if (kind === 'tile-grid') return source.table === 'breakdown' && source.by === 'localities'
  if (kind === 'waterfall') return source.table === 'form'
  return kind !== 'stacked-100' || source.table === 'breakdown'
}
