import { enPacks } from './en-packs'
import { enCharts, enPicture, enRefusals } from './en-charts'
import { enPrintPreview } from './en-paper'
import { enComparisonRules, enComparisonWords, enFormulaStatuses } from './en-comparisons'
import { enEditor } from './en-editor'
import { enExplain } from './en-explain'
import { enExportDialog } from './en-export'
import { enFind } from './en-find'
import { enErrors } from './en-errors'
import { enFindings } from './en-findings'
import { enFormula } from './en-formula'
import { enImport } from './en-import'
import { enCellMenu, enHistory, enNotes, enQualifiers, writeEnRemarkLabel } from './en-notes'
import { enMeeting } from './en-meeting'
import { enOffice } from './en-office'
import { enPaste } from './en-paste'
import { enReference } from './en-reference'
import { enRules } from './en-rules'
import { enSelection } from './en-selection'
import { enTextCheck } from './en-text-check'
import { enView } from './en-view'
import { enWindow } from './en-window'
import type { vi } from './vi'
import { viPaper } from './vi-paper'

const quarters = ['I', 'II', 'III', 'IV'] as const

const scenarios: Record<Parameters<typeof vi.writeScenario>[0], string> = {
  actual: 'Actual',
  estimate: 'Estimate',
  plan: 'Plan',
  'adjusted-plan': 'Adjusted plan',
}

const writePeriod: typeof vi.writePeriod = ({ kind, year, ordinal }) => {
  switch (kind) {
    case 'month':
      return `Month ${String(ordinal)}/${String(year)}`
    case 'quarter':
      return `Quarter ${quarters[ordinal - 1] ?? String(ordinal)}/${String(year)}`
    case 'half':
      return `${ordinal === 1 ? 'First' : 'Second'} half of ${String(year)}`
    case 'nine-months':
      return `First nine months of ${String(year)}`
    case 'year':
      return `Year ${String(year)}`
    case 'five-years':
      return `${String(year)}-${String(year + 4)}`
  }
}

const writeLabel: typeof vi.writeLabel = (label) => {
  switch (label.key) {
    case 'type-cell':
      return `type in “${label.row} · ${label.column}”`
    case 'clear-cell':
      return `clear “${label.row} · ${label.column}”`
    case 'clear-cells':
      return `clear ${String(label.cells)} cells of ${label.table}`
    case 'paste-cells':
      return `paste ${String(label.cells)} cells into ${label.table}`
    case 'cut-cells':
      return `cut and paste ${String(label.cells)} cells in ${label.table}`
    case 'fill-cells':
      return `fill ${String(label.cells)} cells of ${label.table}`
    case 'replace-cells':
      return `replace ${String(label.cells)} cells of ${label.table === '' ? 'the workbook' : label.table}`
    case 'import-cells':
      return `import ${String(label.cells)} cells from ${label.file === '' ? 'a pasted table' : label.file}`
    case 'define-indicator':
      return `define the indicator “${label.name}”`
    case 'remove-indicator':
      return `remove the indicator “${label.name}”`
    case 'define-rule':
      return `define the rule “${label.name}”`
    case 'remove-rule':
      return `remove the rule “${label.name}”`
    case 'define-locality':
      return `set the place “${label.name}”`
    case 'define-localities':
      return `set ${String(label.places)} places`
    case 'remove-locality':
      return `remove the place “${label.name}”`
    case 'add-periods':
      return `add ${String(label.periods)} ${label.periods === 1 ? 'reporting period' : 'reporting periods'}`
    case 'define-chart':
      return `store the chart “${label.name}”`
    case 'remove-chart':
      return `remove the chart “${label.name}”`
    case 'define-pack':
      return `store the pack “${label.name}”`
    case 'remove-pack':
      return `remove the pack “${label.name}”`
    case 'keep-what-if':
      return `keep the suppositions “${label.name}”`
    case 'remove-what-if':
      return `remove the suppositions “${label.name}”`
    case 'store-what-if':
      return `store ${String(label.cells)} supposed figures`
    case 'arrange-charts':
      return `arrange ${String(label.charts)} charts`
    case 'repair-cell':
      return `repair “${label.row} · ${label.column}” as the check offers`
    case 'explain-findings':
      return `explain ${String(label.findings)} ${label.findings === 1 ? 'finding' : 'findings'}`
    case 'unexplain-findings':
      return `take back the explanation of ${String(label.findings)} ${label.findings === 1 ? 'finding' : 'findings'}`
    default:
      return writeEnRemarkLabel(label)
  }
}

export const en: typeof vi = {
  ...enWindow,
  editor: enEditor,
  find: enFind,
  findings: enFindings,
  selection: enSelection,
  view: enView,
  notes: enNotes,
  cellMenu: enCellMenu,
  history: enHistory,
  charts: enCharts,
  picture: enPicture,
  packs: enPacks,
  chartRefusals: enRefusals,
  // Official paper is Vietnamese in every language of the window.
  paper: viPaper,
  printPreview: enPrintPreview,
  errors: enErrors,
  formulas: enFormula,
  meeting: enMeeting,
  office: enOffice,
  paste: enPaste,
  importDesk: enImport,
  textCheck: enTextCheck,
  explainMore: enExplain,
  exportDialog: enExportDialog,
  reference: enReference,
  ownRules: enRules,
  qualifiers: enQualifiers,
  origins: {
    typed: 'typed',
    imported: 'from a document',
    derived: 'follows from a document',
    consolidated: 'consolidated from below',
    counted: 'counted from a register',
  },
  statuses: {
    blank: 'not entered',
    number: '',
    none: 'nothing occurred',
    unknown: 'not reported yet',
    'no-current': 'no actual figure to compare',
    'no-base': 'no base figure to compare with',
    'zero-base': 'the base is 0, so there is no ratio',
    'negative-base': 'the base is negative, so a ratio has no meaning',
    overflow: 'beyond what can be computed exactly',
    'no-meaning': 'the workbook does not have the period to compare, or the period of the plan is over',
    ...enFormulaStatuses,
  },
  rules: {
    entered: 'Entered, not computed',
    'sum-localities': 'Sum of the places',
    'sum-sectors': 'Sum of the sectors',
    'sum-indicators': 'Sum of the partial indicators',
    'sum-periods': 'Sum of the periods of the year',
    'last-period': 'Figure of the last period that has one',
    quotient: 'Numerator ÷ denominator',
    ...enComparisonRules,
    formula: 'Own formula',
    none: 'Nothing to compute from yet',
  },
  comparisons: {
    none: '',
    agrees: 'agrees',
    rounding: 'differs by rounding',
    differs: 'differs from what is computed',
  },
  comparisonWords: enComparisonWords,
  importStatuses: {
    new: 'New',
    changed: 'Changed',
    same: 'Same',
    computed: 'Computed cell',
    unreadable: 'Unreadable',
    conflict: 'Same cell twice',
  },
  historyActions: { edit: 'Set', undo: 'Undo', redo: 'Redo' },
  writeLabel,
  writePeriod,
  writeScenario: (scenario, period) =>
    `${scenarios[scenario]} ${period.kind === 'year' ? String(period.year) : writePeriod(period)}`,
  follows: (values) => `follows from ${values}`,
}
