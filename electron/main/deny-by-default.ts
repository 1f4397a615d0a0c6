/**
 * What the page may not do: leave its address, open windows, embed, reach the network, ask for a device or a permission.
 * Applied to every web contents and to the session, not to one window, so that nothing created later escapes it.
 */
import type { App, Session } from 'electron'
import { startUrl } from './app-protocol'

/** Guards all web contents that will ever exist. Call before the first window. */
export function denyNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (details) => {
      // A reload of the page itself arrives here as well.
      if (!details.isMainFrame || details.url !== startUrl) details.preventDefault()
    })
    contents.on('will-frame-navigate', (details) => {
      if (!details.isMainFrame || details.url !== startUrl) details.preventDefault()
    })
    contents.on('will-redirect', (details) => {
      details.preventDefault()
    })
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

const localSchemes = new Set(['app:', 'blob:', 'data:', 'devtools:'])

/** Denies every permission but to fill the screen (a meeting does), every device, screen capture and download, and every request that would leave the machine. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(permission === 'fullscreen')
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer(null)
  })
  session.on('will-download', (event) => {
    event.preventDefault()
  })
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !localSchemes.has(new URL(details.url).protocol) })
  })
  session.setSpellCheckerEnabled(false)
}
