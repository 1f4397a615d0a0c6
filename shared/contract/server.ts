import type { Contract, EventName, Input, Output, Payload, ProcedureName } from './contract'
import { Failure } from './errors'
import { isFrame, type Pipe } from './frame'

/** One function per procedure. `client` identifies the caller's pipe, for its subscriptions. */
export type Handlers<C extends Contract, Client> = {
  [N in ProcedureName<C>]: (input: Input<C, N>, client: Client) => Output<C, N> | Promise<Output<C, N>>
}

export type ServedClient<C extends Contract> = {
  emit<N extends EventName<C>>(name: N, payload: Payload<C, N>): void
  /** For a command that keeps the thread busy: answers what is urgent, and lets everything else wait for its turn. */
  answerUrgent(): void
}

/**
 * Serves a contract over one pipe. Input is parsed on arrival and refused with "bad-request" when it does not fit; an
 * unexpected exception is reported to `onBug` and answered with "internal". Nothing of its text crosses the wire.
 */
export function serve<C extends Contract, Client>(
  contract: C,
  handlers: Handlers<C, Client>,
  pipe: Pipe,
  client: Client,
  onBug: (error: unknown, procedure: string) => void,
): ServedClient<C> {
  const answer = async (id: number, name: string, rawInput: unknown): Promise<void> => {
    try {
      if (!Object.hasOwn(contract.procedures, name))
        throw new Failure('bad-request', { procedure: name.slice(0, 60) })
      const procedure = contract.procedures[name as ProcedureName<C>]
      const parsed = procedure?.input.safeParse(rawInput)
      if (!parsed?.success) {
        throw new Failure('bad-request', {
          procedure: name,
          path: parsed?.error.issues[0]?.path.join('.') ?? '',
        })
      }
      // The handler's promise is awaited only when there is one, so that replies of synchronous commands keep their order.
      const handler = handlers[name as ProcedureName<C>] as (input: unknown, client: Client) => unknown
      const result = handler(parsed.data, client)
      const output = result instanceof Promise ? ((await result) as unknown) : result
      pipe.send({ kind: 'reply', id, output })
    } catch (error) {
      if (error instanceof Failure) {
        pipe.send({ kind: 'failure', id, code: error.code, detail: error.detail })
        return
      }
      onBug(error, name)
      pipe.send({ kind: 'failure', id, code: 'internal', detail: {} })
    }
  }
  const receive = (frame: unknown): void => {
    if (isFrame(frame) && frame.kind === 'call') void answer(frame.id, frame.name, frame.input)
  }
  const isUrgent = (frame: unknown): boolean =>
    isFrame(frame) &&
    frame.kind === 'call' &&
    Object.hasOwn(contract.procedures, frame.name) &&
    contract.procedures[frame.name]?.urgent === true
  pipe.onFrame(receive)
  return {
    emit(name, payload) {
      pipe.send({ kind: 'event', name, payload })
    },
    answerUrgent() {
      for (const frame of pipe.takeWaiting?.() ?? []) {
        if (isUrgent(frame)) receive(frame)
        // A microtask: after the command that runs now, and before anything that arrives later.
        else
          void Promise.resolve().then(() => {
            receive(frame)
          })
      }
    },
  }
}
