import type { Frame } from '../../shared/contract/frame'

/** The one channel, in both directions. */
export const frameChannel = 'kttt:frame'

/** All that the page can reach of the shell, as `window.ktttBridge`. */
export type KtttBridge = {
  platform: 'electron'
  send(frame: Frame): void
  /** One listener; a later one replaces it. Frames that come before it are not kept. */
  onFrame(listener: (frame: unknown) => void): void
}
