import { z } from 'zod'
import type { ChartPicture } from '../model/chart'
import type { ChartId, FormId, IndicatorId, LocalityId, PackId, PeriodId, ViewId } from '../model/ids'
import type { StoredPack } from '../model/pack'
import { chartDefinitionSchema } from './chart-contract'
import { produced, type Contract } from './contract'
import { fileToken, id, jobId } from './wire-values'

/** Packs for meetings, kept in the workbook; part of its contract. */

const text = (longest: number): z.ZodString => z.string().max(longest)
const shown = z.literal('shown')
const orientation = z.enum(['portrait', 'landscape'])
const itemId = z.string().min(1).max(60)

const packPaper = z.strictObject({
  superior: text(300),
  agency: text(300),
  number: text(100),
  placeAndDate: text(200),
  title: text(500),
  attachment: text(300),
  recipients: z.array(text(200)).max(30).readonly(),
  signer: z.strictObject({ office: text(300), name: text(120) }),
  header: z.enum(['official', 'none']),
})

const packItem = z.discriminatedUnion('kind', [
  z.strictObject({
    id: itemId,
    kind: z.literal('table'),
    source: z.discriminatedUnion('table', [
      z.strictObject({ table: z.literal('form'), form: id<FormId>() }),
      z.strictObject({
        table: z.literal('breakdown'),
        by: z.enum(['sectors', 'localities']),
        list: text(200).nullable(),
        indicator: id<IndicatorId>(),
      }),
      z.strictObject({ table: z.literal('formulas') }),
    ]),
    period: z.union([shown, id<PeriodId>()]),
    locality: z.union([shown, id<LocalityId>()]),
    label: text(60),
    orientation,
    marks: z.boolean(),
  }),
  z.strictObject({
    id: itemId,
    kind: z.literal('chart'),
    chart: z.union([id<ChartId>(), chartDefinitionSchema]),
    size: z.enum(['half', 'full']),
  }),
  z.strictObject({
    id: itemId,
    kind: z.literal('text'),
    style: z.enum(['heading', 'paragraph']),
    text: text(20_000),
  }),
  z.strictObject({ id: itemId, kind: z.literal('page-break'), orientation }),
])

const packDefinition = z.strictObject({
  name: z.string().trim().min(1).max(120),
  paper: packPaper,
  items: z.array(packItem).max(200).readonly(),
})

/** A picture as the window draws it; it is drawn again on a slide from these numbers and texts. */
const number = z.number()
const point = z.strictObject({
  value: number.nullable(),
  from: number,
  text: text(120),
  detail: text(300),
  estimated: z.boolean(),
  cell: z.strictObject({ row: text(300), column: text(300) }).nullable(),
})
const plainPicture = {
  kind: chartDefinitionSchema.shape.kind,
  title: text(500),
  subtitle: text(500),
  source: text(500),
  notes: z.array(text(1000)).max(40).readonly(),
  unit: text(60),
  categories: z
    .array(
      z.strictObject({
        id: text(300),
        label: text(500),
        tile: z.strictObject({ column: z.int().nonnegative(), row: z.int().nonnegative() }).nullable(),
        lessIsBetter: z.boolean(),
      }),
    )
    .max(500)
    .readonly(),
  series: z
    .array(
      z.strictObject({
        id: text(300),
        name: text(300),
        role: z.enum(['actual', 'plan', 'previous', 'part', 'rise', 'fall', 'total']),
        draw: z.enum(['bar', 'line', 'marker', 'slice', 'tile']),
        points: z.array(point).max(500).readonly(),
      }),
    )
    .max(100)
    .readonly(),
  references: z
    .array(z.strictObject({ value: number, label: text(300) }))
    .max(20)
    .readonly(),
  axis: z.strictObject({ min: number, max: number }),
} as const
const picture: z.ZodType<ChartPicture> = z.strictObject({
  ...plainPicture,
  panels: z
    .array(z.strictObject({ ...plainPicture, panels: z.array(z.never()).max(0).readonly() }))
    .max(40)
    .readonly(),
})

/**
 * One item of a pack as it is shown now; tables are those of open views. A chart on several sheets is several of the same
 * id, in order.
 */
const writtenItem = z.discriminatedUnion('kind', [
  z.strictObject({ id: itemId, kind: z.literal('table'), view: id<ViewId>() }),
  z.strictObject({
    id: itemId,
    kind: z.literal('chart'),
    picture,
    /** Base64; needed for documents. Millimetres. */
    png: z.string().max(20_000_000),
    width: z.number().min(10).max(300),
    height: z.number().min(10).max(300),
  }),
])

export const packProcedures = {
  'pack.list': { input: z.strictObject({}), output: produced<StoredPack[]>() },
  /** `id` null keeps a new one behind the others. */
  'pack.define': {
    input: z.strictObject({ id: id<PackId>().nullable(), definition: packDefinition }),
    output: produced<{ revision: number; pack: PackId }>(),
  },
  'pack.remove': {
    input: z.strictObject({ pack: id<PackId>() }),
    output: produced<{ revision: number }>(),
  },
  /**
   * Writes a pack as slides or as a Word document, in its order. `items` has what its tables and charts show, by id;
   * an item without is left out. A job.
   */
  'pack.write': {
    input: z.strictObject({
      job: jobId,
      target: fileToken,
      format: z.enum(['pptx', 'docx']),
      definition: packDefinition,
      items: z.array(writtenItem).max(400).readonly(),
    }),
    output: produced<{ name: string }>(),
  },
} as const satisfies Contract['procedures']
export type WrittenItem = z.infer<typeof writtenItem>

export const packEvents = {
  /** Every window has the same packs. */
  'pack.changed': produced<StoredPack[]>(),
} as const satisfies Contract['events']
