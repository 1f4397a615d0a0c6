// The program's own sheet and status bar, with its stores and its view cache, over the large table.
import { createRef, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { StatusBar } from '../../../../renderer/app/StatusBar'
import { TableView } from '../../../../renderer/features/table/TableView'
import type { SheetHandle } from '../../../../renderer/grid/sheet-props'
import { createPlatform } from '../../../../renderer/client/platform'
import { vi } from '../../../../renderer/i18n/vi'
import { WordsContext } from '../../../../renderer/i18n/words'
import { AppContext, useSlot, type AppState } from '../../../../renderer/state/app-state'
import { createFindingsStore } from '../../../../renderer/state/findings-store'
import { createSessionStore } from '../../../../renderer/state/session-store'
import { createSettingsStore } from '../../../../renderer/state/settings-store'
import { createChartStore } from '../../../../renderer/state/chart-store'
import { createPackStore } from '../../../../renderer/state/pack-store'
import { createScratchStore } from '../../../../renderer/state/scratch-store'
import { createTableStore } from '../../../../renderer/state/table-store'
import { createViewStore } from '../../../../renderer/state/view-store'
import { createWorkbookStore } from '../../../../renderer/state/workbook-store'
import type { FormId, IndicatorId, LocalityId, PeriodId } from '../../../../shared/model/ids'
import type { WorkbookState } from '../../../../shared/model/workbook'
import { createPageClock } from './page-clock'
import { loadFaces, request } from './page-look'
import { connectToTable } from './table-connection'

const workbook: WorkbookState = {
  uuid: '00000000-0000-4000-8000-000000000000',
  name: 'Biểu lớn',
  fileName: 'Biểu lớn.kttt',
  readOnly: false,
  revision: 0,
  savedAt: '2026-01-01T00:00:00.000Z',
  undo: null,
  redo: null,
  forms: [{ id: 1 as FormId, code: 'PL-LON', name: 'Biểu lớn' }],
  periods: [{ id: 1 as PeriodId, kind: 'year', year: 2023, ordinal: 1 }],
  localities: [
    {
      id: 1 as LocalityId,
      name: 'Cả nước',
      level: 'nation',
      parent: null,
      validFrom: null,
      validTo: null,
    },
  ],
  indicators: [],
  sectorLists: [],
  period: 1 as PeriodId,
  locality: 1 as LocalityId,
  indicator: 1 as IndicatorId,
}

const sheet = createRef<SheetHandle>()

function Window(): ReactNode {
  const { cache } = useSlot('form')
  return (
    <div className="window">
      <div className="workspace no-side no-inspector">
        <main className="middle">{cache !== null && <TableView slot="form" sheet={sheet} />}</main>
      </div>
      <StatusBar sheet={sheet} index={null} onCommand={() => undefined} />
    </div>
  )
}

const { connection, arrival, calls } = await connectToTable(location.hash.slice(1))
const app: AppState = {
  connection,
  platform: createPlatform(connection),
  workbook: createWorkbookStore(),
  views: createViewStore(connection),
  tables: createTableStore(connection),
  charts: createChartStore(connection),
  scratch: createScratchStore(connection),
  packs: createPackStore(connection),
  session: createSessionStore(),
  findings: createFindingsStore(connection),
  settings: createSettingsStore(connection),
}
app.workbook.setState({ connection: 'open', known: true, workbook, problem: null })
connection.on('workbook.patched', (patched) => {
  app.views.applyPatched(patched)
})
await loadFaces()
const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <WordsContext value={vi}>
      <AppContext value={app}>
        <Window />
      </AppContext>
    </WordsContext>,
  )

const clock = createPageClock()
globalThis.benchClock = clock
globalThis.benchPage = {
  arrival,
  calls,
  cache: () => app.views.store.getState().form.cache,
  open: async () => {
    const asked = performance.now()
    app.views.want('form', request)
    return { asked, painted: await clock.firstRows() }
  },
  selectedSize: () => sheet.current?.rangeSize() ?? null,
}
