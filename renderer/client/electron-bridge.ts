import type { Frame, Pipe } from '../../shared/contract/frame'

/** What the preload script offers to the page, and the only thing it offers. */
export type ElectronBridge = {
  platform: 'electron'
  send(frame: Frame): void
  onFrame(listener: (frame: unknown) => void): void
}

declare global {
  interface Window {
    readonly ktttBridge?: ElectronBridge
  }
}

/** The bridge lives as long as the window, so this pipe never closes by itself. */
export function openBridgePipe(bridge: ElectronBridge): Pipe {
  return {
    send: (frame) => {
      bridge.send(frame)
    },
    onFrame: (listener) => {
      bridge.onFrame(listener)
    },
    onClose: () => undefined,
    close: () => undefined,
  }
}
