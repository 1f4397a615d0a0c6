import type { ReactNode } from 'react'
import type { WorkbookState } from '../../shared/model/workbook'
import { collapseToLevel, findShownLevel } from '../grid/outline'
import { useWords } from '../i18n/words'
import { useApp, useSession, useSlot, useWorkbook } from '../state/app-state'
import { slotOfTab } from '../state/session-store'
import type { CommandName } from './commands'
import { Picker } from '../ui/Picker'

type Props = {
  workbook: WorkbookState
  /** The breakdown on screen, which is of one indicator; null on the form. */
  breakdown: 'sectors' | 'localities' | null
  onCommand: (name: CommandName) => void
}

/** What the sheet is about: period, place, which figures, how deep; and the ways in and out. */
export function ContextBar({ workbook, breakdown, onCommand }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const tab = useSession((state) => state.tab)
  const period = useSession((state) => state.period)
  const locality = useSession((state) => state.locality)
  const indicator = useSession((state) => state.indicator)
  const readOnly = useWorkbook((state) => state.workbook?.readOnly === true)
  const indicators = workbook.indicators.filter((one) =>
    breakdown === 'localities' ? one.byLocalities : one.bySectors,
  )
  return (
    <div className="context" role="toolbar" aria-label={words.context.name}>
      <Picker
        name="period"
        label={words.context.period}
        value={period}
        options={workbook.periods.map((one) => ({ id: one.id, text: words.writePeriod(one) }))}
        onPick={(id) => {
          app.session.setState({ period: id })
        }}
      />
      <Picker
        name="locality"
        label={words.context.locality}
        value={locality}
        options={workbook.localities.map((one) => ({ id: one.id, text: one.name }))}
        onPick={(id) => {
          app.session.setState({ locality: id })
        }}
      />
      {breakdown !== null && indicators.length > 0 && (
        <Picker
          name="indicator"
          label={words.context.indicator}
          value={indicator}
          options={indicators.map((one) => ({ id: one.id, text: `${one.name} (${one.unit})` }))}
          onPick={(id) => {
            app.session.setState({ indicator: id })
          }}
        />
      )}
      {tab === 'appendix' && <StatedSwitch />}
      <LevelButtons />
      <span className="space" />
      <button
        type="button"
        data-testid="excel.import"
        disabled={readOnly}
        onClick={() => {
          onCommand('excel.import')
        }}
      >
        {words.context.importExcel}
      </button>
      <button
        type="button"
        data-testid="excel.export"
        onClick={() => {
          onCommand('excel.export')
        }}
      >
        {words.context.exportExcel}
      </button>
      <button
        type="button"
        className="primary"
        data-testid="print.open"
        onClick={() => {
          onCommand('print.open')
        }}
      >
        {words.context.print}
      </button>
    </div>
  )
}

function StatedSwitch(): ReactNode {
  const app = useApp()
  const words = useWords()
  const stated = useSession((state) => state.stated)
  const option = (value: boolean, text: string, hint: string): ReactNode => (
    <button
      type="button"
      role="radio"
      aria-checked={stated === value}
      title={hint}
      data-testid={value ? 'mode-stated' : 'mode-computed'}
      onClick={() => {
        app.session.setState({ stated: value })
      }}
    >
      {text}
    </button>
  )
  return (
    <div className="segments" role="radiogroup" aria-label={words.context.sourceSwitch}>
      {option(true, words.context.stated, words.context.statedHint)}
      {option(false, words.context.computed, words.context.computedHint)}
    </div>
  )
}

/** Buttons 1-4: rows down to that outline level. Only as many as the table has levels. */
function LevelButtons(): ReactNode {
  const app = useApp()
  const words = useWords()
  const slot = useSession((state) => slotOfTab(state.tab))
  const { cache } = useSlot(slot ?? 'form')
  const collapsed = useSession((state) => state.collapsed[cache?.layout.name ?? ''])
  if (slot === null || cache === null) return null
  const { rows, name } = cache.layout
  const deepest = Math.max(0, ...rows.map((row) => row.level)) + 1
  if (deepest < 2) return null
  const shown = findShownLevel(rows, collapsed ?? new Set())
  return (
    <div className="segments" role="group" aria-label={words.context.levels}>
      {Array.from({ length: deepest }, (_, at) => at + 1).map((levels) => (
        <button
          key={levels}
          type="button"
          aria-pressed={shown === levels}
          title={words.context.level(levels)}
          aria-label={words.context.level(levels)}
          data-testid={`level-${String(levels)}`}
          onClick={() => {
            app.session.setState((state) => ({
              collapsed: { ...state.collapsed, [name]: collapseToLevel(rows, levels) },
            }))
          }}
        >
          {levels}
        </button>
      ))}
    </div>
  )
}
