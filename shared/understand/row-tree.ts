import { isCapitals, wordKey } from './cell-words'
import type { Marker } from './row-marker'

/**
 * The hierarchy of rows, from their numbering. Classes of markers stand in one order (letters and roman numbers above
 * numbers above small letters above dashes); a class that is open already closes what is finer. A row without a marker
 * belongs to the numbered row above it, never to the root. Where no row is numbered, indentation decides.
 */
export type TreeRow = {
  marker: Marker | null
  /** Without its translation. */
  label: string
  hasFigures: boolean
  hasUnit: boolean
  bold: boolean
  /** Levels of indentation, by the cell's format, leading spaces or column; 0 is none. */
  indent: number
}

export type RowPlace = {
  level: number
  parent: number | null
  kind: 'section' | 'item' | 'heading' | 'total'
}

type Shape = Marker['shape']

export function placeRows(rows: readonly TreeRow[]): RowPlace[] {
  const shapes = settleShapes(rows)
  const ranks = rankShapes(rows, shapes)
  const numbered = shapes.some((shape) => shape !== null)
  const places = numbered ? placeNumbered(rows, shapes, ranks) : placeIndented(rows)
  return linkParents(places)
}

const totalWords =
  /^(?:tong so|tong cong|tong|cong|toan tinh|toan thanh pho|toan huyen|toan quoc|ca nuoc|tong chung|total|cong chung)(?: (?:cac|cong|chung|toan))?$/
const breakdownWords = /^(?:trong do|tr do|t do|chia ra|gom|bao gom|cu the|phan theo|of which)(?: |$)/

/** "Tổng số", "Tổng cộng (I+II)", "TỔNG THU NĂM 2009" without a number: the sum of other rows. */
function isTotal({ marker, label, bold, hasFigures }: TreeRow): boolean {
  const key = wordKey(label.replace(/\([^)]*\)/gu, ' '))
    .replace(/(?:\s*[a-z0-9]+\s*\+)+\s*[a-z0-9]+$/, '')
    .trim()
  if (totalWords.test(key)) return true
  if (marker !== null || !hasFigures) return false
  return (
    /^(?:tong|cong)(?: |$)/.test(key) &&
    (isCapitals(label) || (bold && /^tong cong(?: |$)|^cong(?: |$)/.test(key)))
  )
}

function kindOf(row: TreeRow, shape: Shape | null): RowPlace['kind'] {
  if (isTotal(row)) return 'total'
  if (row.hasFigures || row.hasUnit) return 'item'
  const own = row.label
  if (breakdownWords.test(wordKey(own)) && wordKey(own).split(' ').length <= 4) return 'heading'
  if (isCapitals(own) || shape === 'roman' || shape === 'letter') return 'section'
  if (/:$/.test(own)) return 'heading'
  return 'item'
}

/** Bare "I", "V", "C", "i": letter or roman number, by the sequence around them. */
function settleShapes(rows: readonly TreeRow[]): (Shape | null)[] {
  const next: Partial<Record<'capital' | 'small', Marker>>[] = []
  let ahead: Partial<Record<'capital' | 'small', Marker>> = {}
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    next[at] = ahead
    const marker = rows[at]?.marker ?? null
    const size = sizeOf(marker)
    if (marker !== null && size !== null) ahead = { ...ahead, [size]: marker }
  }
  const last = { capital: { letter: 0, roman: 0 }, small: { letter: 0, roman: 0 } }
  return rows.map(({ marker }, at) => {
    const size = sizeOf(marker)
    if (marker === null || size === null) return marker?.shape ?? null
    const romanShape: Shape = size === 'capital' ? 'roman' : 'small-roman'
    const seen = last[size]
    const isRoman =
      marker.shape === romanShape ||
      (marker.romanValue !== null && readsRoman(marker, next[at]?.[size], seen))
    if (isRoman) seen.roman = marker.romanValue ?? marker.value
    else {
      seen.letter = marker.value
      if (size === 'capital') seen.roman = 0
    }
    return isRoman ? romanShape : size === 'capital' ? 'letter' : 'small-letter'
  })
}

function sizeOf(marker: Marker | null): 'capital' | 'small' | null {
  switch (marker?.shape) {
    case 'roman':
    case 'letter':
      return 'capital'
    case 'small-roman':
    case 'small-letter':
      return 'small'
    default:
      return null
  }
}

function readsRoman(
  marker: Marker,
  next: Marker | undefined,
  seen: { letter: number; roman: number },
): boolean {
  const roman = marker.romanValue ?? 0
  if (next?.romanValue === roman + 1 && next.written.replace(/[^a-z]/gi, '').length > 1) return true
  if (roman > 1 && seen.roman + 1 === roman) return true
  if (seen.letter > 0 && (seen.letter + 1 === marker.value || seen.letter + 2 === marker.value)) return false
  return /^\W*[IVX]/.test(marker.written)
}

function rankShapes(rows: readonly TreeRow[], shapes: readonly (Shape | null)[]): Record<Shape, number> {
  const firstOf = (shape: Shape): number => {
    const at = shapes.indexOf(shape)
    return at < 0 ? Infinity : at
  }
  const ranks: Record<Shape, number> = {
    letter: 0,
    roman: 1,
    number: 2,
    'small-letter': 4,
    'small-roman': 5,
    star: 5.5,
    dash: 6,
    plus: 7,
  }
  if (firstOf('roman') < firstOf('letter')) [ranks.letter, ranks.roman] = [1, 0]
  const number = firstOf('number')
  // "a) … 1. … 2. b) …": numbers that start again under each letter are finer than it.
  if (firstOf('small-letter') < number && number < Infinity && rows[number]?.marker?.value === 1)
    ranks['small-letter'] = 1.5
  return ranks
}

function placeNumbered(
  rows: readonly TreeRow[],
  shapes: readonly (Shape | null)[],
  ranks: Record<Shape, number>,
): RowPlace[] {
  const open: number[] = []
  const indents: number[] = []
  let beside = 0
  return rows.map((row, at) => {
    const shape = shapes[at] ?? null
    const kind = kindOf(row, shape)
    if (shape !== null || kind === 'total' || kind === 'section') indents.length = 0
    if (shape !== null && !(kind === 'total' && shape === 'star')) {
      const rank = ranks[shape] + (shape === 'number' ? ((row.marker?.depth ?? 1) - 1) / 10 : 0)
      while ((open.at(-1) ?? -2) > rank) open.pop()
      if (open.at(-1) !== rank) open.push(rank)
      const level = open.length - 1
      // What follows a dash without a marker of its own stands beside the dash, under the same numbered row.
      beside = ranks[shape] >= 5.5 ? level : level + 1
      return { level, parent: null, kind }
    }
    if (kind === 'total') {
      beside = 1
      return { level: 0, parent: null, kind }
    }
    if (kind === 'section') {
      open.splice(0, open.length, -1)
      beside = 1
      return { level: 0, parent: null, kind }
    }
    return { level: beside + stepIn(indents, row.indent), parent: null, kind }
  })
}

/** How many steps of indentation are open at a row; less than two spaces is no step. */
function stepIn(indents: number[], indent: number): number {
  while (indents.length > 1 && (indents.at(-1) ?? 0) > indent + 1) indents.pop()
  const last = indents.at(-1)
  if (last === undefined || last + 1 < indent) indents.push(indent)
  return indents.length - 1
}

function placeIndented(rows: readonly TreeRow[]): RowPlace[] {
  const steps = readSteps(rows)
  const least = steps.reduce((low, step) => Math.min(low, step), Infinity)
  const indents: number[] = []
  let base = 0
  return rows.map((row, at) => {
    const kind = kindOf(row, null)
    const indent = steps[at] ?? 0
    if (kind === 'total' || (kind === 'section' && indent <= least)) {
      indents.length = 0
      base = kind === 'total' ? 0 : 1
      return { level: 0, parent: null, kind }
    }
    const step = stepIn(indents, indent)
    const belongs = step === 0 && breakdownWords.test(wordKey(row.label))
    return { level: base + step + (belongs ? 1 : 0), parent: null, kind }
  })
}

/** Indentation of each row. Where none has any, rows in bold head the others, if the first one is in bold. */
function readSteps(rows: readonly TreeRow[]): number[] {
  const own = rows.map(({ indent }) => indent)
  const items = rows.filter((row) => !isTotal(row))
  const flat = own.every((indent) => indent === own[0])
  const headed = items[0]?.bold === true && items.some(({ bold }) => !bold)
  return flat && headed ? rows.map(({ bold }) => (bold ? 0 : 2)) : own
}

/** Parents from levels; a level that no row above opens is taken back. */
function linkParents(places: readonly RowPlace[]): RowPlace[] {
  const open: { at: number; given: number; level: number }[] = []
  return places.map((place, at) => {
    while ((open.at(-1)?.given ?? -1) >= place.level) open.pop()
    const parent = open.at(-1)
    const level = parent === undefined ? 0 : parent.level + 1
    open.push({ at, given: place.level, level })
    return { ...place, level, parent: parent?.at ?? null }
  })
}
