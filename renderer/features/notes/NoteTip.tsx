import { useEffect, useState, type ReactNode } from 'react'
import type { CellRemark } from '../../../shared/model/remark'
import { useWords } from '../../i18n/words'
import { placeBeside } from './place-beside'

type Props = {
  /** The cell to show the note of; its identity changes with the cell. */
  remark: CellRemark
  /** Where the cell is in the window now. */
  findCell: () => DOMRect | null
}

/** A moment of rest on a cell before its note shows, so that moving about shows none. */
const restMs = 350
const size = { width: 260, height: 90 }

/** The note of the cell under the mouse, or of the active cell. Scrolling takes it away. */
export function NoteTip({ remark, findCell }: Props): ReactNode {
  const words = useWords()
  const [cell, setCell] = useState<DOMRect | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      setCell(findCell())
    }, restMs)
    const hide = (): void => {
      clearTimeout(timer)
      setCell(null)
    }
    addEventListener('wheel', hide, { capture: true, passive: true })
    addEventListener('pointerdown', hide, true)
    return () => {
      clearTimeout(timer)
      removeEventListener('wheel', hide, true)
      removeEventListener('pointerdown', hide, true)
    }
  }, [findCell])
  if (cell === null) return null
  const { note, imported, followUp } = remark
  return (
    <div
      className="note-tip"
      role="tooltip"
      data-testid="note-tip"
      style={{
        ...placeBeside(cell, size, { width: innerWidth, height: innerHeight }),
        width: size.width,
      }}
    >
      {followUp && <p className="follow">⚑ {words.notes.followUp}</p>}
      {note !== null && <p className="note-text">{note}</p>}
      {imported !== null && <p className="quiet note-text">{words.notes.imported(imported)}</p>}
    </div>
  )
}
