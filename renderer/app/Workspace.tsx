import { useEffect, type ReactNode, type RefObject } from 'react'
import type { ViewRequest } from '../../shared/contract/workbook-contract'
import type { WorkbookState } from '../../shared/model/workbook'
import { ChartsView } from '../features/charts/ChartsView'
import { NoFormulas } from '../features/indicators/NoFormulas'
import { EntryBar } from '../features/explain/EntryBar'
import { FormulaBar } from '../features/explain/FormulaBar'
import { NameBox } from '../features/explain/NameBox'
import { Inspector } from '../features/explain/Inspector'
import { useExplanation } from '../features/explain/use-explanation'
import { CellNotes } from '../features/notes/CellNotes'
import { PackStudio } from '../features/packs/PackStudio'
import { PastePanel } from '../features/paste/PastePanel'
import { CellFindings } from '../features/findings/CellFindings'
import { useSentences } from '../features/findings/finding-sentences'
import { writePlace } from '../features/findings/write-place'
import { FindingsPanel } from '../features/findings/FindingsPanel'
import { FindBar } from '../features/find/FindBar'
import { PrintCharts } from '../features/print/PrintChart'
import { PrintFindings } from '../features/print/PrintFindings'
import { PrintTextProblems } from '../features/print/PrintTextProblems'
import { PrintTable } from '../features/print/PrintView'
import { TableView } from '../features/table/TableView'
import type { SheetHandle } from '../grid/sheet-props'
import { useWords } from '../i18n/words'
import { useApp, useFindings, useSession, useSettings, useSlot } from '../state/app-state'
import { slotOfTab } from '../state/session-store'
import { findCell } from '../state/view-cache'
import type { ViewSlot } from '../state/view-store'
import type { CommandName } from './commands'
import { ContextBar } from './ContextBar'
import { nameCell } from './name-cell'
import { nameTable } from './name-table'
import { SheetMenu } from './SheetMenu'
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
  // Export and import from the charts page work on the form.
  const slot = slotOfTab(tab) ?? 'form'
  const hasFormulas = workbook.indicators.some((one) => one.formula !== null)
  useWantedViews(slot, hasFormulas)
  const { cache, version } = useSlot(slot)
  const selected = useSession((state) => state.selected[slot])
  const index = tab === 'charts' || cache === null ? null : findCell(cache, selected)
  const explanation = useExplanation(cache, index, version)
  const stated = useSession((state) => state.stated) && slot === 'form'
  const find = useSession((state) => state.find)
  const findingsOpen = useFindings((state) => state.isOpen)
  const empty = tab === 'formulas' && !hasFormulas
  const explains = inspectorOpen && tab !== 'charts' && !empty
  const { finding: writeSentence } = useSentences()
  const fileName = `${nameTable(app, words, slot)}.pdf`
  return (
    <>
      <div className={`workspace${sideOpen ? '' : ' no-side'}${explains ? '' : ' no-inspector'}`}>
        {sideOpen && <SidePanel />}
        <main className="middle">
          <ContextBar
            workbook={workbook}
            breakdown={
              tab === 'charts' ? 'sectors' : slot === 'sectors' || slot === 'localities' ? slot : null
            }
            onCommand={onCommand}
          />
          {tab !== 'charts' && !empty && (
            <FormulaBar
              nameBox={
                <NameBox
                  name={cache === null ? '' : nameCell(cache.layout, selected)}
                  slot={slot}
                  layout={cache?.layout ?? null}
                  sheet={sheet}
                />
              }
              entry={
                cache !== null && (
                  <EntryBar cache={cache} index={index} version={version} stated={stated} sheet={sheet} />
                )
              }
              explanation={explanation}
            />
          )}
          {find !== null && tab !== 'charts' && !empty && (
            <FindBar
              slot={slot}
              cache={cache}
              version={version}
              stated={stated}
              request={find}
              sheet={sheet}
            />
          )}
          {tab === 'charts' ? (
            <ChartsView
              goTo={(at) => {
                sheet.current?.goTo(at)
              }}
            />
          ) : empty ? (
            <NoFormulas />
          ) : (
            <TableView key={slot} slot={slot} sheet={sheet} />
          )}
          <TabStrip />
          {findingsOpen && <FindingsPanel sheet={sheet} />}
        </main>
        {explains && (
          <Inspector
            explanation={explanation}
            cell={cache === null || index === null ? null : { view: cache.view, index }}
            version={version}
            writeFinding={writeSentence}
            onFinding={(entry) => {
              app.findings.store.setState({
                isOpen: true,
                current: { entry, group: -1, member: 0 },
                isExplaining: false,
              })
            }}
            goTo={(at) => {
              sheet.current?.goTo(at)
            }}
            onShowChart={(kind, form, { period, locality }) => {
              const source = {
                table: 'form',
                form,
                rows: null,
                unit: null,
                period: 'shown',
                locality: 'shown',
              } as const
              const shownChart = { kind, source, title: null, note: '' }
              app.session.setState({ tab: 'charts', form, period, locality, shownChart })
            }}
            onHide={() => {
              onCommand('view.toggleInspector')
            }}
          />
        )}
      </div>
      {cache !== null && (
        <PastePanel layout={cache.layout} sheet={sheet} nameCell={(place) => nameCell(cache.layout, place)} />
      )}
      {cache !== null && tab !== 'charts' && !empty && (
        <>
          <CellNotes slot={slot} cache={cache} index={index} sheet={sheet} />
          {!stated && <CellFindings cache={cache} version={version} index={index} sheet={sheet} />}
          <SheetMenu cache={cache} index={index} sheet={sheet} onCommand={onCommand} />
        </>
      )}
      <StatusBar sheet={sheet} index={index} onCommand={onCommand} />
      {printing === 'table' && <PrintTable slot={slot} fileName={fileName} />}
      {printing === 'charts' && <PrintCharts fileName={fileName} />}
      {printing === 'packs' && <PackStudio slot={slot} tableName={nameTable(app, words, slot)} />}
      {printing === 'findings' && (
        <PrintFindings
          fileName={`${words.findings.name} - ${workbook.name}.pdf`}
          workbookName={workbook.name}
          writeSentence={writeSentence}
          writePlace={writePlace}
        />
      )}
      {printing === 'text-check' && <PrintTextProblems workbook={workbook} />}
    </>
  )
}

/** Keeps the table that is looked at open, and closes the others: the host has less to follow. */
function useWantedViews(shown: ViewSlot, hasFormulas: boolean): void {
  const app = useApp()
  const form = useSession((state) => state.form)
  const period = useSession((state) => state.period)
  const locality = useSession((state) => state.locality)
  const indicator = useSession((state) => state.indicator)
  const list = useSession((state) => state.sectorList)
  useEffect(() => {
    if (period === null || locality === null) return
    const requests: Record<ViewSlot, ViewRequest | null> = {
      form: form === null ? null : { kind: 'form', form, period, locality },
      sectors:
        indicator === null
          ? null
          : {
              kind: 'breakdown',
              by: 'sectors',
              ...(list === null ? {} : { list }),
              indicator,
              period,
              locality,
            },
      localities:
        indicator === null ? null : { kind: 'breakdown', by: 'localities', indicator, period, locality },
      formulas: hasFormulas ? { kind: 'formulas', period, locality } : null,
    }
    app.views.want(shown, requests[shown])
  }, [app, shown, hasFormulas, form, period, locality, indicator, list])
}
