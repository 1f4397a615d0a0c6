import type { Cube } from '../calc/cube'
import { scenarios } from '../model/dimension'
import type { FactKey } from '../model/fact'
import type { Finding, FindingCell, FindingKind, FindingTerm, ScaledNumber, Severity } from '../model/finding'
import type { IndicatorId, LocalityId, PeriodId, SectorId } from '../model/ids'

type Found = {
  kind: FindingKind
  severity: Severity
  confidence: number
  /** What is compared along: the id of a relation, a breakdown, a rule; without place and period. */
  along: string
  terms: readonly FindingTerm[]
  follows?: ScaledNumber | null
  detail?: Finding['detail']
}

/** Longer lists of numbers are told apart by a digest: a fingerprint travels over the wire. */
const longestFingerprint = 400

/** A finding between figures of the cube. It is the same one as long as kind, rule and first cell are. */
export function makeFinding({ kind, severity, confidence, along, terms, follows, detail }: Found): Finding {
  const [first] = terms
  const numbers = terms
    .map(({ number }) => (number === null ? '' : `${number.value}/${number.decimals}`))
    .join()
  return {
    id: `${kind}|${along}|${first === undefined ? '' : nameCell(first.cell)}`,
    kind,
    severity,
    confidence,
    terms,
    follows: follows ?? null,
    detail: detail ?? {},
    cause: `${kind}|${along}|${first === undefined ? '' : nameLine(first.cell)}`,
    fingerprint: numbers.length > longestFingerprint ? digest(numbers) : numbers,
  }
}

function nameCell(cell: FindingCell): string {
  if (cell.kind !== 'figure') return JSON.stringify(cell)
  const { indicator, sector, locality, period, scenario } = cell.key
  return `${indicator}.${sector}.${locality}.${period}.${scenario}`
}

function nameLine(cell: FindingCell): string {
  if (cell.kind !== 'figure') return JSON.stringify(cell)
  const { indicator, sector, scenario } = cell.key
  return `${indicator}.${sector}.${scenario}`
}

/** Two sums over the characters, so that an exchange of two numbers shows. */
function digest(text: string): string {
  let a = 0x811c9dc5
  let b = text.length
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b, 31) + code
  }
  return `${text.length}:${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`
}

/** The key of a cell by places (`SiblingOrder`). */
export function keyOfPlaces(
  { axes, shape }: Pick<Cube, 'axes' | 'shape'>,
  scenario: number,
  indicator: number,
  sector: number,
  locality: number,
  period: number,
): FactKey {
  return {
    indicator: axes.indicators.ids[shape.indicators.positionOf[indicator] ?? -1] ?? (-1 as IndicatorId),
    sector: axes.sectors.ids[shape.sectors.positionOf[sector] ?? -1] ?? (-1 as SectorId),
    locality: axes.localities.ids[shape.localities.positionOf[locality] ?? -1] ?? (-1 as LocalityId),
    period: axes.periods.ids[shape.periods.positionOf[period] ?? -1] ?? (-1 as PeriodId),
    scenario: scenarios[scenario] ?? 'actual',
  }
}
