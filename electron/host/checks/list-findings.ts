import type { Output } from '../../../shared/contract/contract'
import type { FindingFilter } from '../../../shared/contract/check-contract'
import type { WorkbookContract } from '../../../shared/contract/workbook-contract'
import { severities, type Finding } from '../../../shared/model/finding'
import type { FindingEntry, FindingStatus } from '../../../shared/model/finding-entry'
import type { FormId } from '../../../shared/model/ids'
import type { OpenView } from '../open-view'
import type { Session } from '../session'
import type { TableDefinitions } from '../table-definitions'
import { matchFindings } from './filter-findings'
import { createTermNamer, type TermNamer } from './name-terms'
import { readViewCells } from './view-cells'

/**
 * Lists of findings. However many there are, only those of the answer get names; what orders and filters them is read from
 * their numbers and ids.
 */

type Listed = { finding: Finding; status: FindingStatus }

/** By cause, the gravest and surest first; open ones before explained ones. */
export function listFindings(
  session: Session,
  { texts }: TableDefinitions,
  filter: FindingFilter,
  limit: number,
  offset: number,
): Output<WorkbookContract, 'check.list'> {
  const namer = createTermNamer(session, texts)
  const listed = selectFindings(session, namer, filter)
  const byCause = new Map<string, { first: Listed; count: number }>()
  for (const item of listed) {
    const group = byCause.get(item.finding.cause)
    if (group === undefined) byCause.set(item.finding.cause, { first: item, count: 1 })
    else {
      group.count += 1
      if (compare(item, group.first) < 0) group.first = item
    }
  }
  const order = createOrder(namer)
  const groups = [...byCause]
    .map(([cause, { first, count }]) => ({ cause, count, item: first }))
    .sort((a, b) => order(a.item, b.item))
  const { checks } = session
  return {
    groups: takeNamed(groups, offset, limit, ({ cause, count, item }) => {
      const first = describe(session, namer, item)
      return first === null ? null : { cause, count, first }
    }),
    matching: listed.length,
    counts: checks.count(),
    byForm: countByForm(session, namer),
    revision: session.revision,
    ...checks.countChecked(),
  }
}

/** The findings of one cause, in the order of their places and times. */
export function listGroup(
  session: Session,
  { texts }: TableDefinitions,
  cause: string,
  filter: FindingFilter,
  limit: number,
  offset: number,
): FindingEntry[] {
  const namer = createTermNamer(session, texts)
  const listed = selectFindings(session, namer, filter).filter(({ finding }) => finding.cause === cause)
  const order = createOrder(namer)
  return takeNamed(listed.sort(order), offset, limit, (item) => describe(session, namer, item))
}

/** The findings that a cell of a view takes part in, the gravest first. */
export function listCellFindings(
  session: Session,
  { texts }: TableDefinitions,
  view: OpenView,
  index: number,
): FindingEntry[] {
  const namer = createTermNamer(session, texts)
  return findAtCell(session, view, index)
    .map((finding) => listItem(session, finding))
    .sort(createOrder(namer))
    .flatMap((item) => describe(session, namer, item) ?? [])
}

/** The findings that a cell of a view takes part in, by its figure and by what a document wrote in it; each once. */
export function findAtCell({ checks }: Session, view: OpenView, index: number): Finding[] {
  return [
    ...new Set(
      readViewCells(view)
        .namesAt(index)
        .flatMap((name) => checks.findingsAt(name)),
    ),
  ]
}

/** Open errors and warnings by the form that shows them first. */
export function countByForm({ checks }: Session, namer: TermNamer): { form: FormId; open: number }[] {
  const open = new Map<FormId, number>()
  for (const { cell, count } of checks.countOpen()) {
    const [form] = namer.formsOf(cell)
    if (form !== undefined) open.set(form, (open.get(form) ?? 0) + count)
  }
  return [...open].map(([form, count]) => ({ form, open: count }))
}

/** A total of thousands of places is told by its first parts; `detail.terms` says how many terms there are. */
const mostTerms = 60

/** A finding with names and what was said about it; null where its cells do not exist any more. */
function describe(session: Session, namer: TermNamer, { finding, status }: Listed): FindingEntry | null {
  const shown = finding.terms.slice(0, mostTerms)
  const terms = shown.flatMap((term) => namer.name(term) ?? [])
  if (terms.length < Math.min(shown.length, 2) || terms.length === 0) return null
  const kept = status === 'explained' ? session.checks.explanationOf(finding) : null
  const explanation = kept === null ? null : { note: kept.note, author: kept.author, at: kept.at }
  const detail =
    shown.length < finding.terms.length ? { ...finding.detail, terms: finding.terms.length } : finding.detail
  return { ...finding, terms, detail, status, explanation, form: formOf(namer, finding) }
}

function formOf(namer: TermNamer, { terms }: Finding): FormId | null {
  const [first] = terms
  return first === undefined ? null : (namer.formsOf(first.cell)[0] ?? null)
}

function listItem({ checks }: Session, finding: Finding): Listed {
  if (checks.findings.get(finding.id) !== finding) return { finding, status: 'fixed' }
  return { finding, status: checks.explanationOf(finding) === null ? 'open' : 'explained' }
}

function selectFindings(session: Session, namer: TermNamer, filter: FindingFilter): Listed[] {
  const { checks } = session
  const matches = matchFindings(session, namer, filter)
  if (filter.status === 'fixed')
    return checks.fixed.filter(matches).map((finding) => ({ finding, status: 'fixed' }))
  const listed: Listed[] = []
  for (const finding of checks.findings.values()) {
    const status = checks.explanationOf(finding) === null ? 'open' : 'explained'
    if (filter.status !== undefined && filter.status !== status) continue
    if (matches(finding)) listed.push({ finding, status })
  }
  return listed
}

const statusOrder: readonly FindingStatus[] = ['open', 'explained', 'fixed']

/** Below zero: `a` comes first. */
function compare(a: Listed, b: Listed): number {
  return (
    statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status) ||
    severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) ||
    b.finding.confidence - a.finding.confidence
  )
}

/** The same, and then the order of the table. */
function createOrder(namer: TermNamer): (a: Listed, b: Listed) => number {
  const rows = new Map<Finding, number>()
  const rowOf = ({ finding }: Listed): number => {
    const known = rows.get(finding)
    if (known !== undefined) return known
    const [first] = finding.terms
    const row = first === undefined ? Infinity : namer.rowOf(first.cell)
    rows.set(finding, row)
    return row
  }
  return (a, b) => {
    const byWeight = compare(a, b)
    if (byWeight !== 0) return byWeight
    const [rowA, rowB] = [rowOf(a), rowOf(b)]
    if (rowA !== rowB) return rowA - rowB
    return a.finding.id < b.finding.id ? -1 : Number(a.finding.id > b.finding.id)
  }
}

function takeNamed<Item, Named>(
  items: readonly Item[],
  offset: number,
  limit: number,
  name: (item: Item) => Named | null,
): Named[] {
  return items.slice(offset, offset + limit).flatMap((item) => name(item) ?? [])
}
