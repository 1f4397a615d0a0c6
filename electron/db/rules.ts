import { ruleSeverities, type CheckRule } from '../../shared/model/check-rule'
import type { FormId, RuleId } from '../../shared/model/ids'
import { readRows, type Bound, type ReadableDb, type Row } from './connection'
import { withFailures } from './failures'
import { encodeText, readInteger, readOneOf, readText, type JsonObject } from './stored-values'

/** The rules of the user. What their formulas name may be gone: whether they can be asked is for the checks. */
export function readRules(db: ReadableDb): CheckRule[] {
  return withFailures(() => readRows(db, 'SELECT * FROM rule ORDER BY id').map(readRule))
}

/** A row of the table of rules. */
export function readRule(row: Row): CheckRule {
  return readRuleFields({ ...row, form: row['form_id'] })
}

/** @throws Failure('file-damaged') for what is no rule */
export function readRuleFields(fields: JsonObject): CheckRule {
  return {
    id: readInteger(fields['id']) as RuleId,
    form: readInteger(fields['form']) as FormId,
    name: readText(fields['name']),
    formula: readText(fields['formula']),
    severity: readOneOf(ruleSeverities, fields['severity']),
    message: readText(fields['message']),
  }
}

export function encodeRule({ id, form, name, formula, severity, message }: CheckRule): Record<string, Bound> {
  return {
    id,
    form_id: form,
    name: encodeText(name),
    formula: encodeText(formula),
    severity,
    message: encodeText(message),
  }
}
