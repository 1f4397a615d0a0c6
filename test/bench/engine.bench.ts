// The engine at the size of a district, the nation and five nations: an edit alone, an edit with the evaluation of a table
// of 320 cells, a paste of 2.000, loading, full recomputation and memory; beside it the same view by SQL and the same
// formulas in HyperFormula, interleaved in this process, and in LibreOffice, interleaved with its process. Ratios and
// counts mean more than times: the machine is shared.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import type { Cube } from '../../shared/calc/cube'
import { evaluateCell, type CellSpec } from '../../shared/calc/evaluate-cell'
import { outputFolder } from '../e2e/program'
import { seededRandom } from '../fixtures/seeded-random'
import { collectRows, percentile, time, type BenchRow } from './peers/bench-rows'
import { compareWithHyperFormula } from './peers/compare-hyperformula'
import { compareWithLibreOffice } from './peers/compare-libreoffice'
import { editOf, openView, randomEdits } from './peers/engine-edits'
import {
  countRows,
  district,
  loadCube,
  makeEngineModel,
  makeTable,
  nation,
  nationWide,
  smallNation,
  type EngineModel,
} from './peers/engine-model'
import { openSqliteView } from './peers/sqlite-view'

const rows: BenchRow[] = []
const note = collectRows(rows)
const random = seededRandom(7)

function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Microseconds of each edit, after a warm-up. */
function timeEdits(model: EngineModel, cube: Cube, table: readonly CellSpec[], count: number): number[] {
  const edits = randomEdits(model, count + 2000, random)
  const view = openView(cube, table)
  const times: number[] = []
  for (const [index, edit] of edits.entries()) {
    const single = [edit]
    const spent = time(() => {
      cube.apply(single)
      view.refresh()
    })
    if (index >= 2000) times.push(spent * 1000)
  }
  return times
}

/** The work of an edit is the cells above it, which are as many as the trees are deep; its price should be the same. */
function noteDerived(model: EngineModel, cube: Cube, editMicroseconds: number): void {
  const edits = randomEdits(model, 5000, random)
  const derived = cube.apply(edits) / edits.length
  note(`derived-per-edit@${model.name}`, derived, 'cells')
  note(`edit-per-derived-ns@${model.name}`, (editMicroseconds * 1000) / derived, 'ns')
}

/** What was measured: the same number of facts may need more or less, by how they are spread. */
function describe({ name, count, dimensions }: EngineModel, cube: Cube): void {
  const { indicators, sectors, localities, periods } = dimensions
  const additive = indicators.filter(({ kind }) => kind === 'stock' || kind === 'flow').length
  console.log(
    `  ${name}: ${count} facts of ${additive} additive indicators (and ${indicators.length - additive} ratios), ` +
      `${sectors.length} sectors, ${localities.length} places, ${periods.length} periods; ` +
      `arrays of the cube ${(cube.byteLength / 2 ** 20).toFixed(1)} MB`,
  )
}

function measureNation(): void {
  const model = makeEngineModel(nation)
  const expected = countRows(model)
  const before = memory()
  let cube = loadCube(model, expected)
  note('memory-mb@1.1M', (memory() - before) / 2 ** 20, 'MB')
  describe(model, cube)
  const loads = Array.from({ length: 5 }, () => time(() => (cube = loadCube(model, expected))))
  note('load-ms@1.1M', percentile(loads, 0.5), 'ms')
  const recomputes = Array.from({ length: 7 }, () => time(() => cube.recomputeAll()))
  note('recompute-ms@1.1M', percentile(recomputes, 0.5), 'ms')

  const table = makeTable(model, 0)
  const edits = timeEdits(model, cube, [], 20_000)
  note('edit-p50-us@1.1M', percentile(edits, 0.5), 'µs')
  note('edit-p99-us@1.1M', percentile(edits, 0.99), 'µs')
  const views = timeEdits(model, cube, table, 5000)
  note('edit-view-p50-us@1.1M', percentile(views, 0.5), 'µs')
  note('edit-view-p99-us@1.1M', percentile(views, 0.99), 'µs')
  const whole = Array.from({ length: 500 }, () =>
    time(() => table.forEach((spec) => evaluateCell(cube, spec, 1))),
  )
  note('evaluate-320-cells-us@1.1M', percentile(whole, 0.5) * 1000, 'µs')
  const pastes = Array.from({ length: 15 }, () => randomEdits(model, 2000, random)).map((paste) =>
    time(() => cube.apply(paste)),
  )
  note('paste-2000-ms@1.1M', percentile(pastes, 0.5), 'ms')
  noteDerived(model, cube, percentile(edits, 0.5))
  compareWithSqlite(model, loadCube(model, expected), table)
}

/** Interleaved rounds of the same edit and view; the totals of both must be equal. */
function compareWithSqlite(model: EngineModel, cube: Cube, table: readonly CellSpec[]): void {
  const sqlite = openSqliteView(model)
  const ours: number[] = []
  const theirs: number[] = []
  let totals: ReturnType<typeof sqlite.editAndView> = []
  for (let round = 0; round < 5; round++) {
    const fact = Math.floor(random() * model.count)
    const value = Math.floor(random() * 5000)
    theirs.push(time(() => (totals = sqlite.editAndView(fact, value))))
    const edit = [editOf(model, fact, value)]
    ours.push(
      time(() => {
        cube.apply(edit)
        for (const spec of table) evaluateCell(cube, spec, 1)
      }),
    )
    checkTotals(cube, totals)
  }
  sqlite.close()
  note('view-vs-sqlite@1.1M', percentile(ours, 0.5), 'ms', percentile(theirs, 0.5))
}

function checkTotals(cube: Cube, totals: readonly Record<string, number>[]): void {
  for (const { scenario = 0, indicator = 0, sector = 0, period = 0, total } of totals) {
    const cell = cube.read({ scenario, indicator, sector, locality: 0, period })
    if (cell.value !== total) throw new Error('the engine and SQLite disagree')
  }
}

function measureFlatness(): void {
  for (const size of [district, smallNation, nationWide]) {
    const model = makeEngineModel(size)
    const cube = loadCube(model, countRows(model))
    const table = makeTable(model, 0)
    const edits = timeEdits(model, cube, [], 20_000)
    note(`edit-p50-us@${size.name}`, percentile(edits, 0.5), 'µs')
    note(`edit-view-p50-us@${size.name}`, percentile(timeEdits(model, cube, table, 3000), 0.5), 'µs')
    noteDerived(model, cube, percentile(edits, 0.5))
    describe(model, cube)
  }
}

measureNation()
measureFlatness()
const peerModel = makeEngineModel(district)
compareWithHyperFormula(peerModel, join(outputFolder, 'bench'), note)
await compareWithLibreOffice(peerModel, note)
mkdirSync(outputFolder, { recursive: true })
writeFileSync(join(outputFolder, 'bench-engine.json'), JSON.stringify(rows, null, 2))
