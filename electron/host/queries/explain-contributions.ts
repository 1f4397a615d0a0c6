import { isAdditive, keyAt, listParts, locate, type Axes, type Position } from '../../../shared/calc/axes'
import { cellState } from '../../../shared/calc/cube'
import { roundQuotient } from '../../../shared/calc/exact'
import type { Contribution, ContributingPart } from '../../../shared/model/explanation'
import type { FactKey } from '../../../shared/model/fact'
import { findTime } from './explain-number'
import type { Session } from '../session'

/** So many parts are shown one by one. */
const mostParts = 12

/**
 * What makes a figure up, along each axis on which at least two of its parts have figures: the leaf sectors below it, the
 * places one step below, the indicators that sum to it and, for what happens over time, its sub-periods. Averages and
 * ratios are not made up of their parts.
 */
export function explainContributions(session: Session, key: FactKey): Contribution[] {
  const { axes } = session.cube
  const position = locate(axes, key)
  const indicator = axes.indicatorById.get(key.indicator)
  if (position === null || indicator === undefined || !isAdditive(indicator)) return []
  const along = (by: Contribution['by'], positions: readonly Position[]): Contribution[] =>
    contribute(session, by, positions, indicator.decimals)
  return [
    ...along(
      'sectors',
      listLeafSectors(axes, position.sector).map((sector) => ({ ...position, sector })),
    ),
    ...along(
      'localities',
      listParts(axes, position, 'localities').map((locality) => ({ ...position, locality })),
    ),
    ...along(
      'indicators',
      listParts(axes, position, 'indicators').map((part) => ({ ...position, indicator: part })),
    ),
    ...(indicator.kind === 'flow'
      ? along(
          'periods',
          listParts(axes, position, 'periods').map((period) => ({ ...position, period })),
        )
      : []),
  ]
}

/** The sectors below one that have none below themselves; none for a leaf. */
function listLeafSectors({ sectors }: Axes, top: number): number[] {
  const open = [...(sectors.tree.children[top] ?? [])]
  const leaves: number[] = []
  for (const sector of open) {
    const children = sectors.tree.children[sector] ?? []
    if (children.length === 0) leaves.push(sector)
    else open.push(...children)
  }
  return leaves
}

function contribute(
  session: Session,
  by: Contribution['by'],
  positions: readonly Position[],
  decimals: number,
): Contribution[] {
  const { cube } = session
  const found = positions.flatMap((position) => {
    const key = keyAt(cube.axes, position)
    const { state, value } = cube.read(position)
    return key === null || state !== cellState.number ? [] : [{ key, value }]
  })
  if (found.length < 2) return []
  const sum = found.reduce((total, { value }) => total + BigInt(value), 0n)
  const shareOf = (value: bigint): number | null =>
    sum > 0n ? roundQuotient({ n: value * 100n, d: sum }, 1) : null
  const largest = found.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
  // One part alone is not worth a line of its own that hides its name.
  const shown = largest.length > mostParts + 1 ? largest.slice(0, mostParts) : largest
  const rest = sum - shown.reduce((total, { value }) => total + BigInt(value), 0n)
  const parts = shown.map(({ key, value }): ContributingPart => ({
    label: nameOn(session, by, key),
    key,
    at: by === 'periods' ? findTime(session, key) : null,
    value,
    share: shareOf(BigInt(value)),
  }))
  const left = largest.length - shown.length
  return [
    {
      by,
      decimals,
      parts,
      rest: left === 0 ? null : { count: left, value: Number(rest), share: shareOf(rest) },
    },
  ]
}

/** What sets the parts along an axis apart; periods are named by the window. */
function nameOn({ dimensions, cube }: Session, by: Contribution['by'], key: FactKey): string {
  switch (by) {
    case 'sectors':
      return dimensions.sectors.find(({ id }) => id === key.sector)?.name ?? ''
    case 'localities':
      return dimensions.localities.find(({ id }) => id === key.locality)?.name ?? ''
    case 'indicators':
      return cube.axes.indicatorById.get(key.indicator)?.name ?? ''
    case 'periods':
      return ''
  }
}
