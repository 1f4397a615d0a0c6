import { isMoney, readUnit } from '../format/units'
import {
  draftQuotient,
  draftSum,
  fullContent,
  guessOf,
  hasLine,
  isAmount,
  isSameLine,
  isUnwritten,
  thingOf,
  type LineNode,
  type Take,
} from './draft-relation'
import type { Node } from './form-nodes'
import { contentOf, firstThing, isOrganisation, isSameUnitKind, labelWords, readMeaning } from './row-meaning'
import { readPhrases, type Phrases } from './ratio-words'

/**
 * Percentages and averages: which row is the numerator and which the denominator, from their words ("Tỷ lệ %/ tổng số HTX",
 * "% so với tổng cán bộ", "Doanh thu bình quân một HTX") and from where they stand. Without both there is no relation.
 */

/** @param labels by position, the label of a row or the joined texts of a header */
export function readRatios(nodes: readonly Node[], labels: readonly string[], take: Take): void {
  const amounts = nodes.filter(isAmount)
  for (const node of nodes) {
    if (!hasLine(node) || node.meaning.kind === 'amount') continue
    const phrases = readPhrases(labels[node.at] ?? '', node.meaning.kind)
    if (phrases === null) continue
    if (node.meaning.kind === 'percent') readPercentage(node, phrases, amounts, take)
    else readAverage(node, phrases, amounts, take)
  }
  readShares(nodes, labels, take)
}

function readPercentage(node: LineNode, phrases: Phrases, amounts: readonly LineNode[], take: Take): void {
  const numerator = phrases.numerator === '' ? ownerOf(node) : findNamed(phrases.numerator, node, amounts)
  if (numerator === null) {
    const like = phrases.numerator === '' ? null : findLike(phrases.numerator, node, amounts)
    if (like !== null) guessDenominators(node, like, phrases, amounts, take)
    return
  }
  const denominator =
    phrases.denominator === null
      ? wholeOf(numerator, amounts)
      : findWhole(phrases.denominator, numerator, node, amounts)
  if (denominator === null) guessDenominators(node, numerator, phrases, amounts, take)
  if (denominator === null || isSameLine(numerator.line, denominator.line)) return
  const factor = factorBetween(numerator, denominator, 2)
  if (factor !== null) take(draftQuotient(node.line, numerator.line, denominator.line, factor))
}

/** What the words do not name exactly, figures may tell: the amounts like it, or any where no words say of what it is. */
function guessDenominators(
  node: LineNode,
  numerator: LineNode,
  { denominator }: Phrases,
  amounts: readonly LineNode[],
  take: Take,
): void {
  const wanted = denominator === null ? null : wantedContent(denominator, node)
  for (const whole of amounts) {
    if (whole === numerator || whole.section !== node.section || !isComparable(numerator, whole)) continue
    if (isSameLine(whole.line, numerator.line) || whole.meaning.status === 'opening') continue
    if (wanted !== null && likenessOf(wanted, fullContent(whole)) < enoughAbove) continue
    const factor = factorBetween(numerator, whole, 2)
    if (factor === null) continue
    const draft = draftQuotient(node.line, numerator.line, whole.line, factor)
    take(draft, guessOf('ratio', node, [numerator, whole]))
  }
}

/** The row that is most like these words, where none has just them. */
function findLike(phrase: string, near: Node, amounts: readonly LineNode[]): LineNode | null {
  return findBest(wantedContent(phrase, near), near, amounts, () => enoughAbove)
}

/** What a percentage without words of its own is of: the figure right before it, else the one it stands below. */
function ownerOf(node: Node): LineNode | null {
  const siblings = node.parent?.children ?? []
  const before = siblings[siblings.indexOf(node) - 1]
  if (before !== undefined && isAmount(before)) return before
  return node.parent !== null && isAmount(node.parent) ? node.parent : null
}

/** What a part is a part of: the row it stands below, else the total of the same thing in the same section. */
function wholeOf(part: LineNode, amounts: readonly LineNode[]): LineNode | null {
  const { parent } = part
  if (parent !== null && isAmount(parent) && isComparable(part, parent)) return parent
  const thing = thingOf(part)
  const totals = amounts.filter(
    (node) =>
      node !== part &&
      node.section === part.section &&
      node.meaning.total !== null &&
      node.meaning.status === null &&
      !node.isBranch &&
      thingOf(node) === thing &&
      isComparable(part, node),
  )
  const [only] = totals
  return totals.length === 1 ? (only ?? null) : null
}

const enoughNamed = 0.8
const enoughAbove = 0.5

/** The row whose words are these. */
function findNamed(phrase: string, near: Node, amounts: readonly LineNode[]): LineNode | null {
  const wanted = wantedContent(phrase, near)
  return findBest(wanted, near, amounts, () => enoughNamed)
}

/** The whole that a ratio names: a row it belongs to may be named loosely, another one must be named exactly. */
function findWhole(
  phrase: string,
  numerator: LineNode,
  near: Node,
  amounts: readonly LineNode[],
): LineNode | null {
  const wanted = wantedContent(phrase, near)
  const thing = firstThing(phrase)
  if (wanted.size === 0 || (thing === null && contentOf(phrase.split(' ')).size === 0))
    return wholeOf(numerator, amounts)
  return findBest(
    wanted,
    near,
    amounts.filter((node) => node !== numerator && isComparable(numerator, node)),
    (node) => (isAbove(node, near) && thingOf(node) === thing ? enoughAbove : enoughNamed),
  )
}

function isAbove(node: Node, below: Node): boolean {
  for (let above = below.parent; above !== null; above = above.parent) if (above === node) return true
  return false
}

function wantedContent(phrase: string, near: Node): Set<string> {
  const wanted = contentOf(phrase.split(' '))
  if (wanted.size > 0 && ![...wanted].some(isOrganisation) && near.organisation !== null)
    wanted.add(near.organisation)
  return wanted
}

/** The most alike; of equals the one of the same section, then the first. */
function findBest(
  wanted: ReadonlySet<string>,
  near: Node,
  amounts: readonly LineNode[],
  enough: (node: LineNode) => number,
): LineNode | null {
  let best: LineNode | null = null
  let bestScore = 0
  for (const node of amounts) {
    if (node.meaning.status === 'opening') continue
    const content = fullContent(node)
    if (!agree(wanted, content)) continue
    const alike = likenessOf(wanted, content)
    const score = alike + (node.section === near.section ? 0.01 : 0)
    if (alike >= enough(node) && score > bestScore) [best, bestScore] = [node, score]
  }
  return best
}

/** Words that make another thing of it: a branch, a state, a grade, an organisation. */
const telling: ReadonlySet<string> = new Set(
  (
    'htx lhhtx tht qtdnd nn phi ln ts cn ttcn xd tm dv vt mt khong chua ngung dung giai the moi lap nu tot kha yeu kem ' +
    'vdl von dt lai tn ld tv ho no xau'
  ).split(' '),
)

function agree(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const word of a) if (telling.has(word) && !b.has(word)) return false
  for (const word of b) if (telling.has(word) && !a.has(word)) return false
  return true
}

function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const word of a) if (b.has(word)) common += 1
  return (2 * common) / (a.size + b.size)
}

/** Whether one can be a part of the other: both count or measure the same kind of thing. */
function isComparable(a: LineNode, b: LineNode): boolean {
  const [one, other] = [a.meaning.unit, b.meaning.unit]
  return isUnwritten(one) || isUnwritten(other) || isSameUnitKind(one, other)
}

/** A power of ten, `power` of them already in the result's unit (2 for percentages); null where time differs. */
function factorBetween(numerator: LineNode, denominator: LineNode, power: number): number | null {
  if ((numerator.meaning.unit.per ?? '') !== (denominator.meaning.unit.per ?? '')) return null
  return 10 ** (power + numerator.meaning.unit.power - denominator.meaning.unit.power)
}

const month = readUnit('thang').base

/** "Doanh thu bình quân một HTX": a total by a count. */
function readAverage(node: LineNode, phrases: Phrases, amounts: readonly LineNode[], take: Take): void {
  if (phrases.denominator === null) return
  const numerator = findNamed(phrases.numerator, node, amounts)
  if (numerator === null) return
  const [average, total] = [node.meaning.unit, numerator.meaning.unit]
  // What a month is to the period of the figures is not known here.
  if (isMonthly(average.per) !== isMonthly(total.per)) return
  if (!isUnwritten(average) && !isUnwritten(total) && !isSameUnitKind(average, total)) return
  const factor = 10 ** (total.power - average.power)
  const counts = listCounts(phrases.denominator, node, amounts).filter(
    ({ line }) => !isSameLine(numerator.line, line),
  )
  // Of all or only of the active ones: figures tell.
  const isOnly =
    counts.length === 1 &&
    (counts[0]?.meaning.status !== 'active' || /\bhoat dong\b/.test(phrases.denominator))
  for (const count of counts) {
    const draft = draftQuotient(node.line, numerator.line, count.line, factor)
    if (isOnly) take(draft)
    else take(draft, guessOf('average', node, [numerator, count]))
  }
}

function isMonthly(per: string | null): boolean {
  return per?.split('/').includes(month) === true
}

/** How many there are of what an average is of; several where only some are active and the words do not say which. */
function listCounts(phrase: string, near: Node, amounts: readonly LineNode[]): readonly LineNode[] {
  const thing = firstThing(phrase) ?? (phrase === '' ? near.organisation : null)
  if (thing === null) return []
  const counts = amounts.filter(
    (node) =>
      thingOf(node) === thing &&
      !node.isBranch &&
      node.meaning.unit.per === null &&
      !isMoney(node.meaning.unit),
  )
  const active = counts.filter(({ meaning }) => meaning.status === 'active')
  if (/\bhoat dong\b/.test(phrase)) return onlyOf(active)
  const inSection = counts.filter(
    ({ meaning, section }) => meaning.total !== null && section === near.section,
  )
  const totals = inSection.length > 0 ? inSection : counts.filter(({ meaning }) => meaning.total !== null)
  return active.length === 0 ? onlyOf(totals) : [...totals, ...active]
}

/** One that is meant without doubt. */
function onlyOf(nodes: readonly LineNode[]): readonly LineNode[] {
  return nodes.length === 1 ? nodes : []
}

/** "Cơ cấu": branches, of which each is a percentage of the same whole, and together all of it. */
function readShares(nodes: readonly Node[], labels: readonly string[], take: Take): void {
  const groups = new Map<Node | null, LineNode[]>()
  for (const node of nodes) {
    if (!hasLine(node) || node.meaning.kind !== 'percent') continue
    const phrases = readPhrases(labels[node.at] ?? '', 'percent')
    if (phrases === null || !isShare(node, phrases, labels)) continue
    groups.set(node.parent, [...(groups.get(node.parent) ?? []), node])
  }
  for (const parts of groups.values()) {
    const [first] = parts
    if (first !== undefined && isWhole(parts)) take({ ...draftSum(first, parts, 'certain'), kind: 'shares' })
  }
}

/** Branches with what is not one of them or with all others; grades from the good to the weak. */
function isWhole(parts: readonly LineNode[]): boolean {
  const said = parts.map(({ meaning }) => ` ${meaning.text} `)
  const has = (word: string): boolean => said.some((text) => text.includes(` ${word} `))
  if (parts.length < 2) return false
  if (has('kha') || has('yeu')) return has('kha') && has('trung binh') && has('yeu')
  return has('phi') || has('khac')
}

const shareWords = /\b(?:co cau|ty trong|phan theo|chia theo)\b/

/** A branch or a grade, of a whole that is not one itself. */
function isShare(node: Node, { numerator, denominator }: Phrases, labels: readonly string[]): boolean {
  const part = readMeaning(numerator, '', 'stock').family
  if (part === 'grade') return denominator === null
  const said = [
    node.meaning.text,
    ...(node.parent === null ? [] : labelWords(labels[node.parent.at] ?? '')),
  ].join(' ')
  if (!shareWords.test(said) || part !== 'sector') return false
  return denominator === null || readMeaning(denominator, '', 'stock').family !== 'sector'
}
