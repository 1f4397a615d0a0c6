import type { BlockConvention } from '../../shared/table/clipboard-convention'
import type { PastePlan, SkipReason } from '../../shared/table/clipboard-plan'
import type { CellPlace } from './cell-place'

/** What became of one paste: what was stored, and everything that was not. */
export type PasteReport = {
  stored: number
  counts: PastePlan['counts']
  /** The first of each reason. */
  skipped: readonly { place: CellPlace; text: string; reason: SkipReason }[]
  outside: PastePlan['outside']
  /** Columns of words at the left that were left out. */
  labelColumns: number
  settled: BlockConvention
  figuresOnly: boolean
  /** Cells were cut in another table, which keeps them. */
  sourceKept: boolean
  /** Nothing has changed since, so the other reading can take its place. */
  flippable: boolean
}

/** Storing it is a job like others. */
export type PasteState =
  | { kind: 'opening' }
  | { kind: 'reading'; done: number; total: number }
  | { kind: 'done'; report: PasteReport }

/** A short sentence about the clipboard; the words are in `paste.notices`. */
export type ClipboardNotice =
  | 'empty'
  | 'cells'
  | 'cell-text'
  | 'copyTooLarge'
  | 'tableChanged'
  | 'changedSince'
  | 'stopped'
  | 'nextVietnamese'
  | 'nextEnglish'
  | 'nextByEvidence'
  | 'useCopyKey'
  | 'useCutKey'
  | 'usePasteKey'
  | 'usePasteFiguresKey'

/** What the sheet reports about its clipboard, and asks for. */
export type ClipboardEvents = {
  /** What a paste is doing or has done; null: nothing to show. */
  show(state: PasteState | null): void
  /** Takes the last paste back, if nothing has changed since. False: it stays, and the reason has been told. */
  undoPaste(): Promise<boolean>
  tell(notice: ClipboardNotice): void
}
