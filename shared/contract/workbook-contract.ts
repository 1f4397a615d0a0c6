import { z } from 'zod'
import type { StoredChart } from '../model/chart'
import type { Label } from '../model/label'
import type { Explanation } from '../model/explanation'
import type { ImportDraft, ImportMapping, SourceSheet } from '../model/import-draft'
import { localityLevels, periodKinds, type Dimensions, type Period, type Scenario } from '../model/dimension'
import type { IndicatorId, LocalityId, PeriodId, ViewId, FormId } from '../model/ids'
import { maturities, qualifiers, type Qualifier } from '../model/fact'
import { longestNote, type CellRemark } from '../model/remark'
import type { CellPatch } from '../model/table-layout'
import { findKinds } from '../table/find-cells'
import type {
  CellHistoryEntry,
  HistoryEntry,
  OpenedView,
  WorkbookEntry,
  WorkbookState,
} from '../model/workbook'
import { produced, type Contract } from './contract'
import { chartProcedures } from './chart-contract'
import { checkEvents, checkProcedures } from './check-contract'
import { explainProcedures } from './explain-contract'
import { officeProcedures } from './office-contract'
import { packEvents, packProcedures } from './pack-contract'
import { scratchEvents, scratchProcedures } from './scratch-contract'
import { replaceProcedures } from './replace-contract'
import { textCheckProcedures } from './text-check-contract'
import { ruleProcedures } from './rule-contract'
import { exportOptionsSchema, settingsSchema, type Settings } from './settings'
import { viewRequest, type ShownPlace } from './view-request'
import { fileToken, id, jobId } from './wire-values'

export type { ShownPlace, ViewRequest } from './view-request'

const plainName = z.string().trim().min(1).max(120)

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

/** What the user did to change cells; the journal names it. */
const gestures = ['type', 'clear', 'paste', 'cut', 'fill', 'replace'] as const
export type Gesture = (typeof gestures)[number]

const empty = z.strictObject({})
/** `view`: the table that the window shows. */
const replayInput = z.strictObject({ view: id<ViewId>().optional(), job: jobId.optional() })

/** A note or a mark, wherever it is shown; the names say which figure it belongs to. */
export type RemarkEntry = {
  indicator: string
  /** Null for all sectors together. */
  sector: string | null
  locality: string
  scenario: Scenario
  period: Pick<Period, 'kind' | 'year' | 'ordinal'>
  note: string | null
  /** The note that came with an imported figure. */
  imported: string | null
  followUp: boolean
  /** Null where no table shows it. */
  place: ShownPlace | null
}

const findInput = z.strictObject({
  text: z.string().trim().min(1).max(200),
  kind: z.enum(findKinds),
  limit: z.int().min(1).max(1000),
  /** What the window shows: names of rows are found in these tables. */
  period: id<PeriodId>(),
  locality: id<LocalityId>(),
  indicator: id<IndicatorId>(),
})
export type FindInput = z.infer<typeof findInput>

/** Something found in the workbook and where it is shown; `place` null: no table shows it. */
export type FoundEntry =
  | { kind: 'label'; label: string; place: ShownPlace | null }
  | ({
      kind: 'figure'
      /** The number as tables write it, without the qualifier. */
      shown: string
      qualifier: Qualifier | null
    } & Omit<RemarkEntry, 'note' | 'imported' | 'followUp'>)
  | ({ kind: 'note'; text: string } & Omit<RemarkEntry, 'note' | 'imported'>)

const isoDate = z.iso.date().nullable()
const nameText = z.string().trim().min(1).max(200)

/** An indicator of the user. `id` null makes a new one. The formula is checked and stored as its canonical text. */
const indicatorInput = z.strictObject({
  id: id<IndicatorId>().nullable(),
  code: z
    .string()
    .regex(/^[\p{L}\p{N}_]+(\.[\p{L}\p{N}_]+)*$/u)
    .max(60),
  name: nameText,
  unit: z.string().trim().max(40),
  decimals: z.int().min(0).max(3),
  direction: z.enum(['more-is-better', 'less-is-better', 'neutral']),
  formula: z.string().max(20_000),
})
export type IndicatorInput = z.infer<typeof indicatorInput>

/** A place. `id` null makes a new one. */
const localityInput = z.strictObject({
  id: id<LocalityId>().nullable(),
  code: z.string().trim().max(40),
  name: nameText,
  level: z.enum(localityLevels),
  parent: id<LocalityId>().nullable(),
  validFrom: isoDate,
  validTo: isoDate,
  successor: id<LocalityId>().nullable(),
})
export type LocalityInput = z.infer<typeof localityInput>

const periodInput = z.strictObject({
  kind: z.enum(periodKinds),
  year: z.int().min(1945).max(2200),
  ordinal: z.int().min(1).max(12),
})
export type PeriodInput = z.infer<typeof periodInput>

const placed = { period: id<PeriodId>(), locality: id<LocalityId>() }
const importTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('form'), form: id<FormId>(), ...placed }),
  z.strictObject({
    kind: z.literal('breakdown'),
    by: z.enum(['sectors', 'localities']),
    list: z.string().max(200).optional(),
    indicator: id<IndicatorId>(),
    ...placed,
  }),
  z.strictObject({ kind: z.literal('formulas'), ...placed }),
  z.strictObject({ kind: z.literal('new-form'), name: nameText, ...placed }),
])

const position = z.int().nonnegative()
const rowTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('row'), id: z.string().max(200) }),
  z.strictObject({ kind: z.literal('new') }),
  z.strictObject({ kind: z.literal('skip') }),
])
/** Which table of a draft, as what, and what the user decided about it. */
const importChoices = {
  draft: z.int().nonnegative(),
  table: z.string().max(400),
  target: importTarget,
  choices: z.strictObject({
    rows: z
      .array(z.strictObject({ row: position, target: rowTarget }))
      .max(20_000)
      .readonly(),
    columns: z
      .array(z.strictObject({ column: position, target: z.string().max(200).nullable() }))
      .max(1000)
      .readonly(),
    units: z
      .array(
        z.strictObject({
          row: position.nullable(),
          column: position.nullable(),
          unit: z.string().trim().max(60),
        }),
      )
      .max(20_000)
      .readonly(),
    notation: z.enum(['vi', 'en']).optional(),
    values: z
      .array(
        z.strictObject({
          row: position,
          column: position,
          value: z.string().regex(/^-?\d{1,18}(\.\d{1,6})?$/),
        }),
      )
      .max(20_000)
      .readonly()
      .optional(),
  }),
}

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
        gesture: z.enum(gestures),
        /** A job like those of files: many cells tell how far they are, and can be stopped until all are stored. */
        job: jobId.optional(),
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
    /**
     * Says something about cells without touching a figure: one transaction, one undo. What is absent stays; note null
     * removes it. `skipped`: indexes of cells that some part did not fit (comparisons take nothing, a maturity needs a
     * figure, a qualifier a number).
     */
    'cells.annotate': {
      input: z.strictObject({
        view: id<ViewId>(),
        cells: z.array(z.int().nonnegative()).min(1).max(200_000),
        note: z.string().max(longestNote).nullable().optional(),
        followUp: z.boolean().optional(),
        maturity: z.enum(maturities).optional(),
        qualifier: z.enum(qualifiers).nullable().optional(),
      }),
      output: produced<{ revision: number; changed: number; skipped: number[] }>(),
    },
    /** Names of rows and places, stored figures and notes with a text in them; `more`: there are others. */
    'cells.find': { input: findInput, output: produced<{ entries: FoundEntry[]; more: boolean }>() },
    /** What changed in one cell, newest first; `before` (a revision) pages to older changes. */
    'cells.history': {
      input: z.strictObject({
        view: id<ViewId>(),
        index: z.int().nonnegative(),
        limit: z.int().min(1).max(200),
        before: z.int().nonnegative().optional(),
      }),
      output: produced<CellHistoryEntry[]>(),
    },

    /** Notes and marks of one table, by cell index, ascending. */
    'remark.read': { input: z.strictObject({ view: id<ViewId>() }), output: produced<CellRemark[]>() },
    /** All notes and marks of the workbook, with where each is shown. */
    'remark.list': { input: empty, output: produced<RemarkEntry[]>() },

    /** The reference lists, for editing them. */
    'reference.read': { input: empty, output: produced<Dimensions>() },
    /**
     * Changes of the reference lists. Each is stored, undone and redone like an edit; afterwards the workbook is reloaded
     * (`workbook.reloaded`), since tables and totals may be others.
     */
    'indicator.define': {
      input: indicatorInput,
      output: produced<{ revision: number; indicator: IndicatorId }>(),
    },
    'indicator.remove': {
      input: z.strictObject({ indicator: id<IndicatorId>() }),
      output: produced<{ revision: number }>(),
    },
    'locality.define': {
      input: localityInput,
      output: produced<{ revision: number; locality: LocalityId }>(),
    },
    /** A list of places as one change: all of them or none. */
    'locality.defineAll': {
      input: z.strictObject({ places: z.array(localityInput).min(1).max(5000) }),
      output: produced<{ revision: number; localities: LocalityId[] }>(),
    },
    'locality.remove': {
      input: z.strictObject({ locality: id<LocalityId>() }),
      output: produced<{ revision: number }>(),
    },
    /** Periods that exist already are left out; none left: period-exists. */
    'period.add': {
      input: z.strictObject({ periods: z.array(periodInput).min(1).max(100) }),
      output: produced<{ revision: number }>(),
    },

    /**
     * `place` is where the window can show what changed: in `view` (the table that is looked at) if it is there, otherwise
     * in another table; null where no table shows it.
     */
    'history.undo': {
      input: replayInput,
      output: produced<{ revision: number; label: Label; place: ShownPlace | null }>(),
    },
    'history.redo': {
      input: replayInput,
      output: produced<{ revision: number; label: Label; place: ShownPlace | null }>(),
    },
    /** Newest first; `before` (a revision) pages to older entries. */
    'history.list': {
      input: z.strictObject({
        limit: z.int().min(1).max(1000),
        before: z.int().nonnegative().optional(),
      }),
      output: produced<HistoryEntry[]>(),
    },
    /** Where the cells that a commit changed are shown. */
    'history.locate': {
      input: z.strictObject({ revision: z.int().nonnegative(), view: id<ViewId>().optional() }),
      output: produced<ShownPlace | null>(),
    },

    /** Writes the view as an official .xlsx with live formulas. A job: progress events carry `job`; `job.cancel` ends it. */
    'excel.export': {
      input: z.strictObject({
        job: jobId,
        view: id<ViewId>(),
        target: fileToken,
        /** Absent: the table alone. */
        options: exportOptionsSchema.optional(),
      }),
      output: produced<{ name: string }>(),
    },
    /**
     * Reads a file, or what was pasted, and finds the tables in it. Stores nothing: the draft waits in the host, the last
     * few of each window. A job.
     */
    'import.read': {
      input: z.strictObject({
        job: jobId,
        from: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('file'), file: fileToken }),
          z.strictObject({
            kind: z.literal('pasted'),
            html: z.string().max(5_000_000).nullable(),
            text: z.string().max(2_000_000),
          }),
        ]),
        legacy: z.enum(['by-evidence', 'as-is']),
      }),
      output: produced<ImportDraft>(),
    },
    /** What a table of a draft would change, under the choices of the user. Stores nothing. */
    'import.map': { input: z.strictObject(importChoices), output: produced<ImportMapping>() },
    /**
     * Stores accepted cells with the rows, indicators or form that are new: one transaction, one undo. `accepted`: ids of
     * the mapping under the same choices; 'all' is every new or changed cell without doubt about it, its row or its column.
     * `remember`: what the user decided is used first for the next file of this sender.
     */
    'import.apply': {
      input: z.strictObject({
        ...importChoices,
        accepted: z.union([z.array(z.int().nonnegative()).max(400_000).readonly(), z.literal('all')]),
        remember: z.boolean(),
        job: jobId.optional(),
      }),
      output: produced<{ revision: number; cells: number; form: FormId | null }>(),
    },
    'import.discard': { input: z.strictObject({ draft: z.int().nonnegative() }), output: produced<null>() },
    /** The imported sheet that the figure of a cell came from; null where none was kept. */
    'source.read': {
      input: z.strictObject({ view: id<ViewId>(), index: z.int().nonnegative() }),
      output: produced<SourceSheet | null>(),
    },
    ...officeProcedures,
    ...chartProcedures,
    ...packProcedures,
    ...scratchProcedures,
    ...replaceProcedures,
    ...checkProcedures,
    ...textCheckProcedures,
    ...ruleProcedures,
    ...explainProcedures,
    'job.cancel': { input: z.strictObject({ job: jobId }), output: produced<null>(), urgent: true },

    'settings.read': { input: empty, output: produced<Settings>() },
    'settings.write': { input: settingsSchema, output: produced<null>() },
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
    /** The charts of the workbook, after each change of them. */
    'chart.changed': produced<StoredChart[]>(),
    ...packEvents,
    ...scratchEvents,
    'job.progressed': produced<{ job: string; done: number; total: number }>(),
    ...checkEvents,
  },
} as const satisfies Contract
export type WorkbookContract = typeof workbookContract
