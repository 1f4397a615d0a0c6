import type { ReactNode } from 'react'
import type { Orientation } from './paper-size'

type PaperSheetProps = {
  orientation: Orientation
  /** From 1. The first page shows no number. */
  number: number
  children: ReactNode
}

/** One A4 sheet at real size; printed, it is one page. */
export function PaperSheet({ orientation, number, children }: PaperSheetProps): ReactNode {
  return (
    <div className={`paper-sheet paper-sheet-${orientation}`} data-number={number}>
      {number > 1 && <div className="paper-number">{number}</div>}
      {children}
    </div>
  )
}
