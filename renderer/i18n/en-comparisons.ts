import type { viComparisonRules, viComparisonWords, viFormulaStatuses } from './vi-comparisons'

export const enComparisonRules: Record<keyof typeof viComparisonRules, string> = {
  difference: 'Current − base',
  index: 'Current ÷ base × 100',
  growth: '(Current − base) ÷ base × 100',
  contribution: '(Part now − part then) ÷ total then × 100',
  share: 'Part ÷ total × 100',
  remaining: 'Plan − actual',
  'per-quarter': 'What is still missing, over the quarters left',
  rank: 'Place in the table',
}

export const enFormulaStatuses: Record<keyof typeof viFormulaStatuses, string> = {
  'division-by-zero': 'the formula divides by 0',
  cycle: 'the formula goes round in a circle',
  broken: 'the formula is broken',
}

export const enComparisonWords: typeof viComparisonWords = {
  points: 'percentage points',
  reached: 'The plan is reached, nothing is missing',
  over: 'The period of the plan is over',
  rank: (of, among) => `Place ${String(of)} of ${String(among)}`,
}
