import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { DialogText, MenuItemText, MenuText, ShellText } from './shell-text'

function clipboardItems(words: DialogText['edit']): MenuItemConstructorOptions[] {
  return [
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
    { type: 'separator' },
  ]
}

/** Commands whose native items give the page the event itself, in a cell editor as well as in the sheet. */
const nativeCommands: ReadonlySet<string | undefined> = new Set(['edit.cut', 'edit.copy', 'edit.paste'])

/**
 * The keys are shown but not taken: the page owns them in both shells, and a key pressed inside a cell editor (Delete,
 * Ctrl+Z) must mean the text, not the workbook.
 */
function buildItem(item: MenuItemText, choose: (command: string) => void): MenuItemConstructorOptions {
  const { command, label, keys } = item
  if (item.separator === true || command === undefined || label === undefined) return { type: 'separator' }
  const click = () => {
    choose(command)
  }
  if (keys === undefined) return { id: command, label, click }
  return {
    id: command,
    label,
    click,
    accelerator: keys.replace(/\+\+$/, '+Plus'),
    registerAccelerator: false,
  }
}

function buildItems(items: MenuText[number]['items'], text: ShellText, choose: (command: string) => void) {
  const own = items.filter((item) => !nativeCommands.has(item.command))
  const built = own.map((item) => buildItem(item, choose))
  if (!own.some((item) => item.command === 'history.undo')) return built
  const afterUndo = own.findIndex((item) => item.separator === true) + 1
  return [...built.slice(0, afterUndo), ...clipboardItems(text.dialogs.edit), ...built.slice(afterUndo)]
}

/** Sets the application menu in one language. `choose` is called with the command of the item that was clicked. */
export function setMenu(text: ShellText, choose: (command: string) => void): void {
  const template = text.menu.map((menu) => ({
    label: menu.label,
    submenu: buildItems(menu.items, text, choose),
  }))
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
