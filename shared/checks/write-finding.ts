import { formatScaled } from '../format/format-number'
import type { Scenario } from '../model/dimension'
import type { TermRole } from '../model/finding'
import type { FindingEntry, NamedTerm, RepairEntry } from '../model/finding-entry'
import type { FindingWords } from './finding-words'
import {
  shiftUnit,
  writeDifference,
  writeFactor,
  writePerOne,
  writeScaled,
  writeSum,
  writeTermNumber,
} from './sentence-numbers'

/**
 * A finding in one sentence with its numbers: what it is about, what is stated, and the arithmetic against it. Which words
 * are used is data; which of the templates of a kind fits is decided by the values that the finding has. `detail` may give:
 * `power` (about 10^power too large), `growth` (what is stated is a growth, not an index), `terms` (how many, where not all were sent), `unit`, `periods`, `base`, `year`,
 * `date`, `summed` and `against` (breakdowns that give different totals), `period`, `text`, `expected`, `rule`, `arithmetic`, `message`, `unreadable` (a rule's formula), `status`.
 */
export function writeFinding(entry: FindingEntry, words: FindingWords): string {
  const [first] = entry.terms
  const values = collectValues(entry, words)
  const body =
    fillFirst(words.kinds[entry.kind], values) ?? fillFirst(words.unspecified, values) ?? entry.kind
  const sentence = first === undefined ? body : `${nameTerm(first, words)}: ${body}`
  return entry.severity === 'rounding' ? fill(words.rounding, { sentence }) : sentence
}

/** The offered change as a question: "gõ nhầm 2.071 thành 1.271?". Which cell it is about is said by its term. */
export function writeRepair({ slip, from, to, term }: RepairEntry, words: FindingWords): string {
  const isTurned = slip === 'growth-as-index' && to.value < from.value
  return fill(isTurned ? words.indexAsGrowth : words.slips[slip], {
    from: writeScaled(from, term.percent),
    to: writeScaled(to, term.percent),
  })
}

/** A figure or a cell of a document as people name it: number and name of its row, its sector, and what it is if no actual. */
export function nameTerm(term: NamedTerm, words: FindingWords): string {
  const { ordinal, label, sector, scenario, kind } = { ...term, kind: term.cell.kind }
  const named = `${ordinal} ${label}`.trim()
  const ofSector = sector === null || label.includes(sector) ? named : `${named} – ${sector}`
  const isPlain = kind !== 'figure' || scenario === null || scenario === 'actual'
  return isPlain ? ofSector : `${ofSector} (${words.scenarios[scenario]})`
}

/** When, and as what: "năm 2020", "kế hoạch năm 2020". Empty where a term has no time. */
export function writeWhen({ period, scenario }: NamedTerm, words: FindingWords): string {
  if (period === null) return ''
  const { kind, year, ordinal } = period
  const names = words.periods[kind]
  const name = fill(names[ordinal - 1] ?? names[0] ?? '', {
    N: String(year),
    'N+4': String(year + 4),
    n: String(ordinal),
  })
  return isOther(scenario)
    ? fill(words.ofScenario, { scenario: words.scenarios[scenario], period: name })
    : name
}

function isOther(scenario: Scenario | null): scenario is Scenario {
  return scenario !== null && scenario !== 'actual'
}

type Values = Readonly<Record<string, string | undefined>>

const placeholder = /\{([\w.+]+)\}/g

/** The first template all of whose values are known, filled in. */
function fillFirst(templates: readonly string[], values: Values): string | null {
  const fitting = templates.find((template) =>
    [...template.matchAll(placeholder)].every(([, name = '']) => values[name] !== undefined),
  )
  return fitting === undefined ? null : fill(fitting, values)
}

function fill(template: string, values: Values): string {
  return template.replace(placeholder, (whole, name: string) => values[name] ?? whole)
}

function collectValues(entry: FindingEntry, words: FindingWords): Values {
  const { terms, follows, detail } = entry
  const [first] = terms
  if (first === undefined) return {}
  const others = terms.slice(1)
  const find = (...roles: TermRole[]): NamedTerm | undefined =>
    others.find(({ role }) => roles.includes(role)) ?? terms.find(({ role }) => roles.includes(role))
  const [base, compared] = [find('base'), find('compared')]
  const [numerator, denominator] = [find('numerator'), find('denominator', 'whole')]
  const parts = describeParts(entry)
  const movement = writeSum(others, { opening: 1, inflow: 1, outflow: -1 })
  const status = detail['status']
  return {
    stated: writeTermNumber(first),
    statedDifference: first.number === null ? undefined : writeDifference(first.number, first.percent, words),
    follows: follows === null ? undefined : writeScaled(follows, first.percent),
    growth:
      follows === null || detail['growth'] === undefined ? undefined : writeScaled(follows, first.percent),
    followsDifference: follows === null ? undefined : writeDifference(follows, first.percent, words),
    current: writeTermNumber(find('current')),
    base: writeTermNumber(base),
    against: base === undefined ? undefined : fill(words.against, { base: writeWhen(base, words) }),
    whole: writeTermNumber(find('whole')),
    part: writeTermNumber(find('part')),
    parts: parts?.text,
    partCount: parts === undefined ? undefined : formatScaled(parts.count, 0),
    partSum: parts?.sum,
    movement: movement?.text,
    numerator: writeTermNumber(numerator),
    factor: describeFactor(entry, numerator, denominator),
    denominator: writeTermNumber(denominator),
    denominatorUnit: writeUnit(denominator),
    perOne:
      first.number === null || denominator?.number == null
        ? undefined
        : writePerOne(first.number, denominator.number),
    compared: writeTermNumber(compared),
    comparedName: compared === undefined ? undefined : nameBeside(compared, first, words),
    comparedText: compared?.text ?? undefined,
    comparedList: writeList(terms.filter(({ role }) => role === 'compared')),
    unit: writeUnit(first),
    text: first.text ?? undefined,
    when: writeWhen(first, words),
    status: typeof status === 'string' ? (words.statuses[status] ?? undefined) : undefined,
    summed: words.breakdowns[String(detail['summed'])],
    summedOther: words.breakdowns[String(detail['against'])],
    ...describeSize(first, detail, words),
    ...describeDetail(detail),
  }
}

/** Of more parts than were sent, what they come to is what follows from them. */
function describeParts({ terms, detail, follows }: FindingEntry): ReturnType<typeof writeSum> {
  const all = detail['terms']
  if (typeof all !== 'number') return writeSum(terms, { part: 1, outflow: -1 })
  const percent = terms[0]?.percent ?? false
  return follows === null
    ? undefined
    : { text: undefined, count: all - 1, sum: writeScaled(follows, percent) }
}

/** As it stands inside a sentence: "tỷ đồng" for "Tỷ đồng", and "HTX" as it is. */
function writeUnit(term: NamedTerm | undefined): string | undefined {
  const unit = term?.unit ?? ''
  if (unit === '') return undefined
  const [first = '', second = ''] = unit
  return second === second.toUpperCase() ? unit : first.toLowerCase() + unit.slice(first.length)
}

/** A percentage says by its sign that it is times 100. */
function describeFactor(
  { terms, follows }: FindingEntry,
  numerator: NamedTerm | undefined,
  denominator: NamedTerm | undefined,
): string {
  const isPercent = terms[0]?.percent ?? false
  if (isPercent || follows === null || numerator?.number == null || denominator?.number == null) return ''
  return writeFactor(follows, numerator.number, denominator.number)
}

/** Every fact of the finding under its name; what is empty is unknown. */
function describeDetail(detail: FindingEntry['detail']): Values {
  const entries = Object.entries(detail).map(([name, value]) => [`detail.${name}`, String(value)] as const)
  return Object.fromEntries(entries.filter(([, text]) => text !== ''))
}

/** How far off a number is in its size, and in which unit it would be right. */
function describeSize(first: NamedTerm, detail: FindingEntry['detail'], words: FindingWords): Values {
  const { power, unit } = detail
  const likely = typeof unit === 'string' ? unit : undefined
  if (typeof power !== 'number' || !Number.isInteger(power) || power === 0 || Math.abs(power) > 15)
    return { likelyUnit: likely }
  const n = formatScaled(10 ** Math.abs(power), 0)
  return {
    likelyUnit: likely ?? shiftUnit(first.unit, power, words),
    times: fill(words.times[power > 0 ? 'larger' : 'smaller'], { n }),
  }
}

/** How another term is told from the first: by what differs between them, the row first, then the place, then the time. */
function nameBeside(term: NamedTerm, first: NamedTerm, words: FindingWords): string {
  const name = nameTerm(term, words)
  if (name !== nameTerm(first, words)) return name
  if (term.locality !== first.locality) return term.locality
  const when = writeWhen(term, words)
  return when === writeWhen(first, words) && term.column !== '' ? `“${term.column}”` : when
}

/** Enough of them to see what is usual. */
const mostListed = 5

function writeList(terms: readonly NamedTerm[]): string | undefined {
  const numbers = terms.flatMap((term) => writeTermNumber(term) ?? [])
  if (numbers.length === 0) return undefined
  return `${numbers.slice(0, mostListed).join('; ')}${numbers.length > mostListed ? '; …' : ''}`
}
