import type { ReactNode, RefObject } from 'react'
import type { SheetHandle } from '../../grid/sheet-props'
import { useWords } from '../../i18n/words'
import { useSession } from '../../state/app-state'

/** Pastes up to this size are over before a bar could be read. */
const worthShowing = 2000

/** How far the reading of a large paste is, in the status bar. Storing it is a job like others. */
export function PasteProgress({ sheet }: { sheet: RefObject<SheetHandle | null> }): ReactNode {
  const words = useWords()
  const paste = useSession((state) => state.paste)
  if (paste === null || paste.kind === 'done') return null
  if (paste.kind !== 'opening' && paste.total <= worthShowing) return null
  return (
    <span className="job" role="status" data-testid="paste-progress">
      {paste.kind === 'opening' ? words.paste.opening : words.paste.reading(paste.done, paste.total)}{' '}
      <button type="button" data-testid="paste-stop" onClick={() => sheet.current?.clipboard.cancelPaste()}>
        {words.status.stop}
      </button>
    </span>
  )
}
