import { z } from 'zod'
import { ruleSeverities, type RuleEntry, type RuleTrial } from '../model/check-rule'
import type { FormId, LocalityId, PeriodId, RuleId } from '../model/ids'
import { produced, type Contract } from './contract'
import { id } from './wire-values'

const formula = z.string().max(20_000)

/** A rule of the user. `id` null makes a new one. The formula is checked and stored as its canonical text. */
const ruleInput = z.strictObject({
  id: id<RuleId>().nullable(),
  form: id<FormId>(),
  name: z.string().trim().min(1).max(200),
  formula,
  severity: z.enum(ruleSeverities),
  message: z.string().trim().max(500),
})
export type RuleInput = z.infer<typeof ruleInput>

const ruleTrialInput = z.strictObject({
  form: id<FormId>(),
  formula,
  /** The table to try it on. */
  period: id<PeriodId>(),
  locality: id<LocalityId>(),
})
export type RuleTrialInput = z.infer<typeof ruleTrialInput>

/** What the user demands of the figures of a form; part of the contract of the workbook. */
export const ruleProcedures = {
  'rule.list': { input: z.strictObject({}), output: produced<RuleEntry[]>() },
  /** One transaction, one undo. A rule that blocks may be broken already: only what would newly break it is refused. */
  'rule.define': { input: ruleInput, output: produced<{ revision: number; rule: RuleId }>() },
  'rule.remove': {
    input: z.strictObject({ rule: id<RuleId>() }),
    output: produced<{ revision: number }>(),
  },
  /** Where a condition holds and where not, before it is stored. Stores nothing. */
  'rule.try': { input: ruleTrialInput, output: produced<RuleTrial>() },
} as const satisfies Contract['procedures']
