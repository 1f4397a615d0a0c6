import vietnamese from '../../resources/text/cli.vi.json'
import findingWords from '../../resources/text/findings.vi.json'
import { nameTerm, writeFinding, writeRepair, writeWhen } from '../../shared/checks/write-finding'
import { fromScaled } from '../../shared/format/parse-number'
import type { FindingFilter } from '../../shared/contract/check-contract'
import type { Output } from '../../shared/contract/contract'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { ScaledNumber } from '../../shared/model/finding'
import type { FindingEntry, FindingGroup, NamedTerm, RepairEntry } from '../../shared/model/finding-entry'
import type { FormId } from '../../shared/model/ids'
import { findForm, findLocality, findPeriod, writePeriod } from './find-place'
import type { Report } from './report'
import type { WorkbookClient } from './workbook-client'

export type CheckOptions = {
  /** Absent: the whole workbook. */
  form?: string | undefined
  /** Absent or "all": every period. */
  period?: string | undefined
  locality?: string | undefined
  /** Findings that somebody has explained as well. */
  withExplained: boolean
}

/** The most that one answer carries. */
const pageSize = 500

/**
 * Every finding of the workbook, each in a sentence with its numbers, its cells and the likeliest change that would resolve
 * it. Nothing is changed. `needsPerson` when an error or a warning stands that nobody has explained.
 */
export async function checkWorkbook(workbook: WorkbookClient, options: CheckOptions): Promise<Report> {
  const filter = readFilter(workbook, options)
  const { findings, checked } = await readFindings(workbook, filter)
  const described: Described[] = []
  for (const entry of findings) {
    const repairs =
      entry.severity === 'rounding' ? [] : await workbook.client.call('check.repairs', { finding: entry.id })
    described.push(describeFinding(workbook, entry, repairs[0] ?? null))
  }
  const needsPerson = described.some(({ severity, status }) => severity !== 'rounding' && status === 'open')
  return {
    needsPerson,
    body: { figures: checked.checked, passed: checked.passed, counts: checked.counts, findings: described },
    text: writeText(described, checked),
  }
}

function readFilter({ state }: WorkbookClient, options: CheckOptions): FindingFilter {
  const { form, period, locality, withExplained } = options
  return {
    ...(form === undefined ? {} : { form: findForm(state, form) }),
    ...(period === undefined || period === 'all' ? {} : { period: findPeriod(state, period) }),
    ...(locality === undefined ? {} : { locality: findLocality(state, locality) }),
    ...(withExplained ? {} : { status: 'open' }),
  }
}

type Checked = Pick<Output<WorkbookContract, 'check.list'>, 'counts'> & { checked: number; passed: number }

/** All findings of a filter, cause by cause. */
async function readFindings(
  { client }: WorkbookClient,
  filter: FindingFilter,
): Promise<{ findings: FindingEntry[]; checked: Checked }> {
  const groups: FindingGroup[] = []
  let page
  do {
    page = await client.call('check.list', { filter, limit: pageSize, offset: groups.length })
    groups.push(...page.groups)
  } while (page.groups.length === pageSize)
  const findings: FindingEntry[] = []
  for (const { cause, count, first } of groups) {
    if (count === 1) findings.push(first)
    for (let offset = 0; count > 1 && offset < count; offset += pageSize)
      findings.push(...(await client.call('check.group', { cause, filter, limit: pageSize, offset })))
  }
  const { counts, checked = 0, passed = 0 } = page
  return { findings, checked: { counts, checked, passed } }
}

type Described = ReturnType<typeof describeFinding>

function describeFinding({ state }: WorkbookClient, entry: FindingEntry, repair: RepairEntry | null) {
  const [first] = entry.terms
  const formCode = (id: FormId | null): string | null =>
    state.forms.find((form) => form.id === id)?.code ?? null
  return {
    id: entry.id,
    cause: entry.cause,
    kind: entry.kind,
    severity: entry.severity,
    confidence: entry.confidence,
    status: entry.status,
    ...(entry.explanation === null ? {} : { explanation: entry.explanation }),
    sentence: writeFinding(entry, findingWords),
    form: formCode(entry.form),
    period: first?.period == null ? null : writePeriod(first.period),
    locality: first?.locality ?? null,
    when: first === undefined ? '' : writeWhen(first, findingWords),
    stated: first?.text ?? writeNumber(first?.number ?? null),
    follows: writeNumber(entry.follows),
    cells: entry.terms.map((term) => describeTerm(term)),
    repair:
      repair === null
        ? null
        : {
            ...describeTerm(repair.term),
            slip: repair.slip,
            from: writeNumber(repair.from),
            to: writeNumber(repair.to),
            resolves: repair.resolves,
            breaks: repair.breaks,
            sentence: `${nameRepaired(repair.term)}: ${writeRepair(repair, findingWords)}`,
          },
  }
}

function nameRepaired(term: NamedTerm): string {
  const name = nameTerm(term, findingWords)
  return term.column === '' ? name : `${name} · ${term.column}`
}

/** `column` is the head of the column for what a document wrote; figures are told by scenario and period. */
function describeTerm(term: NamedTerm): object {
  const { cell, role, column, locality, sector, scenario, unit, text } = term
  return {
    role,
    cell: cell.kind,
    ...(cell.kind === 'stated' ? { rowId: cell.row, columnId: cell.column } : {}),
    row: `${term.ordinal} ${term.label}`.trim(),
    ...(column === '' ? {} : { column }),
    ...(sector === null ? {} : { sector }),
    ...(locality === '' ? {} : { locality }),
    ...(scenario === null ? {} : { scenario }),
    ...(term.period === null ? {} : { period: writePeriod(term.period) }),
    value: writeNumber(term.number),
    unit: term.percent ? '%' : unit,
    ...(text === null ? {} : { text }),
  }
}

function writeNumber(number: ScaledNumber | null): string | null {
  return number === null ? null : fromScaled(number.value, number.decimals)
}

/** A line for each finding and one for its repair, and what it comes to at the end. */
function writeText(findings: readonly Described[], { counts, checked, passed }: Checked): string[] {
  const { check } = vietnamese
  const lines = findings.flatMap(({ severity, status, sentence, form, when, locality, repair }) => [
    `${status === 'explained' ? check.explained : check.severities[severity]}  ${sentence}`,
    `    ${[form, when, locality].filter((text) => text !== null && text !== '').join(' · ')}`,
    ...(repair === null ? [] : [`    → ${repair.sentence}`]),
  ])
  const summary = check.summary.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const values: Record<string, number> = { ...counts, checked, passed }
    return values[name] === undefined ? whole : String(values[name])
  })
  return [...lines, summary]
}
