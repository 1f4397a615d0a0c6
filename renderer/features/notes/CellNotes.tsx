import { useCallback, type ReactNode, type RefObject } from 'react'
import type { SheetHandle } from '../../grid/sheet-props'
import { useWords } from '../../i18n/words'
import { useApp, useSession } from '../../state/app-state'
import { reportFailure } from '../../state/report-failure'
import { useRemarks } from '../../state/use-remarks'
import type { ViewCache } from '../../state/view-cache'
import type { ViewSlot } from '../../state/view-store'
import { hasRemark } from '../../../shared/model/cell'
import { storeNote } from './annotate'
import { NoteEditor } from './NoteEditor'
import { NoteTip } from './NoteTip'
import './notes.css'

type Props = {
  slot: ViewSlot
  cache: ViewCache
  /** The active cell of figures. */
  index: number | null
  sheet: RefObject<SheetHandle | null>
}

/** The notes of a shown table: the one that is being written, or the one of the cell under the mouse or in use. */
export function CellNotes({ slot, cache, index, sheet }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const remarks = useRemarks(slot, cache)
  const noting = useSession((state) => (state.noting?.view === cache.view ? state.noting.index : null))
  const pointed = useSession((state) => state.pointed)
  const isBusy = useSession(
    (state) =>
      state.menu !== null || state.draft !== null || state.dialog !== null || state.printing !== null,
  )
  const shown = pointed ?? index
  const findCell = useCallback(
    () => (shown === null ? null : (sheet.current?.cellBox(shown) ?? null)),
    [shown, sheet],
  )
  if (noting !== null) {
    const remark = remarks.get(noting)
    const isKnown = remark !== undefined || !hasRemark(cache.flags[noting] ?? 0)
    return (
      <NoteEditor
        key={noting}
        name={words.notes.editor(...nameCell(cache, noting))}
        note={isKnown ? (remark?.note ?? '') : null}
        imported={remark?.imported ?? null}
        cell={sheet.current?.cellBox(noting) ?? null}
        onClose={(text, byKey) => {
          app.session.setState({ noting: null })
          if (byKey) sheet.current?.focus()
          if (text === null) return
          storeNote(app, words, { view: cache.view, index: noting }, text).catch((error: unknown) => {
            reportFailure(app.session, words, error)
          })
        }}
      />
    )
  }
  const remark = shown === null ? undefined : remarks.get(shown)
  if (remark === undefined || isBusy) return null
  return <NoteTip key={remark.index} remark={remark} findCell={findCell} />
}

function nameCell({ layout }: ViewCache, index: number): [row: string, column: string] {
  const row = layout.rows[Math.floor(index / layout.columns.length)]
  const column = layout.columns[index % layout.columns.length]
  return [row?.label ?? '', column?.header.join(' · ') ?? '']
}
