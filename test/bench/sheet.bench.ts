// The sheet in a real browser on a table of 100.000 rows and 30 columns, beside AG Grid alone with the same figures, rows
// and columns in the same run. Both read them from a worker that serves the program's contract; the program with its own
// host is measured at the size that a host opens.
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { launchBrowser, outputFolder } from '../e2e/program'
import { buildPages, type BenchWindow } from './sheet/bench-pages'
import { measureArrows, measureDrag, type Dragging } from './sheet/measure-drag'
import { measureEdits } from './sheet/measure-enter'
import { measureWithHost } from './sheet/measure-host'
import { countDrawn, measureOpening, readProgramShape, type Opening } from './sheet/measure-open'
import { measurePaste, type Pasting } from './sheet/measure-paste'
import { measureScroll, type Scrolling } from './sheet/measure-scroll'
import { measureSum } from './sheet/measure-sum'
import type { PageShape } from './sheet/page/page-shape'
import { middle } from './sheet/statistics'

const indicators = 1000
const cells = indicators * 100 * 30
const rounds = 5
const turnsPerRound = 3
const editsPerTurn = 5
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
  // In short turns: what else the machine does then meets both alike.
  for (let turn = 0; turn < turnsPerRound; turn++) {
    scrolls.push({ program: await measureScroll(program), bare: await measureScroll(bare) })
    edits.push({
      program: await measureEdits(program, editsPerTurn),
      bare: await measureEdits(bare, editsPerTurn),
    })
  }
  drags.push({ program: await measureDrag(program, true), bare: await measureDrag(bare, false) })
  arrows.push(await measureArrows(bare))
  pastes.push({ program: await measurePaste(program, round), bare: await measurePaste(bare, round) })
}
const sum = await measureSum(program, cells)
for (const { errors } of [program, bare]) if (errors.length > 0) throw new Error(errors.join('\n'))
await program.page.context().close()
await bare.page.context().close()
const hosted = await measureWithHost(browser, hostIndicators, editsPerTurn * 6)
await browser.close()

type Row = {
  name: string
  value: number
  unit: 'ms' | '×'
  /** Null: nothing else does the same. */
  peer: number | null
  peerName: string | null
  /** value / peer. */
  ratio: number | null
  goal: string | null
}

/** Medians of both, in milliseconds. */
function compare(
  name: string,
  { program: ours, bare: theirs }: Pair<readonly number[]>,
  goal: string | null,
  peerName: string | null = 'AG Grid alone',
): Row {
  const value = middle(ours)
  const peer = theirs.length === 0 ? null : middle(theirs)
  return { name, value, unit: 'ms', peer, peerName, ratio: peer === null ? null : value / peer, goal }
}

/** The same as a share: how many times what the grid alone takes. The times stand beside it. */
function relate(name: string, pair: Pair<readonly number[]>): Row & { ms: number; peerMs: number | null } {
  const { value, peer, ratio, ...rest } = compare(name, pair, '≤ 1.2')
  return { ...rest, value: ratio ?? 0, unit: '×', peer: 1, ratio, ms: value, peerMs: peer }
}

const alone = (values: readonly number[]): Pair<readonly number[]> => ({ program: values, bare: [] })
const painted = pick(edits, (one) => one.painted)
const changes = { program: drags.map((one) => one.program.change), bare: arrows }
const rows: (Row & { ms?: number; peerMs?: number | null })[] = [
  compare(
    'drag-frame-p99-ms',
    pick(drags, (one) => one.frame),
    '≤ 17',
  ),
  compare('selection-change-p50-ms', changes, '≤ 2', 'an arrow key in AG Grid alone'),
  compare(
    'paste-2000x8-ms',
    pick(pastes, (one) => one.painted),
    '≤ 120',
  ),
  compare(
    'paste-2000x8-followed-ms',
    pick(pastes, (one) => one.followed),
    null,
  ),
  compare('enter-painted-p50-ms', { program: painted.program.flat(), bare: painted.bare.flat() }, '≤ 55'),
  compare(
    'first-rows-100k-ms',
    pick(openings, (one) => one.asked),
    '≤ 2000',
  ),
  compare(
    'scroll-frame-p99-ms',
    pick(scrolls, (one) => one.frame),
    null,
  ),
  relate(
    'scroll-vs-bare',
    pick(scrolls, (one) => one.spent),
  ),
  relate(
    'open-vs-bare',
    pick(openings, (one) => one.read),
  ),
  relate(
    'edit-vs-bare',
    pick(edits, (one) => one.spent),
  ),
  compare('sum-3M-longest-frame-ms', alone([sum.longestFrame]), '≤ 34', null),
  compare('sum-3M-shown-ms', { program: [sum.shown], bare: [sum.atOnce] }, null, 'adding in one loop'),
  compare('host-first-rows-10k-ms', alone([hosted.firstRows]), null, null),
  compare('host-enter-painted-10k-p50-ms', alone(hosted.painted), null, null),
]

mkdirSync(outputFolder, { recursive: true })
writeFileSync(join(outputFolder, 'bench-sheet.json'), JSON.stringify(rows, null, 2))
console.log(`100.000 × 30 in ${String(rounds)} rounds, with the host 10.000 × 30; load ${loadText()}`)
for (const { name, value, unit, peer, peerName, ratio, goal, ms, peerMs } of rows) {
  const wanted = goal === null ? '' : ` (${goal})`
  const beside =
    ms !== undefined
      ? `: ${ms.toFixed(1)} ms, ${peerName ?? ''} ${(peerMs ?? 0).toFixed(1)} ms`
      : peer === null
        ? ''
        : `; ${peerName ?? ''} ${peer.toFixed(2)}, ratio ${(ratio ?? 0).toFixed(2)}`
  console.log(`${name} ${value.toFixed(2)} ${unit}${wanted}${beside}`)
}

/** What else the machine did: on a busy one only ratios mean something. */
function loadText(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')
}
