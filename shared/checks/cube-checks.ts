import { locate } from '../calc/axes'
import { enteredFlag } from '../calc/cell-flags'
import type { SiblingOrder } from '../calc/sibling-order'
import { scenarios, type Indicator } from '../model/dimension'
import type { FactKey } from '../model/fact'
import type { Finding } from '../model/finding'
import type { CheckedBook } from './checked-book'
import { CubeLines } from './cube-lines'
import { isAbout, LineChecks } from './line-checks'
import { PeerChecks } from './peer-checks'
import type { Relation } from './relation'
import { RowLooks } from './row-looks'
import { RelationChecks } from './relation-checks'
import { SizeChecks } from './size-checks'
import { TotalChecks } from './total-checks'

/**
 * The figures of the whole cube against each other: entered totals, relations between lines, and what is plausible.
 * Two units of work: a line in one place with all its scenarios and periods, and a group of siblings of one line. A unit
 * depends on nothing but its own cells and those below it, so after an edit the units of the cells above the changed one
 * are checked again, and together they are what a check of everything gives. Nothing is made for a cell that is as it
 * should be. Cost of a full check: in proportion to the rows that have entries and the parts of entered totals; of an edit:
 * to the ancestors of the cell and their siblings.
 * For one state of the reference lists and one layout: a cube that is loaded again needs new checks.
 */
export class CubeChecks {
  private readonly lines: CubeLines
  private readonly sink = { checked: 0, found: [] as Finding[] }
  private readonly totals: TotalChecks
  private readonly relations: RelationChecks
  private readonly looks: RowLooks
  private readonly singles: LineChecks
  private readonly sizes: SizeChecks
  private readonly peers: PeerChecks
  private readonly rows = new Int32Array(scenarios.length)
  /** Periods that consist of others. */
  private readonly longPeriods: number[]
  private readonly placesBelow: readonly Int32Array[]
  private readonly sectorsBelow: readonly Int32Array[]
  /** By line: the lines whose figures are held against it. */
  private readonly dependents = new Map<number, number[]>()
  private readonly byId = new Map<string, Finding>()
  /** By unit, and by group of siblings: only those with findings. */
  private readonly foundByUnit = new Map<number, Finding[]>()
  private readonly foundByGroup = new Map<number, Finding[]>()
  /** By row of the store: how many checks its unit made; a unit counts at one of its rows. */
  private checkedAt: Int32Array
  private checked = 0

  constructor(book: CheckedBook, relations: readonly Relation[]) {
    const { cube, detailOf } = book
    const { shape, axes } = cube
    const lines = new CubeLines(cube, readSections(book))
    this.lines = lines
    this.totals = new TotalChecks(lines, detailOf, this.sink)
    this.relations = new RelationChecks(lines, relations, detailOf, this.sink)
    this.looks = new RowLooks(lines.store)
    this.singles = new LineChecks(lines, detailOf, this.sink, this.looks)
    this.sizes = new SizeChecks(lines, detailOf, this.sink)
    this.peers = new PeerChecks(
      lines,
      this.sizes,
      detailOf,
      this.sink,
      this.looks,
      (scenario, line, locality, period) => {
        const found = this.foundByUnit.get(line * shape.localities.size + locality)
        const key = lines.keyOf(scenario, line, locality, period)
        return found !== undefined && isAbout(found, { cell: { kind: 'figure', key } })
      },
    )
    this.longPeriods = [...shape.periods.partCount.keys()].filter((at) => shape.periods.partCount[at] !== 0)
    this.placesBelow = placesOf(axes.localities.tree.children, shape.localities)
    this.sectorsBelow = placesOf(axes.sectors.tree.children, shape.sectors)
    for (const [line, results] of this.relations.resultsOf) this.dependents.set(line, [...results])
    for (let line = 0; line < lines.lineCount; line++) {
      const count = this.sizes.concerns(line) ? this.sizes.findCountLine(line) : null
      if (count !== null && count !== line)
        this.dependents.set(count, [...(this.dependents.get(count) ?? []), line])
    }
    this.checkedAt = new Int32Array(this.countRows())
  }

  /** By id. */
  get findings(): ReadonlyMap<string, Finding> {
    return this.byId
  }

  /** How many figures and relations were looked at, and how many of them nothing was found about. */
  countChecked(): { checked: number; passed: number } {
    return { checked: this.checked, passed: Math.max(0, this.checked - this.byId.size) }
  }

  /** Checks everything anew. */
  checkAll(): void {
    const { lines, rows } = this
    this.byId.clear()
    this.foundByUnit.clear()
    this.foundByGroup.clear()
    this.checkedAt = new Int32Array(this.countRows())
    this.checked = 0
    this.looks.grow()
    lines.store.forEachRow((plane, locality) => {
      const scenario = Math.floor(plane / lines.lineCount)
      const line = plane % lines.lineCount
      this.findRows(line, locality)
      // A unit is met once for each of its rows: the first one counts.
      for (let before = 0; before < scenario; before++) if (rows[before] !== 0) return
      this.checkUnit(line, locality)
    })
    for (let scenario = 0; scenario < scenarios.length; scenario++)
      for (let line = 0; line < lines.lineCount; line++) this.checkGroups(scenario, line)
    for (const found of this.foundByUnit.values())
      for (const finding of found) this.byId.set(finding.id, finding)
    for (const found of this.foundByGroup.values())
      for (const finding of found) this.byId.set(finding.id, finding)
  }

  /** After these figures have changed. A finding with the same id and other numbers is both removed and added. */
  refresh(keys: readonly FactKey[]): { added: Finding[]; removed: Finding[] } {
    if (keys.length > manyKeys) {
      const before = [...this.byId.values()]
      this.checkAll()
      return this.exchange(before, [...this.byId.values()])
    }
    const units = new Set<number>()
    const groups = new Set<number>()
    for (const key of keys) this.listAround(key, units, groups)
    if (this.checkedAt.length < this.countRows()) this.checkedAt = enlarge(this.checkedAt, this.countRows())
    this.looks.grow()
    const before: Finding[] = []
    const after: Finding[] = []
    const size = this.lines.shape.localities.size
    for (const unit of units) {
      before.push(...(this.foundByUnit.get(unit) ?? []))
      this.findRows(Math.floor(unit / size), unit % size)
      this.checkUnit(Math.floor(unit / size), unit % size)
      after.push(...(this.foundByUnit.get(unit) ?? []))
    }
    for (const group of groups) {
      before.push(...(this.foundByGroup.get(group) ?? []))
      this.checkGroup(group)
      after.push(...(this.foundByGroup.get(group) ?? []))
    }
    return this.exchange(before, after)
  }

  private exchange(
    before: readonly Finding[],
    after: readonly Finding[],
  ): { added: Finding[]; removed: Finding[] } {
    if (before.length === 0 && after.length === 0) return { added: [], removed: [] }
    const old = new Map(before.map((finding) => [finding.id, finding]))
    const current = new Map(after.map((finding) => [finding.id, finding]))
    const removed = [...old.values()].filter((item) => current.get(item.id)?.fingerprint !== item.fingerprint)
    const added = [...current.values()].filter((item) => old.get(item.id)?.fingerprint !== item.fingerprint)
    for (const { id } of before) this.byId.delete(id)
    for (const finding of current.values()) this.byId.set(finding.id, finding)
    return { added, removed }
  }

  /** The units and groups in which a change of the cell may show. */
  private listAround(key: FactKey, units: Set<number>, groups: Set<number>): void {
    const { lines } = this
    const { cube, shape } = lines
    const position = locate(cube.axes, key)
    if (position === null) return
    const { indicators, sectors, localities } = shape
    const place = localities.placeOf[position.locality] ?? 0
    const own =
      (indicators.placeOf[position.indicator] ?? 0) * sectors.size + (sectors.placeOf[position.sector] ?? 0)
    const above = wayUp(localities, place)
    for (const indicator of wayUp(indicators, indicators.placeOf[position.indicator] ?? 0)) {
      for (const sector of wayUp(sectors, sectors.placeOf[position.sector] ?? 0)) {
        const line = indicator * sectors.size + sector
        for (const locality of above) {
          this.addUnit(line, locality, position.scenario, line === own && locality === place, units, groups)
          for (const dependent of this.dependents.get(line) ?? [])
            this.addUnit(dependent, locality, position.scenario, false, units, groups)
        }
      }
    }
  }

  private addUnit(
    line: number,
    locality: number,
    scenario: number,
    isChangedCell: boolean,
    units: Set<number>,
    groups: Set<number>,
  ): void {
    const { shape, cube, lineCount } = this.lines
    const { localities, sectors } = shape
    units.add(line * localities.size + locality)
    // Where sizes of places are not compared, only entries count among siblings, and one of them has changed.
    const isComparable = this.peers.isComparable(line)
    if (!isComparable && !isChangedCell) return
    const parent = cube.axes.localities.tree.parent[localities.positionOf[locality] ?? 0] ?? -1
    if (parent >= 0)
      for (let each = 0; each < scenarios.length; each++)
        // What a figure of a plan makes doubtful of an actual one is not told again among siblings.
        if (isChangedCell || each === scenario)
          groups.add((each * lineCount + line) * localities.size + (localities.placeOf[parent] ?? 0))
    const sector = this.lines.sectorOf(line)
    const whole = cube.axes.sectors.tree.parent[sectors.positionOf[sector] ?? 0] ?? -1
    if (whole < 0 || !isComparable) return
    const wholeLine = line - sector + (sectors.placeOf[whole] ?? 0)
    for (let each = 0; each < scenarios.length; each++)
      if (isChangedCell || each === scenario)
        groups.add(-1 - ((each * lineCount + wholeLine) * localities.size + locality))
  }

  private findRows(line: number, locality: number): void {
    for (let scenario = 0; scenario < this.rows.length; scenario++)
      this.rows[scenario] = this.lines.rowOf(scenario, line, locality)
  }

  /** One line in the place whose rows were found last. */
  private checkUnit(line: number, locality: number): void {
    const { lines, rows, sink, relations, sizes, totals } = this
    const unit = line * lines.shape.localities.size + locality
    const breakdowns = totals.countBreakdowns(line, locality)
    let firstRow = 0
    sink.checked = 0
    for (let scenario = rows.length - 1; scenario >= 0; scenario--) {
      const row = rows[scenario] ?? 0
      if (row === 0) continue
      firstRow = row
      this.checked -= this.checkedAt[row] ?? 0
      this.checkedAt[row] = 0
      this.looks.forget(row)
      if (this.hasEntry(row)) continue
      // A sum that nobody entered can be looked at in two ways, or in one.
      if (breakdowns > 1) totals.checkRow(scenario, line, locality, row)
      rows[scenario] = 0
    }
    if (rows.some((row) => row !== 0)) {
      if (sizes.concerns(line))
        for (let scenario = 0; scenario < rows.length; scenario++)
          if (rows[scenario] !== 0) sizes.checkRow(scenario, line, locality, rows[scenario] ?? 0)
      this.singles.check(line, locality, rows)
      const hasRelations = relations.has(line)
      for (let scenario = 0; scenario < rows.length; scenario++) {
        const row = rows[scenario] ?? 0
        if (row === 0) continue
        if (breakdowns > 0) totals.checkRow(scenario, line, locality, row)
        totals.checkSubPeriods(scenario, line, locality, row, this.longPeriods)
        totals.checkCumulative(scenario, line, locality, row)
        if (hasRelations) relations.checkRow(scenario, line, locality, row)
      }
    }
    this.checked += sink.checked
    if (firstRow !== 0) this.checkedAt[firstRow] = sink.checked
    keep(this.foundByUnit, unit, sink.found)
  }

  private hasEntry(row: number): boolean {
    const { flags, width } = this.lines.store
    for (let slot = row * width; slot < (row + 1) * width; slot++)
      if (((flags[slot] ?? 0) & enteredFlag) !== 0) return true
    return false
  }

  /** All groups of siblings of a line. */
  private checkGroups(scenario: number, line: number): void {
    const { lines, peers } = this
    const { size } = lines.shape.localities
    const plane = scenario * lines.lineCount + line
    if (lines.store.hasPlane(plane))
      for (const [parent, children] of this.placesBelow.entries())
        if (children.length >= fewestSiblings) this.checkGroup(plane * size + parent)
    if (!peers.isComparable(line)) return
    const branches = this.sectorsBelow[lines.sectorOf(line)]
    if (branches === undefined || branches.length < fewestSiblings) return
    const first = plane - lines.sectorOf(line)
    if (!branches.some((branch) => lines.store.hasPlane(first + branch))) return
    for (let locality = 0; locality < size; locality++) this.checkGroup(-1 - (plane * size + locality))
  }

  private checkGroup(group: number): void {
    const { lines, peers } = this
    const { size } = lines.shape.localities
    const number = group < 0 ? -1 - group : group
    const plane = Math.floor(number / size)
    const scenario = Math.floor(plane / lines.lineCount)
    const line = plane % lines.lineCount
    if (group < 0)
      peers.checkSectors(scenario, line, number % size, this.sectorsBelow[lines.sectorOf(line)] ?? noPlaces)
    else peers.checkPlaces(scenario, line, this.placesBelow[number % size] ?? noPlaces)
    keep(this.foundByGroup, group, this.sink.found)
  }

  private countRows(): number {
    return Math.ceil(this.lines.store.flags.length / this.lines.store.width)
  }
}

/** From here on a check of everything takes no longer. */
const manyKeys = 20_000

/** Fewer say nothing about what is usual. */
const fewestSiblings = 4
const noPlaces = new Int32Array(0)

/** Moves what was found to where it belongs; the list is empty afterwards. */
function keep(lists: Map<number, Finding[]>, key: number, found: Finding[]): void {
  if (found.length === 0) lists.delete(key)
  else lists.set(key, found.splice(0))
}

function enlarge(from: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length)
  larger.set(from)
  return larger
}

function wayUp({ upwardStart, upward }: SiblingOrder, place: number): Int32Array {
  return upward.subarray(upwardStart[place], upwardStart[place + 1])
}

/** By place: the places of the children. */
function placesOf(children: readonly (readonly number[])[], order: SiblingOrder): Int32Array[] {
  return Array.from(order.positionOf, (position) =>
    Int32Array.from(children[position] ?? [], (child) => order.placeOf[child] ?? 0),
  )
}

/** The heading above the first row that shows the indicator: "II. Liên hiệp HTX" over a row "Vốn điều lệ". */
function readSections({ forms }: CheckedBook): (indicator: Indicator) => string {
  const sections = new Map<string, string>()
  for (const { definition } of forms) {
    let section = ''
    for (const { kind, label, indicator } of definition.rows) {
      if (kind === 'section') section = label
      if (indicator !== null && !sections.has(indicator)) sections.set(indicator, section)
    }
  }
  return ({ code }) => sections.get(code) ?? ''
}
