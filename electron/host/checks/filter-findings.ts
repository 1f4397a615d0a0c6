import type { FindingFilter } from '../../../shared/contract/check-contract'
import { matchesSearch } from '../../../shared/format/search-text'
import type { Finding, FindingCell } from '../../../shared/model/finding'
import type { FactKey } from '../../../shared/model/fact'
import type { Session } from '../session'
import type { TermNamer } from './name-terms'

/**
 * Whether a finding is asked for. A place or a period is that of what the finding is about; words of a form have none and
 * are found under any.
 */
export function matchFindings(
  session: Session,
  namer: TermNamer,
  { form, period, locality, kinds, severities, text }: FindingFilter,
): (finding: Finding) => boolean {
  const wanted = text?.trim() ?? ''
  const hasText = wanted === '' ? null : matchText(session, namer, wanted)
  return (finding) => {
    const cell = finding.terms[0]?.cell
    if (cell === undefined) return false
    const placed = placeOf(cell)
    return (
      (kinds === undefined || kinds.includes(finding.kind)) &&
      (severities === undefined || severities.includes(finding.severity)) &&
      (period === undefined || placed === null || placed.period === period) &&
      (locality === undefined || placed === null || placed.locality === locality) &&
      (form === undefined || namer.formsOf(cell).includes(form)) &&
      (hasText === null || hasText(finding))
    )
  }
}

function placeOf(cell: FindingCell): Pick<FactKey, 'period' | 'locality'> | null {
  if (cell.kind === 'wording') return null
  return cell.kind === 'figure' ? cell.key : cell
}

/** Words in the names of the cells. Each name is looked at once, however many findings have it. */
function matchText(session: Session, namer: TermNamer, wanted: string): (finding: Finding) => boolean {
  const known = new Map<string, boolean>()
  const hasIn = (name: string, read: () => string): boolean => {
    const found = known.get(name)
    if (found !== undefined) return found
    const matches = matchesSearch(wanted, read())
    known.set(name, matches)
    return matches
  }
  const { dimensions, cube } = session
  const placeName = (id: FactKey['locality']): string =>
    dimensions.localities[cube.axes.localities.positions.get(id) ?? -1]?.name ?? ''
  const rowName = (term: Finding['terms'][number]): string => {
    const named = namer.name(term)
    return named === null ? '' : `${named.ordinal} ${named.label} ${named.sector ?? ''}`
  }
  return ({ terms }) =>
    terms.some((term) => {
      const { cell } = term
      const placed = placeOf(cell)
      if (placed !== null && hasIn(`place ${placed.locality}`, () => placeName(placed.locality))) return true
      return hasIn(nameLine(cell), () => rowName(term))
    })
}

/** A text that is equal for cells with the same names of row and sector. */
function nameLine(cell: FindingCell): string {
  switch (cell.kind) {
    case 'figure':
      return `line ${cell.key.indicator} ${cell.key.sector} ${cell.key.period}`
    case 'stated':
      return `row ${cell.form} ${cell.row} ${cell.period}`
    case 'wording':
      return `wording ${cell.form} ${cell.part} ${cell.id}`
  }
}
