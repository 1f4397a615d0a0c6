import { readUnit } from '../format/units'
import type { FormId } from '../model/ids'
import type { Node } from './form-nodes'
import { isSameUnitKind, type Unit } from './row-meaning'
import type { Line, Relation, RelationTerm } from './relation'

/** A relation before it has its id and says where it was read. */
export type DraftRelation = Pick<Relation, 'kind' | 'result' | 'terms' | 'factor' | 'complete'>

/** A relation that words only suggest: figures have to confirm it. */
export type Guess = {
  /** Which rows or columns it is between: it is believed or not in all other rows and columns alike. */
  pattern: string
  /** Of guesses about the same result one is right at most. */
  result: string
  /** Believed unless figures speak against it. */
  isLikely: boolean
}

/** Takes what was read, for certain or as a guess; lines that are not there make no relation. */
export type Take = (draft: DraftRelation, guess?: Guess) => void

/** @param about what the nodes stand in: row or column, and for what */
export function guessOf(about: string, result: Node, terms: readonly Node[], isLikely = false): Guess {
  const place = `${about}|${result.at}`
  return { pattern: `${place}=${terms.map(({ at }) => at).join('+')}`, result: place, isLikely }
}

/** A node whose figures can stand in a relation. */
export type LineNode = Node & { line: Line }

export function hasLine(node: Node): node is LineNode {
  return node.line !== null
}

export function isAmount(node: Node): node is LineNode {
  return node.line !== null && node.meaning.kind === 'amount'
}

export function termOf(
  line: Line,
  role: RelationTerm['role'],
  sign: 1 | -1 = 1,
  step: 0 | -1 = 0,
): RelationTerm {
  return { line, role, sign, step }
}

export function draftSum(
  whole: LineNode,
  parts: readonly LineNode[],
  complete: Relation['complete'],
): DraftRelation {
  return { kind: 'sum', result: whole.line, terms: partTerms(parts), factor: 1, complete }
}

/** @param parts no unit is in two of them at once */
export function draftSubset(whole: LineNode, parts: readonly LineNode[]): DraftRelation {
  return { kind: 'subset', result: whole.line, terms: partTerms(parts), factor: 1, complete: 'likely' }
}

function partTerms(parts: readonly LineNode[]): RelationTerm[] {
  return parts.map(({ line }) => termOf(line, 'part'))
}

export function draftQuotient(
  result: Line,
  numerator: Line,
  denominator: Line,
  factor: number,
): DraftRelation {
  return {
    kind: 'quotient',
    result,
    terms: [termOf(numerator, 'numerator'), termOf(denominator, 'denominator')],
    factor,
    complete: 'certain',
  }
}

export function isSameLine(a: Line, b: Line): boolean {
  return a.indicator === b.indicator && a.sector === b.sector
}

/** What is counted or measured, from its own words or from what it stands below; null where nothing says it. */
export function thingOf(node: Node): string | null {
  return node.meaning.thing ?? (node.parent === null ? null : thingOf(node.parent)) ?? node.organisation
}

/** Whether figures in the two units can be added up as they are. A unit that nobody wrote contradicts nothing. */
export function isSameMeasure(a: Node, b: Node): boolean {
  const [one, other] = [a.meaning.unit, b.meaning.unit]
  if (isUnwritten(one) || isUnwritten(other))
    return thingOf(a) === thingOf(b) || isUnwritten(one) === isUnwritten(other)
  if (one.power !== other.power || one.per !== other.per) return false
  return (
    isSameUnitKind(one, other) ||
    (isFund(one) && counted.has(other.base)) ||
    (isFund(other) && counted.has(one.base))
  )
}

const counted: ReadonlySet<string> = new Set(['htx', 'qtdnd'].map((unit) => readUnit(unit).base))
const fund = readUnit('quy').base

/** Credit funds are counted among cooperatives, whatever they are called. */
function isFund({ base }: Unit): boolean {
  return base === fund || base === readUnit('qtdnd').base
}

export function isUnwritten({ base, power }: Unit): boolean {
  return base === '' && power === 0
}

const contents = new WeakMap<Node, ReadonlySet<string>>()

/**
 * All words that say what a node measures: its own, those of what it divides, and the kind of organisation it is about.
 */
export function fullContent(node: Node): ReadonlySet<string> {
  const known = contents.get(node)
  if (known !== undefined) return known
  const content = new Set(node.meaning.content)
  if (
    node.meaning.thing === null &&
    node.meaning.total !== 'bare' &&
    node.parent !== null &&
    hasLine(node.parent)
  )
    for (const word of fullContent(node.parent)) content.add(word)
  if (node.meaning.organisation === null && node.organisation !== null) content.add(node.organisation)
  contents.set(node, content)
  return content
}

/** Stable over sessions; `code` names a line by codes. */
export function nameRelation(draft: DraftRelation, code: (line: Line) => string): string {
  const terms = draft.terms.map(
    ({ line, sign, step }) => `${sign === -1 ? '-' : ''}${code(line)}${step === -1 ? '(-1)' : ''}`,
  )
  return `${draft.kind}|${code(draft.result)}|${terms.join('+')}${draft.kind === 'quotient' ? `|${String(draft.factor)}` : ''}`
}

/** Which document says it. */
export type Provenance = { certainty: Relation['certainty']; form: FormId | null }
