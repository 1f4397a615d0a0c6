import type { Cube } from '../../../shared/calc/cube'
import type { CheckedBook, FigureDetail, StatedDocument } from '../../../shared/checks/checked-book'
import { WorkbookChecks } from '../../../shared/checks/workbook-checks'
import type { CheckRule } from '../../../shared/model/check-rule'
import type { StoredForm } from '../../../shared/model/definition'
import type { KeptExplanation } from '../../../shared/model/explained-finding'
import type { FactKey } from '../../../shared/model/fact'
import type { Finding, FindingCell, Repair } from '../../../shared/model/finding'
import type { FindingCounts } from '../../../shared/model/finding-entry'
import { keyText } from '../../../shared/table/resolved-table'
import type { ReadableDb } from '../../db/connection'
import { readExplanations } from '../../db/explained-findings'
import { readFigureDetails, readLentForms, readStatedDocuments } from '../../db/figure-details'
import type { Committed } from '../../db/journal'
import { FindingIndex } from './finding-index'

/** Of the session, what is checked. The engine is another one after a change of the reference lists. */
type CheckedSession = {
  readonly file: { readonly db: ReadableDb }
  readonly cube: Cube
  readonly forms: readonly StoredForm[]
  readonly rules: readonly CheckRule[]
}

type Changes = Pick<Committed, 'facts' | 'stated' | 'explained'>

/** So many findings that are gone are remembered. */
const mostFixed = 300

/**
 * What is found in the open workbook, and what people said about it. A commit only leaves a note of what it changed; the
 * checks look at it when they are asked, or when the host has nothing more urgent to do (`settle`). The first look is at
 * everything, and so is the one after a change of the reference lists. A check that fails is told on the error stream and
 * leaves the workbook unchecked until something is there to try again with; it never stands in the way of work.
 */
export class SessionChecks {
  private readonly session: CheckedSession
  private checks: WorkbookChecks | null = null
  private isFailed = false
  /** What was found before everything is looked at again. */
  private before: ReadonlyMap<string, Finding> = new Map()
  private waiting: Changes[] = []
  private readonly details = new Map<string, FigureDetail>()
  private readonly documents = new Map<string, StatedDocument>()
  private explanations = new Map<string, KeptExplanation>()
  private readonly index = new FindingIndex()
  private gone: Finding[] = []
  /** Something is found, said or gone that the windows have not been told. */
  private isUntold = false

  constructor(session: CheckedSession) {
    this.session = session
  }

  /** What was committed; taken note of, not looked at. */
  noteCommit(changes: Changes): void {
    if (this.checks !== null) this.waiting.push(changes)
  }

  /** Everything is to be looked at again: the reference lists or the forms are others. */
  restart(): void {
    if (this.checks !== null) this.before = new Map(this.checks.findings)
    this.checks = null
    this.isFailed = false
    this.waiting = []
  }

  /** Whether everything that was committed has been looked at. */
  get isSettled(): boolean {
    return this.isFailed || (this.checks !== null && this.waiting.length === 0)
  }

  /** Looks at what has changed. */
  settle(): void {
    if (this.isSettled) return
    try {
      if (this.checks === null) this.checkAll()
      else this.follow(this.checks)
    } catch (error) {
      reportFailure(error)
      this.recover()
    }
  }

  /** Whether something is found, said or gone since this was last asked. */
  takeUntold(): boolean {
    const isUntold = this.isUntold
    this.isUntold = false
    return isUntold
  }

  get findings(): ReadonlyMap<string, Finding> {
    this.settle()
    return this.checks?.findings ?? new Map<string, Finding>()
  }

  /** What was found since the workbook was opened and is gone, newest first. */
  get fixed(): readonly Finding[] {
    this.settle()
    return this.gone
  }

  /** Why a finding may stand; null where nobody said, or about other numbers. */
  explanationOf({ id, fingerprint }: Finding): KeptExplanation | null {
    const kept = this.explanations.get(id)
    return kept?.fingerprint === fingerprint ? kept : null
  }

  /** The findings that a cell takes part in, by the name of the cell. */
  findingsAt(cell: string): Finding[] {
    const { findings } = this
    return [...(this.index.involved.get(cell) ?? [])].flatMap((id) => findings.get(id) ?? [])
  }

  /** The cells that take part in findings, by their names. */
  get involved(): ReadonlyMap<string, ReadonlySet<string>> {
    this.settle()
    return this.index.involved
  }

  statedDocuments(): Iterable<StatedDocument> {
    this.settle()
    return this.documents.values()
  }

  /** What a document wrote in a cell. */
  textOf(cell: Extract<FindingCell, { kind: 'stated' }>): string | null {
    const { row, column } = cell
    const cells = this.documents.get(nameDocument(cell))?.cells ?? []
    return cells.find((one) => one.row === row && one.column === column)?.text ?? null
  }

  count(): FindingCounts {
    this.settle()
    return this.index.count()
  }

  /** Open errors and warnings by a cell that they are about: one for each row of figures or words. */
  countOpen(): Iterable<{ cell: FindingCell; count: number }> {
    this.settle()
    return this.index.countOpen()
  }

  countAmong(findings: Iterable<Finding>): FindingCounts {
    const counts: FindingCounts = { error: 0, warning: 0, rounding: 0, explained: 0 }
    for (const finding of findings)
      counts[this.explanationOf(finding) === null ? finding.severity : 'explained'] += 1
    return counts
  }

  /** How much was looked at in the workbook, and how much of it is as it should be. */
  countChecked(): { checked: number; passed: number } {
    this.settle()
    return this.checks?.countChecked() ?? { checked: 0, passed: 0 }
  }

  findRepairs(finding: Finding): Repair[] {
    this.settle()
    return this.checks?.findRepairs(finding) ?? []
  }

  private checkAll(): void {
    const { db } = this.session.file
    this.waiting = []
    this.details.clear()
    for (const { key, ...detail } of readFigureDetails(db)) this.details.set(keyText(key), detail)
    this.documents.clear()
    for (const document of readStatedDocuments(db)) this.documents.set(nameDocument(document), document)
    this.explanations = readExplanations(db)
    const checks = new WorkbookChecks(this.describeBook())
    checks.checkAll()
    this.checks = checks
    this.index.clear()
    for (const finding of checks.findings.values()) this.put(finding)
    this.remember([...this.before.values()])
    this.before = new Map()
    this.isUntold = true
  }

  private describeBook(): CheckedBook {
    const { session, documents, details } = this
    return {
      cube: session.cube,
      forms: session.forms,
      lentForms: new Set(readLentForms(session.file.db)),
      rules: session.rules,
      get documents() {
        return [...documents.values()]
      },
      detailOf: (key: FactKey) => details.get(keyText(key)) ?? null,
    }
  }

  private follow(checks: WorkbookChecks): void {
    const changes = this.waiting
    this.waiting = []
    const figures = changes.flatMap(({ facts }) => facts.map(({ key }) => key))
    for (const { facts } of changes) this.followDetails(facts)
    const documents = changes.flatMap(({ stated }) => this.followDocuments(stated))
    const explained = changes.flatMap((change) => change.explained)
    for (const { finding, after } of explained) {
      if (after === null) this.explanations.delete(finding)
      else this.explanations.set(finding, after)
      const found = checks.findings.get(finding)
      if (found !== undefined) this.put(found)
    }
    if (explained.length > 0) this.isUntold = true
    if (figures.length === 0 && documents.length === 0) return
    const { added, removed } = checks.refresh({ figures, documents: [...new Set(documents)] })
    for (const { id } of removed) this.index.remove(id)
    for (const finding of added) this.put(finding)
    this.remember(removed)
    if (added.length > 0 || removed.length > 0) this.isUntold = true
  }

  private followDetails(facts: Changes['facts']): void {
    for (const { key, after } of facts) {
      const isPlain = after === null || (after.derivation === null && after.qualifier === null)
      if (isPlain) this.details.delete(keyText(key))
      else this.details.set(keyText(key), { origin: after.origin, qualifier: after.qualifier })
    }
  }

  /** The documents that are others by now. */
  private followDocuments(stated: Changes['stated']): StatedDocument[] {
    const touched = new Set<string>()
    for (const { row, column, after, before: _, ...place } of stated) {
      const name = nameDocument(place)
      const cells = this.documents.get(name)?.cells ?? []
      const others = cells.filter((cell) => cell.row !== row || cell.column !== column)
      const changed = after === null ? others : [...others, { row, column, ...after }]
      this.documents.set(name, { ...place, cells: changed.sort(byPlace) })
      touched.add(name)
    }
    return [...touched].flatMap((name) => this.documents.get(name) ?? [])
  }

  private put(finding: Finding): void {
    this.index.put(finding, this.explanationOf(finding) === null ? finding.severity : 'explained')
  }

  /** Of what was found, what is not found any more is fixed; what is found again is not. */
  private remember(findings: readonly Finding[]): void {
    const found = this.checks?.findings ?? new Map<string, Finding>()
    const gone = findings.filter(({ id }) => !found.has(id))
    const ids = new Set(gone.map(({ id }) => id))
    const earlier = this.gone.filter(({ id }) => !found.has(id) && !ids.has(id))
    this.gone = [...gone, ...earlier].slice(0, mostFixed)
  }

  /** After a failure: everything from the start once, since the parts that followed may be wrong by now. */
  private recover(): void {
    const wasFollowing = this.checks !== null
    this.restart()
    this.index.clear()
    if (wasFollowing) {
      try {
        this.checkAll()
        return
      } catch (error) {
        reportFailure(error)
        this.checks = null
      }
    }
    this.isFailed = true
    this.isUntold = true
  }
}

function nameDocument({
  form,
  period,
  locality,
}: Pick<StatedDocument, 'form' | 'period' | 'locality'>): string {
  return `${form}/${period}/${locality}`
}

/** The order in which the file gives them. */
function byPlace(a: StatedDocument['cells'][number], b: StatedDocument['cells'][number]): number {
  const [one, other] = a.row === b.row ? [a.column, b.column] : [a.row, b.row]
  return one < other ? -1 : one > other ? 1 : 0
}

function reportFailure(error: unknown): void {
  process.stderr.write(`checks: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}
