import { cubeRules, planeOf, type CubeShape } from './cube-shape'
import { findList } from './part-lists'
import type { RowStore } from './row-store'
import type { SiblingOrder } from './sibling-order'

/**
 * One row of the cube and the rows that hold its parts. Parts are found when they are asked for and kept until the next
 * `moveTo`, because the periods of a row are mostly summed one after the other.
 */
export class PartRows {
  scenario = 0
  indicator = 0
  sector = 0
  locality = 0
  plane = 0
  /** 0 where there is no row; to be set by who makes one. */
  row = 0
  private readonly byLocality: FoundRows
  private readonly bySector: FoundRows
  private readonly byIndicator: FoundRows

  constructor(
    private readonly shape: CubeShape,
    private readonly store: RowStore,
  ) {
    this.byLocality = makeFoundRows(shape.localities)
    this.bySector = makeFoundRows(shape.sectors)
    this.byIndicator = makeFoundRows(shape.indicators)
  }

  moveTo(scenario: number, indicator: number, sector: number, locality: number): void {
    this.scenario = scenario
    this.indicator = indicator
    this.sector = sector
    this.locality = locality
    this.plane = planeOf(this.shape, scenario, indicator, sector)
    this.row = this.store.rowAt(this.plane, locality)
    this.byLocality.list = notFound
    this.bySector.list = notFound
    this.byIndicator.list = notFound
  }

  /** Whether the breakdown (by its code in `cubeRules`) has other parts in one period than in another. */
  varies(rule: number): boolean {
    return rule === localitiesRule && (this.shape.localities.partCount[this.locality] ?? 0) < 0
  }

  /** The rows of the parts, where they exist. The answer is overwritten by the next one for this breakdown. */
  find(rule: number, period: number): FoundRows {
    const { shape } = this
    if (rule === localitiesRule) {
      const count = shape.localities.partCount[this.locality] ?? 0
      if (count === 0) return noRows
      const list = count > 0 ? run : findList(shape.localities, this.locality, shape.dayOf[period] ?? 0)
      if (this.byLocality.list !== list) this.findPlaces(list, count)
      return this.byLocality
    }
    return rule === sectorsRule ? this.findSectors() : this.findIndicators()
  }

  private findPlaces(list: number, count: number): void {
    const { byLocality: found, plane, shape, store } = this
    const { firstPart, listStart, listed } = shape.localities
    found.list = list
    if (list === run) {
      found.expected = count
      found.length = store.findNeighbours(plane, firstPart[this.locality] ?? 0, count, found.rows)
    } else {
      const start = listStart[list] ?? 0
      found.expected = (listStart[list + 1] ?? 0) - start
      found.length = store.findListed(plane, listed, start, found.expected, found.rows)
    }
  }

  private findSectors(): FoundRows {
    const { bySector: found, shape, store, sector, locality } = this
    const { partCount, firstPart, listStart, listed } = shape.sectors
    const count = partCount[sector] ?? 0
    if (count === 0) return noRows
    if (found.list !== notFound) return found
    const firstPlane = this.plane - sector
    if (count > 0) {
      found.list = run
      found.expected = count
      found.length = store.findAcross(firstPlane + (firstPart[sector] ?? 0), count, 1, locality, found.rows)
    } else {
      found.list = findList(shape.sectors, sector, 0)
      const start = listStart[found.list] ?? 0
      found.expected = (listStart[found.list + 1] ?? 0) - start
      found.length = store.findListedAcross(firstPlane, listed, start, found.expected, locality, found.rows)
    }
    return found
  }

  private findIndicators(): FoundRows {
    const { byIndicator: found, shape, store, scenario, indicator, sector } = this
    const count = shape.indicators.partCount[indicator] ?? 0
    if (count === 0) return noRows
    if (found.list !== notFound) return found
    const firstPlane = planeOf(shape, scenario, shape.indicators.firstPart[indicator] ?? 0, sector)
    found.list = run
    found.expected = count
    found.length = store.findAcross(firstPlane, count, shape.sectors.size, this.locality, found.rows)
    return found
  }
}

const localitiesRule = cubeRules.indexOf('localities')
const sectorsRule = cubeRules.indexOf('sectors')

/** `list` is the number of a list of parts, `run` or `notFound`. */
export type FoundRows = {
  list: number
  readonly rows: Int32Array
  length: number
  /** How many parts there are, with a row or without. */
  expected: number
}
const run = -1
const notFound = -2

const noRows: FoundRows = { list: run, rows: new Int32Array(0), length: 0, expected: 0 }

function makeFoundRows(order: SiblingOrder): FoundRows {
  const most = order.partCount.reduce((a, b) => Math.max(a, b), order.longest)
  return { list: notFound, rows: new Int32Array(most), length: 0, expected: 0 }
}
