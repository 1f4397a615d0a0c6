import type { ExportOptions } from '../../../shared/model/export-options'
import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { runJob } from '../../state/run-job'
import type { ViewSlot } from '../../state/view-store'
import { findExportOptions, withExportOptions } from './export-options'

/** Writes the table of a slot as an official .xlsx, as the workbook's last export was, and hands it to the user. */
export async function exportAsBefore(
  app: AppState,
  words: Words,
  slot: ViewSlot,
  suggestedName: string,
): Promise<void> {
  const uuid = app.workbook.getState().workbook?.uuid ?? ''
  await exportExcel(app, words, slot, suggestedName, findExportOptions(app.settings.store.getState(), uuid))
}

/** Asks where to, writes the table there and remembers the options. Nothing happens when no place is chosen. */
export async function exportExcel(
  app: AppState,
  words: Words,
  slot: ViewSlot,
  suggestedName: string,
  options: ExportOptions,
): Promise<void> {
  const { cache } = app.views.store.getState()[slot]
  const { workbook } = app.workbook.getState()
  if (cache === null || workbook === null) return
  const target = await app.platform.pickTarget('excel', suggestedName)
  if (target === null) return
  const settings = app.settings.store.getState()
  app.settings.change({ exports: withExportOptions(settings, workbook.uuid, options) })
  const { name } = await runJob(app.session, 'export', (job) =>
    app.connection.call('excel.export', { job, view: cache.view, target: target.file, options }),
  )
  await app.platform.finishTarget(target)
  showNotice(app.session, 'done', words.notices.exported(name))
}
