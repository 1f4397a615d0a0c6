import type { ChosenFile } from '../../../shared/contract/shell-contract'
import type { Words } from '../../i18n/words'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { formatTime } from '../../ui/format-time'

/** Actions on whole workbooks. Each rejects with the Failure that stopped it; the caller words it. */

export async function openWorkbook(app: AppState, words: Words, file: string): Promise<void> {
  const { name } = await app.connection.call('workbook.open', { file })
  app.session.setState({ dialog: null })
  showNotice(app.session, 'done', words.notices.opened(name))
}

export async function chooseWorkbook(app: AppState, words: Words): Promise<void> {
  const chosen = await app.platform.pickFile('workbook')
  if (chosen !== null) await openWorkbook(app, words, chosen.file)
}

/** A desktop window asks where the file goes; a browser has only the data folder. */
export async function createWorkbook(app: AppState, words: Words, name: string): Promise<void> {
  let target: ChosenFile | null = null
  if (app.platform.kind === 'electron') {
    target = await app.platform.pickTarget('workbook', words.files.fileName(name))
    if (target === null) return
  }
  await app.connection.call('workbook.create', { name, target: target?.file ?? null })
  app.session.setState({ dialog: null })
  showNotice(app.session, 'done', words.notices.created(name))
}

export async function openSample(app: AppState, words: Words): Promise<void> {
  const { name } = await app.connection.call('workbook.openSample', {})
  app.session.setState({ dialog: null })
  showNotice(app.session, 'done', words.notices.opened(name))
}

export async function saveCopy(app: AppState, words: Words): Promise<void> {
  const { workbook } = app.workbook.getState()
  if (workbook === null) return
  const target = await app.platform.pickTarget('workbook', words.files.copyName(workbook.name))
  if (target === null) return
  const { name } = await app.connection.call('workbook.saveCopy', { target: target.file })
  await app.platform.finishTarget(target)
  showNotice(app.session, 'done', words.notices.copied(name))
}

/** Ctrl+S: everything is on disk already, and the user sees that it is. */
export async function confirmSaved(app: AppState, words: Words): Promise<void> {
  const { savedAt } = await app.connection.call('workbook.confirm', {})
  app.session.setState({ confirmedAt: savedAt })
  showNotice(app.session, 'done', words.notices.confirmed(formatTime(savedAt)))
}

export async function closeWorkbook(app: AppState): Promise<void> {
  await app.connection.call('workbook.close', {})
}
