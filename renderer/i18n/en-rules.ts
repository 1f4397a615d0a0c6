import type { viRules } from './vi-rules'

const count = (n: number): string => n.toLocaleString('en-GB')

export const enRules: typeof viRules = {
  title: 'Rules',
  add: 'Add a rule…',
  addTitle: 'Add a rule',
  editTitle: (name) => `Change the rule “${name}”`,
  edit: 'Change…',
  remove: 'Remove',
  name: 'Name of the rule',
  form: 'Form',
  formula: 'What must hold',
  formulaHint:
    'For example: [HTX.hieu_qua] <= [HTX.tong_so]. Type the name of an indicator to choose its code. A rule is asked in every period and place, of all sectors together and of each sector for which the form has all the rows; write [code:*] for the total alone.',
  severity: 'When it does not hold',
  severities: { off: 'Ignore', remind: 'Remind', block: 'Refuse' },
  severityHints: {
    off: 'not checked',
    remind: 'shown in the list of findings',
    block: 'shown, and figures that would break it are refused',
  },
  message: 'Message',
  messageHint: 'Shown when the rule does not hold; may be left empty',
  state: 'State',
  describe: ({ severity, readable, broken }) => {
    if (!readable) return 'names an indicator or sector that the workbook does not have any more'
    if (severity === 'off') return 'not checked'
    return broken === 0 ? 'holds everywhere' : `broken in ${count(broken)} places`
  },
  missingName: 'The rule needs a name.',
  missingForm: 'Choose a form.',
  missingFormula: 'Say what must hold.',
  wrongFormula: 'The formula is not right yet.',
  noCondition: 'A rule is a comparison, for example [code] <= [other code].',
  tryOut: 'Try the rule',
  inTable: 'The shown table',
  inWorkbook: 'The whole workbook',
  counts: ({ holds, broken, unknown }) =>
    `holds in ${count(holds)} places, broken in ${count(broken)}` +
    (unknown === 0 ? '' : `, figures missing in ${count(unknown)}`),
  saved: (name) => `The rule “${name}” is saved. Ctrl+Z takes it back.`,
  removed: (name) => `The rule “${name}” is removed. Ctrl+Z takes it back.`,
  emptyTitle: 'The workbook has no rules yet.',
  emptyText:
    'The program finds contradictions of arithmetic by itself; a rule is what your office demands of a form. For example:',
  example: '[HTX.hieu_qua] <= [HTX.tong_so]',
}
