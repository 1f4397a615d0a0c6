import { z } from 'zod'
import { findingKinds, severities } from '../model/finding'
import {
  findingStatuses,
  type CheckStamp,
  type FindingCounts,
  type FindingEntry,
  type FindingGroup,
  type FindingMarks,
  type RepairEntry,
} from '../model/finding-entry'
import type { FormId, LocalityId, PeriodId, ViewId } from '../model/ids'
import type { ShownPlace } from './view-request'
import { produced, type Contract } from './contract'
import { id } from './wire-values'

const findingId = z.string().min(1).max(2000)

const findingFilter = z.strictObject({
  form: id<FormId>().optional(),
  period: id<PeriodId>().optional(),
  locality: id<LocalityId>().optional(),
  kinds: z.array(z.enum(findingKinds)).max(findingKinds.length).optional(),
  severities: z.array(z.enum(severities)).max(severities.length).optional(),
  status: z.enum(findingStatuses).optional(),
  /** Words in the names of its cells, without tone marks unless typed. */
  text: z.string().max(200).optional(),
})
export type FindingFilter = z.infer<typeof findingFilter>

/** The contradiction finder; part of the contract of the workbook. */
export const checkProcedures = {
  /**
   * Findings by cause, the gravest and surest first. `counts` are of the whole workbook, `matching` of the filter. The first
   * call after opening may wait for the whole workbook to be checked.
   */
  'check.list': {
    input: z.strictObject({
      filter: findingFilter,
      limit: z.int().min(1).max(500),
      offset: z.int().nonnegative().optional(),
    }),
    output: produced<{
      groups: FindingGroup[]
      matching: number
      counts: FindingCounts
      /** Open findings (errors and warnings) by form, of the whole workbook. */
      byForm: { form: FormId; open: number }[]
      /** How many relations and figures of the workbook were looked at, and how many are as they should be. */
      checked?: number
      passed?: number
      revision: number
    }>(),
  },
  /** The findings of one cause. */
  'check.group': {
    input: z.strictObject({
      cause: z.string().max(2000),
      filter: findingFilter,
      limit: z.int().min(1).max(500),
      offset: z.int().nonnegative().optional(),
    }),
    output: produced<FindingEntry[]>(),
  },
  /** The findings that a cell of a view takes part in, the gravest first. */
  'check.cell': {
    input: z.strictObject({ view: id<ViewId>(), index: z.int().nonnegative() }),
    output: produced<FindingEntry[]>(),
  },
  /** Findings on the cells of a view. */
  'check.marks': { input: z.strictObject({ view: id<ViewId>() }), output: produced<FindingMarks>() },
  /**
   * Where a finding, or one of its terms, is shown: in the view of the window if it is there, otherwise in another table;
   * null where no table shows it or it does not hold any more.
   */
  'check.locate': {
    input: z.strictObject({
      finding: findingId,
      /** Position of a term; absent: the finding itself. */
      term: z.int().nonnegative().max(10_000).optional(),
      view: id<ViewId>().optional(),
    }),
    output: produced<ShownPlace | null>(),
  },
  /** The changes that would resolve it, the likeliest first. */
  'check.repairs': { input: z.strictObject({ finding: findingId }), output: produced<RepairEntry[]>() },
  /** Makes an offered change: one transaction, one undo. Refused when the figures are others by now. */
  'check.repair': {
    input: z.strictObject({
      finding: findingId,
      fingerprint: z.string().max(2000),
      repair: z.int().nonnegative(),
    }),
    output: produced<{ revision: number }>(),
  },
  /** Says why findings may stand, or takes that back (null). One transaction, one undo. */
  'check.explain': {
    input: z.strictObject({
      findings: z.array(findingId).min(1).max(20_000),
      note: z.string().trim().min(1).max(2000).nullable(),
      author: z.string().trim().max(120),
    }),
    output: produced<{ revision: number; changed: number }>(),
  },
  /** What the line "Đã kiểm tra" of a print says about the table of a view. */
  'check.stamp': { input: z.strictObject({ view: id<ViewId>() }), output: produced<CheckStamp>() },
} as const satisfies Contract['procedures']

export const checkEvents = {
  /** After every commit that changes what is found, and when the first check of a workbook is done. */
  'findings.changed': produced<{
    revision: number
    counts: FindingCounts
    /** Open findings (errors and warnings) by form. */
    byForm: { form: FormId; open: number }[]
    marks: FindingMarks[]
  }>(),
} as const satisfies Contract['events']
