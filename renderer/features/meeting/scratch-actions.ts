import type { CellInput, ViewRequest } from '../../../shared/contract/workbook-contract'
import type { WhatIfId } from '../../../shared/model/ids'
import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { reportFailure } from '../../state/report-failure'
import type { ScratchEnd } from '../../state/scratch-store'

/** What is done with supposed figures. A failure becomes its sentence; then nothing has changed. */

type Scope = { app: AppState; words: Words }

/** Figures typed in this window are only supposed from now on. */
export async function beginSupposing({ app }: Scope, whatIf: WhatIfId | null): Promise<void> {
  await app.scratch.begin(whatIf)
}

/** Supposes one figure of a held table; the first one begins supposing. */
export async function supposeFigure(
  { app, words }: Scope,
  request: ViewRequest,
  index: number,
  input: CellInput,
): Promise<void> {
  try {
    if (app.scratch.getState().supposed === null) await app.scratch.begin(null)
    await app.tables.edit(request, index, input)
  } catch (error) {
    reportFailure(app.session, words, error)
  }
}

export async function takeBackSupposed({ app, words }: Scope): Promise<void> {
  try {
    await app.scratch.undo()
    showNotice(app.session, 'done', words.meeting.scratch.undone)
  } catch (error) {
    reportFailure(app.session, words, error)
  }
}

/** True when it has ended as wished. */
export async function endSupposing({ app, words }: Scope, how: ScratchEnd): Promise<boolean> {
  const { scratch } = words.meeting
  const count = app.scratch.getState().supposed?.length ?? 0
  try {
    await app.scratch.end(how)
  } catch (error) {
    reportFailure(app.session, words, error)
    return false
  }
  const text =
    how.kind === 'keep'
      ? scratch.kept(how.name)
      : how.kind === 'store'
        ? scratch.stored(count)
        : scratch.discarded
  if (count > 0) showNotice(app.session, 'done', text)
  return true
}

/** Does what must not happen while figures are supposed: asks first what shall become of them, or does it at once. */
export function afterSupposing(scope: Scope, next: () => void): void {
  if (scope.app.scratch.getState().supposed === null) next()
  else void leaveSupposing(scope, next)
}

/** Ends what is supposed, then does what comes next. Figures are never thrown away without a question. */
export async function leaveSupposing(scope: Scope, next: (() => void) | null): Promise<void> {
  const { session, scratch } = scope.app
  // A figure typed a moment ago may not be in the list yet.
  const supposed = await scratch.settled().catch(() => scratch.getState().supposed)
  if (supposed !== null && supposed.length > 0) session.setState({ dialog: { name: 'end-scratch', next } })
  else if (supposed === null || (await endSupposing(scope, { kind: 'discard' }))) next?.()
}

/** Begins a meeting on what the window shows, at the row that is selected. */
export function openMeeting(app: AppState): void {
  const { tab, selected } = app.session.getState()
  app.session.setState({
    meeting: { pack: null, row: tab === 'appendix' ? (selected.form?.row ?? null) : null },
  })
}

/** Leaves the meeting. */
export function leaveMeeting(scope: Scope): void {
  afterSupposing(scope, () => {
    scope.app.session.setState({ meeting: null })
  })
}
