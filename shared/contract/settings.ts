import { z } from 'zod'
import { longestExportLine, type ExportOptions } from '../model/export-options'

/**
 * Preferences of the user, of all workbooks. What a file holds is read piece by piece: a piece that is broken, or of
 * another version of the program, gives way to the usual one and takes nothing else with it.
 */

/** So many tables are remembered; the one not touched for longest goes first. */
export const rememberedTables = 40
/** So many rows closed one by one are remembered of a table. */
export const rememberedRows = 200

const columnId = z.string().min(1).max(100)
const zoom = z.int().min(50).max(200)

/** How one table is looked at: by column and row ids of its form, so that it holds in every workbook with that form. */
const tableLook = z.strictObject({
  /** Columns whose edge was dragged, in CSS pixels at 100 %. */
  widths: z.record(columnId, z.int().min(24).max(2000)).refine((widths) => Object.keys(widths).length <= 300),
  hidden: z.array(columnId).max(300),
  /** The last column that stays while scrolling sideways; null: those of number, name and unit. */
  frozen: columnId.nullable(),
  /** Percent; null: as the other tables. */
  zoom: zoom.nullable(),
  /** The outline level that shows, or the rows that are closed; null: all is open. */
  outline: z.union([z.int().min(1).max(20), z.array(z.string().max(100)).max(rememberedRows)]).nullable(),
})
export type TableLook = z.infer<typeof tableLook>

/** So many workbooks are remembered with what their exports have; the one not exported for longest goes first. */
export const rememberedExports = 30

const exportLine = z.string().max(longestExportLine)
export const exportOptionsSchema = z.strictObject({
  comments: z.boolean(),
  footnotes: z.boolean(),
  charts: z.boolean(),
  protect: z.boolean(),
  agency: z.strictObject({ above: exportLine, own: exportLine }),
  signature: z.strictObject({ placeAndDate: exportLine, left: exportLine, right: exportLine }),
}) satisfies z.ZodType<ExportOptions>

export const settingsSchema = z.strictObject({
  theme: z.enum(['light', 'dark', 'contrast', 'system']),
  language: z.enum(['vi', 'en']),
  sideOpen: z.boolean(),
  inspectorOpen: z.boolean(),
  zoom,
  /** Who signs explanations of findings. */
  author: z.string().max(120),
  /** Whether printed tables say how they were checked. */
  printChecks: z.boolean(),
  /** By the name of the table's layout. */
  tables: z
    .record(z.string().min(1).max(200), tableLook)
    .refine((tables) => Object.keys(tables).length <= rememberedTables),
  /** By the workbook's identity. */
  exports: z
    .record(z.string().min(1).max(100), exportOptionsSchema)
    .refine((exports) => Object.keys(exports).length <= rememberedExports),
})
export type Settings = z.infer<typeof settingsSchema>

export const defaultSettings: Settings = {
  theme: 'light',
  language: 'vi',
  sideOpen: true,
  inspectorOpen: true,
  zoom: 100,
  author: '',
  printChecks: true,
  tables: {},
  exports: {},
}

export const usualLook: TableLook = { widths: {}, hidden: [], frozen: null, zoom: null, outline: null }

/** What a settings file means, whatever it holds. */
export function understandSettings(stored: unknown): Settings {
  const found = asObject(stored)
  const { shape } = settingsSchema
  const piece = <T>(schema: z.ZodType<T>, value: unknown, usual: T): T => {
    const parsed = schema.safeParse(value)
    return parsed.success ? parsed.data : usual
  }
  const tables = Object.entries(asObject(found['tables'])).flatMap(([name, look]) => {
    const parsed = tableLook.safeParse(look)
    return parsed.success && name !== '' && name.length <= 200 ? [[name, parsed.data] as const] : []
  })
  const exports = Object.entries(asObject(found['exports'])).flatMap(([uuid, options]) => {
    const parsed = exportOptionsSchema.safeParse(options)
    return parsed.success && uuid !== '' && uuid.length <= 100 ? [[uuid, parsed.data] as const] : []
  })
  return {
    theme: piece(shape.theme, found['theme'], defaultSettings.theme),
    language: piece(shape.language, found['language'], defaultSettings.language),
    sideOpen: piece(shape.sideOpen, found['sideOpen'], defaultSettings.sideOpen),
    inspectorOpen: piece(shape.inspectorOpen, found['inspectorOpen'], defaultSettings.inspectorOpen),
    zoom: piece(shape.zoom, found['zoom'], defaultSettings.zoom),
    author: piece(shape.author, found['author'], defaultSettings.author),
    printChecks: piece(shape.printChecks, found['printChecks'], defaultSettings.printChecks),
    tables: Object.fromEntries(tables.slice(-rememberedTables)),
    exports: Object.fromEntries(exports.slice(-rememberedExports)),
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}
