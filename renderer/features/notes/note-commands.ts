import { unpackCellFlags } from '../../../shared/model/cell'
import type { SheetHandle } from '../../grid/sheet-props'
import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { findCell, type ViewCache } from '../../state/view-cache'
import type { ViewSlot } from '../../state/view-store'
import { toggleFollowUp } from './annotate'

/** The commands of the window about notes, for the active cell of the shown table. */

export function openNote(app: AppState, words: Words, slot: ViewSlot): void {
  const { cache } = app.views.store.getState()[slot]
  if (cache === null) return
  const index = findCell(cache, app.session.getState().selected[slot])
  if (index === null || !takesNote(cache, index)) showNotice(app.session, 'info', words.notes.noCell)
  else app.session.setState({ noting: { view: cache.view, index } })
}

export async function followSelected(
  app: AppState,
  words: Words,
  slot: ViewSlot,
  sheet: SheetHandle | null,
): Promise<void> {
  const { cache } = app.views.store.getState()[slot]
  if (cache === null) return
  const active = findCell(cache, app.session.getState().selected[slot])
  await toggleFollowUp(app, words, sheet, cache, active)
}

/** A note belongs to a figure: comparisons and headings have none of their own, nor has the sum over listed places. */
function takesNote({ layout, flags, request }: ViewCache, index: number): boolean {
  const row = layout.rows[Math.floor(index / layout.columns.length)]
  const column = layout.columns[index % layout.columns.length]
  const isSum = row?.kind === 'total' && request.kind === 'breakdown' && request.by === 'localities'
  return column?.kind === 'value' && !isSum && unpackCellFlags(flags[index] ?? 0).role !== 'fixed'
}
