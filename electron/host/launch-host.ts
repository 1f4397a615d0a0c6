import { MessageChannel, Worker } from 'node:worker_threads'
import type { Pipe } from '../../shared/contract/frame'
import type { FileAccess } from '../files/file-tokens'
import type { FromHost, HostFolders, ToHost } from './host-message'
import { pipeOverPort } from './port-pipe'

export type HostOptions = Omit<HostFolders, 'initialFile'> & {
  workerFile: string
  initialFile?: string | null
}

export type Host = {
  /** A new client, with its own subscriptions: one per window or tab. */
  connect(): Pipe
  /** An opaque token for a file the user chose. */
  giveFile(path: string, access: FileAccess): Promise<string>
  filePath(token: string): Promise<string | null>
  /** The worker ended, whether asked to or not. */
  onExit(listener: (code: number) => void): void
  /** Finishes the running command, folds the log into the file and ends, within two seconds. */
  stop(): Promise<void>
}

const stopTimeoutMs = 2000

/** Starts the worker thread that owns the workbook. Plain Node: the same under Electron and under the loopback shell. */
export function launchHost(options: HostOptions): Host {
  const { workerFile, initialFile = null, ...folders } = options
  const workerData: HostFolders = { ...folders, initialFile }
  const worker = new Worker(workerFile, { workerData })
  const waiting = new Map<number, (answer: string | null) => void>()
  const exitListeners: ((code: number) => void)[] = []
  let nextId = 1
  let running = true

  worker.on('message', ({ id, answer }: FromHost) => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  })
  // An exception in the worker ends it; "exit" follows and tells the shell. Without this listener it would end the shell.
  worker.on('error', (error) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  })
  worker.on('exit', (code) => {
    running = false
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
    for (const listener of exitListeners) listener(code)
  })

  const ask = (message: (id: number) => ToHost): Promise<string | null> =>
    new Promise((resolve) => {
      if (!running) {
        resolve(null)
        return
      }
      const id = nextId++
      waiting.set(id, resolve)
      worker.postMessage(message(id))
    })

  return {
    connect() {
      const { port1, port2 } = new MessageChannel()
      const message: ToHost = { kind: 'connect', port: port2 }
      worker.postMessage(message, [port2])
      return pipeOverPort(port1)
    },
    async giveFile(path, access) {
      const token = await ask((id) => ({ kind: 'give-file', id, path, access }))
      if (token === null) throw new Error('the host has ended')
      return token
    },
    filePath: (token) => ask((id) => ({ kind: 'file-path', id, token })),
    onExit(listener) {
      exitListeners.push(listener)
    },
    async stop() {
      if (!running) return
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(() => {
          resolve(null)
        }, stopTimeoutMs)
      })
      await Promise.race([ask((id) => ({ kind: 'stop', id })), late])
      clearTimeout(timer)
      await worker.terminate()
    },
  }
}
