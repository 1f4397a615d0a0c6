// The contradiction finder at the size of the nation: a check of everything, and what an edit costs. The model is
// consistent and has entered totals, entered ratios and money, so there is something to check; how much is noted, too.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { CubeChecks } from '../../shared/checks/cube-checks'
import { readRelations } from '../../shared/checks/read-relations'
import { cellState } from '../../shared/calc/cube'
import { outputFolder } from '../e2e/program'
import { measureMutations } from '../fixtures/mutations'
import { seededRandom } from '../fixtures/seeded-random'
import { collectRows, percentile, time, type BenchRow } from './peers/bench-rows'
import { makeCheckModel } from './peers/check-model'
import { keyOf, positionOf } from './peers/engine-model'

const rows: BenchRow[] = []
const note = collectRows(rows)
const random = seededRandom(11)

/** Microseconds by the clock, and of this process alone: the machine may be shared. */
type Spent = { wall: number; cpu: number }

function measure(work: () => void): Spent {
  const before = process.cpuUsage()
  const wall = time(work) * 1000
  const { user, system } = process.cpuUsage(before)
  return { wall, cpu: user + system }
}

function wallOf({ wall }: Spent): number {
  return wall
}

function cpuOf({ cpu }: Spent): number {
  return cpu
}

function measureNation(): void {
  const { book, cube, model, dimensions, facts } = makeCheckModel(random)
  const relations = readRelations(dimensions, [])
  const checks = new CubeChecks(book, relations)
  note('facts@1.1M', facts, 'facts')
  note(
    'full-first-ms@1.1M',
    time(() => checks.checkAll()),
    'ms',
  )
  const full = Array.from({ length: 15 }, () => measure(() => checks.checkAll()))
  note('full-ms@1.1M', percentile(full.map(wallOf), 0.5) / 1000, 'ms')
  note('full-cpu-ms@1.1M', percentile(full.map(cpuOf), 0.5) / 1000, 'ms')
  note('checked@1.1M', checks.countChecked().checked, 'checks')
  note('findings@1.1M', checks.findings.size, 'findings')
  const times: Spent[] = []
  const count = 6000
  const warmUp = 1000
  let changed = 0
  for (let edit = 0; edit < count; edit++) {
    const position = positionOf(model, Math.floor(random() * model.count))
    const { value } = cube.read(position)
    // Every other edit is a slip, the others put right again what stood there.
    const slip = Math.round(value * (edit % 3 === 0 ? 10 : edit % 3 === 1 ? 1.05 : 0.7))
    cube.apply([{ position, state: cellState.number, value: slip }])
    const spent = measure(() => {
      const { added, removed } = checks.refresh([keyOf(position)])
      changed += added.length + removed.length
    })
    if (edit >= warmUp) times.push(spent)
    cube.apply([{ position, state: cellState.number, value }])
    checks.refresh([keyOf(position)])
  }
  note('edit-p50-us@1.1M', percentile(times.map(wallOf), 0.5), 'µs')
  note('edit-p99-us@1.1M', percentile(times.map(wallOf), 0.99), 'µs')
  note('edit-cpu-p99-us@1.1M', percentile(times.map(cpuOf), 0.99), 'µs')
  note('edit-findings@1.1M', changed / count, 'findings')
}

/** Errors planted in consistent tables: how many are found, whose culprit is named first, and what is found without any. */
function measureErrors(): void {
  const { recall, culprit, falsePer500 } = measureMutations(2027, 40)
  note('recall', recall, '%')
  note('culprit', culprit, '%')
  note('false-per-500', falsePer500, 'findings')
}

measureNation()
measureErrors()
mkdirSync(outputFolder, { recursive: true })
writeFileSync(join(outputFolder, 'bench-checks.json'), JSON.stringify(rows, null, 2))
