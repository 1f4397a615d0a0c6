import type { FactKey } from '../model/fact'
import type { Finding, Repair } from '../model/finding'
import type { CheckedBook, StatedDocument } from './checked-book'
import { findBroken, judgeConstraint } from './constraint'
import { DocumentContexts, type Context } from './document-contexts'
import { DocumentStatements } from './document-statements'
import { findRepairs } from './find-repairs'
import type { Relation } from './relation'
import { isSameCell } from './same-cell'

/**
 * What documents say about themselves and about each other. Whatever only entered figures take part in is left to the
 * checks of the cube, so that nothing is found twice.
 */
export class DocumentChecks {
  private readonly contexts: DocumentContexts
  private readonly byId = new Map<string, Finding>()
  /** By context: what it came to; nothing where it holds and nothing is left to say. */
  private readonly outcomes = new Map<string, Outcome>()
  private checked = 0
  private passed = 0

  constructor(book: CheckedBook, relations: readonly Relation[]) {
    this.contexts = new DocumentContexts(new DocumentStatements(book), relations)
  }

  /** By id. */
  get findings(): ReadonlyMap<string, Finding> {
    return this.byId
  }

  /** Judges everything anew. Cost: linear in the cells of all documents. */
  checkAll(): void {
    this.byId.clear()
    this.outcomes.clear()
    this.checked = 0
    this.passed = 0
    this.contexts.statements.remember(() => {
      for (const context of this.contexts.listAll().values()) this.judge(context)
    })
    for (const { findings } of this.outcomes.values())
      for (const finding of findings) this.byId.set(finding.id, finding)
  }

  /**
   * After figures have changed and documents have been replaced (one without cells is gone). A finding about the same cells
   * with other numbers is both removed and added.
   */
  refresh(change: { figures: readonly FactKey[]; documents: readonly StatedDocument[] }): {
    added: Finding[]
    removed: Finding[]
  } {
    const touched = new Map<string, Context>()
    for (const document of change.documents) this.contexts.replace(document, touched)
    for (const key of change.figures) this.contexts.listAround(key, touched)
    const before = new Map<string, Finding>()
    const after = new Map<string, Finding>()
    this.contexts.statements.remember(() => {
      for (const context of touched.values()) {
        for (const finding of this.outcomes.get(context.name)?.findings ?? []) before.set(finding.id, finding)
        this.judge(context)
        for (const finding of this.outcomes.get(context.name)?.findings ?? []) after.set(finding.id, finding)
      }
    })
    const removed = [...before.values()].filter((finding) => !isSame(after.get(finding.id), finding))
    const added = [...after.values()].filter((finding) => !isSame(before.get(finding.id), finding))
    for (const { id } of removed) this.byId.delete(id)
    for (const finding of added) this.byId.set(finding.id, finding)
    return { added, removed }
  }

  /**
   * What may have been meant in one of the cells of a finding, be it of documents or of the cube; the likeliest first, at most
   * five. Never changes anything.
   */
  findRepairs(finding: Finding): Repair[] {
    return this.contexts.statements.remember(() => findRepairs(finding, this.contexts))
  }

  /** How many arithmetics could be judged, and how many of them hold. */
  countChecked(): { checked: number; passed: number } {
    return { checked: this.checked, passed: this.passed }
  }

  private judge({ name, build }: Context): void {
    const old = this.outcomes.get(name)
    this.checked -= old?.checked ?? 0
    this.passed -= old?.passed ?? 0
    const outcome: Outcome = { checked: 0, passed: 0, findings: [] }
    for (const constraint of build()) {
      const judgement = judgeConstraint(constraint)
      if (judgement.verdict === 'unknown') continue
      outcome.checked += 1
      if (judgement.verdict === 'holds') outcome.passed += 1
      const finding = findBroken(constraint, judgement)
      if (finding !== null) outcome.findings.push(finding)
    }
    if (outcome.checked === 0) this.outcomes.delete(name)
    else this.outcomes.set(name, outcome)
    this.checked += outcome.checked
    this.passed += outcome.passed
  }
}

/** The same numbers, in the same cells: a figure may take the place of the text that says it. */
function isSame(one: Finding | undefined, other: Finding): boolean {
  if (one?.fingerprint !== other.fingerprint || one.terms.length !== other.terms.length) return false
  return other.terms.every(({ cell }, at) => {
    const was = one.terms[at]?.cell
    return was !== undefined && isSameCell(cell, was)
  })
}

type Outcome = { checked: number; passed: number; findings: Finding[] }
