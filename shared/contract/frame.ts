import type { ErrorCode, ErrorDetail } from './errors'

/** What travels through a pipe. Events and replies share one ordered pipe: a patch arrives before the reply that caused it. */
export type Frame =
  | { kind: 'call'; id: number; name: string; input: unknown }
  | { kind: 'reply'; id: number; output: unknown }
  | { kind: 'failure'; id: number; code: ErrorCode; detail: ErrorDetail }
  | { kind: 'event'; name: string; payload: unknown }

/** An open two-way channel. Implemented over memory, a worker's port, a WebSocket and Electron's IPC. */
export interface Pipe {
  send(frame: Frame): void
  /** At most one listener. Frames come as unknown: the receiver checks them. */
  onFrame(listener: (frame: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
  /**
   * Frames that have arrived while the thread was busy, taken out in order. Absent where nothing can arrive then: only a
   * port between threads receives without the event loop.
   */
  takeWaiting?(): unknown[]
}

export function isFrame(value: unknown): value is Frame {
  if (typeof value !== 'object' || value === null) return false
  const frame = value as Partial<Record<'kind' | 'id' | 'name' | 'code', unknown>>
  switch (frame.kind) {
    case 'call':
      return typeof frame.id === 'number' && typeof frame.name === 'string'
    case 'reply':
      return typeof frame.id === 'number'
    case 'failure':
      return typeof frame.id === 'number' && typeof frame.code === 'string'
    case 'event':
      return typeof frame.name === 'string'
    default:
      return false
  }
}

/** Two connected pipes in one thread. Frames are cloned as structured data and delivered later, like every other transport. */
export function memoryPipes(): [Pipe, Pipe] {
  const ends = [0, 1].map(() => ({
    listener: (_: unknown): void => undefined,
    closed: (): void => undefined,
  }))
  let open = true
  const pipe = (mine: number): Pipe => {
    const own = ends[mine]
    const other = ends[1 - mine]
    if (own === undefined || other === undefined) throw new Error('memory pipe has two ends')
    return {
      send(frame) {
        const copy: unknown = JSON.parse(JSON.stringify(frame))
        if (open)
          void Promise.resolve().then(() => {
            other.listener(copy)
          })
      },
      onFrame(listener) {
        own.listener = listener
      },
      onClose(listener) {
        own.closed = listener
      },
      close() {
        if (!open) return
        open = false
        void Promise.resolve().then(() => {
          own.closed()
          other.closed()
        })
      },
    }
  }
  return [pipe(0), pipe(1)]
}
