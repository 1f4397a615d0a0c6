import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { runJob } from '../../state/run-job'
import type { ViewSlot } from '../../state/view-store'

/** Writes the table of a slot as an official .xlsx and hands it to the user. */
export async function exportExcel(
  app: AppState,
  words: Words,
  slot: ViewSlot,
  suggestedName: string,
): Promise<void> {
  const { cache } = app.views.store.getState()[slot]
  if (cache === null) return
  const target = await app.platform.pickTarget('excel', suggestedName)
  if (target === null) return
  const { name } = await runJob(app.session, 'export', (job) =>
    app.connection.call('excel.export', { job, view: cache.view, target: target.file }),
  )
  await app.platform.finishTarget(target)
  showNotice(app.session, 'done', words.notices.exported(name))
}
