/**
 * Entry of the desktop shell. It makes the window, joins it to the host's worker and talks to the system; it reads no
 * workbook and calculates nothing. Order matters: scheme, sandbox and folders are set before the application is ready,
 * the guards before the first window exists, and the host outlives the window so that the last edit is stored.
 */
import { join } from 'node:path'
import { app, session } from 'electron'
import { launchHost, type Host } from '../host/launch-host'
import { registerAppScheme, serveApp } from './app-protocol'
import { findArgumentFile, isNetworkPath, type ArgumentFile } from './argument-file'
import { openCrashLog } from './crash-log'
import { denyNavigation, denyPermissions } from './deny-by-default'
import { openWorkbookWindow, reportHostEnd, type WorkbookWindow } from './workbook-window'

const appFolder = app.getAppPath()
const configFolder = process.env['KTTT_CONFIG'] ?? join(app.getPath('appData'), 'so-kttt')
const log = openCrashLog(join(configFolder, 'logs'))

let host: Host | null = null
let workbookWindow: WorkbookWindow | null = null
/** Files asked for before there was a host: the last of them is what it opens first. */
const waitingFiles: ArgumentFile[] = []
let stopping: Promise<void> | null = null

/** Ends the host once, whoever asks first. Never rejects. */
function stopHost(): Promise<void> {
  stopping ??= (host?.stop() ?? Promise.resolve()).catch((error: unknown) => {
    log('host did not stop cleanly', error)
  })
  return stopping
}

function openFromOutside(file: ArgumentFile | null): void {
  if (file === null) return
  if (workbookWindow === null) waitingFiles.push(file)
  else workbookWindow.openFile(file)
}

function start(): void {
  const dataFolder = process.env['KTTT_DATA'] ?? join(app.getPath('documents'), 'So KTTT')
  host = launchHost({
    workerFile: join(appFolder, 'dist/host/host-worker.mjs'),
    excelWorkerFile: join(appFolder, 'dist/excel/excel-worker.mjs'),
    resourcesFolder: join(appFolder, 'resources'),
    configFolder,
    dataFolder,
    initialFile: waitingFiles.findLast((file) => !file.refused)?.path ?? null,
  })
  host.onExit((code) => {
    if (stopping !== null) return
    log('host ended', code)
    void reportHostEnd(configFolder)
  })
  denyPermissions(session.defaultSession)
  serveApp(session.defaultSession, join(appFolder, 'dist/renderer'))
  workbookWindow = openWorkbookWindow({ appFolder, configFolder, dataFolder }, host, log)
  workbookWindow.window.on('session-end', () => void stopHost())
  const refused = waitingFiles.find((file) => file.refused)
  if (refused !== undefined) workbookWindow.openFile(refused)
}

function main(): void {
  process.on('uncaughtException', (error) => {
    log('uncaught exception', error)
  })
  process.on('unhandledRejection', (error) => {
    log('unhandled rejection', error)
  })
  app.setAppUserModelId('vn.sokttt.app')
  app.enableSandbox()
  registerAppScheme()
  denyNavigation(app)

  openFromOutside(findArgumentFile(process.argv.slice(1), process.cwd()))
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openFromOutside({ path, refused: isNetworkPath(path) })
  })
  app.on('second-instance', (_event, args, workingFolder) => {
    workbookWindow?.bringToFront()
    openFromOutside(findArgumentFile(args.slice(1), workingFolder))
  })
  app.on('child-process-gone', (_event, details) => {
    log('process ended', details)
  })
  app.on('window-all-closed', () => {
    app.quit()
  })
  // After the windows, not before: the page may still hand over an edit while it closes.
  app.on('will-quit', (event) => {
    event.preventDefault()
    void stopHost().then(() => {
      app.exit(0)
    })
  })
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      log('start', error)
      app.exit(1)
    })
}

// The Chromium profile stays apart from the program's own settings; the single-instance lock belongs to it.
app.setPath('userData', join(configFolder, 'shell'))
if (app.requestSingleInstanceLock()) main()
else app.quit()
