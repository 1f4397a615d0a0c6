import { createClient } from '../../../../shared/contract/client'
import type { Connection } from '../../../../renderer/client/connect'
import type { WindowContract } from '../../../../renderer/client/window-contract'

/** When the last large frame came, and when it had been read, on the page's clock. */
export type Arrival = { arrived: number; parsed: number }

export type TableConnection = { connection: Connection; arrival: Arrival; calls: string[] }

/** The page's link to the worker with the table, once that has its figures. `calls` names what was asked, in order. */
export function connectToTable(indicators: string): Promise<TableConnection> {
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), {
    type: 'module',
    name: indicators,
  })
  const arrival = { arrived: 0, parsed: 0 }
  const calls: string[] = []
  let receive: (frame: unknown) => void = () => undefined
  const client = createClient<WindowContract>({
    send: (frame) => {
      if (frame.kind === 'call') calls.push(frame.name)
      worker.postMessage(JSON.stringify(frame))
    },
    onFrame: (listener) => {
      receive = listener
    },
    onClose: () => undefined,
    close: () => {
      worker.terminate()
    },
  })
  const connection: Connection = {
    call: (name, input) => client.call(name, input),
    on: (name, listener) => client.on(name, listener),
    onStatus: (listener) => {
      listener('open')
    },
    retry: () => undefined,
  }
  return new Promise((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<string>) => {
      if (data === 'ready') {
        resolve({ connection, arrival, calls })
        return
      }
      const arrived = performance.now()
      const frame: unknown = JSON.parse(data)
      if (data.length > 1_000_000) Object.assign(arrival, { arrived, parsed: performance.now() })
      receive(frame)
    })
  })
}
