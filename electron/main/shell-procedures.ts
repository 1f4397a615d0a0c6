import { basename } from 'node:path'
import { dialog, shell, type BrowserWindow } from 'electron'
import type { Handlers } from '../../shared/contract/server'
import type { ShellContract } from '../../shared/contract/shell-contract'
import type { FileDialogs } from './dialogs'
import { printPage, savePagePdf } from './print'
import type { DialogText } from './shell-text'

const savePurposes = ['workbook', 'excel', 'pdf', 'csv', 'tsv', 'word', 'archive', 'png', 'svg'] as const

/** What the shell does for the page of one window: dialogs, paper and the folder of a written file. */
export function createShellProcedures(
  window: BrowserWindow,
  files: FileDialogs,
  words: () => DialogText,
): Handlers<ShellContract, null> {
  return {
    'shell.pickFile': ({ purpose }) => files.pickFile(purpose),
    'shell.pickTarget': ({ purpose, suggestedName }) => files.pickTarget(purpose, suggestedName),
    async 'shell.print'() {
      if (await printPage(window.webContents)) return null
      const { title, text } = words().printFailed
      void dialog.showMessageBox(window, { type: 'warning', message: title, detail: text })
      return null
    },
    async 'shell.savePdf'({ target }) {
      const path = await files.targetPath(target, 'pdf')
      await savePagePdf(window.webContents, path)
      return { name: basename(path).normalize('NFC') }
    },
    async 'shell.reveal'({ file }) {
      shell.showItemInFolder(await files.targetPath(file, ...savePurposes))
      return null
    },
  }
}
