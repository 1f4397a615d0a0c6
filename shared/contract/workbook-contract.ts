import { z } from 'zod'
import type { Label } from '../model/label'
import type { Explanation } from '../model/explanation'
import type { ImportPreview } from '../model/import-preview'
import type { IndicatorId, LocalityId, PeriodId, ViewId, FormId } from '../model/ids'
import { qualifiers } from '../model/fact'
import type { CellPatch } from '../model/table-layout'
import type { HistoryEntry, OpenedView, WorkbookEntry, WorkbookState } from '../model/workbook'
import { produced, type Contract } from './contract'

const id = <T extends number>() =>
  z
    .int()
    .nonnegative()
    .transform((value) => value as T)

/** An opaque name for a file. Paths never cross the wire: the shell gives tokens for files the user chose. */
const fileToken = z.string().regex(/^[\w-]{16,64}$/)
const jobId = z.string().regex(/^[\w-]{8,64}$/)
const plainName = z.string().trim().min(1).max(120)

/** Which table to show. The host resolves it into a layout and keeps it up to date until it is closed. */
const viewRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('form'),
    form: id<FormId>(),
    period: id<PeriodId>(),
    locality: id<LocalityId>(),
  }),
  z.strictObject({
    kind: z.literal('breakdown'),
    by: z.enum(['sectors', 'localities']),
    indicator: id<IndicatorId>(),
    period: id<PeriodId>(),
    locality: id<LocalityId>(),
  }),
])
export type ViewRequest = z.infer<typeof viewRequest>

/**
 * What the user put into a cell, already understood: `value` is a plain decimal ("-3600.6"), so that it reaches the
 * scaled integer without passing through a binary fraction. `written` keeps the text as typed. Null clears the cell.
 */
const cellInput = z
  .discriminatedUnion('state', [
    z.strictObject({
      state: z.literal('number'),
      value: z.string().regex(/^-?\d{1,18}(\.\d{1,6})?$/),
      qualifier: z.enum(qualifiers).nullable(),
      written: z.string().max(200),
    }),
    z.strictObject({ state: z.literal('none'), written: z.string().max(200) }),
    z.strictObject({ state: z.literal('unknown'), written: z.string().max(200) }),
  ])
  .nullable()
export type CellInput = z.infer<typeof cellInput>

const settings = z.strictObject({
  theme: z.enum(['light', 'dark', 'system']),
  language: z.enum(['vi', 'en']),
  sideOpen: z.boolean(),
  inspectorOpen: z.boolean(),
  zoom: z.int().min(50).max(200),
})
export type Settings = z.infer<typeof settings>
export const settingsSchema = settings
export const defaultSettings: Settings = {
  theme: 'light',
  language: 'vi',
  sideOpen: true,
  inspectorOpen: true,
  zoom: 100,
}

const empty = z.strictObject({})

export const workbookContract = {
  procedures: {
    'workbook.state': { input: empty, output: produced<WorkbookState | null>() },
    /** Makes an empty workbook with the forms and reference lists of the program. Never overwrites. */
    'workbook.create': {
      input: z.strictObject({ name: plainName, target: fileToken.nullable() }),
      output: produced<WorkbookState>(),
    },
    'workbook.open': { input: z.strictObject({ file: fileToken }), output: produced<WorkbookState>() },
    /** Opens the user's copy of the sample, making it first if needed. */
    'workbook.openSample': { input: empty, output: produced<WorkbookState>() },
    'workbook.saveCopy': {
      input: z.strictObject({ target: fileToken }),
      output: produced<{ name: string }>(),
    },
    /** Ctrl+S: everything is already on disk; folds the log into the file and says when. */
    'workbook.confirm': { input: empty, output: produced<{ revision: number; savedAt: string }>() },
    'workbook.close': { input: empty, output: produced<null>() },
    'workbook.recent': { input: empty, output: produced<WorkbookEntry[]>() },
    /** The workbooks in the data folder. */
    'workbook.folder': { input: empty, output: produced<WorkbookEntry[]>() },

    'view.open': { input: z.strictObject({ request: viewRequest }), output: produced<OpenedView>() },
    'view.close': { input: z.strictObject({ view: id<ViewId>() }), output: produced<null>() },

    /** One gesture of the user: one transaction, one journal entry, one undo. Refused as a whole or stored as a whole. */
    'cells.set': {
      input: z.strictObject({
        view: id<ViewId>(),
        gesture: z.enum(['type', 'clear', 'paste']),
        cells: z
          .array(z.strictObject({ index: z.int().nonnegative(), input: cellInput }))
          .min(1)
          .max(200_000),
      }),
      output: produced<{ revision: number }>(),
    },
    'cells.explain': {
      input: z.strictObject({ view: id<ViewId>(), index: z.int().nonnegative() }),
      output: produced<Explanation>(),
    },

    'history.undo': { input: empty, output: produced<{ revision: number; label: Label }>() },
    'history.redo': { input: empty, output: produced<{ revision: number; label: Label }>() },
    'history.list': {
      input: z.strictObject({ limit: z.int().min(1).max(1000) }),
      output: produced<HistoryEntry[]>(),
    },

    /** Writes the view as an official .xlsx with live formulas. A job: progress events carry `job`; `job.cancel` ends it. */
    'excel.export': {
      input: z.strictObject({ job: jobId, view: id<ViewId>(), target: fileToken }),
      output: produced<{ name: string }>(),
    },
    /** Reads a file against the form of the view and proposes changes. Nothing is stored until `import.apply`. */
    'import.preview': {
      input: z.strictObject({ job: jobId, view: id<ViewId>(), file: fileToken }),
      output: produced<ImportPreview>(),
    },
    'import.apply': {
      input: z.strictObject({
        preview: z.int().nonnegative(),
        accepted: z.array(z.int().nonnegative()).max(200_000),
      }),
      output: produced<{ revision: number; cells: number }>(),
    },
    'import.discard': { input: z.strictObject({ preview: z.int().nonnegative() }), output: produced<null>() },
    'job.cancel': { input: z.strictObject({ job: jobId }), output: produced<null>() },

    'settings.read': { input: empty, output: produced<Settings>() },
    'settings.write': { input: settings, output: produced<null>() },
  },
  events: {
    /** Another workbook (or none) is open now; all views of the old one are gone. */
    'workbook.switched': produced<WorkbookState | null>(),
    /** After every commit, to every client, the sender too. `base` is the revision the patch applies to. */
    'workbook.patched': produced<{
      base: number
      revision: number
      savedAt: string
      undo: Label | null
      redo: Label | null
      views: { view: ViewId; cells: CellPatch }[]
    }>(),
    /** The host rebuilt itself from the file: views must be opened again. */
    'workbook.reloaded': produced<WorkbookState>(),
    'job.progressed': produced<{ job: string; done: number; total: number }>(),
  },
} as const satisfies Contract
export type WorkbookContract = typeof workbookContract
