import '../../../../renderer/styles/fonts.css'
import '../../../../renderer/styles/tokens.css'
import '../../../../renderer/styles/base.css'
import '../../../../renderer/styles/window.css'
import '../../../../renderer/styles/workspace.css'
import type { ViewCache } from '../../../../renderer/state/view-cache'
import type { ViewRequest } from '../../../../shared/contract/workbook-contract'
import type { FormId, LocalityId, PeriodId } from '../../../../shared/model/ids'
import type { PageClock } from './page-clock'
import type { Arrival } from './table-connection'

/** What both pages share: the faces of the program, the table they ask for, and what stands in `window` for the bench. */
export type BenchPage = {
  clock: PageClock
  arrival: Arrival
  calls: string[]
  cache(): ViewCache | null
  /** Opens the table; resolves when its first rows are painted. */
  open(): Promise<void>
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
