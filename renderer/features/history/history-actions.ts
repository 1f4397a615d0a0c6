import type { ShownPlace } from '../../../shared/contract/workbook-contract'
import type { ViewId } from '../../../shared/model/ids'
import type { Label } from '../../../shared/model/label'
import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { runJob } from '../../state/run-job'
import { slotOfTab } from '../../state/session-store'
import { showPlace } from '../../state/show-place'

/** Undo and redo name what they did and go there, so that nobody has to look for it. */

export async function undo(app: AppState, words: Words, goTo: (index: number) => void): Promise<void> {
  const { label, place } = await runJob(app.session, 'undo', (job) =>
    app.connection.call('history.undo', { ...hintShown(app), job }),
  )
  tell(app, words.notices.undone, words, label)
  follow(app, place, goTo)
}

export async function redo(app: AppState, words: Words, goTo: (index: number) => void): Promise<void> {
  const { label, place } = await runJob(app.session, 'redo', (job) =>
    app.connection.call('history.redo', { ...hintShown(app), job }),
  )
  tell(app, words.notices.redone, words, label)
  follow(app, place, goTo)
}

/** Goes to what a commit changed; says so when no table shows it. */
export async function goToChange(
  app: AppState,
  words: Words,
  revision: number,
  goTo: (index: number) => void,
): Promise<boolean> {
  const place = await app.connection.call('history.locate', { revision, ...hintShown(app) })
  if (place === null) showNotice(app.session, 'info', words.history.noPlace)
  else showPlace(app, place, goTo)
  return place !== null
}

function tell(app: AppState, write: (what: string) => string, words: Words, label: Label): void {
  showNotice(app.session, 'done', write(words.writeLabel(label)))
}

/** The table that is looked at: where the change is in it, the window stays there. */
function hintShown(app: AppState): { view?: ViewId } {
  const slot = slotOfTab(app.session.getState().tab)
  const cache = slot === null ? null : app.views.store.getState()[slot].cache
  return cache === null ? {} : { view: cache.view }
}

function follow(app: AppState, place: ShownPlace | null, goTo: (index: number) => void): void {
  const { tab, period, locality, draft } = app.session.getState()
  // Whoever has begun to type meanwhile stays where he types.
  if (place === null || draft !== null) return
  // Charts of the same period and place show the change themselves.
  if (tab === 'charts' && place.request.period === period && place.request.locality === locality) return
  showPlace(app, place, goTo)
}
