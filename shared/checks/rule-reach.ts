import { locate, type Axes, type Position } from '../calc/axes'
import type { CompiledReference } from '../calc/formula/formula-book'
import type { FactKey } from '../model/fact'
import type { CompiledRule } from './compile-rule'

/**
 * Where a changed figure may change what a rule says: what it adds up to along each axis, turned round through the
 * references of the rule. Never too few cells; a few too many where a formula of the user looks elsewhere.
 */
export class RuleReach {
  private readonly wholes: {
    readonly indicators: readonly (readonly number[])[]
    readonly sectors: readonly (readonly number[])[]
    readonly localities: readonly (readonly number[])[]
    readonly periods: readonly (readonly number[])[]
  }
  /** By position of an indicator: whether its formula, or one that it is made of, reads elsewhere than in its own cell. */
  private readonly wanders: Uint8Array

  constructor(private readonly axes: Axes) {
    this.wholes = {
      indicators: listIndicatorUsers(axes),
      sectors: invert(axes.sectors.parts),
      localities: invert(
        axes.localities.tree.children.map((children, place) => [
          ...children,
          ...(axes.localities.predecessors[place] ?? []),
        ]),
      ),
      periods: invert(axes.periods.parts),
    }
    this.wanders = findWandering(axes)
  }

  /** Whether any of the indicators' figures can matter to the rule at all. */
  concerns(rule: CompiledRule, key: FactKey): boolean {
    const position = locate(this.axes, key)
    if (position === null) return false
    const indicators = close(this.wholes.indicators, position.indicator)
    return rule.operands.some(({ reference }) => indicators.has(reference.indicator))
  }

  /** Calls `visit` for every cell of the rule that the figure may matter to; for some more than once. */
  forEachCell(rule: CompiledRule, key: FactKey, visit: (position: Position) => void): void {
    const changed = locate(this.axes, key)
    if (changed === null) return
    const indicators = close(this.wholes.indicators, changed.indicator)
    const concerned = rule.operands.filter(({ reference }) => indicators.has(reference.indicator))
    if (concerned.length === 0) return
    const localities = close(this.wholes.localities, changed.locality)
    const sectors = close(this.wholes.sectors, changed.sector)
    const periods = close(this.wholes.periods, changed.period)
    for (const { reference } of concerned) {
      const scenarios = this.scenariosOf(rule, reference, changed.scenario)
      const within = this.sectorsOf(rule, reference, sectors)
      const times = this.periodsOf(reference, periods)
      for (const scenario of scenarios)
        for (const sector of within)
          for (const locality of localities)
            for (const period of times) visit({ scenario, indicator: 0, sector, locality, period })
    }
  }

  private isWandering({ indicator }: CompiledReference): boolean {
    return this.wanders[indicator] === 1
  }

  private scenariosOf(rule: CompiledRule, reference: CompiledReference, changed: number): readonly number[] {
    if (this.isWandering(reference)) return rule.scenarios
    if (reference.scenario >= 0) return reference.scenario === changed ? rule.scenarios : []
    return rule.scenarios.includes(changed) ? [changed] : []
  }

  private sectorsOf(
    rule: CompiledRule,
    reference: CompiledReference,
    changed: ReadonlySet<number>,
  ): readonly number[] {
    if (this.isWandering(reference)) return rule.sectors
    if (reference.sector >= 0) return changed.has(reference.sector) ? rule.sectors : []
    return rule.sectors.filter((sector) => changed.has(sector))
  }

  private periodsOf(reference: CompiledReference, changed: ReadonlySet<number>): readonly number[] {
    if (this.isWandering(reference)) return [...this.axes.periods.ids.keys()]
    const { periods } = reference
    if (periods === null) return [...changed]
    return [...periods.keys()].filter((period) => changed.has(periods[period] ?? -1))
  }
}

function invert(parts: readonly (readonly number[])[]): number[][] {
  const wholes: number[][] = parts.map(() => [])
  for (const [whole, list] of parts.entries()) for (const part of list) wholes[part]?.push(whole)
  return wholes
}

/** Everything that the position adds to, itself first. */
function close(wholes: readonly (readonly number[])[], start: number): ReadonlySet<number> {
  const reached = new Set([start])
  for (const position of reached) for (const whole of wholes[position] ?? []) reached.add(whole)
  return reached
}

/** By indicator: those that are computed from it. */
function listIndicatorUsers({ dimensions, indicators, formulas }: Axes): number[][] {
  const users: number[][] = dimensions.indicators.map(() => [])
  for (const [position, indicator] of dimensions.indicators.entries()) {
    const parent = indicators.tree.parent[position] ?? -1
    if (parent >= 0) users[position]?.push(parent)
    for (const id of [indicator.numerator, indicator.denominator]) {
      if (id !== null) users[indicators.positions.get(id) ?? -1]?.push(position)
    }
    for (const reference of formulas.byPosition[position]?.references.values() ?? [])
      users[reference.indicator]?.push(position)
  }
  return users
}

function findWandering({ dimensions, formulas }: Axes): Uint8Array {
  const wanders = new Uint8Array(dimensions.indicators.length)
  const users: number[][] = dimensions.indicators.map(() => [])
  const open: number[] = []
  for (const [position, formula] of formulas.byPosition.entries()) {
    for (const reference of formula?.references.values() ?? []) {
      if (reference.isFormula) users[reference.indicator]?.push(position)
      const isElsewhere = reference.sector >= 0 || reference.scenario >= 0 || reference.periods !== null
      if (isElsewhere && wanders[position] === 0) {
        wanders[position] = 1
        open.push(position)
      }
    }
  }
  for (let position = open.pop(); position !== undefined; position = open.pop()) {
    for (const user of users[position] ?? []) {
      if (wanders[user] === 1) continue
      wanders[user] = 1
      open.push(user)
    }
  }
  return wanders
}
