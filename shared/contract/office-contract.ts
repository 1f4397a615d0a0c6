import { z } from 'zod'
import type { LocalityId, ViewId } from '../model/ids'
import type { ReturnUnits } from '../model/return-units'
import type { TemplatePreview } from '../model/template-preview'
import { produced, type Contract } from './contract'
import { fileToken, id, jobId } from './wire-values'

/** What goes back to offices in their own shape; part of the contract of the workbook. */
export const officeProcedures = {
  /** Writes the view as text in columns, or as a Word document. A job. */
  'table.export': {
    input: z.strictObject({
      job: jobId,
      view: id<ViewId>(),
      target: fileToken,
      format: z.enum(['csv', 'tsv', 'docx']),
    }),
    output: produced<{ name: string }>(),
  },
  /** Finds the table of the view in an office's own .xlsx and says what filling it in would change. Writes nothing. A job. */
  'template.plan': {
    input: z.strictObject({ job: jobId, view: id<ViewId>(), file: fileToken }),
    output: produced<TemplatePreview>(),
  },
  /**
   * Writes the planned template: its cells change, everything else stays byte for byte. `overwrite` false leaves cells
   * that hold something else. `cells`: how many took a figure. A job.
   */
  'template.fill': {
    input: z.strictObject({
      job: jobId,
      plan: z.int().nonnegative(),
      target: fileToken,
      overwrite: z.boolean(),
    }),
    output: produced<{ name: string; cells: number }>(),
  },
  'template.discard': { input: z.strictObject({ plan: z.int().nonnegative() }), output: produced<null>() },
  /** Who forms of the view can be made for, and what they would fill in. */
  'return.units': { input: z.strictObject({ view: id<ViewId>() }), output: produced<ReturnUnits>() },
  /** Writes an archive with one form for each unit. A job. */
  'return.export': {
    input: z.strictObject({
      job: jobId,
      view: id<ViewId>(),
      target: fileToken,
      units: z.array(id<LocalityId>()).min(1).max(5000),
      columns: z.array(z.string().max(200)).min(1).max(200),
    }),
    output: produced<{ name: string; files: number }>(),
  },
} as const satisfies Contract['procedures']
