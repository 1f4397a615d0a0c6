import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads'
import type { Pipe } from '../../shared/contract/frame'

/** A pipe over one end of a MessageChannel. */
export function pipeOverPort(port: MessagePort): Pipe {
  return {
    send(frame) {
      port.postMessage(frame)
    },
    onFrame(listener) {
      port.removeAllListeners('message')
      port.on('message', listener)
    },
    onClose(listener) {
      port.removeAllListeners('close')
      port.on('close', listener)
    },
    close() {
      port.close()
    },
    takeWaiting() {
      const frames: unknown[] = []
      for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port))
        frames.push(next.message)
      return frames
    },
  }
}
