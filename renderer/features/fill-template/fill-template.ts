import type { TemplatePreview } from '../../../shared/model/template-preview'
import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { runJob } from '../../state/run-job'
import type { ViewSlot } from '../../state/view-store'

/** Asks for an office's own file and shows what filling the table of a slot into it would change. */
export async function planTemplate(app: AppState, slot: ViewSlot): Promise<void> {
  const { cache } = app.views.store.getState()[slot]
  if (cache === null) return
  const chosen = await app.platform.pickFile('excel')
  if (chosen === null) return
  const preview = await runJob(app.session, 'import', (job) =>
    app.connection.call('template.plan', { job, view: cache.view, file: chosen.file }),
  )
  app.session.setState({ dialog: { name: 'template', preview } })
}

/** Saves the filled copy. False when the user chose no place for it. */
export async function fillTemplate(
  app: AppState,
  words: Words,
  preview: TemplatePreview,
  overwrite: boolean,
): Promise<boolean> {
  const own = words.office.template
  const target = await app.platform.pickTarget('excel', own.targetName(preview.file))
  if (target === null) return false
  const { name, cells } = await runJob(app.session, 'export', (job) =>
    app.connection.call('template.fill', { job, plan: preview.plan, target: target.file, overwrite }),
  )
  await app.platform.finishTarget(target)
  showNotice(app.session, 'done', own.done(cells, name), own.hint)
  return true
}

export function discardTemplate(app: AppState, preview: TemplatePreview): void {
  // The host forgets old plans by itself.
  app.connection.call('template.discard', { plan: preview.plan }).catch(() => undefined)
}
