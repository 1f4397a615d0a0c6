import { basename } from 'node:path'
import { app, dialog, nativeTheme, type BrowserWindow } from 'electron'
import { settingsSchema, type Settings } from '../../shared/contract/settings'
import type { Host } from '../host/launch-host'
import { startUrl } from './app-protocol'
import type { ArgumentFile } from './argument-file'
import type { CrashLog } from './crash-log'
import { createFileDialogs } from './dialogs'
import { connectPage, type PageLink } from './electron-pipe'
import { setMenu } from './menu'
import { watchOpenedFiles } from './recent-documents'
import { createShellProcedures } from './shell-procedures'
import { readSettings, shellTextIn } from './shell-text'
import { createWindow } from './window'

export type Folders = { appFolder: string; configFolder: string; dataFolder: string }

export type WorkbookWindow = {
  window: BrowserWindow
  openFile(file: ArgumentFile): void
  bringToFront(): void
}

/** A page that dies again within this time is not loaded a third time. */
const crashPauseMs = 10_000

function reloadAfterCrash(window: BrowserWindow, log: CrashLog): void {
  let lastCrash = 0
  window.webContents.on('render-process-gone', (_event, details) => {
    log('page ended', details)
    const now = Date.now()
    if (details.reason !== 'clean-exit' && now - lastCrash > crashPauseMs) window.webContents.reload()
    lastCrash = now
  })
}

/** Opens the window of the program and joins its page to the host and to the shell, in the language of the settings. */
export function openWorkbookWindow(folders: Folders, host: Host, log: CrashLog): WorkbookWindow {
  let settings = readSettings(folders.configFolder)
  const words = () => shellTextIn(settings.language).dialogs
  nativeTheme.themeSource = nativeThemeOf(settings)
  const window = createWindow({
    ...folders,
    isDark: nativeTheme.shouldUseDarkColors,
    allowDevTools: !app.isPackaged,
  })
  const opened = watchOpenedFiles(host, (path) => {
    app.addRecentDocument(path)
  })
  const files = createFileDialogs(window, host, words, folders.dataFolder)
  const page: PageLink = connectPage(window.webContents, {
    connectHost: () => host.connect(),
    shell: createShellProcedures(window, files, words),
    onCall(call) {
      opened.onCall(call)
      const written = call.name === 'settings.write' ? settingsSchema.safeParse(call.input).data : undefined
      if (written !== undefined) applySettings(written)
    },
    onAnswer: opened.onAnswer,
    onDropped(path) {
      giveDropped(path).catch((error: unknown) => {
        log('dropped file', error)
      })
    },
    onBug(error, procedure) {
      log(procedure, error)
    },
  })
  const showMenu = () => {
    setMenu(shellTextIn(settings.language), (command) => {
      if (command === 'app.quit') app.quit()
      else page.chooseCommand(command)
    })
  }
  const applySettings = (next: Settings) => {
    const isOtherLanguage = next.language !== settings.language
    settings = next
    nativeTheme.themeSource = nativeThemeOf(next)
    if (isOtherLanguage) showMenu()
  }
  /** The user has the file under the mouse: a place on the network is chosen as in a dialog. */
  const giveDropped = async (path: string) => {
    page.giveDropped({ file: await host.giveFile(path, 'open'), name: basename(path).normalize('NFC') })
  }
  const giveToPage = async (path: string) => {
    page.requestOpen({ file: await host.giveFile(path, 'open'), name: basename(path).normalize('NFC') })
  }
  showMenu()
  reloadAfterCrash(window, log)
  window.loadURL(startUrl).catch((error: unknown) => {
    log('page did not load', error)
  })

  return {
    window,
    openFile({ path, refused }) {
      if (refused) {
        const { title, text } = words().networkFile
        void dialog.showMessageBox(window, { type: 'warning', message: title, detail: text })
        return
      }
      giveToPage(path).catch((error: unknown) => {
        log('file from outside', error)
      })
    },
    bringToFront() {
      if (window.isDestroyed()) return
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
  }
}

/** Tells the user that the host has ended by itself, and restarts or ends the program as he chooses. */
export async function reportHostEnd(configFolder: string): Promise<void> {
  const { title, text, restart, quit } = shellTextIn(readSettings(configFolder).language).dialogs.hostStopped
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: title,
    detail: text,
    buttons: [restart, quit],
    cancelId: 1,
  })
  if (response === 0) app.relaunch()
  app.exit(1)
}

/** The colours of title bar and dialogs; the high-contrast theme of the page is a light one. */
function nativeThemeOf({ theme }: Settings): 'light' | 'dark' | 'system' {
  return theme === 'contrast' ? 'light' : theme
}
