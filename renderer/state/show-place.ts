import type { ShownPlace } from '../../shared/contract/workbook-contract'
import type { AppState } from './app-state'
import { changeSelection, type SessionState, type Tab } from './session-store'
import type { ViewSlot } from './view-store'

/** A table that does not come within this time is not waited for. */
const patienceMs = 5000

/**
 * Brings the window to where figures are shown: the tab with its period, place and indicator, and the cells selected.
 * `goTo` brings a cell of the open table into view; it is called when the table is there.
 */
export function showPlace(app: AppState, place: ShownPlace, goTo: (index: number) => void): void {
  const { request, from, to } = place
  // A form that was undone is gone, though figures of it were what changed.
  const forms = app.workbook.getState().workbook?.forms ?? []
  if (request.kind === 'form' && !forms.some(({ id }) => id === request.form)) return
  const { tab, slot } = findTab(request)
  const wanted: Partial<SessionState> = {
    tab,
    stated: false,
    period: request.period,
    locality: request.locality,
    ...(request.kind === 'form' ? { form: request.form } : {}),
    ...(request.kind === 'breakdown' || request.kind === 'trend' ? { indicator: request.indicator } : {}),
    ...(request.kind === 'breakdown' && request.by === 'sectors' ? { sectorList: request.list ?? null } : {}),
  }
  app.session.setState(wanted)
  const select = (): void => {
    changeSelection(app.session, slot, {
      selected: from,
      extent: from.row === to.row && from.column === to.column ? null : to,
      anchor: null,
    })
  }
  select()
  const arrive = (): boolean => {
    const { cache } = app.views.store.getState()[slot]
    if (cache === null || !isSameTable(cache.request, request)) return false
    const row = cache.layout.rows.findIndex(({ id }) => id === from.row)
    const column = cache.layout.columns.findIndex(({ id }) => id === from.column)
    // The sheet draws a new table in the next frame.
    if (row !== -1 && column !== -1)
      requestAnimationFrame(() => {
        goTo(row * cache.layout.columns.length + column)
        // Going to a cell selects that one alone.
        select()
      })
    return true
  }
  if (arrive()) return
  const stop = app.views.store.subscribe(() => {
    if (!arrive()) return
    stop()
    clearTimeout(timer)
  })
  const timer = setTimeout(stop, patienceMs)
}

function findTab(request: ShownPlace['request']): { tab: Tab; slot: ViewSlot } {
  if (request.kind === 'form') return { tab: 'appendix', slot: 'form' }
  if (request.kind === 'formulas') return { tab: 'formulas', slot: 'formulas' }
  // A trend has no sheet of its own: its figures stand by sector, one period at a time.
  if (request.kind === 'trend') return { tab: 'sectors', slot: 'sectors' }
  return { tab: request.by, slot: request.by }
}

function isSameTable(one: ShownPlace['request'], other: ShownPlace['request']): boolean {
  if (one.period !== other.period || one.locality !== other.locality) return false
  if (one.kind === 'form') return other.kind === 'form' && one.form === other.form
  if (one.kind === 'formulas') return other.kind === 'formulas'
  if (one.kind === 'trend') return false
  return (
    other.kind === 'breakdown' &&
    one.by === other.by &&
    one.indicator === other.indicator &&
    (one.by !== 'sectors' || one.list === other.list)
  )
}
