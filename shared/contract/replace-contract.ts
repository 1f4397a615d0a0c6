import { z } from 'zod'
import type { Period, Scenario } from '../model/dimension'
import { scenarios } from '../model/dimension'
import type { Qualifier } from '../model/fact'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../model/ids'
import { produced, type Contract } from './contract'
import { id, jobId } from './wire-values'

/** A stored figure by its place in the cube. */
const figureKey = z.strictObject({
  scenario: z.enum(scenarios),
  indicator: id<IndicatorId>(),
  sector: id<SectorId>(),
  locality: id<LocalityId>(),
  period: id<PeriodId>(),
})
export type FigureKey = z.infer<typeof figureKey>

/** One stored figure with the text in it, and what replacing makes of it. */
export type Replacement = {
  key: FigureKey
  indicator: string
  /** Null for all sectors together. */
  sector: string | null
  locality: string
  scenario: Scenario
  period: Pick<Period, 'kind' | 'year' | 'ordinal'>
  qualifier: Qualifier | null
  /** As tables write them, without the qualifier. */
  before: string
  after: string
}

const replacing = {
  text: z.string().trim().min(1).max(200),
  replacement: z.string().trim().min(1).max(200),
}

/** Replacing in the figures of the whole workbook; part of the contract of the workbook. */
export const replaceProcedures = {
  /**
   * What replacing would make of the stored figures, at most `limit` of them; `refused` are those whose text would be no
   * clear number any more. Stores nothing.
   */
  'figures.planReplacement': {
    input: z.strictObject({ ...replacing, limit: z.int().min(1).max(5000) }),
    output: produced<{ replacements: Replacement[]; refused: number; more: boolean }>(),
  },
  /** Replaces in the named figures as planned: one transaction, one undo. All of them or none. */
  'figures.replace': {
    input: z.strictObject({ ...replacing, keys: z.array(figureKey).min(1).max(5000), job: jobId.optional() }),
    output: produced<{ revision: number; cells: number }>(),
  },
} as const satisfies Contract['procedures']
