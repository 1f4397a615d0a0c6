import { z } from 'zod'

/** A contract is data: procedures with an input schema and an output type, events with a payload type. */
export type Contract = {
  /** `urgent`: answered even while a long command runs, which asks for it. */
  procedures: Readonly<Record<string, { input: z.ZodType; output: z.ZodType; urgent?: true }>>
  events: Readonly<Record<string, z.ZodType>>
}

export type ProcedureName<C extends Contract> = keyof C['procedures'] & string
export type EventName<C extends Contract> = keyof C['events'] & string
export type Input<C extends Contract, N extends ProcedureName<C>> = z.infer<C['procedures'][N]['input']>
export type Output<C extends Contract, N extends ProcedureName<C>> = z.infer<C['procedures'][N]['output']>
export type Payload<C extends Contract, N extends EventName<C>> = z.infer<C['events'][N]>

/** A type that is trusted at run time because the program itself produced it (replies and events). */
export const produced = <T>(): z.ZodType<T> => z.custom<T>()
