import { useEffect, useState, type ReactNode, type RefObject } from 'react'
import type { ViewRequest } from '../../shared/contract/workbook-contract'
import type { WorkbookState } from '../../shared/model/workbook'
import { ChartsView } from '../features/charts/ChartsView'
import { slotOfChart, useChart, type ChartKind } from '../features/charts/use-chart'
import { FormulaBar } from '../features/explain/FormulaBar'
import { Inspector } from '../features/explain/Inspector'
import { useExplanation } from '../features/explain/use-explanation'
import { PrintChart } from '../features/print/PrintChart'
import { PrintTable } from '../features/print/PrintView'
import { TableView } from '../features/table/TableView'
import type { SheetHandle } from '../grid/sheet-props'
import { useWords } from '../i18n/words'
import { useApp, useSession, useSettings, useSlot } from '../state/app-state'
import { slotOfTab, type CellPlace } from '../state/session-store'
import type { ViewCache } from '../state/view-cache'
import type { ViewSlot } from '../state/view-store'
import type { CommandName } from './commands'
import { ContextBar } from './ContextBar'
import { nameCell } from './name-cell'
import { nameTable } from './name-table'
import { SidePanel } from './SidePanel'
import { StatusBar } from './StatusBar'
import { TabStrip } from './TabStrip'

type Props = {
  workbook: WorkbookState
  sheet: RefObject<SheetHandle | null>
  onCommand: (name: CommandName) => void
}

/** The window on an open workbook. */
export function Workspace({ workbook, sheet, onCommand }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const tab = useSession((state) => state.tab)
  const printing = useSession((state) => state.printing)
  const { sideOpen, inspectorOpen } = useSettings((settings) => settings)
  const [chart, setChart] = useState<{ kind: ChartKind; unit: string | null }>({
    kind: 'attainment',
    unit: null,
  })
  const slot = slotOfTab(tab) ?? slotOfChart(chart.kind)
  useWantedViews(slot, tab === 'charts')
  const { cache, version } = useSlot(slot)
  const selected = useSession((state) => state.selected[slot])
  const index = tab === 'charts' || cache === null ? null : findIndex(cache, selected)
  const explanation = useExplanation(cache, index, version)
  const explains = inspectorOpen && tab !== 'charts'
  const fileName = `${nameTable(app, words, slot)}.pdf`
  return (
    <>
      <div className={`workspace${sideOpen ? '' : ' no-side'}${explains ? '' : ' no-inspector'}`}>
        {sideOpen && <SidePanel />}
        <main className="middle">
          <ContextBar workbook={workbook} breakdown={slot === 'form' ? null : slot} onCommand={onCommand} />
          {tab !== 'charts' && (
            <FormulaBar
              name={cache === null ? '' : nameCell(cache.layout, selected)}
              explanation={explanation}
            />
          )}
          {tab === 'charts' ? (
            <ChartsView
              {...chart}
              onChoose={(kind, unit) => {
                setChart({ kind, unit })
              }}
            />
          ) : (
            <TableView key={slot} slot={slot} sheet={sheet} />
          )}
          <TabStrip />
        </main>
        {explains && (
          <Inspector
            explanation={explanation}
            onHide={() => {
              onCommand('view.toggleInspector')
            }}
          />
        )}
      </div>
      <StatusBar sheet={sheet} index={index} onCommand={onCommand} />
      {printing === 'table' && <PrintTable slot={slot} fileName={fileName} />}
      {printing === 'charts' && <PrintShownChart {...chart} fileName={fileName} />}
    </>
  )
}

type PrintShownChartProps = { kind: ChartKind; unit: string | null; fileName: string }

function PrintShownChart({ kind, unit, fileName }: PrintShownChartProps): ReactNode {
  const chart = useChart(kind, unit)
  return chart === null ? null : <PrintChart data={chart.data} heading={chart.heading} fileName={fileName} />
}

/** Keeps the table that is looked at open, and closes the others: the host has less to follow. */
function useWantedViews(shown: ViewSlot, charts: boolean): void {
  const app = useApp()
  const form = useSession((state) => state.form)
  const period = useSession((state) => state.period)
  const locality = useSession((state) => state.locality)
  const indicator = useSession((state) => state.indicator)
  useEffect(() => {
    if (period === null || locality === null) return
    const requests: Record<ViewSlot, ViewRequest | null> = {
      form: form === null ? null : { kind: 'form', form, period, locality },
      sectors: indicator === null ? null : { kind: 'breakdown', by: 'sectors', indicator, period, locality },
      localities:
        indicator === null ? null : { kind: 'breakdown', by: 'localities', indicator, period, locality },
    }
    app.views.want(shown, requests[shown])
    // Export and import from the charts page work on the form.
    if (charts) app.views.want('form', requests.form)
  }, [app, shown, charts, form, period, locality, indicator])
}

function findIndex(cache: ViewCache, place: CellPlace | null): number | null {
  if (place === null) return null
  const row = cache.layout.rows.findIndex((one) => one.id === place.row)
  const column = cache.layout.columns.findIndex((one) => one.id === place.column)
  return row === -1 || column === -1 ? null : row * cache.layout.columns.length + column
}
