import '../../../../renderer/styles/fonts.css'
import '../../../../renderer/styles/tokens.css'
import '../../../../renderer/styles/base.css'
import '../../../../renderer/styles/window.css'
import '../../../../renderer/styles/workspace.css'
import '../../../../renderer/styles/outline.css'
import type { ViewCache } from '../../../../renderer/state/view-cache'
import type { ViewRequest } from '../../../../shared/contract/workbook-contract'
import type { FormId, LocalityId, PeriodId } from '../../../../shared/model/ids'
import type { TableConnection } from './table-connection'

/** What both pages put into `window` for the bench, the faces of the program, and the table they ask for. */
export type BenchPage = Pick<TableConnection, 'arrival' | 'calls'> & {
  cache(): ViewCache | null
  /** Asks for the table; resolves with the moments of asking and of its first painted rows. */
  open(): Promise<{ asked: number; painted: number }>
  /** How many rows and columns are selected; null where nothing can be. */
  selectedSize(): { rows: number; columns: number } | null
}

declare global {
  // A property of the global object can be declared in no other way.
  var benchPage: BenchPage | undefined
}

export const request: ViewRequest = {
  kind: 'form',
  form: 1 as FormId,
  period: 1 as PeriodId,
  locality: 1 as LocalityId,
}

export async function loadFaces(): Promise<void> {
  const faces = ['400 13px', '600 13px', '700 13px']
  await Promise.allSettled(faces.map((face) => document.fonts.load(`${face} 'Be Vietnam Pro'`, '0ă')))
}
