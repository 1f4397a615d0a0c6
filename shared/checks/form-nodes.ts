import { indicatorOf, type FormColumn, type FormDefinition, type FormRow } from '../model/form'
import { labelWords, readMeaning, type Meaning } from './row-meaning'
import type { Line } from './relation'

/**
 * The rows of a form as a tree of what they measure, once for each thing that its columns measure, and the columns of one
 * row as such a tree. Both are read by the same rules. A heading without figures belongs to the row that it divides.
 */
export type Node = {
  meaning: Meaning
  /** Null where it has no figures, or its indicator is not in the workbook. */
  line: Line | null
  parent: Node | null
  children: Node[]
  /** The section that it stands in; null outside. */
  section: Node | null
  /** The kind of organisation it is about, from its own words or from those around it. */
  organisation: string | null
  /** The kind of organisation that the whole form, or the section, is about. */
  about: string | null
  /** "Chia ra", "Trong đó", "Phân theo …": what stands below divides the row that the heading belongs to. */
  divides: 'all' | 'of-which' | null
  /** A branch of the economy of the same indicator as the row above: the engine adds these up itself. */
  isBranch: boolean
  /** TT as printed; "" for columns. */
  ordinal: string
  /** Position of the row or the column in the form. */
  at: number
}

/** What can be known of an indicator by its code. */
export type Lookup = (
  code: string,
  sector: string | null,
) => { line: Line; unit: string; kind: 'stock' | 'flow' | 'average' | 'ratio' } | null

const dividing = /^(?:chia ra|gom|bao gom|cu the|phan theo|chia theo|theo linh vuc|co cau)\b/

/** The rows of a form as the columns of one variant show them, in order. */
export function readRowNodes(definition: FormDefinition, variant: FormColumn, lookup: Lookup): Node[] {
  const about = readOrganisation([definition.title, definition.name])
  const nodes: Node[] = []
  const open: { node: Node; level: number }[] = []
  for (const [at, row] of definition.rows.entries()) {
    const level = row.level
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level && !holds(open.at(-1), row)) open.pop()
    const parent = open.at(-1)?.node ?? null
    const node = makeRowNode(row, at, variant, parent, about, lookup)
    nodes.push(node)
    parent?.children.push(node)
    open.push({ node, level: node.divides !== null && node.line === null ? level - 0.5 : level })
  }
  return nodes
}

/** A heading keeps the rows of its own level that follow it with a dash or a plus. */
function holds(above: { node: Node; level: number } | undefined, row: FormRow): boolean {
  return above !== undefined && above.level === row.level - 0.5 && row.kind === 'item' && row.ordinal !== ''
}

function makeRowNode(
  row: FormRow,
  at: number,
  variant: FormColumn,
  parent: Node | null,
  about: string | null,
  lookup: Lookup,
): Node {
  const code = indicatorOf(row, variant)
  const found = code === null ? null : lookup(code, row.sector)
  const own = readMeaning(
    row.label,
    found === null || found.unit === '' ? row.unit : found.unit,
    found?.kind ?? null,
  )
  // Averages and shares of a column are that in every row.
  const head = readMeaning(variant.header.join(' '), '', null)
  const meaning = head.kind === 'amount' || own.kind !== 'amount' ? own : { ...own, kind: head.kind }
  const section = row.kind === 'section' || parent === null ? null : (parent.section ?? sectionOf(parent))
  return {
    meaning,
    line: found?.line ?? null,
    parent,
    children: [],
    section,
    organisation: meaning.organisation ?? parent?.organisation ?? about,
    about: section?.organisation ?? about,
    divides: code === null && row.kind !== 'section' ? dividesOf(meaning) : null,
    isBranch: row.sector !== null,
    ordinal: row.ordinal,
    at,
  }
}

function sectionOf(parent: Node): Node | null {
  return parent.line === null && parent.divides === null ? parent : null
}

function dividesOf({ text, ofWhich }: Meaning): Node['divides'] {
  if (ofWhich) return 'of-which'
  return dividing.test(text) ? 'all' : null
}

/** The kind of organisation that a title is about; null where it names none or several. */
function readOrganisation(texts: readonly string[]): string | null {
  const named = new Set(
    texts
      .flatMap((text) => labelWords(text))
      .filter((word) => ['htx', 'lhhtx', 'tht', 'qtdnd'].includes(word)),
  )
  const [only] = named
  return named.size === 1 ? (only ?? null) : null
}

/** A column and the texts of its header that say something, once for all rows. */
export type ColumnHead = {
  column: FormColumn
  /** The topmost text, those below it, and all. */
  head: string
  below: string
  whole: string
  /** The one called the total of those below a head. */
  isWhole: boolean
  /** Below a head that only divides. */
  isDivided: boolean
}

export function readHeads(columns: readonly FormColumn[]): ColumnHead[] {
  return columns.map((column) => {
    const parts = column.header.filter((part) => saysSomething(part))
    const [head = '', ...below] = parts
    const leaf = readMeaning(below.at(-1) ?? '', '', null)
    return {
      column,
      head,
      below: below.join(' '),
      whole: parts.join(' '),
      isWhole: below.length === 1 && leaf.total === 'bare',
      isDivided: below.length > 0 && dividesOf(readMeaning(head, '', null)) !== null,
    }
  })
}

/**
 * The columns of one row, one node for each thing measured. Of a head above several columns, the one called the total is
 * the whole of the others; a head that only divides ("Trong đó") belongs to the column before it.
 */
export function readColumnNodes(
  heads: readonly ColumnHead[],
  row: FormRow,
  rowNode: Node,
  lookup: Lookup,
): Node[] {
  const nodes: Node[] = []
  const wholes = new Map<string, Node>()
  let last: Node | null = null
  // Columns speak of what the columns before them name; a branch of the economy names nothing for them.
  let named = rowNode.meaning.family === 'sector' ? rowNode.about : rowNode.organisation
  for (const [at, { column, head, whole, below, isWhole, isDivided }] of heads.entries()) {
    const code = indicatorOf(row, column)
    const found = code === null ? null : lookup(code, row.sector)
    if (found === null) continue
    const divided = isDivided ? last : null
    const parent = isWhole || below === '' ? null : (wholes.get(head) ?? divided)
    const label = isWhole ? head : parent === null || divided !== null ? whole : below
    const meaning = readMeaning(label, found.unit, found.kind)
    const node: Node = {
      meaning,
      line: found.line,
      parent,
      children: [],
      section: null,
      organisation: meaning.organisation ?? parent?.organisation ?? named,
      about: rowNode.about,
      divides: null,
      isBranch: false,
      ordinal: '',
      at,
    }
    parent?.children.push(node)
    if (isWhole && !wholes.has(head)) wholes.set(head, node)
    if (parent === null) [last, named] = [node, node.organisation]
    nodes.push(node)
  }
  return nodes
}

/** "Thực hiện năm {N}" is a time and no thing; "Tổng số" and "Trong đó" say how columns belong together. */
function saysSomething(part: string): boolean {
  const { content, total, ofWhich } = readMeaning(part, '', null)
  return content.size > 0 || total !== null || ofWhich || dividing.test(labelWords(part).join(' '))
}
