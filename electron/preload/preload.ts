/**
 * Runs in the sandbox, between the shell and the page. It forwards frames and nothing else: no Electron object, and in
 * particular no `event`, may reach the page through it.
 */
import { contextBridge, ipcRenderer } from 'electron'
import { frameChannel, type KtttBridge } from './bridge'

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

contextBridge.exposeInMainWorld('ktttBridge', bridge)
