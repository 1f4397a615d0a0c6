import type { ReactNode } from 'react'
import type { Orientation } from './paper-size'

type PaperSheetProps = {
  orientation: Orientation
  /** From 1. The first page shows no number; on paper the page's own margin box prints it. */
  number: number
  /** preview: on the screen only · printed: on the screen and, as one page, on paper */
  on: 'preview' | 'printed'
  children: ReactNode
}

/** One A4 sheet at real size. */
export function PaperSheet({ orientation, number, on, children }: PaperSheetProps): ReactNode {
  return (
    <div className={`paper-sheet paper-sheet-${orientation} paper-sheet-${on}`}>
      {number > 1 && <div className="paper-number">{number}</div>}
      {children}
    </div>
  )
}
