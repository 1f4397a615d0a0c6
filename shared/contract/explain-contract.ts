import { z } from 'zod'
import { scenarios } from '../model/dimension'
import type { Explanation } from '../model/explanation'
import type { SourceSheet } from '../model/import-draft'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../model/ids'
import type { CellHistoryEntry } from '../model/workbook'
import { produced, type Contract } from './contract'
import { id } from './wire-values'

const factKey = z.strictObject({
  indicator: id<IndicatorId>(),
  locality: id<LocalityId>(),
  sector: id<SectorId>(),
  period: id<PeriodId>(),
  scenario: z.enum(scenarios),
})

/** Why a figure is what it is, whether or not a table shows it; part of the contract of the workbook. */
export const explainProcedures = {
  /** Refused (stale-view) for a figure whose indicator, place, sector or period the workbook does not have. */
  'figure.explain': { input: z.strictObject({ key: factKey }), output: produced<Explanation>() },
  /** What changed in it, newest first; `before` (a revision) pages to older changes. */
  'figure.history': {
    input: z.strictObject({
      key: factKey,
      limit: z.int().min(1).max(200),
      before: z.int().nonnegative().optional(),
    }),
    output: produced<CellHistoryEntry[]>(),
  },
  /** The imported sheet that it came from; null where none was kept. */
  'figure.source': { input: z.strictObject({ key: factKey }), output: produced<SourceSheet | null>() },
} as const satisfies Contract['procedures']
