import type { Contract, EventName, Input, Output, Payload, ProcedureName } from './contract'
import { errorCodes, Failure } from './errors'
import { isFrame, type Pipe } from './frame'

export type Client<C extends Contract> = {
  call<N extends ProcedureName<C>>(name: N, input: Input<C, N>): Promise<Output<C, N>>
  /** Returns a function that stops listening. */
  on<N extends EventName<C>>(name: N, listener: (payload: Payload<C, N>) => void): () => void
  /** Called once when the other side is gone; calls still waiting fail with "cancelled". */
  onClose(listener: () => void): void
  close(): void
}

type Waiting = { resolve: (output: unknown) => void; reject: (failure: Failure) => void }

/** Speaks a contract over an open pipe. Failures are rejected as `Failure` with a code of the closed list. */
export function createClient<C extends Contract>(pipe: Pipe): Client<C> {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const closeListeners: (() => void)[] = []
  let nextId = 1
  let open = true

  pipe.onFrame((frame) => {
    if (!isFrame(frame)) return
    if (frame.kind === 'event') {
      for (const listener of listeners.get(frame.name) ?? []) listener(frame.payload)
      return
    }
    if (frame.kind === 'call') return
    const caller = waiting.get(frame.id)
    waiting.delete(frame.id)
    if (frame.kind === 'reply') caller?.resolve(frame.output)
    else caller?.reject(new Failure(errorCodes.includes(frame.code) ? frame.code : 'internal', frame.detail))
  })
  pipe.onClose(() => {
    open = false
    for (const caller of waiting.values()) caller.reject(new Failure('cancelled'))
    waiting.clear()
    for (const listener of closeListeners) listener()
  })

  return {
    call(name, input) {
      if (!open) return Promise.reject(new Failure('cancelled'))
      const id = nextId++
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (output: unknown) => void, reject })
        pipe.send({ kind: 'call', id, name, input })
      })
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener as (payload: unknown) => void)
      return () => {
        set.delete(listener as (payload: unknown) => void)
      }
    },
    onClose(listener) {
      closeListeners.push(listener)
    },
    close() {
      pipe.close()
    },
  }
}
