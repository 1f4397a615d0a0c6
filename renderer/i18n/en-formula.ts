import type { Expected } from '../../shared/calc/formula/syntax-error'
import type { viFormula } from './vi-formula'

const language: typeof viFormula.language = {
  number: ({ text, percent }) => `${text.replace('.', ',')}${percent ? '%' : ''}`,
  operators: {
    '+': 'plus',
    '-': 'minus',
    '*': 'times',
    '/': 'divided by',
    '=': 'equals',
    '<>': 'differs from',
    '<': 'is below',
    '<=': 'is at most',
    '>': 'is above',
    '>=': 'is at least',
  },
  negation: (operand) => `negative ${operand}`,
  functions: {
    KYTRUOC: ([inside = '']) => `${inside} of the previous period`,
    CUNGKY: ([inside = '']) => `${inside} of the same period last year`,
    KEHOACH: ([inside = '']) => `the plan of ${inside}`,
    TONG: (args) => `the sum of ${args.join(', ')}`,
    TRUNGBINH: (args) => `the average of ${args.join(', ')}`,
    NEU: ([condition = '', yes = '', no = '']) => `if ${condition} then ${yes}, otherwise ${no}`,
    LAMTRON: ([inside = '', digits = '']) =>
      digits.startsWith('negative ')
        ? `${inside} (rounded to ${digits.slice(9)} digits before the point)`
        : `${inside} (rounded to ${digits} decimals)`,
    ABS: ([inside = '']) => `the absolute value of ${inside}`,
    MIN: (args) => `the smallest of ${args.join(', ')}`,
    MAX: (args) => `the largest of ${args.join(', ')}`,
  },
}

const expected: Record<Expected, string> = {
  operand: 'a number or an indicator',
  operator: 'an operator',
  'opening-parenthesis': '“(”',
  'closing-parenthesis': '“)”',
  separator: '“;”',
  'closing-bracket': '“]”',
  indicator: 'an indicator',
  sector: 'a sector',
  function: 'a function name',
}

const writeSyntaxError = ({
  kind,
  expected: places,
}: Extract<Parameters<typeof viFormula.writeProblem>[0], { kind: 'syntax' }>['error']): string => {
  const hint = places.map((place) => expected[place]).join(' or ')
  switch (kind) {
    case 'empty':
      return 'There is no formula yet.'
    case 'too-long':
      return 'The formula is longer than 4.000 characters. Divide it into several indicators.'
    case 'too-deep':
      return 'The formula is nested more than 64 levels deep. Divide it into several indicators.'
    case 'unexpected-character':
      return 'This character has no meaning in a formula.'
    case 'ambiguous-number':
      return 'Thousands or decimals? Write the number without separating thousands, decimals after a comma: 1234,5.'
    case 'unclosed-reference':
      return 'An indicator is opened with “[” and not closed with “]”.'
    case 'empty-reference':
      return `Inside [ ] there should be ${hint === '' ? 'a code' : hint}.`
    case 'unknown-function':
      return 'There is no such function. Names of indicators stand inside [ ].'
    case 'unexpected-token':
      return hint === '' ? 'This is not right here.' : `Here ${hint} is needed.`
    case 'unexpected-end':
      return hint === ''
        ? 'The end of the formula is missing.'
        : `The formula is not finished: ${hint} is needed.`
    case 'chained-comparison':
      return 'Only two numbers can be compared at a time. Use two NEU inside each other.'
  }
}

const writeFault = (
  fault: Extract<Parameters<typeof viFormula.writeProblem>[0], { kind: 'fault' }>['fault'],
): string => {
  switch (fault.kind) {
    case 'unknown-reference':
      return `The workbook has no indicator with the code “${fault.code}”.`
    case 'unknown-sector':
      return `The workbook has no sector with the code “${fault.code}”.`
    case 'argument-count': {
      const { min, max } = fault.expected
      const count = max === null ? `at least ${String(min)}` : String(min)
      return `${fault.name} takes ${count} ${count === '1' ? 'argument' : 'arguments'}, not ${String(fault.found)}. Arguments are separated by “;”.`
    }
    case 'condition-expected':
      return 'The first argument of NEU has to be a comparison, for example [code]>0.'
    case 'comparison-outside-condition':
      return 'A comparison can stand only as the first argument of NEU.'
    case 'rounding-digits':
      return 'The digits to round to are a whole number from −15 to 15.'
  }
}

export const enFormula: typeof viFormula = {
  language,
  writeProblem: (problem) => {
    switch (problem.kind) {
      case 'syntax':
        return writeSyntaxError(problem.error)
      case 'fault':
        return writeFault(problem.fault)
      case 'cycle': {
        const { codes } = problem.cycle
        return codes.length === 1
          ? 'The indicator is computed from itself in the same period. For its figure one period earlier, use KYTRUOC.'
          : `These indicators are computed from each other: ${[...codes, codes[0]].join(' → ')}. For a figure one period earlier, use KYTRUOC.`
      }
    }
  },
  writeWarning: ({ kind, power }) => {
    const advice =
      power === null || power === 0
        ? ''
        : ` ${power > 0 ? 'Multiplied' : 'Divided'} by 1${'0'.repeat(Math.abs(power))} it fits.`
    return kind === 'unit-mismatch'
      ? `The unit of this part does not fit what stands before it.${advice}`
      : `The unit of the result does not fit the declared unit.${advice}`
  },
  formula: 'Formula',
  asValues: 'With values',
  reason: 'Why there is no number',
  placed: (name, place) => `${name} · ${place}`,
  missing: (names) => `Missing: ${names.join('; ')}.`,
  nothingMissing: 'A figure is missing.',
  divisionByZero: 'The divisor is 0.',
  cycle: 'The formula leads back to itself, or steps back through too many periods.',
  overflow: 'The result is beyond what can be computed exactly.',
  broken:
    'The formula cannot be read, or names an indicator or sector that the workbook does not have. Correct it.',
  failing: (names) => `The error begins at: ${names.join('; ')}.`,
  coverageName: 'Figures present',
  coverage: {
    'sum-localities': (present, expectedParts) => `${present}/${expectedParts} places have figures`,
    'sum-sectors': (present, expectedParts) => `${present}/${expectedParts} sectors have figures`,
    'sum-indicators': (present, expectedParts) =>
      `${present}/${expectedParts} partial indicators have figures`,
  },
}
