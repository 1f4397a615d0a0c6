import { z } from 'zod'
import { chartKinds, type StoredChart } from '../model/chart'
import type { ChartId, FormId, IndicatorId, LocalityId, PeriodId } from '../model/ids'
import { produced, type Contract } from './contract'
import { fileToken, id } from './wire-values'

/** Charts kept in the workbook; part of its contract. */

const shown = z.literal('shown')
const place = {
  period: z.union([shown, id<PeriodId>()]),
  locality: z.union([shown, id<LocalityId>()]),
}
const rows = z.array(z.string().max(200)).min(1).max(2000).readonly().nullable()

const chartSource = z.discriminatedUnion('table', [
  z.strictObject({
    table: z.literal('form'),
    form: id<FormId>(),
    rows,
    unit: z.string().max(60).nullable(),
    ...place,
  }),
  z.strictObject({
    table: z.literal('breakdown'),
    by: z.enum(['sectors', 'localities']),
    list: z.string().max(200).nullable(),
    indicator: id<IndicatorId>(),
    rows,
    ...place,
  }),
  z.strictObject({
    table: z.literal('trend'),
    indicator: id<IndicatorId>(),
    by: z.enum(['whole', 'sectors']),
    ...place,
  }),
])

export const chartDefinitionSchema = z.strictObject({
  kind: z.enum(chartKinds),
  source: chartSource,
  title: z.string().trim().min(1).max(300).nullable(),
  note: z.string().trim().max(1000),
})

/** The shown title: the history names the chart by it. */
const name = z.string().trim().max(300)

export const chartProcedures = {
  /** In the order of the gallery. */
  'chart.list': { input: z.strictObject({}), output: produced<StoredChart[]>() },
  /** `id` null keeps a new one: behind the chart `after`, or behind all. */
  'chart.define': {
    input: z.strictObject({
      id: id<ChartId>().nullable(),
      after: id<ChartId>().nullable(),
      definition: chartDefinitionSchema,
      name,
    }),
    output: produced<{ revision: number; chart: ChartId }>(),
  },
  'chart.remove': {
    input: z.strictObject({ chart: id<ChartId>(), name }),
    output: produced<{ revision: number }>(),
  },
  /** All charts in their new order. */
  'chart.arrange': {
    input: z.strictObject({ charts: z.array(id<ChartId>()).min(1).max(1000).readonly() }),
    output: produced<{ revision: number }>(),
  },
  /** Writes a picture that the window has drawn: SVG as text, PNG as base64. The target is whole or untouched. */
  'chart.savePicture': {
    input: z.strictObject({
      target: fileToken,
      format: z.enum(['png', 'svg']),
      content: z.string().min(1).max(40_000_000),
    }),
    output: produced<{ name: string }>(),
  },
} as const satisfies Contract['procedures']
