import type { FactKey } from '../model/fact'
import type { Finding, Repair } from '../model/finding'
import { checkWording } from './check-wording'
import type { CheckedBook, StatedDocument } from './checked-book'
import { confirmGuesses } from './confirm-guesses'
import { CubeChecks } from './cube-checks'
import { DocumentChecks } from './document-checks'
import { readRelations } from './read-relations'
import { RuleChecks } from './user-rules'

type Changes = { added: Finding[]; removed: Finding[] }

/**
 * All checks of a workbook together: the figures of the cube, what documents wrote, the words of both, and what the
 * user demands. For one state of
 * the reference lists, the forms and the layout of the cube; a workbook that is built again gets new checks.
 */
export class WorkbookChecks {
  private readonly cube: CubeChecks
  private readonly documents: DocumentChecks
  private readonly rules: RuleChecks
  /** By form, period and place: as they are now. */
  private readonly texts = new Map<string, StatedDocument>()
  private wording: Finding[] = []
  private readonly found = new Map<string, Finding>()

  constructor(private readonly book: CheckedBook) {
    const { cube, forms } = book
    const relations = readRelations(cube.axes.dimensions, forms, (guesses) => confirmGuesses(guesses, cube))
    this.cube = new CubeChecks(book, relations)
    this.documents = new DocumentChecks(book, relations)
    this.rules = new RuleChecks(book)
    for (const document of book.documents) this.texts.set(nameDocument(document), document)
  }

  /** By id. */
  get findings(): ReadonlyMap<string, Finding> {
    return this.found
  }

  /** Checks everything anew. Cost: linear in the figures of the cube, the cells of documents and the rows of forms. */
  checkAll(): void {
    this.cube.checkAll()
    this.documents.checkAll()
    this.rules.checkAll()
    this.wording = this.checkWords()
    this.found.clear()
    for (const { findings } of this.listParts())
      for (const finding of findings.values()) this.found.set(finding.id, finding)
    for (const finding of this.wording) this.found.set(finding.id, finding)
  }

  /**
   * After figures have changed and documents have been replaced (one without cells is gone): what is found now and was not
   * before, and the other way round. A finding about the same cells with other numbers is both.
   */
  refresh(change: { figures: readonly FactKey[]; documents: readonly StatedDocument[] }): Changes {
    const parts = [
      this.cube.refresh(change.figures),
      this.documents.refresh(change),
      this.rules.refresh(change),
    ]
    // Words do not depend on figures.
    if (change.documents.length > 0) parts.push(this.refreshWords(change.documents))
    const removed = parts.flatMap((part) => part.removed)
    const added = parts.flatMap((part) => part.added)
    for (const { id } of removed) this.found.delete(id)
    for (const finding of added) this.found.set(finding.id, finding)
    return { added, removed }
  }

  /** How many figures and relations were looked at, and how many of them are as they should be. */
  countChecked(): { checked: number; passed: number } {
    let [checked, passed] = [0, 0]
    for (const part of this.listParts()) {
      const counts = part.countChecked()
      checked += counts.checked
      passed += counts.passed
    }
    return { checked, passed }
  }

  /** The changes that would put the finding right, the likeliest first. Nothing is changed by this. */
  findRepairs(finding: Finding): Repair[] {
    return this.documents.findRepairs(finding)
  }

  private listParts(): [CubeChecks, DocumentChecks, RuleChecks] {
    return [this.cube, this.documents, this.rules]
  }

  private refreshWords(documents: readonly StatedDocument[]): Changes {
    for (const document of documents) {
      if (document.cells.length > 0) this.texts.set(nameDocument(document), document)
      else this.texts.delete(nameDocument(document))
    }
    const before = new Map(this.wording.map((finding) => [finding.id, finding]))
    this.wording = this.checkWords()
    const after = new Map(this.wording.map((finding) => [finding.id, finding]))
    const differsIn = (others: ReadonlyMap<string, Finding>) => (finding: Finding) =>
      others.get(finding.id)?.fingerprint !== finding.fingerprint
    return {
      added: this.wording.filter(differsIn(before)),
      removed: [...before.values()].filter(differsIn(after)),
    }
  }

  private checkWords(): Finding[] {
    return checkWording({ ...this.book, documents: [...this.texts.values()] })
  }
}

function nameDocument({ form, period, locality }: StatedDocument): string {
  return `${form} ${period} ${locality}`
}
