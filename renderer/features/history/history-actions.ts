import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'

/** Undo and redo answer with what they undid, so that the user knows without looking for it. */

export async function undo(app: AppState, words: Words): Promise<void> {
  const { label } = await app.connection.call('history.undo', {})
  showNotice(app.session, 'done', words.notices.undone(words.writeLabel(label)))
}

export async function redo(app: AppState, words: Words): Promise<void> {
  const { label } = await app.connection.call('history.redo', {})
  showNotice(app.session, 'done', words.notices.redone(words.writeLabel(label)))
}
