// The sheet in a real browser on a table of 100.000 rows and 30 columns, beside AG Grid alone with the same figures, rows
// and columns in the same run. Both read them from a worker that serves the program's contract; the program with its own
// host is measured at the size that a host opens.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser, outputFolder } from '../e2e/program'
import { buildPages, type BenchWindow } from './sheet/bench-pages'
import { measureArrows, measureDrag, type Dragging } from './sheet/measure-drag'
import { measureEdits } from './sheet/measure-enter'
import { measureWithHost } from './sheet/measure-host'
import { countDrawn, measureOpening, readProgramShape, type Opening } from './sheet/measure-open'
import { measurePaste, type Pasting } from './sheet/measure-paste'
import { measureScroll, middleScrolling, type Scrolling } from './sheet/measure-scroll'
import { measureSum } from './sheet/measure-sum'
import type { PageShape } from './sheet/page/page-shape'
import { middle } from './sheet/statistics'

const indicators = 1000
const cells = indicators * 100 * 30
const rounds = 5
const editsPerRound = 15
const hostIndicators = 100

type Pair<T> = { program: T; bare: T }

function pick<T, V>(measured: readonly Pair<T>[], read: (one: T) => V): Pair<V[]> {
  return {
    program: measured.map(({ program }) => read(program)),
    bare: measured.map(({ bare }) => read(bare)),
  }
}

/** Opens both again and again; the last two windows stay for the rest. */
async function openBoth(): Promise<{ openings: Pair<Opening>[]; windows: Pair<BenchWindow> }> {
  const openings: Pair<Opening>[] = []
  let windows: Pair<BenchWindow> | null = null
  let shape: PageShape | null = null
  for (let round = 0; round < rounds; round++) {
    await windows?.program.page.context().close()
    await windows?.bare.page.context().close()
    const program = await measureOpening(browser, 'program', indicators, null)
    shape ??= await readProgramShape(program.window, 33)
    const bare = await measureOpening(browser, 'bare', indicators, shape)
    windows = { program: program.window, bare: bare.window }
    openings.push({ program: program.opening, bare: bare.opening })
  }
  if (windows === null) throw new Error('nothing was opened')
  return { openings, windows }
}

/** A comparison means something only where both draw as much. */
async function requireSameRows(windows: Pair<BenchWindow>): Promise<void> {
  const program = await countDrawn(windows.program)
  const bare = await countDrawn(windows.bare)
  console.log(`drawn: ${JSON.stringify(program)}, bare ${JSON.stringify(bare)}`)
  if (Math.abs(program.rows - bare.rows) > 3 || program.columns !== bare.columns)
    throw new Error('the two do not draw the same')
}

await buildPages()
const browser = await launchBrowser()
const { openings, windows } = await openBoth()
await requireSameRows(windows)
const { program, bare } = windows
const scrolls: Pair<Scrolling>[] = []
const edits: Pair<{ painted: number[]; spent: number }>[] = []
const drags: Pair<Dragging>[] = []
const arrows: number[] = []
const pastes: Pair<Pasting>[] = []
for (let round = 0; round < rounds; round++) {
  scrolls.push({ program: await measureScroll(program), bare: await measureScroll(bare) })
  edits.push({
    program: await measureEdits(program, editsPerRound),
    bare: await measureEdits(bare, editsPerRound),
  })
  drags.push({ program: await measureDrag(program, true), bare: await measureDrag(bare, false) })
  arrows.push(await measureArrows(bare))
  pastes.push({ program: await measurePaste(program, round), bare: await measurePaste(bare, round) })
}
const sum = await measureSum(program, cells)
for (const { errors } of [program, bare]) if (errors.length > 0) throw new Error(errors.join('\n'))
await program.page.context().close()
await bare.page.context().close()
const hosted = await measureWithHost(browser, hostIndicators, editsPerRound * 2)
await browser.close()

const bareNamed = 'AG Grid alone'
const painted = pick(edits, (one) => one.painted)
const row = (name: string, pair: Pair<readonly number[]>, goal: string, peerName = bareNamed) => {
  const value = middle(pair.program)
  const peer = middle(pair.bare)
  return { name, value, unit: 'ms', peer, peerName, ratio: value / peer, goal }
}
const share = (name: string, pair: Pair<readonly number[]>, goal: string, peerName = bareNamed) => {
  const { value, peer, ratio } = row(name, pair, goal)
  return { name, value: ratio, unit: '×', peer: 1, peerName, ratio, goal, spent: value, peerSpent: peer }
}
const spentScrolling = pick(scrolls, (one) => one.spent)
const rows = [
  row(
    'drag-frame-p99-ms',
    pick(drags, (one) => one.frame),
    '≤ 17',
  ),
  row('selection-change-p50-ms', { program: pick(drags, (one) => one.change).program, bare: arrows }, '≤ 2'),
  row(
    'paste-2000x8-ms',
    pick(pastes, (one) => one.painted),
    '≤ 120',
  ),
  row(
    'paste-2000x8-followed-ms',
    pick(pastes, (one) => one.followed),
    '',
  ),
  row('enter-painted-p50-ms', { program: painted.program.flat(), bare: painted.bare.flat() }, '≤ 55'),
  row(
    'first-rows-100k-ms',
    pick(openings, (one) => one.asked),
    '≤ 2000',
  ),
  row(
    'scroll-frame-p99-ms',
    pick(scrolls, (one) => one.frame),
    '',
  ),
  share('scroll-vs-bare', spentScrolling, '≤ 1.2'),
  share(
    'open-vs-bare',
    pick(openings, (one) => one.read),
    '≤ 1.2',
  ),
  share(
    'edit-vs-bare',
    pick(edits, (one) => one.spent),
    '≤ 1.2',
  ),
  row(
    'sum-3M-longest-frame-ms',
    { program: [sum.longestFrame], bare: [sum.atOnce] },
    '≤ 34',
    'added in one loop',
  ),
  row('sum-3M-shown-ms', { program: [sum.shown], bare: [sum.atOnce] }, '', 'added in one loop'),
  row('host-first-rows-10k-ms', { program: [hosted.firstRows], bare: [] }, '', 'none'),
  row('host-enter-painted-10k-p50-ms', { program: hosted.painted, bare: [] }, '', 'none'),
].map((one) => (one.peerName === 'none' ? { ...one, peer: null, ratio: null } : one))

mkdirSync(outputFolder, { recursive: true })
writeFileSync(join(outputFolder, 'bench-sheet.json'), JSON.stringify(rows, null, 2))
console.log(`table: 100.000 × 30, rounds: ${String(rounds)}; with the host: 10.000 × 30`)
for (const { name, value, unit, peer, peerName, ratio, goal } of rows) {
  const beside = peer === null ? '' : `; ${peerName} ${peer.toFixed(2)}, ratio ${ratio.toFixed(2)}`
  console.log(`${name} ${value.toFixed(2)} ${unit}${goal === '' ? '' : ` (${goal})`}${beside}`)
}
console.log(
  `scroll: ${middleScrolling(scrolls.map((one) => one.program)).spent.toFixed(1)} ms of processor time a turn`,
)
