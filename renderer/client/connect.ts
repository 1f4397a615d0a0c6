import { createClient, type Client } from '../../shared/contract/client'
import type { EventName, Input, Output, Payload, ProcedureName } from '../../shared/contract/contract'
import { Failure } from '../../shared/contract/errors'
import type { Pipe } from '../../shared/contract/frame'
import { openBridgePipe } from './electron-bridge'
import { dropToken, hasCode, readToken, takeToken } from './loopback-token'
import { dialWebSocket } from './web-socket-pipe'
import type { WindowContract } from './window-contract'

export type ConnectionStatus = 'connecting' | 'open' | 'lost' | 'expired'

/**
 * The window's link to its host. It outlives single pipes: after a drop it dials again, and listeners stay. Whoever shows
 * tables must open them again each time the status becomes "open".
 */
export type Connection = {
  call<N extends ProcedureName<WindowContract>>(
    name: N,
    input: Input<WindowContract, N>,
  ): Promise<Output<WindowContract, N>>
  /** Returns a function that stops listening. */
  on<N extends EventName<WindowContract>>(
    name: N,
    listener: (payload: Payload<WindowContract, N>) => void,
  ): () => void
  onStatus(listener: (status: ConnectionStatus) => void): void
  /** Dials now instead of waiting for the next attempt. */
  retry(): void
}

const eventNames = [
  'workbook.switched',
  'workbook.patched',
  'workbook.reloaded',
  'chart.changed',
  'pack.changed',
  'scratch.patched',
  'whatIf.changed',
  'job.progressed',
  'findings.changed',
  'shell.menuChosen',
  'shell.openRequested',
  'shell.fileDropped',
] as const satisfies readonly EventName<WindowContract>[]

const pauseBeforeDialing = [300, 600, 1200, 2500, 5000] as const

export function connect(): Connection {
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const statusListeners: ((status: ConnectionStatus) => void)[] = []
  let client: Client<WindowContract> | null = null
  let status: ConnectionStatus = 'connecting'
  let wake: () => void = () => undefined

  const report = (next: ConnectionStatus): void => {
    status = next
    for (const listener of statusListeners) listener(next)
  }
  const adopt = (pipe: Pipe): void => {
    const adopted = createClient<WindowContract>(pipe)
    for (const name of eventNames)
      adopted.on(name, (payload) => {
        for (const listener of listeners.get(name) ?? []) listener(payload)
      })
    adopted.onClose(() => {
      if (client !== adopted) return
      client = null
      report('lost')
      void dial()
    })
    client = adopted
    report('open')
  }
  const dial = async (): Promise<void> => {
    for (let attempt = 0; ; attempt += 1) {
      const result = await dialWebSocket(readToken() ?? '')
      if ('pipe' in result) {
        adopt(result.pipe)
        return
      }
      if (result.failed === 'refused') {
        dropToken()
        report('expired')
        return
      }
      report('lost')
      const pause = pauseBeforeDialing[Math.min(attempt, pauseBeforeDialing.length - 1)] ?? 5000
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const start = async (): Promise<void> => {
    const bridge = window.ktttBridge
    if (bridge !== undefined) adopt(openBridgePipe(bridge))
    else if (await takeToken()) await dial()
    else report('expired')
  }
  void start()
  // A new address typed over the old one only changes the fragment: the page must begin again with its code.
  addEventListener('hashchange', () => {
    if (hasCode()) location.reload()
  })

  return {
    call: (name, input) => client?.call(name, input) ?? Promise.reject(new Failure('cancelled')),
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener as (payload: unknown) => void)
      return () => {
        set.delete(listener as (payload: unknown) => void)
      }
    },
    onStatus: (listener) => {
      statusListeners.push(listener)
      listener(status)
    },
    retry: () => {
      wake()
    },
  }
}
