import type { RefObject } from 'react'
import type { SheetHandle } from '../grid/sheet-props'
import { exportExcel } from '../features/export-excel/export-excel'
import { closeWorkbook, confirmSaved, openSample, saveCopy } from '../features/files/file-actions'
import { redo, undo } from '../features/history/history-actions'
import { previewImport } from '../features/import-excel/import-excel'
import type { Words } from '../i18n/words'
import type { AppState } from '../state/app-state'
import { showNotice } from '../state/notices'
import { slotOfTab, tabs, type Tab } from '../state/session-store'
import { reportFailure } from '../state/report-failure'
import { nameTable } from './name-table'

/** Everything a menu, a shortcut or a button can ask for. The names are those of the menu files. */
export const commandNames = [
  'workbook.create',
  'workbook.open',
  'workbook.openSample',
  'workbook.confirm',
  'workbook.saveCopy',
  'excel.import',
  'excel.export',
  'print.open',
  'print.pdf',
  'workbook.close',
  'history.undo',
  'history.redo',
  'edit.cell',
  'edit.clear',
  'history.show',
  'view.appendix',
  'view.sectors',
  'view.localities',
  'view.charts',
  'view.previousTab',
  'view.nextTab',
  'view.stated',
  'view.toggleSide',
  'view.toggleInspector',
  'view.zoomIn',
  'view.zoomOut',
  'view.zoomReset',
  'view.theme',
  'view.language',
  'help.keys',
  'help.about',
] as const
export type CommandName = (typeof commandNames)[number]

export function isCommandName(name: string): name is CommandName {
  return (commandNames as readonly string[]).includes(name)
}

/** Commands that make no sense without a workbook. */
const needsWorkbook = /^(workbook\.(confirm|saveCopy|close)|excel\.|print\.|history\.|edit\.)/

export type CommandScope = { app: AppState; words: Words; sheet: RefObject<SheetHandle | null> }

export function isEnabled(name: string, app: AppState): boolean {
  const { workbook, connection } = app.workbook.getState()
  if (connection !== 'open') return !/^(workbook|excel|history)\./.test(name)
  if (workbook === null) return !needsWorkbook.test(name)
  if (name === 'history.undo') return workbook.undo !== null && !workbook.readOnly
  if (name === 'history.redo') return workbook.redo !== null && !workbook.readOnly
  if (name === 'excel.import' || name.startsWith('edit.')) return !workbook.readOnly
  return true
}

/** Runs one command. A text still open in a cell is stored first; when it cannot be, the command does not run. */
export function runCommand(name: CommandName, scope: CommandScope): void {
  const { app, words, sheet } = scope
  if (!isEnabled(name, app)) return
  if (name !== 'edit.cell' && sheet.current?.finishEditing() === false) {
    showNotice(app.session, 'info', words.notices.editFirst)
    return
  }
  const result = start(name, scope)
  result?.catch((error: unknown) => {
    reportFailure(app.session, words, error)
  })
}

function start(name: CommandName, { app, words, sheet }: CommandScope): Promise<void> | null {
  const { session, settings } = app
  const { tab } = session.getState()
  const tableSlot = slotOfTab(tab) ?? 'form'
  switch (name) {
    case 'workbook.create':
      session.setState({ dialog: { name: 'create' } })
      return null
    case 'workbook.open':
      session.setState({ dialog: { name: 'open' } })
      return null
    case 'workbook.openSample':
      return openSample(app, words)
    case 'workbook.confirm':
      return confirmSaved(app, words)
    case 'workbook.saveCopy':
      return saveCopy(app, words)
    case 'workbook.close':
      return closeWorkbook(app)
    case 'excel.import':
      return previewImport(app, tableSlot)
    case 'excel.export':
      return exportExcel(app, words, tableSlot, `${nameTable(app, words, tableSlot)}.xlsx`)
    case 'print.open':
    case 'print.pdf':
      session.setState({ printing: tab === 'charts' ? 'charts' : 'table' })
      return null
    case 'history.undo':
      return undo(app, words)
    case 'history.redo':
      return redo(app, words)
    case 'history.show':
      session.setState({ dialog: { name: 'history' } })
      return null
    case 'edit.cell':
      sheet.current?.startEditing()
      return null
    case 'edit.clear':
      sheet.current?.clearCell()
      return null
    case 'view.appendix':
    case 'view.sectors':
    case 'view.localities':
    case 'view.charts':
      session.setState({ tab: tabs.find((one) => name === `view.${one}`) ?? tab })
      return null
    case 'view.previousTab':
    case 'view.nextTab':
      session.setState({ tab: neighbour(tab, name === 'view.nextTab' ? 1 : -1) })
      return null
    case 'view.stated':
      session.setState((state) => ({ stated: !state.stated, tab: 'appendix' }))
      return null
    case 'view.toggleSide':
      settings.change({ sideOpen: !settings.store.getState().sideOpen })
      return null
    case 'view.toggleInspector':
      settings.change({ inspectorOpen: !settings.store.getState().inspectorOpen })
      return null
    case 'view.zoomIn':
    case 'view.zoomOut':
      settings.change({ zoom: stepZoom(settings.store.getState().zoom, name === 'view.zoomIn' ? 10 : -10) })
      return null
    case 'view.zoomReset':
      settings.change({ zoom: 100 })
      return null
    case 'view.theme':
      settings.change({ theme: document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark' })
      return null
    case 'view.language':
      settings.change({ language: settings.store.getState().language === 'vi' ? 'en' : 'vi' })
      return null
    case 'help.keys':
      session.setState({ dialog: { name: 'keys' } })
      return null
    case 'help.about':
      session.setState({ dialog: { name: 'about' } })
      return null
  }
}

function neighbour(tab: Tab, step: 1 | -1): Tab {
  return tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] ?? tab
}

function stepZoom(zoom: number, step: number): number {
  return Math.max(50, Math.min(200, zoom + step))
}
