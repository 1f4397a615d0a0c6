import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { runJob } from '../../state/run-job'
import type { ViewSlot } from '../../state/view-store'

/** Reads a chosen file against the table of a slot and shows what it would change. Nothing is stored yet. */
export async function previewImport(app: AppState, slot: ViewSlot): Promise<void> {
  const { cache } = app.views.store.getState()[slot]
  if (cache === null) return
  const chosen = await app.platform.pickFile('excel')
  if (chosen === null) return
  const preview = await runJob(app.session, 'import', (job) =>
    app.connection.call('import.preview', { job, view: cache.view, file: chosen.file }),
  )
  app.session.setState({ dialog: { name: 'import', preview, slot } })
}

/** Stores the chosen cells as one action, with one undo. */
export async function applyImport(
  app: AppState,
  words: Words,
  preview: number,
  accepted: number[],
): Promise<void> {
  const { cells } = await app.connection.call('import.apply', { preview, accepted })
  app.session.setState({ dialog: null })
  showNotice(app.session, 'done', words.notices.imported(cells), words.notices.undoHint)
}

export function discardImport(app: AppState, preview: number): void {
  app.session.setState({ dialog: null })
  // The host forgets previews by itself when a new one is made.
  app.connection.call('import.discard', { preview }).catch(() => undefined)
}
