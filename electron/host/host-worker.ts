import { parentPort, workerData } from 'node:worker_threads'
import { FileTokens } from '../files/file-tokens'
import type { FromHost, HostFolders, ToHost } from './host-message'
import { pipeOverPort } from './port-pipe'
import { createWorkbookHost } from './workbook-host'

/** Entry of the worker thread that owns the open workbook. */
if (parentPort === null) throw new Error('the host runs in a worker thread')
const shell = parentPort
const tokens = new FileTokens()
const host = createWorkbookHost({ ...(workerData as HostFolders), tokens, now: () => new Date() })

const answer = (id: number, text: string | null): void => {
  const message: FromHost = { id, answer: text }
  shell.postMessage(message)
}

shell.on('message', (message: ToHost) => {
  switch (message.kind) {
    case 'connect':
      host.connect(pipeOverPort(message.port))
      return
    case 'give-file':
      answer(message.id, tokens.give(message.path, message.access))
      return
    case 'file-path':
      answer(message.id, tokens.find(message.token))
      return
    case 'stop':
      host.stop()
      answer(message.id, null)
  }
})
