/**
 * The numbers of sections and lists at the beginning of paragraphs. A level begins anew below each number of a higher one. A
 * draft may be a part of a report, so the first number of the highest level may be any.
 */
export type SectionNumber = { level: number; value: number; text: string; to: number }

export type NumberingSlip = {
  kind: 'section-missing' | 'section-repeated'
  paragraph: number
  /** What stands there, what would have to stand there. */
  text: string
  expected: string
  to: number
}

const levels = ['capital', 'roman', 'arabic', 'dotted', 'letter'] as const
type Level = (typeof levels)[number]

const marker =
  /^\s*(?:(?:(?<roman>[IVXLC]{1,6})|(?<capital>[A-H])|(?<dotted>\d{1,2}(?:\.\d{1,2})+)|(?<arabic>\d{1,2})|(?<letter>\p{Ll}))(?:[.)]|\s?[-–]|\/\s)\s*(?=[\p{L}"“(])|(?<bare>\d{1,2}(?:\.\d{1,2})+)\s+(?=\p{Lu})|\((?<inner>\d{1,2})\)\s*(?=\p{L}))/u

/** The number that a paragraph begins with; null for other paragraphs. `capitals` is the last capital letter used so. */
export function readSectionNumber(paragraph: string, capitals = 0): SectionNumber | null {
  const match = marker.exec(paragraph)
  const groups = match?.groups
  if (match === null || groups === undefined) return null
  const text = match[0].trim().replace(/^\(|[.)/\s–-]+$/gu, '')
  const at = (level: Level, value: number): SectionNumber | null =>
    value < 1 ? null : { level: levels.indexOf(level), value, text, to: match[0].trimEnd().length }
  const { roman, capital, letter } = groups
  const dotted = groups['dotted'] ?? groups['bare']
  const arabic = groups['arabic'] ?? groups['inner']
  if (roman !== undefined) {
    const asLetter = roman.length === 1 ? roman.charCodeAt(0) - 64 : 0
    if (capitals > 0 && asLetter === capitals + 1) return at('capital', asLetter)
    return at('roman', readRoman(roman))
  }
  if (capital !== undefined) return at('capital', capital.charCodeAt(0) - 64)
  if (dotted !== undefined) return at('dotted', Number(dotted.split('.').at(-1)))
  if (arabic !== undefined) return at('arabic', Number(arabic))
  return letter === undefined ? null : at('letter', letters.indexOf(letter) + 1)
}

/** The alphabet of lists. */
const letters = 'abcdđeghiklmnopqrstuvxy'

export function findNumberingSlips(paragraphs: readonly string[]): NumberingSlip[] {
  const last: (number | null)[] = levels.map(() => null)
  const slips: NumberingSlip[] = []
  let seen = false
  let prefix = ''
  for (const [paragraph, text] of paragraphs.entries()) {
    const number = readSectionNumber(text, last[0] ?? 0)
    if (number === null) continue
    const { level, value } = number
    const before = last[level] ?? null
    const dotted = level === levels.indexOf('dotted') ? number.text.replace(/\.\d+$/, '') : prefix
    const isOther = dotted !== prefix && level === levels.indexOf('dotted')
    prefix = dotted
    const slip =
      isOther || value === 1
        ? null
        : judgeStep(before, value, !seen, text.trimStart().startsWith('e') && before === 4)
    if (slip !== null)
      slips.push({
        kind: slip.kind,
        paragraph,
        text: number.text,
        expected: writeNumber(number, slip.expected),
        to: number.to,
      })
    seen = true
    last[level] = value
    last.fill(null, level + 1)
  }
  return slips
}

/**
 * Some lists have no "đ". A list that goes on elsewhere, or a number that begins nothing, is no slip: only what follows a number of its level is.
 */
function judgeStep(
  before: number | null,
  value: number,
  isFirst: boolean,
  skipsLetter: boolean,
): { kind: NumberingSlip['kind']; expected: number } | null {
  if (before === null) return isFirst || value > 3 ? null : { kind: 'section-missing', expected: 1 }
  if (value === before + 1 || skipsLetter) return null
  if (value > before + 1) return value > before + 4 ? null : { kind: 'section-missing', expected: before + 1 }
  return { kind: 'section-repeated', expected: before + 1 }
}

function writeNumber({ level, text }: SectionNumber, value: number): string {
  switch (levels[level]) {
    case 'roman':
      return writeRoman(value)
    case 'capital':
      return String.fromCharCode(64 + value)
    case 'letter':
      return letters.charAt(value - 1)
    case 'dotted':
      return text.replace(/\d+$/, String(value))
    default:
      return String(value)
  }
}

const romanDigits: readonly (readonly [string, number])[] = [
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
]

function writeRoman(value: number): string {
  let [text, rest] = ['', value]
  for (const [digit, worth] of romanDigits) for (; rest >= worth; rest -= worth) text += digit
  return text
}

/** 0 for what is no number. */
function readRoman(text: string): number {
  let [at, value] = [0, 0]
  for (const [digit, worth] of romanDigits)
    for (; text.startsWith(digit, at); at += digit.length) value += worth
  return at === text.length && writeRoman(value) === text ? value : 0
}
