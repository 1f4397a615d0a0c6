/**
 * The system's open and save dialogs. The page gets a token and a name to show, never a path. A token for saving is good
 * only for what it was chosen for: a page cannot have a PDF written over the workbook it was allowed to open.
 */
import { statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { Failure } from '../../shared/contract/errors'
import type { ChosenFile, FilePurpose } from '../../shared/contract/shell-contract'
import type { Host } from '../host/launch-host'
import type { DialogText } from './shell-text'

const extensions: Readonly<Record<FilePurpose, string>> = {
  workbook: 'kttt',
  excel: 'xlsx',
  pdf: 'pdf',
  csv: 'csv',
  tsv: 'tsv',
  word: 'docx',
  slides: 'pptx',
  archive: 'zip',
  png: 'png',
  svg: 'svg',
}

/** What the open dialog offers: an import reads more than the program writes. */
const openExtensions: Readonly<Record<FilePurpose, readonly string[]>> = {
  workbook: ['kttt'],
  excel: ['xlsx', 'xlsm', 'xls', 'xlsb', 'ods', 'csv', 'tsv', 'txt', 'docx', 'html', 'htm'],
  pdf: ['pdf'],
  csv: ['csv'],
  tsv: ['tsv'],
  word: ['docx'],
  slides: ['pptx'],
  archive: ['zip'],
  png: ['png'],
  svg: ['svg'],
}

/** A name that every system accepts, made from the one the page suggests. */
function plainFileName(suggested: string): string {
  const plain = suggested.replace(/[<>:"/\\|?*\p{Cc}]/gu, '-').replace(/^[\s.]+|[\s.]+$/g, '')
  return plain === '' ? 'KTTT' : plain
}

function withExtension(path: string, extension: string): string {
  return extname(path).toLowerCase() === `.${extension}` ? path : `${path}.${extension}`
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

export type FileDialogs = {
  pickFile(purpose: FilePurpose): Promise<ChosenFile | null>
  pickTarget(purpose: FilePurpose, suggestedName: string): Promise<ChosenFile | null>
  /** The path of a target that was chosen for one of `purposes`. @throws Failure token-unknown */
  targetPath(token: string, ...purposes: FilePurpose[]): Promise<string>
}

/** `words` is asked for at each dialog, because the language may change. The first dialog starts in `folder`. */
export function createFileDialogs(
  window: BrowserWindow,
  host: Host,
  words: () => DialogText,
  folder: string,
): FileDialogs {
  const targets = new Map<string, FilePurpose>()
  let lastFolder = folder

  const give = async (path: string, access: 'open' | 'save'): Promise<ChosenFile> => {
    lastFolder = dirname(path)
    return { file: await host.giveFile(path, access), name: basename(path).normalize('NFC') }
  }
  const filters = (purpose: FilePurpose) => [
    { name: words().files[purpose], extensions: [extensions[purpose]] },
  ]

  return {
    async pickFile(purpose) {
      const chosen = await dialog.showOpenDialog(window, {
        title: words().open[purpose],
        defaultPath: lastFolder,
        filters: [{ name: words().files[purpose], extensions: [...openExtensions[purpose]] }],
        properties: ['openFile', 'dontAddToRecent'],
      })
      const path = chosen.filePaths[0]
      return chosen.canceled || path === undefined ? null : give(path, 'open')
    },
    async pickTarget(purpose, suggestedName) {
      const extension = extensions[purpose]
      let proposed = join(lastFolder, withExtension(plainFileName(suggestedName), extension))
      for (;;) {
        const { canceled, filePath } = await dialog.showSaveDialog(window, {
          title: words().save[purpose],
          defaultPath: proposed,
          filters: filters(purpose),
          properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
        })
        if (canceled || filePath === '') return null
        const path = withExtension(filePath, extension)
        // Some systems leave the ending off. The file that gets it may exist, and nobody was asked about that one yet.
        if (path === filePath || !exists(path)) {
          const target = await give(path, 'save')
          targets.set(target.file, purpose)
          return target
        }
        proposed = path
      }
    },
    async targetPath(token, ...purposes) {
      const purpose = targets.get(token)
      const path = purpose !== undefined && purposes.includes(purpose) ? await host.filePath(token) : null
      if (path === null) throw new Failure('token-unknown')
      return path
    },
  }
}
