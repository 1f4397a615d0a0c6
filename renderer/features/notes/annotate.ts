import { unpackCellFlags } from '../../../shared/model/cell'
import type { Maturity, Qualifier } from '../../../shared/model/fact'
import type { SheetHandle } from '../../grid/sheet-props'
import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import type { ViewCache } from '../../state/view-cache'

/** What the window does to say something about cells. The host decides which cells take it and tells which do not. */

const mostCells = 200_000

type Marking = { maturity: Maturity } | { qualifier: Qualifier | null }

/** The cells of figures in the selection; null after telling that they are too many or none. */
function listSelected(
  app: AppState,
  words: Words,
  sheet: SheetHandle | null,
  cache: ViewCache,
): number[] | null {
  const selected = sheet?.selectedCells() ?? { rows: [], columns: [] }
  const count = selected.rows.length * selected.columns.length
  if (count === 0 || count > mostCells) {
    showNotice(app.session, 'info', count === 0 ? words.notes.noCell : words.notes.tooMany(mostCells))
    return null
  }
  const width = cache.layout.columns.length
  return selected.rows.flatMap((row) => selected.columns.map((column) => row * width + column))
}

/** Sets maturity or qualifier of the selected figures; no number changes. */
export async function markFigures(
  app: AppState,
  words: Words,
  sheet: SheetHandle | null,
  cache: ViewCache,
  marking: Marking,
): Promise<void> {
  const cells = listSelected(app, words, sheet, cache)
  if (cells === null) return
  const { changed, skipped } = await app.connection.call('cells.annotate', {
    view: cache.view,
    cells,
    ...marking,
  })
  if (skipped.length === cells.length) {
    showNotice(app.session, 'info', words.notes.nothingFits)
    return
  }
  const left = skipped.length === 0 ? null : words.notes.skipped(skipped.length)
  const said =
    changed === 0 ? words.notes.unchanged : words.notes.marked(changed, nameMarking(marking, words))
  showNotice(app.session, changed === 0 ? 'info' : 'done', said, left)
}

function nameMarking(marking: Marking, words: Words): string {
  if ('maturity' in marking) return words.notes.quote(words.notes.maturities[marking.maturity])
  return marking.qualifier === null
    ? words.notes.noQualifier
    : words.notes.quote(words.qualifiers[marking.qualifier])
}

/** Marks the selected cells to be followed up; asked again on a marked cell, takes the marks away. */
export async function toggleFollowUp(
  app: AppState,
  words: Words,
  sheet: SheetHandle | null,
  cache: ViewCache,
  active: number | null,
): Promise<void> {
  const cells = listSelected(app, words, sheet, cache)
  const first = active ?? cells?.[0]
  if (cells === null || first === undefined) return
  const { followUp } = unpackCellFlags(cache.flags[first] ?? 0)
  const { skipped } = await app.connection.call('cells.annotate', {
    view: cache.view,
    cells,
    followUp: !followUp,
  })
  if (skipped.length === cells.length) showNotice(app.session, 'info', words.notes.noCell)
}

/** Stores the note of one cell; a note of nothing removes it. */
export async function storeNote(
  app: AppState,
  words: Words,
  cell: { view: ViewCache['view']; index: number },
  note: string,
): Promise<void> {
  const { skipped } = await app.connection.call('cells.annotate', {
    view: cell.view,
    cells: [cell.index],
    note: note.trim() === '' ? null : note,
  })
  if (skipped.length > 0) showNotice(app.session, 'info', words.notes.noCell)
}
