/** The only place where a window is made: its settings are part of the security of the program. */
import { join } from 'node:path'
import { BrowserWindow, screen } from 'electron'
import { readWindowState, smallestWindow, writeWindowState } from './window-state'

export type WindowOptions = {
  appFolder: string
  configFolder: string
  isDark: boolean
  allowDevTools: boolean
}

/** A hidden, empty window that shows itself when its page has drawn, and remembers its place when closed. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const stateFile = join(options.configFolder, 'window.json')
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
  const { maximized, ...place } = readWindowState(
    stateFile,
    [primary, ...others].map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...place,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    backgroundColor: options.isDark ? '#15181b' : '#ffffff',
    icon: join(options.appFolder, 'resources/icons/icon-256.png'),
    webPreferences: {
      preload: join(options.appFolder, 'dist/electron/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.allowDevTools,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => {
    window.show()
  })
  window.on('close', () => {
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() })
  })
  return window
}
