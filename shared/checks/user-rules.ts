import type { Axes, Position } from '../calc/axes'
import type { Cube } from '../calc/cube'
import type { CheckRule } from '../model/check-rule'
import type { FactKey } from '../model/fact'
import type { Finding } from '../model/finding'
import type { StoredForm } from '../model/definition'
import { compileRule, judgeRule, mayHaveFigures, type CompiledRule, type RuleVerdict } from './compile-rule'
import type { CheckedBook } from './checked-book'
import { makeBrokenRuleFinding, makeRuleFinding } from './rule-finding'
import { RuleReach } from './rule-reach'

/**
 * The rules of the user over the whole workbook. A verdict for every cell of every rule is kept (a byte each), so that
 * after an edit only the cells that the figure reaches are judged again. Rules that contradict each other, or that nothing
 * can satisfy, are judged one by one like all others.
 */
export class RuleChecks {
  private readonly cube: Cube
  private readonly reach: RuleReach
  private readonly judged: readonly JudgedRule[]
  private readonly unreadable: readonly CheckRule[]
  private readonly found = new Map<string, Finding>()
  private checked = 0
  private passed = 0

  constructor(book: Pick<CheckedBook, 'cube' | 'forms' | 'rules'>) {
    this.cube = book.cube
    this.reach = new RuleReach(book.cube.axes)
    const active = (book.rules ?? []).filter(({ severity }) => severity !== 'off')
    const { compiled, unreadable } = compileRules(book.cube.axes, book.forms, active)
    this.judged = compiled.map((rule) => ({
      rule,
      verdicts: new Uint8Array(countCells(book.cube.axes, rule)),
    }))
    this.unreadable = unreadable
  }

  /** Judges every cell. Rules that cannot be asked any more are findings themselves. */
  checkAll(): Finding[] {
    this.found.clear()
    this.checked = 0
    this.passed = 0
    for (const rule of this.unreadable) {
      const finding = makeBrokenRuleFinding(rule)
      this.found.set(finding.id, finding)
    }
    for (const judged of this.judged) {
      judged.verdicts.fill(verdictCodes.unknown)
      forEachCellOf(this.cube, judged.rule, (position) => {
        this.judge(judged, position)
      })
    }
    return [...this.found.values()]
  }

  /**
   * After the cube has taken changed figures (also those that other people's rules are not about): what is found now and
   * was not, or with other numbers, and what is found no longer.
   */
  refresh({ figures }: { figures: readonly FactKey[] }): { added: Finding[]; removed: Finding[] } {
    const added: Finding[] = []
    const removed: Finding[] = []
    for (const judged of this.judged) {
      for (const position of listReached(this.cube.axes, this.reach, judged.rule, figures)) {
        const { before, after } = this.judge(judged, position)
        if (before?.fingerprint === after?.fingerprint) continue
        if (before !== undefined) removed.push(before)
        if (after !== undefined) added.push(after)
      }
    }
    return { added, removed }
  }

  get findings(): ReadonlyMap<string, Finding> {
    return this.found
  }

  /** How many cells of rules have all their figures, and in how many of them the rule holds. */
  countChecked(): { checked: number; passed: number } {
    return { checked: this.checked, passed: this.passed }
  }

  private judge(
    { rule, verdicts }: JudgedRule,
    position: Position,
  ): { before: Finding | undefined; after: Finding | undefined } {
    const { axes } = this.cube
    const at = cellNumber(axes, rule, position)
    const was = verdicts[at] ?? verdictCodes.unknown
    const verdict = judgeRule(this.cube, rule, position)
    verdicts[at] = verdictCodes[verdict]
    this.checked += Number(verdict !== 'unknown') - Number(was !== verdictCodes.unknown)
    this.passed += Number(verdict === 'holds') - Number(was === verdictCodes.holds)
    if (verdict !== 'broken' && was !== verdictCodes.broken) return { before: undefined, after: undefined }
    const after = verdict === 'broken' ? makeRuleFinding(this.cube, rule, position) : undefined
    const id = after?.id ?? makeRuleFinding(this.cube, rule, position).id
    const before = this.found.get(id)
    if (after === undefined) this.found.delete(id)
    else this.found.set(id, after)
    return { before, after }
  }
}

type JudgedRule = { readonly rule: CompiledRule; readonly verdicts: Uint8Array }

const verdictCodes = { unknown: 0, holds: 1, broken: 2 } as const satisfies Record<RuleVerdict, number>

/** Rules that can be asked, and those that cannot any more. */
export function compileRules(
  axes: Axes,
  forms: readonly StoredForm[],
  rules: readonly CheckRule[],
): { compiled: CompiledRule[]; unreadable: CheckRule[] } {
  const compiled: CompiledRule[] = []
  const unreadable: CheckRule[] = []
  for (const rule of rules) {
    const ready = compileRule(axes, forms, rule)
    if (ready === null) unreadable.push(rule)
    else compiled.push(ready)
  }
  return { compiled, unreadable }
}

/** The cells of a rule that changed figures may matter to, each once. */
export function listReached(
  axes: Axes,
  reach: RuleReach,
  rule: CompiledRule,
  figures: readonly FactKey[],
): Position[] {
  const cells = new Map<number, Position>()
  for (const key of figures) {
    reach.forEachCell(rule, key, (position) => {
      const at = cellNumber(axes, rule, position)
      if (!cells.has(at)) cells.set(at, position)
    })
  }
  return [...cells.values()]
}

/** Every cell at which a rule can be asked and may have figures. */
export function forEachCellOf(cube: Cube, rule: CompiledRule, visit: (position: Position) => void): void {
  const { localities, periods } = cube.axes
  for (const scenario of rule.scenarios)
    for (const sector of rule.sectors)
      for (const locality of localities.ids.keys()) {
        const first = { scenario, indicator: 0, sector, locality, period: 0 }
        if (!mayHaveFigures(cube, rule, first)) continue
        for (const period of periods.ids.keys()) visit({ scenario, indicator: 0, sector, locality, period })
      }
}

function countCells({ localities, periods }: Axes, { scenarios, sectors }: CompiledRule): number {
  return scenarios.length * sectors.length * localities.ids.length * periods.ids.length
}

function cellNumber({ localities, periods }: Axes, rule: CompiledRule, position: Position): number {
  const plane =
    rule.scenarios.indexOf(position.scenario) * rule.sectors.length + rule.sectors.indexOf(position.sector)
  return (plane * localities.ids.length + position.locality) * periods.ids.length + position.period
}
