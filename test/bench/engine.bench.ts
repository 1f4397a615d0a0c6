// The engine at the size of a district, the nation and five nations: an edit alone, an edit with the evaluation of a table
// of 320 cells, a paste of 2.000, loading, full recomputation and memory; beside it the same view by SQL, interleaved in
// this process. Ratios and counts mean more than times: the machine is shared.
import { createRequire } from 'node:module'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { cellState, type Cube, type Entry } from '../../shared/calc/cube'
import { evaluateCell, type CellSpec, type EvaluatedCell } from '../../shared/calc/evaluate-cell'
import { ViewValues } from '../../shared/calc/view-values'
import { outputFolder } from '../e2e/program'
import { seededRandom } from '../fixtures/seeded-random'
import {
  countRows,
  district,
  loadCube,
  makeEngineModel,
  makeTable,
  nation,
  nationWide,
  type EngineModel,
} from './peers/engine-model'
import { openSqliteView } from './peers/sqlite-view'

type Row = { name: string; value: number; unit: string; peer: number | null; ratio: number | null }
const rows: Row[] = []

function note(name: string, value: number, unit: string, peer: number | null = null): void {
  const ratio = peer === null ? null : peer / value
  rows.push({ name, value, unit, peer, ratio })
  const beside = peer === null || ratio === null ? '' : `; peer ${peer.toFixed(2)}, ratio ${ratio.toFixed(1)}`
  console.log(`${name} ${value.toFixed(2)} ${unit}${beside}`)
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function time(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function entryOf(model: EngineModel, fact: number, value: number): Entry {
  return {
    position: {
      scenario: model.scenario[fact] ?? 0,
      indicator: model.indicator[fact] ?? 0,
      sector: model.sector[fact] ?? 0,
      locality: model.locality[fact] ?? 0,
      period: model.period[fact] ?? 0,
    },
    state: cellState.number,
    value,
  }
}

const random = seededRandom(7)
function randomEdits(model: EngineModel, count: number): Entry[] {
  return Array.from({ length: count }, () =>
    entryOf(model, Math.floor(random() * model.count), Math.floor(random() * 5000)),
  )
}

function openView(cube: Cube, table: readonly CellSpec[]): ViewValues<EvaluatedCell | null> {
  return new ViewValues(
    cube,
    table.length,
    (index) => {
      const spec = table[index]
      return spec === undefined ? null : evaluateCell(cube, spec, 1)
    },
    (a, b) => a?.status === b?.status && a?.value === b?.value && a?.partial === b?.partial,
  )
}

/** Microseconds of each edit, after a warm-up. */
function timeEdits(model: EngineModel, cube: Cube, table: readonly CellSpec[], count: number): number[] {
  const edits = randomEdits(model, count + 2000)
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

function countDerived(model: EngineModel, cube: Cube): number {
  const edits = randomEdits(model, 5000)
  return cube.apply(edits) / edits.length
}

function measureNation(): void {
  const model = makeEngineModel(nation)
  const expected = countRows(model)
  const before = memory()
  let cube = loadCube(model, expected)
  note('memory-mb@1.1M', (memory() - before) / 2 ** 20, 'MB')
  console.log(`  arrays of the cube: ${(cube.byteLength / 2 ** 20).toFixed(1)} MB, facts: ${model.count}`)
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
  const pastes = Array.from({ length: 15 }, () => randomEdits(model, 2000)).map((paste) =>
    time(() => cube.apply(paste)),
  )
  note('paste-2000-ms@1.1M', percentile(pastes, 0.5), 'ms')
  note('derived-per-edit@1.1M', countDerived(model, cube), 'cells')
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
    const edit = [entryOf(model, fact, value)]
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
  for (const size of [district, nationWide]) {
    const model = makeEngineModel(size)
    const cube = loadCube(model, countRows(model))
    const table = makeTable(model, 0)
    const edits = timeEdits(model, cube, [], 20_000)
    note(`edit-p50-us@${size.name}`, percentile(edits, 0.5), 'µs')
    note(`edit-view-p50-us@${size.name}`, percentile(timeEdits(model, cube, table, 3000), 0.5), 'µs')
    note(`derived-per-edit@${size.name}`, countDerived(model, cube), 'cells')
    console.log(`  facts: ${model.count}, arrays: ${(cube.byteLength / 2 ** 20).toFixed(1)} MB`)
  }
}

function reportPeers(): void {
  try {
    createRequire(join(process.cwd(), 'package.json')).resolve('hyperformula')
    console.log('hyperformula is installed, but no comparison with it is written')
  } catch {
    for (const name of ['edit-vs-hyperformula@110k', 'load-vs-hyperformula@110k'])
      console.log(`${name} skipped: not installed`)
  }
  console.log('recompute-vs-libreoffice@110k skipped: no comparison with it is written')
}

measureNation()
measureFlatness()
reportPeers()
mkdirSync(outputFolder, { recursive: true })
writeFileSync(join(outputFolder, 'bench-engine.json'), JSON.stringify(rows, null, 2))
