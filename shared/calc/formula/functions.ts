import { searchKey } from '../../format/search-text'

/**
 * The functions of the formula language. Names are matched without case and tone marks ("Kỳtrước" is KYTRUOC); the English
 * aliases read the same and are printed under the canonical name.
 */
export const functionNames = [
  'KYTRUOC', // the argument one period of the same kind earlier
  'CUNGKY', // the argument in the same period a year earlier
  'KEHOACH', // the argument's planned figures
  'TONG',
  'TRUNGBINH',
  'NEU', // condition; value when it holds; value otherwise
  'LAMTRON', // half away from zero to n decimals; n below zero rounds tens, hundreds
  'ABS',
  'MIN',
  'MAX',
] as const
export type FunctionName = (typeof functionNames)[number]

export const functionAliases: Readonly<Record<string, FunctionName>> = {
  PREVIOUS: 'KYTRUOC',
  SAMEPERIOD: 'CUNGKY',
  PLAN: 'KEHOACH',
  SUM: 'TONG',
  AVERAGE: 'TRUNGBINH',
  IF: 'NEU',
  ROUND: 'LAMTRON',
}

/** How many arguments a function takes; `max` null: any number. */
export type ArgumentCount = { min: number; max: number | null }

const one: ArgumentCount = { min: 1, max: 1 }
const some: ArgumentCount = { min: 1, max: null }

export const argumentCounts: Readonly<Record<FunctionName, ArgumentCount>> = {
  KYTRUOC: one,
  CUNGKY: one,
  KEHOACH: one,
  TONG: some,
  TRUNGBINH: some,
  NEU: { min: 3, max: 3 },
  LAMTRON: { min: 2, max: 2 },
  ABS: one,
  MIN: some,
  MAX: some,
}

const byName = new Map<string, FunctionName>([
  ...functionNames.map((name) => [name, name] as const),
  ...Object.entries(functionAliases),
])

/** The function that a written name means; null when there is none. */
export function findFunction(name: string): FunctionName | null {
  return byName.get(searchKey(name).toUpperCase()) ?? null
}

/** Whether the function may be called with so many arguments. */
export function acceptsCount(name: FunctionName, count: number): boolean {
  const { min, max } = argumentCounts[name]
  return count >= min && (max === null || count <= max)
}
