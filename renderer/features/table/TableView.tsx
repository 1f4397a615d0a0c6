import { memo, useCallback, useMemo, type ReactNode, type Ref } from 'react'
import type { Gesture } from '../../../shared/contract/workbook-contract'
import { hasRemark } from '../../../shared/model/cell'
import type { Refusal } from '../../grid/sheet-model'
import { SheetGrid } from '../../grid/SheetGrid'
import type { SelectionSource, SheetHandle } from '../../grid/sheet-props'
import { useWords } from '../../i18n/words'
import {
  useApp,
  useSession,
  useSettings,
  useSlotPart,
  useWorkbook,
  type AppState,
} from '../../state/app-state'
import { createClipboardEvents } from '../../state/clipboard-events'
import { showNotice } from '../../state/notices'
import { changeSelection, readSelection, type Selection, type SessionStore } from '../../state/session-store'
import { changeCollapsed, changeLook, findZoom, useCollapsed, useTableLook } from '../../state/table-looks'
import type { CellEdit, CellsListener, ViewSlot } from '../../state/view-store'
import { reportFailure, wordFailure } from '../../state/report-failure'
import { runJob } from '../../state/run-job'

type Props = { slot: ViewSlot; sheet: Ref<SheetHandle> }

/**
 * The sheet of one table with everything it needs from the stores. Neither moving about in it nor changes of its cells
 * render it again: the sheet follows both by itself.
 */
export const TableView = memo(function TableView({ slot, sheet }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const cache = useSlotPart(slot, (state) => state.cache)
  const failure = useSlotPart(slot, (state) => state.failure)
  const stated = useSession((state) => state.stated) && slot === 'form'
  const selection = useMemo(() => createSelectionSource(app.session, slot), [app, slot])
  const marked = useSession((state) => state.marked)
  const readOnly = useWorkbook((state) => state.workbook?.readOnly ?? true)
  const name = cache?.layout.name ?? ''
  const zoom = useSettings((settings) => findZoom(settings, name))
  const look = useTableLook(name)
  const collapsed = useCollapsed(cache?.layout ?? null)
  const subscribe = useCallback((listener: CellsListener) => app.views.onCells(slot, listener), [app, slot])
  const clipboard = useMemo(() => createClipboardEvents(app, words), [app, words])
  const rowLabel = cache?.layout.rowLabel ?? words.sheet.rowHead
  const labels = useMemo(() => ({ ...words.sheet, indicator: rowLabel }), [words, rowLabel])

  if (cache === null) {
    return (
      <div className="sheet-message" role="status">
        {failure === null ? (
          words.sheet.loading
        ) : (
          <>
            <p>{words.sheet.failed}</p>
            <p className="quiet">{wordFailure(failure, words)}</p>
            <button
              type="button"
              onClick={() => {
                app.views.reopen()
              }}
            >
              {words.sheet.retry}
            </button>
          </>
        )}
      </div>
    )
  }
  const fail = (error: unknown): void => {
    reportFailure(app.session, words, error)
  }
  const refuse = (reason: Refusal): void => {
    showNotice(app.session, 'info', words.editor[reason])
  }
  return (
    <SheetGrid
      key={slot}
      ref={sheet}
      cache={cache}
      subscribe={subscribe}
      words={words}
      labels={labels}
      stated={stated}
      readOnly={readOnly}
      zoom={zoom}
      collapsed={collapsed}
      onOutline={(rows, open) => {
        changeCollapsed(app, cache.layout, (current) => openRows(current, rows, open))
      }}
      look={look}
      onLook={(part) => {
        changeLook(app, name, part)
      }}
      selection={selection}
      onEdit={(gesture, cells) =>
        store(app, slot, gesture, cells).then(
          () => true,
          (error: unknown) => {
            fail(error)
            return false
          },
        )
      }
      onRefused={refuse}
      onMenu={(menu) => {
        app.session.setState({ menu })
      }}
      onPointAt={(index) => {
        const says = index !== null && (hasRemark(cache.flags[index] ?? 0) || cache.marks.has(index))
        const pointed = says ? index : null
        if (app.session.getState().pointed !== pointed) app.session.setState({ pointed })
      }}
      clipboard={clipboard}
      marked={marked}
      onTell={(sentence) => {
        showNotice(app.session, 'info', sentence)
      }}
      onDraft={(draft) => {
        app.session.setState({ draft })
      }}
    />
  )
})

/** Up to here storing is over before anybody could stop it. */
const manyCells = 2000

function store(app: AppState, slot: ViewSlot, gesture: Gesture, cells: readonly CellEdit[]): Promise<void> {
  return cells.length <= manyCells
    ? app.views.edit(slot, gesture, cells)
    : runJob(app.session, 'store', (job) => app.views.edit(slot, gesture, cells, job))
}

/** The same set where nothing is to be opened or closed. */
function openRows(
  collapsed: ReadonlySet<string>,
  rows: readonly string[],
  open: boolean,
): ReadonlySet<string> {
  if (rows.every((row) => collapsed.has(row) !== open)) return collapsed
  const next = new Set(collapsed)
  for (const row of rows) {
    if (open) next.delete(row)
    else next.add(row)
  }
  return next
}

function createSelectionSource(session: SessionStore, slot: ViewSlot): SelectionSource {
  const read = (): Selection => readSelection(session.getState(), slot)
  return {
    read,
    change: (selection) => {
      changeSelection(session, slot, selection)
    },
    subscribe: (listener) =>
      session.subscribe((state, before) => {
        const parts = ['selected', 'extent', 'anchor'] as const
        if (parts.some((part) => state[part][slot] !== before[part][slot])) listener()
      }),
  }
}
