import { z } from 'zod'
import type { FormId, IndicatorId, LocalityId, PeriodId } from '../model/ids'
import { id } from './wire-values'

/** Which table to show. The host resolves it into a layout and keeps it up to date until it is closed. */
export const viewRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('form'),
    form: id<FormId>(),
    period: id<PeriodId>(),
    locality: id<LocalityId>(),
  }),
  z.strictObject({
    kind: z.literal('breakdown'),
    by: z.enum(['sectors', 'localities']),
    /** Which list of sectors; absent: the main one. */
    list: z.string().max(200).optional(),
    indicator: id<IndicatorId>(),
    period: id<PeriodId>(),
    locality: id<LocalityId>(),
  }),
  /** The user's own indicators. */
  z.strictObject({ kind: z.literal('formulas'), period: id<PeriodId>(), locality: id<LocalityId>() }),
  /** One indicator over the periods of the kind of `period`, in whole or by the sectors of the main list. */
  z.strictObject({
    kind: z.literal('trend'),
    indicator: id<IndicatorId>(),
    by: z.enum(['whole', 'sectors']),
    period: id<PeriodId>(),
    locality: id<LocalityId>(),
  }),
])
export type ViewRequest = z.infer<typeof viewRequest>

/** Where figures are shown: a table, and two opposite corners of the cells in it, by row and column id. */
export type ShownPlace = {
  request: ViewRequest
  from: { row: string; column: string }
  to: { row: string; column: string }
}
