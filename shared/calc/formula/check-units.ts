import type { CallNode, ChainNode, Expression, Span } from './ast'
import {
  compareMeasures,
  compareResult,
  isPlainNumber,
  measureOf,
  multiplyMeasures,
  powerOfLiteral,
  type Measure,
} from './formula-units'

/**
 * Two things are added, compared or chosen between that do not measure the same ("HTX" and "người", "tỷ" and "triệu"), or
 * the result does not measure what its unit says. `power`: multiplying what the span marks by 10^power makes it fit; null
 * when no factor does.
 */
export type UnitWarning = Span & { kind: 'unit-mismatch' | 'result-unit-mismatch'; power: number | null }

/** `unitOf` gives the unit of an indicator as written on forms; `declared` the unit of the result. Left to right. */
export function checkUnits(
  ast: Expression,
  unitOf: (code: string) => string,
  declared: string | null,
): UnitWarning[] {
  const warnings: UnitWarning[] = []
  const measure = new UnitCheck(unitOf, warnings).measure(ast)
  const wanted = declared === null ? null : measureOf(declared)
  if (measure !== null && wanted !== null) {
    const difference = compareResult(wanted, measure)
    if (difference !== null) warnings.push(makeWarning('result-unit-mismatch', ast, difference))
  }
  return warnings
}

function makeWarning(
  kind: UnitWarning['kind'],
  { from, to }: Span,
  difference: number | 'different',
): UnitWarning {
  return { kind, power: difference === 'different' ? null : difference, from, to }
}

/** One walk; holds the warnings found so far. A measure of null fits everything. */
class UnitCheck {
  constructor(
    private readonly unitOf: (code: string) => string,
    private readonly warnings: UnitWarning[],
  ) {}

  measure(node: Expression): Measure | null {
    switch (node.kind) {
      case 'number':
        return node.percent ? { exponents: new Map(), power: 0 } : null
      case 'reference':
        return measureOf(this.unitOf(node.code))
      case 'negation':
        return this.measure(node.operand)
      case 'sum':
        return this.agree([node.first, ...node.rest.map(({ operand }) => operand)])
      case 'product':
        return this.measureProduct(node)
      case 'comparison':
        return this.agree([node.left, node.right])
      case 'call':
        return this.measureCall(node)
    }
  }

  /** The measure of the first that has one; every other that has one should be the same. */
  private agree(nodes: readonly Expression[]): Measure | null {
    let common: Measure | null = null
    for (const node of nodes) {
      const measure = this.measure(node)
      if (measure === null) continue
      common ??= measure
      const difference = compareMeasures(common, measure)
      if (difference !== null) this.warnings.push(makeWarning('unit-mismatch', node, difference))
    }
    return common
  }

  private measureProduct({ first, rest }: ChainNode & { kind: 'product' }): Measure | null {
    const none: Measure = { exponents: new Map(), power: 0 }
    // Once one factor is of unknown measure, so is the product; the factors are still checked inside.
    let product = this.measure(first)
    let unknown = product === null && !isPlainNumber(first)
    let shift = -(powerOfLiteral(first) ?? 0)
    for (const { operator, operand } of rest) {
      const sign = operator === '*' ? 1 : -1
      const measure = this.measure(operand)
      shift -= sign * (powerOfLiteral(operand) ?? 0)
      if (measure !== null) product = multiplyMeasures(product ?? none, measure, sign)
      else if (!isPlainNumber(operand)) unknown = true
    }
    if (unknown || product === null) return null
    return { exponents: product.exponents, power: product.power + shift }
  }

  private measureCall({ name, args }: CallNode): Measure | null {
    const [first, ...others] = args
    if (first === undefined) return null
    if (name === 'NEU') {
      this.measure(first)
      return this.agree(others)
    }
    return name === 'LAMTRON' ? this.measure(first) : this.agree(args)
  }
}
