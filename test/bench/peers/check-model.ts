import { buildAxes } from '../../../shared/calc/axes'
import { cellState, Cube } from '../../../shared/calc/cube'
import { roundQuotient } from '../../../shared/calc/exact'
import type { CheckedBook } from '../../../shared/checks/checked-book'
import type { Dimensions, Indicator } from '../../../shared/model/dimension'
import { makeEngineModel, nation, type EngineModel } from './engine-model'

/**
 * The figures of the nation as they are reported, but meaning something and consistent, so that there is everything to be
 * checked and next to nothing to be found: numbers of cooperatives, members among them, revenues; ratios that were entered
 * beside their counts, and totals that were entered at all places above the communes. The facts stand where those of the
 * engine's model do, in the same shape; totals and ratios come on top.
 */
export type CheckModel = {
  book: CheckedBook
  cube: Cube
  model: EngineModel
  dimensions: Dimensions
  facts: number
}

const meanings: readonly Pick<Indicator, 'name' | 'unit' | 'kind' | 'decimals'>[] = [
  { name: 'Tổng số HTX', unit: 'HTX', kind: 'stock', decimals: 0 },
  { name: 'Doanh thu của HTX', unit: 'triệu đồng', kind: 'flow', decimals: 1 },
  { name: 'Tổng số thành viên', unit: 'người', kind: 'stock', decimals: 0 },
  { name: 'Tổng số tổ hợp tác', unit: 'THT', kind: 'stock', decimals: 0 },
  { name: 'Số thành viên tổ hợp tác', unit: 'người', kind: 'stock', decimals: 0 },
  { name: 'Doanh thu của tổ hợp tác', unit: 'triệu đồng', kind: 'flow', decimals: 1 },
]
/** Numerator and denominator of the ratios, by place of the meaning; the first and the last are reported. */
const ratios: readonly (readonly [number, number])[] = [
  [1, 0],
  [2, 3],
  [4, 3],
]
const typical = [40, 6000, 900, 60, 700, 3000]
/** One commune in so many states its ratios, too. */
const statedEvery = 4

export function makeCheckModel(random: () => number): CheckModel {
  const model = makeEngineModel(nation)
  const dimensions: Dimensions = {
    ...model.dimensions,
    indicators: model.dimensions.indicators.map((indicator, at) => {
      const meaning = meanings[at]
      if (meaning !== undefined) return { ...indicator, ...meaning }
      const [numerator = 0, denominator = 0] = ratios[at - meanings.length] ?? []
      return {
        ...indicator,
        name: `Bình quân ${at}`,
        unit: 'triệu đồng/HTX',
        kind: 'average' as const,
        decimals: 1,
        numerator: model.dimensions.indicators[numerator]?.id ?? null,
        denominator: model.dimensions.indicators[denominator]?.id ?? null,
      }
    }),
  }
  const cube = new Cube(buildAxes(dimensions), 260_000)
  let facts = writeFacts(model, cube, random)
  cube.recomputeAll()
  facts += enterTotals(model, cube)
  facts += enterRatios(model, cube, dimensions)
  cube.recomputeAll()
  const book: CheckedBook = { cube, forms: [], documents: [], detailOf: () => null }
  return { book, cube, model, dimensions, facts }
}

/** Each line of a commune has its own size and grows by a few percent a period. */
function writeFacts(model: EngineModel, cube: Cube, random: () => number): number {
  const { scenario, indicator, sector, locality, period } = model
  let size = 0
  let last = -1
  for (let at = 0; at < model.count; at++) {
    const line = ((indicator[at] ?? 0) * 9 + (sector[at] ?? 0)) * 100_000 + (locality[at] ?? 0)
    if (line !== last) size = (typical[indicator[at] ?? 0] ?? 0) * (0.6 + 0.8 * random())
    last = line
    const growth = 1 + 0.01 * (period[at] ?? 0) + 0.02 * random()
    const isYear = (period[at] ?? 0) % 5 === 0 && (indicator[at] === 1 || indicator[at] === 5)
    cube.loadAt(
      scenario[at] ?? 0,
      indicator[at] ?? 0,
      sector[at] ?? 0,
      locality[at] ?? 0,
      period[at] ?? 0,
      cellState.number,
      Math.round(size * growth * (isYear ? 4 : 1)) * (indicator[at] === 1 || indicator[at] === 5 ? 10 : 1),
    )
  }
  return model.count
}

/** What the parts sum to, entered for all sectors at every place above the communes. */
function enterTotals(model: EngineModel, cube: Cube): number {
  let entered = 0
  for (let locality = 0; locality < model.firstLeaf; locality++) {
    for (let indicator = 0; indicator < meanings.length; indicator++) {
      for (let period = 0; period < 20; period++) {
        const position = { scenario: 0, indicator, sector: 0, locality, period }
        const { state, value } = cube.read(position)
        if (state !== cellState.number) continue
        cube.load({ position, state, value })
        entered++
      }
    }
  }
  return entered
}

function enterRatios(model: EngineModel, cube: Cube, { indicators, localities }: Dimensions): number {
  let entered = 0
  for (let locality = 0; locality < localities.length; locality++) {
    if (locality >= model.firstLeaf && locality % statedEvery !== 0) continue
    for (const [at, [numerator, denominator]] of ratios.entries()) {
      for (let period = 0; period < 20; period++) {
        const where = { scenario: 0, sector: 0, locality, period }
        const above = cube.read({ ...where, indicator: numerator })
        const below = cube.read({ ...where, indicator: denominator })
        if (above.state !== cellState.number || below.state !== cellState.number || below.value === 0)
          continue
        const decimals = (indicators[numerator]?.decimals ?? 0) - (indicators[denominator]?.decimals ?? 0)
        const value = roundQuotient({ n: above.value, d: below.value * 10 ** decimals }, 1)
        if (value === null) continue
        cube.load({ position: { ...where, indicator: meanings.length + at }, state: cellState.number, value })
        entered++
      }
    }
  }
  return entered
}
