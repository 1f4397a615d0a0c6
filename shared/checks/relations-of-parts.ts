import {
  draftSubset,
  draftSum,
  guessOf,
  isAmount,
  isSameLine,
  isSameMeasure,
  termOf,
  thingOf,
  type DraftRelation,
  type LineNode,
  type Take,
} from './draft-relation'
import type { Node } from './form-nodes'
import { guessTotalColumn } from './guess-totals'
import { isFlag, isOrganisation, type Family, type Meaning } from './row-meaning'

/**
 * What the place of rows and columns says: parts below their whole, "trong đó", a total beside its parts, what is active and
 * what has stopped, what came and what went. In doubt nothing is said: a wrong rule is worse than a missing one.
 */

const remaining: ReadonlySet<string> = new Set(['new', 'dissolved', 'opening', 'closing', 'struggling'])
/** Said of some of them, beside which others may stand of which the same is true. */
const overlapping = /\b(?:nu|thuong xuyen|thoi vu|dan toc|tre|moi|khuyet tat|ngheo|giam|tang|binh quan|bq)\b/

/**
 * @param direction a row stands below others for a reason; a column may stand beside anything
 * @param measured what all nodes have in common: the head of the column that the rows are read in, the row of the columns
 */
export function readParts(
  nodes: readonly Node[],
  direction: 'rows' | 'columns',
  measured: Meaning,
  take: Take,
): void {
  for (const node of nodes) if (isAmount(node)) readDivisions(node, take)
  for (const siblings of groupSiblings(nodes)) {
    readTotals(siblings, direction, take)
    readStates(siblings, take)
    readFlags(siblings, take)
    // What members or capital came and went nobody says by counting organisations.
    if (measured.thing === null || isOrganisation(measured.thing)) readBalances(siblings, take)
  }
}

/** Nodes with the same node above them; a heading that divides lets its nodes stand where it stands. */
function groupSiblings(nodes: readonly Node[]): LineNode[][] {
  const groups = new Map<Node | null, LineNode[]>()
  for (const node of nodes) {
    if (!isAmount(node)) continue
    const above = placeOf(node)
    const group = groups.get(above)
    if (group === undefined) groups.set(above, [node])
    else group.push(node)
  }
  return [...groups.values()]
}

/** The node that a node stands below, headings left out. */
function placeOf({ parent }: Node): Node | null {
  return parent !== null && parent.divides !== null && parent.line === null ? parent.parent : parent
}

/** What stands beside a total, and directly below it. */
function listAround(total: LineNode, siblings: readonly LineNode[]): LineNode[] {
  const below = total.children.flatMap((child) => (child.divides === null ? [child] : child.children))
  return [...siblings, ...below.filter(isAmount)].filter((node) => isSameCount(node, total))
}

function readDivisions(whole: LineNode, take: Take): void {
  readDivision(whole, whole.children.filter(isAmount), 'unsaid', take)
  for (const [at, heading] of whole.children.entries()) {
    if (heading.divides === null || heading.line !== null) continue
    const parts = heading.children.filter(isAmount)
    const owner = ownerOf(whole, whole.children.slice(0, at), parts)
    readDivision(owner, parts, heading.divides === 'all' ? 'all' : 'of-which', take)
  }
}

/** "Trong đó" below trained staff divides those, not all staff, when its parts speak of trained ones. */
function ownerOf(whole: LineNode, before: readonly Node[], parts: readonly LineNode[]): LineNode {
  const above = before.findLast((node) => isAmount(node) && isSameMeasure(node, whole))
  if (above === undefined || !isAmount(above)) return whole
  const said = [...above.meaning.content].filter((word) => !whole.meaning.content.has(word))
  const repeated = said.some(
    (word) => parts.length > 0 && parts.every(({ meaning }) => meaning.content.has(word)),
  )
  return repeated ? above : whole
}

function readDivision(
  whole: LineNode,
  below: readonly LineNode[],
  said: 'all' | 'of-which' | 'unsaid',
  take: Take,
): void {
  // Where all parts are branches of the same indicator, the engine adds them up itself.
  const isMixed = below.some(({ isBranch }) => !isBranch)
  const parts = isMixed ? below.filter((part) => isPartOf(part, whole)) : []
  const from = parts.findIndex(({ meaning }) => meaning.ofWhich)
  const divided = said === 'of-which' ? [] : from < 0 ? parts : parts.slice(0, from)
  const included = said === 'of-which' ? parts : from < 0 ? [] : parts.slice(from)
  if (divided.length > 1 && divided.length === below.length)
    readPartition(whole, divided, said === 'all', take)
  else for (const part of divided) take(draftSubset(whole, [part]))
  readIncluded(whole, included, take)
}

function isPartOf(part: LineNode, whole: LineNode): boolean {
  const { status, total } = part.meaning
  if (isSameLine(part.line, whole.line) || !isSameMeasure(part, whole)) return false
  if (status !== null && remaining.has(status)) return false
  if (thingOf(part) === 'lai' || total === 'bare') return false
  const [one, other] = [thingOf(part), thingOf(whole)]
  // "Quỹ tín dụng nhân dân" below cooperatives is a branch of them; households are members of another name.
  return one === other || part.meaning.family !== null || part.meaning.ofWhich || !isOrganisation(one ?? '')
}

function readPartition(whole: LineNode, parts: readonly LineNode[], isSaid: boolean, take: Take): void {
  const family = familyOf(parts)
  if (family === null) {
    if (parts.some(({ meaning }) => isFlag(meaning) || overlapping.test(meaning.text)) || !areAlike(parts)) {
      for (const part of parts) take(draftSubset(whole, [part]))
    } else take(draftSum(whole, parts, isSaid ? 'certain' : 'likely'))
    return
  }
  take(draftFamily(family, whole, parts))
}

function draftFamily(family: Family, whole: LineNode, parts: readonly LineNode[]): DraftRelation {
  switch (family) {
    case 'sector':
      return draftSum(whole, parts, 'certain')
    case 'status':
      return hasBothStates(parts) ? draftSum(whole, parts, 'certain') : draftSubset(whole, parts)
    case 'gender':
      return parts.length === 2 ? draftSum(whole, parts, 'certain') : draftSubset(whole, parts)
    case 'education':
    case 'size':
      return draftSum(whole, parts, 'likely')
    case 'grade':
      // Not everything is graded: the young and the stopped are not.
      return draftSubset(whole, parts)
  }
}

function readIncluded(whole: LineNode, parts: readonly LineNode[], take: Take): void {
  const isSplit = areOpposite(parts)
  // Some of it or all of it: figures tell.
  if (isSplit || mayBeAll(parts)) take(draftSum(whole, parts, 'likely'), guessOf('in', whole, parts, isSplit))
  if (parts.length > 1 && familyOf(parts) !== null) take(draftSubset(whole, parts))
  else for (const part of parts) take(draftSubset(whole, [part]))
}

const negations: ReadonlySet<string> = new Set(['phi', 'khong', 'chua'])

/** "Nông nghiệp" and "phi nông nghiệp": what is not the one is the other. */
function areOpposite(parts: readonly LineNode[]): boolean {
  const [one, other, ...more] = parts.map(({ meaning }) =>
    meaning.text.split(' ').filter((word) => word !== 'td'),
  )
  if (one === undefined || other === undefined || more.length > 0) return false
  const bare = [one, other].map((list) =>
    list.filter((word) => !negations.has(word) && word !== 'da').join(' '),
  )
  return (
    bare[0] === bare[1] &&
    one.some((word) => negations.has(word)) !== other.some((word) => negations.has(word))
  )
}

function mayBeAll(parts: readonly LineNode[]): boolean {
  return (
    parts.length > 1 &&
    areAlike(parts) &&
    !parts.some(({ meaning }) => isFlag(meaning) || overlapping.test(meaning.text))
  )
}

/** The division that all parts belong to. */
function familyOf(parts: readonly LineNode[]): Family | null {
  const [first] = parts
  const family = first?.meaning.family ?? null
  return parts.every(({ meaning }) => meaning.family === family) ? family : null
}

function areAlike(parts: readonly LineNode[]): boolean {
  // Charter capital is capital beside other capital.
  return (
    new Set(parts.map(({ meaning }) => (meaning.thing === 'vdl' ? 'von' : (meaning.thing ?? '')))).size === 1
  )
}

function hasBothStates(parts: readonly LineNode[]): boolean {
  const states = parts.map(({ meaning }) => meaning.status)
  return states.includes('active') && states.includes('stopped')
}

/** "Cộng", "Tổng số" beside its parts. */
function readTotals(siblings: readonly LineNode[], direction: 'rows' | 'columns', take: Take): void {
  if (direction === 'columns') {
    for (const total of siblings) {
      if (total.meaning.total !== null) readTotalColumn(total, siblings, take)
      guessTotalColumn(total, siblings, take)
    }
    return
  }
  const totals = siblings.filter(({ meaning }) => meaning.total === 'bare')
  const [total] = totals
  if (total === undefined || totals.length > 1 || total.children.some(isAmount)) return
  const parts = siblings.filter(
    (node) => node !== total && !node.isBranch && isSameMeasure(node, total) && node.meaning.status === null,
  )
  if (parts.length < 2) return
  if (parts.length < siblings.length - 1 || parts.some(({ meaning }) => isFlag(meaning) || meaning.ofWhich))
    return
  const named = new Set(
    parts.flatMap(({ meaning }) => (meaning.family === 'sector' ? [] : (meaning.thing ?? 'none'))),
  )
  if (named.size <= 1 && !parts.some(({ meaning }) => meaning.total !== null && meaning.family === null))
    take(draftSum(total, parts, 'certain'))
}

/** Columns behind the total, as long as they are of one division. */
function readTotalColumn(total: LineNode, siblings: readonly LineNode[], take: Take): void {
  const behind = siblings.slice(siblings.indexOf(total) + 1)
  const family = behind[0]?.meaning.family ?? null
  if (family === null || family === 'status') return
  const end = behind.findIndex(({ meaning }) => meaning.family !== family)
  const parts = (end < 0 ? behind : behind.slice(0, end)).filter((part) => isPartOf(part, total))
  if (parts.length > 1) readPartition(total, parts, false, take)
}

/** The one total of a kind of organisation among siblings. */
function totalsOf(siblings: readonly LineNode[]): LineNode[] {
  const totals = siblings.filter(
    (node) => node.meaning.total !== null && isCounted(node) && node.meaning.status !== 'opening',
  )
  return totals.filter((total) =>
    totals.every((other) => other === total || thingOf(other) !== thingOf(total)),
  )
}

/** Organisations are counted; without a name of one, a total of a table counts what the table is about. */
function isCounted(node: LineNode): boolean {
  const thing = thingOf(node)
  return thing === null || isOrganisation(thing)
}

function isSameCount(node: LineNode, total: LineNode): boolean {
  return (
    node !== total &&
    !node.isBranch &&
    !isSameLine(node.line, total.line) &&
    thingOf(node) === thingOf(total) &&
    isSameMeasure(node, total)
  )
}

function readStates(siblings: readonly LineNode[], take: Take): void {
  for (const total of totalsOf(siblings)) {
    const counted = listAround(total, siblings).filter(isPlainState)
    const active = counted.filter(({ meaning }) => meaning.status === 'active')
    const stopped = counted.filter(({ meaning }) => meaning.status === 'stopped')
    // What barely works may be counted among the active ones or beside them.
    const struggling = counted.filter(({ meaning }) => meaning.status === 'struggling')
    if (active.length === 1 && stopped.length > 0 && struggling.length === 0)
      take(draftSum(total, [...active, ...stopped], stopped.length === 1 ? 'certain' : 'likely'))
    else
      for (const node of counted)
        if (active.includes(node) || stopped.includes(node) || struggling.includes(node))
          take(draftSubset(total, [node]))
  }
}

const stateWords: ReadonlySet<string> = new Set(
  'dang con thuc te hoat dong ngung tam dung cho giai the khong chua htx lhhtx tht qtdnd da cam chung kem hieu qua yeu'.split(
    ' ',
  ),
)

/** "HTX đang hoạt động", not "HTX nông nghiệp đang hoạt động". */
function isPlainState({ meaning }: LineNode): boolean {
  return [...meaning.content].every((word) => stateWords.has(word))
}

function readFlags(siblings: readonly LineNode[], take: Take): void {
  for (const total of totalsOf(siblings))
    for (const node of listAround(total, siblings))
      if (node.meaning.status === null && isFlag(node.meaning)) take(draftSubset(total, [node]))
}

/** Closing = opening + new − dissolved, with the total of the period before as the opening where no row states one. */
function readBalances(siblings: readonly LineNode[], take: Take): void {
  for (const total of totalsOf(siblings)) {
    const near = listAround(total, siblings)
    const find = (status: string): LineNode[] => near.filter(({ meaning }) => meaning.status === status)
    const [added, ...moreAdded] = find('new')
    const [gone, ...moreGone] = find('dissolved')
    if (added === undefined || gone === undefined || moreAdded.length + moreGone.length > 0) continue
    const [opening] = find('opening')
    take({
      kind: opening === undefined ? 'balance' : 'sum',
      result: total.line,
      terms: [
        opening === undefined ? termOf(total.line, 'opening', 1, -1) : termOf(opening.line, 'opening'),
        termOf(added.line, 'inflow'),
        termOf(gone.line, 'outflow', -1),
      ],
      factor: 1,
      complete: 'likely',
    })
  }
}
