import { seededRandom } from '../../fixtures/seeded-random'
import { noteRounds, percentile, time, type NoteRow } from './bench-rows'
import { checkCell, checkTableCell } from './check-cells'
import { openView, randomEdits } from './engine-edits'
import { countRows, loadCube, makeTable, type EngineModel } from './engine-model'
import { tableSheet, tableWidth, writeFormulaSheets, type SheetAddress } from './formula-sheets'
import { findHyperFormula } from './hyperformula'

const loadRounds = 3
const editRounds = 12
/** So many that the figures of the other engine have left the processor's caches for most of a round, here and there. */
const editsPerRound = 2000
const warmUpRounds = 2
const cellsChecked = 20_000

/**
 * The same figures and the same table, edited alike in this process, in turns: rounds of the engine, then of
 * HyperFormula. An edit includes everything until the list of changed cells is there: all changed formulas there, what
 * the open table shows differently here. Throws where a figure differs.
 */
export function compareWithHyperFormula(model: EngineModel, folder: string, note: NoteRow): void {
  const names = [`edit-vs-hyperformula@${model.name}`, `load-vs-hyperformula@${model.name}`] as const
  const open = findHyperFormula(folder)
  if (typeof open === 'string') {
    for (const name of names) console.log(`${name} skipped: ${open}`)
    return
  }
  const table = makeTable(model, 0)
  const { sheets, addressOf, formulas } = writeFormulaSheets(model, table)
  const rows = countRows(model)

  const loads: number[] = []
  const loadsOfPeer: number[] = []
  let cube = loadCube(model, rows)
  let peer = open({ Warm: [['=SUM(1,2)']] })
  for (let round = 0; round < loadRounds; round++) {
    peer.close()
    globalThis.gc?.()
    const quick = Array.from({ length: 5 }, () => time(() => (cube = loadCube(model, rows))))
    loads.push(median(quick))
    loadsOfPeer.push(time(() => (peer = open(sheets))))
  }

  const random = seededRandom(11)
  const view = openView(cube, table)
  const tableAddress = (index: number): SheetAddress => ({
    sheet: tableSheet,
    row: Math.floor(index / tableWidth),
    column: index % tableWidth,
  })
  let compared = 0
  const checkAll = (): void => {
    for (let at = 0; at < cellsChecked; at++) {
      const position = formulas[Math.floor(random() * formulas.length)]
      if (position === undefined) throw new Error('the sheets have no formulas')
      checkCell(model, cube, position, peer.read(addressOf(position)))
      compared++
    }
    for (const [index, spec] of table.entries()) {
      checkTableCell(model, cube, spec, peer.read(tableAddress(index)))
      compared++
    }
  }

  checkAll()
  const alone: number[] = []
  const repainting: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < warmUpRounds + editRounds; round++) {
    const entries = randomEdits(model, editsPerRound, random)
    const ours = entries.map((entry) => {
      const single = [entry]
      const start = performance.now()
      cube.apply(single)
      const edited = performance.now()
      view.refresh()
      return { edit: edited - start, both: performance.now() - start }
    })
    const peers = entries.map(({ position, value }) => time(() => peer.set(addressOf(position), value)))
    if (round < warmUpRounds) continue
    alone.push(median(ours.map(({ edit }) => edit)) * 1000)
    repainting.push(median(ours.map(({ both }) => both)) * 1000)
    theirs.push(median(peers) * 1000)
  }
  checkAll()

  // Whatever this table shows differently after an edit is in the other's list of changes too.
  let repainted = 0
  let changedByPeer = 0
  for (const entry of randomEdits(model, editsPerRound, random)) {
    cube.apply([entry])
    const changed = view.refresh()
    const change = peer.edit(addressOf(entry.position), entry.value, tableSheet)
    const painted = new Set(change.changed.map(({ row, column }) => row * tableWidth + column))
    if (changed.some((index) => !painted.has(index))) throw new Error('HyperFormula repaints other cells')
    repainted += changed.length
    changedByPeer += change.count
  }
  checkAll()
  peer.close()

  console.log(
    `  HyperFormula: ${formulas.length + table.length} formulas, ${compared} cells compared, 0 differences; per edit ` +
      `${(changedByPeer / editsPerRound).toFixed(1)} cells changed there, ${(repainted / editsPerRound).toFixed(1)} of the table repainted here`,
  )
  noteRounds(note, names[0], 'µs', repainting, theirs)
  noteRounds(note, `edit-alone-vs-hyperformula@${model.name}`, 'µs', alone, theirs)
  noteRounds(note, names[1], 'ms', loads, loadsOfPeer)
}

function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5)
}
