import type { CallNode, Expression, Span } from './ast'
import { allSectors, listOperands } from './ast'
import { readDigits } from './evaluate-formula'
import { checkUnits, type UnitWarning } from './check-units'
import { acceptsCount, argumentCounts, type ArgumentCount, type FunctionName } from './functions'

/** What a formula is checked against. `find` gives an indicator's unit, null when there is none with that code. */
export type FormulaContext = {
  find: (code: string) => { unit: string } | null
  hasSector: (code: string) => boolean
  /** The unit declared for the result; null when there is none yet. */
  unit: string | null
}

export type FormulaFault = Span &
  (
    | { kind: 'unknown-reference'; code: string }
    | { kind: 'unknown-sector'; code: string }
    | { kind: 'argument-count'; name: FunctionName; expected: ArgumentCount; found: number }
    /** The first argument of NEU has to be a comparison. */
    | { kind: 'condition-expected' }
    /** A comparison is no number: it stands only as the first argument of NEU. */
    | { kind: 'comparison-outside-condition' }
    /** LAMTRON's literal second argument is no whole number from −15 to 15. */
    | { kind: 'rounding-digits' }
  )

export type CheckedFormula = {
  /** With any fault the formula is refused. In the order of the text. */
  faults: FormulaFault[]
  /** Units that do not fit: to be shown, never refused. */
  warnings: UnitWarning[]
}

/** Everything about one formula that its text alone does not tell. Cycles need all definitions: `findCycles`. */
export function checkFormula(ast: Expression, context: FormulaContext): CheckedFormula {
  const faults: FormulaFault[] = []
  collectFaults(ast, context, faults)
  return {
    faults: faults.sort((a, b) => a.from - b.from),
    warnings: checkUnits(ast, (code) => context.find(code)?.unit ?? '', context.unit),
  }
}

function collectFaults(node: Expression, context: FormulaContext, faults: FormulaFault[]): void {
  const { from, to } = node
  if (node.kind === 'comparison') faults.push({ kind: 'comparison-outside-condition', from, to })
  if (node.kind === 'reference') {
    const { code, sector } = node
    if (context.find(code) === null) faults.push({ kind: 'unknown-reference', code, from, to })
    if (sector !== null && sector !== allSectors && !context.hasSector(sector)) {
      faults.push({ kind: 'unknown-sector', code: sector, from, to })
    }
  }
  const operands = node.kind === 'call' ? collectCallFaults(node, faults) : listOperands(node)
  for (const operand of operands) collectFaults(operand, context, faults)
}

/** Returns the expressions inside the call that still have to be numbers. */
function collectCallFaults(
  { name, args, from, to }: CallNode,
  faults: FormulaFault[],
): readonly Expression[] {
  if (!acceptsCount(name, args.length)) {
    faults.push({
      kind: 'argument-count',
      name,
      expected: argumentCounts[name],
      found: args.length,
      from,
      to,
    })
  }
  const [first, second] = args
  if (name === 'LAMTRON' && second !== undefined) {
    const digits = second.kind === 'negation' ? second.operand : second
    if (digits.kind === 'number' && readDigits(digits.value) === null) {
      faults.push({ kind: 'rounding-digits', from: second.from, to: second.to })
    }
  }
  if (name !== 'NEU' || first === undefined) return args
  if (first.kind === 'comparison') return [first.left, first.right, ...args.slice(1)]
  faults.push({ kind: 'condition-expected', from: first.from, to: first.to })
  return args
}
