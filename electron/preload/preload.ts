/**
 * Runs in the sandbox, between the shell and the page. It forwards frames and nothing else: no Electron object, and in
 * particular no `event`, may reach the page through it. A file that the user drops is named to the shell from here, because
 * only here its path is known; a file that the page made up has none.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { droppedChannel, frameChannel, type KtttBridge } from './bridge'

/** The little of the page's world that is needed here. */
declare function addEventListener(type: 'drop', listener: (event: DropEvent) => void, capture: boolean): void
type DropEvent = { isTrusted: boolean; dataTransfer: { files: ArrayLike<File> } | null }

let listener: ((frame: unknown) => void) | null = null

ipcRenderer.on(frameChannel, (_event, frame: unknown) => {
  listener?.(frame)
})

const bridge: KtttBridge = {
  platform: 'electron',
  send(frame) {
    ipcRenderer.send(frameChannel, frame)
  },
  onFrame(next) {
    listener = next
  },
}

addEventListener(
  'drop',
  ({ isTrusted, dataTransfer }) => {
    const files = dataTransfer === null ? [] : Array.from(dataTransfer.files)
    const [file] = files
    if (!isTrusted || file === undefined || files.length > 1) return
    const path = webUtils.getPathForFile(file)
    if (path !== '') ipcRenderer.send(droppedChannel, path)
  },
  true,
)

contextBridge.exposeInMainWorld('ktttBridge', bridge)
