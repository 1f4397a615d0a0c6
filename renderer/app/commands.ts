import type { RefObject } from 'react'
import type { SheetHandle } from '../grid/sheet-props'
import { arrangeSelectedColumns, columnCommands } from '../features/outline/column-actions'
import { drawSelection } from '../features/charts/chart-actions'
import { exportAsBefore } from '../features/export-excel/export-excel'
import { exportTable } from '../features/export-text/export-table'
import { closeWorkbook, confirmSaved, openSample, saveCopy } from '../features/files/file-actions'
import { planTemplate } from '../features/fill-template/fill-template'
import { findingCommands, runFindingCommand } from '../features/findings/finding-commands'
import { redo, undo } from '../features/history/history-actions'
import {
  afterSupposing,
  beginSupposing,
  openMeeting,
  takeBackSupposed,
} from '../features/meeting/scratch-actions'
import { followSelected, openNote } from '../features/notes/note-commands'
import { chooseUnits } from '../features/return-forms/return-forms'
import type { Words } from '../i18n/words'
import type { Settings } from '../../shared/contract/settings'
import type { AppState } from '../state/app-state'
import { showNotice } from '../state/notices'
import { slotOfTab, tabs, type Tab } from '../state/session-store'
import { changeLook, findZoom } from '../state/table-looks'
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
  'excel.exportQuick',
  'table.exportWord',
  'table.exportCsv',
  'table.exportTsv',
  'template.fill',
  'return.make',
  'print.open',
  'print.pdf',
  'pack.open',
  'workbook.close',
  'history.undo',
  'history.redo',
  'edit.cell',
  'edit.clear',
  'edit.cut',
  'edit.copy',
  'edit.paste',
  'edit.pasteFigures',
  'scratch.begin',
  'scratch.kept',
  'history.show',
  'notes.edit',
  'notes.follow',
  'notes.show',
  'find.open',
  'find.replace',
  'find.next',
  'find.previous',
  'view.appendix',
  'view.sectors',
  'view.localities',
  'view.formulas',
  'view.charts',
  'meeting.open',
  'chart.fromSelection',
  'view.goTo',
  'view.previousTab',
  'view.nextTab',
  'view.stated',
  'view.toggleSide',
  'view.toggleInspector',
  'view.zoomIn',
  'view.zoomOut',
  'view.zoomReset',
  ...columnCommands,
  'view.theme',
  'view.language',
  'reference.indicators',
  'reference.places',
  'reference.periods',
  'reference.rules',
  ...findingCommands,
  'text.check',
  'help.keys',
  'help.about',
] as const
export type CommandName = (typeof commandNames)[number]

export function isCommandName(name: string): name is CommandName {
  return (commandNames as readonly string[]).includes(name)
}

/** Commands that make no sense without a workbook. */
const needsWorkbook =
  /^(workbook\.(confirm|saveCopy|close)|excel\.|table\.|template\.|return\.|print\.|history\.|edit\.|find\.|findings\.|columns\.|notes\.|reference\.|meeting\.|scratch\.|chart\.|pack\.|text\.)/

/** They would write figures that are only supposed into papers and files, or change the workbook under them. */
const notWhileSupposing =
  /^(excel|table|template|return|print|pack|reference)\.|^(find\.replace|history\.redo)$/
/** They leave the workbook: what is supposed in it would be gone. */
const leavesWorkbook = /^workbook\.(create|open|openSample|close)$/

export type CommandScope = { app: AppState; words: Words; sheet: RefObject<SheetHandle | null> }

export function isEnabled(name: string, app: AppState): boolean {
  const { workbook, connection } = app.workbook.getState()
  if (connection !== 'open')
    return !/^(workbook|excel|table|template|return|history|reference|findings|text)\./.test(name)
  if (workbook === null) return !needsWorkbook.test(name)
  // What was typed a moment ago can be undone at once: the host answers in the order of the questions.
  const { supposed } = app.scratch.getState()
  if (name === 'history.undo' && supposed !== null) return supposed.length > 0 || app.views.isStoring()
  if (name === 'scratch.begin') return supposed === null && !workbook.readOnly
  if (name === 'history.undo') return (workbook.undo !== null || app.views.isStoring()) && !workbook.readOnly
  if (name === 'history.redo') return workbook.redo !== null && !workbook.readOnly
  // The table of own indicators is computed throughout, and there is none while the workbook has no such indicator.
  if (app.session.getState().tab === 'formulas') {
    if (/^(excel\.export|table\.|template\.|print\.)/.test(name))
      return workbook.indicators.some((one) => one.formula !== null)
  }
  if (name === 'notes.edit' || name === 'notes.follow')
    return slotOfTab(app.session.getState().tab) !== null && !workbook.readOnly
  if (name.startsWith('find.')) return slotOfTab(app.session.getState().tab) !== null
  if (name.startsWith('columns.')) return slotOfTab(app.session.getState().tab) !== null
  if (name === 'chart.fromSelection') {
    const { tab } = app.session.getState()
    return tab !== 'charts' && tab !== 'formulas'
  }
  if (name === 'edit.copy') return slotOfTab(app.session.getState().tab) !== null
  if (name === 'findings.repair' || name === 'findings.explain')
    return !workbook.readOnly && app.findings.store.getState().current !== null
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
  if (app.scratch.getState().supposed !== null) {
    if (notWhileSupposing.test(name)) {
      showNotice(app.session, 'info', words.meeting.scratch.endFirst)
      return
    }
    if (leavesWorkbook.test(name)) {
      afterSupposing({ app, words }, () => {
        perform(name, scope)
      })
      return
    }
  }
  perform(name, scope)
}

function perform(name: CommandName, scope: CommandScope): void {
  const { app, words } = scope
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
      session.setState({ dialog: { name: 'import', start: null } })
      return null
    case 'excel.export':
      session.setState({
        dialog: {
          name: 'export',
          slot: tableSlot,
          suggestedName: `${nameTable(app, words, tableSlot)}.xlsx`,
        },
      })
      return null
    case 'excel.exportQuick':
      return exportAsBefore(app, words, tableSlot, `${nameTable(app, words, tableSlot)}.xlsx`)
    case 'table.exportWord':
      return exportTable(app, words, tableSlot, 'docx', nameTable(app, words, tableSlot))
    case 'table.exportCsv':
      return exportTable(app, words, tableSlot, 'csv', nameTable(app, words, tableSlot))
    case 'table.exportTsv':
      return exportTable(app, words, tableSlot, 'tsv', nameTable(app, words, tableSlot))
    case 'template.fill':
      return planTemplate(app, tableSlot)
    case 'return.make':
      return chooseUnits(app, 'form', nameTable(app, words, 'form'))
    case 'print.open':
    case 'print.pdf':
      session.setState({ printing: tab === 'charts' ? 'charts' : 'table' })
      return null
    case 'pack.open':
      session.setState({ printing: 'packs' })
      return null
    case 'scratch.begin':
      return beginSupposing({ app, words }, null)
    case 'scratch.kept':
      session.setState({ dialog: { name: 'what-ifs' } })
      return null
    case 'meeting.open':
      openMeeting(app)
      return null
    case 'history.undo':
      if (app.scratch.getState().supposed !== null) return takeBackSupposed({ app, words })
      return undo(app, words, (index) => sheet.current?.goTo(index))
    case 'history.redo':
      return redo(app, words, (index) => sheet.current?.goTo(index))
    case 'history.show':
      session.setState({ dialog: { name: 'history' } })
      return null
    case 'notes.edit':
      openNote(app, words, tableSlot)
      return null
    case 'notes.follow':
      return followSelected(app, words, tableSlot, sheet.current)
    case 'notes.show':
      session.setState({ dialog: { name: 'notes' } })
      return null
    case 'find.open':
    case 'find.replace':
      session.setState({ find: { isReplacing: name === 'find.replace', kind: 'open' } })
      return null
    case 'find.next':
    case 'find.previous':
      session.setState(({ find }) => ({
        find:
          find === null
            ? { isReplacing: false, kind: 'open' }
            : { ...find, kind: name === 'find.next' ? 'next' : 'previous' },
      }))
      return null
    case 'edit.cell':
      sheet.current?.startEditing()
      return null
    case 'edit.clear':
      sheet.current?.clearCell()
      return null
    case 'edit.cut':
      sheet.current?.clipboard.cut()
      return null
    case 'edit.copy':
      sheet.current?.clipboard.copy()
      return null
    case 'edit.paste':
    case 'edit.pasteFigures':
      sheet.current?.clipboard.paste(name === 'edit.pasteFigures')
      return null
    case 'view.appendix':
    case 'view.sectors':
    case 'view.localities':
    case 'view.formulas':
    case 'view.charts':
      session.setState({ tab: tabs.find((one) => name === `view.${one}`) ?? tab })
      return null
    case 'chart.fromSelection':
      drawSelection({ app, words }, tableSlot, sheet.current)
      return null
    case 'view.goTo':
      document.getElementById('name-box-field')?.focus()
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
      changeZoom(app, (zoom) => Math.max(50, Math.min(200, zoom + (name === 'view.zoomIn' ? 10 : -10))))
      return null
    case 'view.zoomReset':
      changeZoom(app, () => 100)
      return null
    case 'columns.hide':
    case 'columns.showAll':
    case 'columns.fit':
    case 'columns.freeze':
    case 'columns.reset':
      arrangeSelectedColumns(name, app, words, tableSlot, sheet.current)
      return null
    case 'view.theme':
      settings.change({ theme: nextTheme(document.documentElement.dataset['theme']) })
      return null
    case 'view.language':
      settings.change({ language: settings.store.getState().language === 'vi' ? 'en' : 'vi' })
      return null
    case 'reference.indicators':
      session.setState({ dialog: { name: 'indicators', adding: false } })
      return null
    case 'reference.places':
      session.setState({ dialog: { name: 'places' } })
      return null
    case 'reference.rules':
      session.setState({ dialog: { name: 'rules' } })
      return null
    case 'reference.periods':
      session.setState({ dialog: { name: 'periods' } })
      return null
    case 'findings.toggle':
    case 'findings.next':
    case 'findings.previous':
    case 'findings.repair':
    case 'findings.explain':
    case 'findings.print':
      return runFindingCommand(name, app, words, (index, takesFocus) =>
        sheet.current?.goTo(index, takesFocus),
      )
    case 'text.check':
      session.setState({ dialog: { name: 'text-check', start: null } })
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

/** The zoom belongs to the shown table; without one, to all tables that have none of their own. */
function changeZoom(app: AppState, change: (zoom: number) => number): void {
  const slot = slotOfTab(app.session.getState().tab)
  const table = slot === null ? undefined : app.views.store.getState()[slot].cache?.layout.name
  const settings = app.settings.store.getState()
  if (table === undefined) {
    app.settings.change({ zoom: change(settings.zoom) })
    return
  }
  const zoom = change(findZoom(settings, table))
  changeLook(app, table, { zoom: zoom === settings.zoom ? null : zoom })
}

function nextTheme(shown: string | undefined): Settings['theme'] {
  if (shown === 'light') return 'dark'
  return shown === 'dark' ? 'contrast' : 'light'
}
