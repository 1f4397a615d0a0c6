import type { FactKey } from '../model/fact'
import type { FindingCell } from '../model/finding'
import type { StatedDocument } from './checked-book'
import { sameNumber } from './arithmetic'
import type { Constraint } from './constraint'
import { constraintsOfRow } from './document-comparisons'
import { DocumentRelations, type Spot } from './document-relations'
import { nameDocument, type DocumentStatements, type StatedRow } from './document-statements'
import { constrainTotals, listWholes } from './document-totals'
import type { Relation, Statement } from './relation'
import { isSameCell } from './same-cell'

/**
 * Everything that documents say and that can be held against something, in small pieces: a row with its comparisons, a
 * relation at one place and time, a total, a figure that is written twice. A piece has a name and can be looked at again
 * on its own; which pieces a figure touches is known, so that an edit asks for these alone.
 */
export type Context = { name: string; build: () => readonly Constraint[] }

const twiceConfidence = 88

export class DocumentContexts {
  readonly statements: DocumentStatements
  readonly relations: DocumentRelations
  /** By figure: the rows that compare it. */
  private readonly readers = new Map<string, Set<StatedRow>>()

  constructor(statements: DocumentStatements, relations: readonly Relation[]) {
    this.statements = statements
    this.relations = new DocumentRelations(statements, relations)
    for (const rows of statements.rowsOf.values()) for (const row of rows) this.follow(row)
  }

  listAll(): Map<string, Context> {
    const contexts = new Map<string, Context>()
    for (const rows of this.statements.rowsOf.values())
      for (const row of rows) {
        add(contexts, this.ofRow(row))
        for (const { key, name } of row.figures) this.addFigure(contexts, key, name)
        for (const { name } of row.comparisons) add(contexts, this.ofTwice(name))
      }
    return contexts
  }

  /** What a changed entry touches. */
  listAround(key: FactKey, contexts = new Map<string, Context>()): Map<string, Context> {
    if (this.statements.rowsOf.size === 0) return contexts
    for (const [at, whole] of listWholes(this.statements, key).entries()) {
      if (at === 0) this.addFigure(contexts, whole.key, whole.name)
      else if (this.statements.textsAt(whole.name).length > 0)
        add(contexts, this.ofTotal(whole.key, whole.name))
      for (const row of this.readers.get(whole.name) ?? []) add(contexts, this.ofRow(row))
    }
    return contexts
  }

  /** Takes in what stands in a document now, and names what that touches. */
  replace(document: StatedDocument, contexts = new Map<string, Context>()): Map<string, Context> {
    const { before, after } = this.statements.put(document)
    for (const row of before) this.unfollow(row)
    for (const row of after) this.follow(row)
    for (const row of [...before, ...after]) {
      add(contexts, this.ofRow(row))
      for (const { key } of row.figures) this.listAround(key, contexts)
      for (const { key, name } of row.figures) {
        this.addFigure(contexts, key, name)
        // Where the text is gone as well: what was found of it is gone too.
        add(contexts, this.ofTotal(key, name))
        add(contexts, this.ofTwice(name))
      }
      for (const { name } of row.comparisons) add(contexts, this.ofTwice(name))
    }
    return contexts
  }

  /** Rows of documents that compare the figure. */
  listReaders(name: string): StatedRow[] {
    return [...(this.readers.get(name) ?? [])]
  }

  /** A figure or comparison against the other places where it is stated. */
  listTwice(name: string): Constraint[] {
    return constrainTwice(this.statements, name)
  }

  /** The row of a document that a cell stands in. */
  findRow(cell: Extract<FindingCell, { kind: 'stated' }>): StatedRow | null {
    return this.statements.rowsOf.get(nameDocument(cell))?.find(({ row }) => row === cell.row) ?? null
  }

  /** The figure that a cell of values is about; null for comparisons and words. */
  findFigure(cell: FindingCell): FactKey | null {
    const row = cell.kind === 'stated' ? this.findRow(cell) : null
    return row?.figures.find(({ statement }) => isSameCell(statement.cell, cell))?.key ?? null
  }

  /** The rows before and behind it that state something. */
  rowsBeside(row: StatedRow): StatedRow[] {
    const rows = this.statements.rowsOf.get(row.document) ?? []
    const at = rows.indexOf(row)
    return [rows[at - 1], rows[at + 1]].filter((beside) => beside !== undefined)
  }

  private addFigure(contexts: Map<string, Context>, key: FactKey, name: string): void {
    for (const { at, spot } of this.relations.spotsOf(key)) add(contexts, this.ofRelation(at, spot))
    if (this.statements.textsAt(name).length === 0) return
    add(contexts, this.ofTotal(key, name))
    add(contexts, this.ofTwice(name))
  }

  private ofRow({ document, row }: StatedRow): Context {
    return {
      name: `row ${document}|${row}`,
      build: () => {
        const now = this.statements.rowsOf.get(document)?.find((one) => one.row === row)
        return now === undefined ? [] : constraintsOfRow(this.statements, now)
      },
    }
  }

  private ofRelation(at: number, spot: Spot): Context {
    const { scenario, locality, period } = spot
    return {
      name: `relation ${at}|${scenario}|${locality}|${period}`,
      build: () => {
        const constraint = this.relations.constrain(at, spot, true)
        return constraint === null ? [] : [constraint]
      },
    }
  }

  private ofTotal(key: FactKey, name: string): Context {
    return {
      name: `total ${name}`,
      build: () =>
        this.statements.isText(key, name)
          ? constrainTotals(this.statements, key, this.relations.isDivided(key))
          : [],
    }
  }

  private ofTwice(name: string): Context {
    return { name: `twice ${name}`, build: () => constrainTwice(this.statements, name) }
  }

  private follow(row: StatedRow): void {
    for (const name of namesIn(row)) {
      const readers = this.readers.get(name) ?? new Set()
      this.readers.set(name, readers.add(row))
    }
  }

  private unfollow(row: StatedRow): void {
    for (const name of namesIn(row)) this.readers.get(name)?.delete(row)
  }
}

function add(contexts: Map<string, Context>, context: Context): void {
  if (!contexts.has(context.name)) contexts.set(context.name, context)
}

/** Names of the figures that the row compares. */
function namesIn({ comparisons }: StatedRow): Set<string> {
  return new Set(comparisons.flatMap(({ name }) => name.split(' ').slice(1)))
}

/**
 * One figure or comparison in several places. What somebody typed over an import is a correction, and no contradiction to
 * the document it came from.
 */
function constrainTwice(statements: DocumentStatements, name: string): Constraint[] {
  const comparisons = statements.comparisonsAt(name)
  const texts = statements.textsAt(name)
  const written = (comparisons.length > 0 ? comparisons : texts).map(({ statement }) => statement)
  const key = texts[0]?.key
  const entered = key === undefined ? null : statements.readEntered(key)
  if (key !== undefined && entered !== null && !entered.isDerived) {
    const origin = statements.book.detailOf(key)?.origin ?? 'typed'
    return origin === 'typed' ? [] : written.map((other) => constrainSame(entered.statement, other))
  }
  const [first, ...others] = written
  return first === undefined ? [] : others.map((other) => constrainSame(other, first))
}

function constrainSame(one: Statement, other: Statement): Constraint {
  return {
    kind: 'stated-twice',
    along: nameColumn(one) + nameColumn(other),
    arithmetic: sameNumber,
    result: { statement: one, role: 'stated' },
    terms: [{ statement: other, role: 'compared' }],
    severity: 'error',
    confidence: twiceConfidence,
    hiddenBase: null,
  }
}

function nameColumn({ cell }: Statement): string {
  if (cell.kind === 'stated') return `${cell.form}.${cell.row}.${cell.column};`
  return cell.kind === 'figure' ? `${cell.key.indicator}.${cell.key.sector};` : ''
}
