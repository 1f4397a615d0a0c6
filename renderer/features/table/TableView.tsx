import { useCallback, useMemo, type ReactNode, type Ref } from 'react'
import type { Refusal } from '../../grid/sheet-model'
import { SheetGrid } from '../../grid/SheetGrid'
import type { SheetHandle } from '../../grid/sheet-props'
import { useWords } from '../../i18n/words'
import { useApp, useSession, useSettings, useSlot, useWorkbook } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import type { ViewSlot } from '../../state/view-store'
import { reportFailure, wordFailure } from '../../state/report-failure'

type Props = { slot: ViewSlot; sheet: Ref<SheetHandle> }

const nothingCollapsed: ReadonlySet<string> = new Set()

/** The sheet of one table with everything it needs from the stores. */
export function TableView({ slot, sheet }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const { cache, failure } = useSlot(slot)
  const stated = useSession((state) => state.stated) && slot === 'form'
  const selected = useSession((state) => state.selected[slot])
  const readOnly = useWorkbook((state) => state.workbook?.readOnly ?? true)
  const zoom = useSettings((settings) => settings.zoom)
  const name = cache?.layout.name ?? ''
  const collapsed = useSession((state) => state.collapsed[name] ?? nothingCollapsed)
  const subscribe = useCallback(
    (listener: (indexes: readonly number[]) => void) => app.views.onCells(slot, listener),
    [app, slot],
  )
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
  const setCollapsed = (change: (current: ReadonlySet<string>) => ReadonlySet<string>): void => {
    app.session.setState((state) => ({
      collapsed: { ...state.collapsed, [name]: change(state.collapsed[name] ?? nothingCollapsed) },
    }))
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
      onToggle={(row) => {
        setCollapsed((current) => {
          const next = new Set(current)
          if (!next.delete(row)) next.add(row)
          return next
        })
      }}
      onReveal={(rows) => {
        setCollapsed((current) => (rows.some((row) => current.has(row)) ? nothingCollapsed : current))
      }}
      selected={selected}
      onSelect={(place) => {
        app.session.setState((state) => ({ selected: { ...state.selected, [slot]: place } }))
      }}
      onStore={(index, input, shown) => {
        app.views.edit(slot, input === null ? 'clear' : 'type', index, input, shown).catch(fail)
      }}
      onClear={(index) => {
        app.views.edit(slot, 'clear', index, null, '').catch(fail)
      }}
      onRefused={refuse}
    />
  )
}
