import type { LocalityId, ViewId } from '../../../shared/model/ids'
import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { runJob } from '../../state/run-job'
import type { ViewSlot } from '../../state/view-store'

/** Shows whom forms of a slot's table can be made for. */
export async function chooseUnits(app: AppState, slot: ViewSlot, tableName: string): Promise<void> {
  const { cache } = app.views.store.getState()[slot]
  if (cache === null) return
  const units = await app.connection.call('return.units', { view: cache.view })
  app.session.setState({ dialog: { name: 'returns', view: cache.view, units, tableName } })
}

/** Saves one form for each unit. False when the user chose no place for them. */
export async function makeForms(
  app: AppState,
  words: Words,
  choice: { view: ViewId; units: LocalityId[]; columns: string[]; tableName: string },
): Promise<boolean> {
  const { view, units, columns, tableName } = choice
  const own = words.office.returns
  const target = await app.platform.pickTarget('archive', own.archiveName(tableName))
  if (target === null) return false
  const { name, files } = await runJob(app.session, 'export', (job) =>
    app.connection.call('return.export', { job, view, target: target.file, units, columns }),
  )
  await app.platform.finishTarget(target)
  showNotice(app.session, 'done', own.done(files, name), own.hint)
  return true
}
