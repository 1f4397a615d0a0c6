import type { Frame } from '../../shared/contract/frame'

/** The channel of the contract, in both directions. */
export const frameChannel = 'kttt:frame'
/** Paths of files dropped on the window. Only the preload script speaks on it: the page never names a path. */
export const droppedChannel = 'kttt:dropped'

/** All that the page can reach of the shell, as `window.ktttBridge`. */
export type KtttBridge = {
  platform: 'electron'
  send(frame: Frame): void
  /** One listener; a later one replaces it. Frames that come before it are not kept. */
  onFrame(listener: (frame: unknown) => void): void
}
