/**
 * Reads the separators of one unsigned number. The Vietnamese notation is the rule: "." or a space groups thousands, ","
 * stands before decimals. A text that follows it exactly is certain; a text that follows another notation, or that both
 * could have written, is doubtful and comes with every sensible reading. Nothing doubtful is ever taken silently: reading
 * "12,5" as 125 or "1.000" as 1 is the commonest way in which such programs corrupt figures.
 */
type NotationReading =
  | { kind: 'certain'; value: string }
  /** Plain decimals, likeliest first. */
  | { kind: 'doubtful'; values: readonly string[] }
  | { kind: 'unreadable'; reason: 'two-numbers' | 'separators' }

type NotationContext = {
  /** Decimals that the row declares; 0 is a row of whole numbers. */
  decimals: number
  /** A word of magnitude follows ("14,390 tỷ"): nobody groups thousands before it with a comma. */
  magnitude: boolean
  /** The notation is settled by what stands around the number: one reading or none, and nothing doubtful. */
  convention?: NumberConvention | undefined
}

/** "vi": 1.234,5 · "en": 1,234.5 */
export type NumberConvention = 'vi' | 'en'

const vietnameseGroups = /^([1-9]\d{0,2}(?:([. ])\d{3})(?:\2\d{3})*)(?:,(\d+))?$/
const commaDecimal = /^(\d*),(\d+)$/
const englishGroups = /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/
const spacesAndPoint = /^([1-9]\d{0,2}(?: \d{3})+)\.(\d+)$/
const pointDecimal = /^(\d*)\.(\d+)$/

/** `text` holds digits, points, commas and single spaces only. */
export function readNotation(text: string, context: NotationContext): NotationReading {
  if (/^\d+$/.test(text)) return { kind: 'certain', value: text }
  if (context.convention !== undefined) return readSettled(text, context.convention)

  const grouped = vietnameseGroups.exec(text)
  if (grouped !== null) return { kind: 'certain', value: join(grouped[1], grouped[3]) }

  const comma = commaDecimal.exec(text)
  if (comma !== null) return readComma(comma[1] ?? '', comma[2] ?? '', context)

  const foreign = englishGroups.exec(text) ?? spacesAndPoint.exec(text)
  if (foreign !== null) return { kind: 'doubtful', values: [join(foreign[1], foreign[2])] }

  const point = pointDecimal.exec(text)
  if (point !== null) return readPoint(point[1] ?? '', point[2] ?? '', context)

  return refuse(text)
}

function readSettled(text: string, convention: NumberConvention): NotationReading {
  const vietnamese = convention === 'vi' ? text : swapSeparators(text)
  const match = vietnameseGroups.exec(vietnamese)
  if (match !== null) return { kind: 'certain', value: join(match[1], match[3]) }
  const comma = commaDecimal.exec(vietnamese)
  return comma === null ? refuse(text) : { kind: 'certain', value: join(comma[1], comma[2]) }
}

function refuse(text: string): NotationReading {
  const separate = text.includes(' ') && text.split(' ').every((part) => /^\d/.test(part))
  return { kind: 'unreadable', reason: separate ? 'two-numbers' : 'separators' }
}

function swapSeparators(text: string): string {
  return text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'))
}

function join(whole: string | undefined, fraction: string | undefined): string {
  const digits = (whole ?? '').replace(/\D/g, '')
  return `${digits === '' ? '0' : digits}${fraction === undefined ? '' : `.${fraction}`}`
}

/** "12,5" is Vietnamese; "1,234" could also be an English thousand unless the row has room for three decimals. */
function readComma(whole: string, fraction: string, context: NotationContext): NotationReading {
  const decimal = join(whole, fraction)
  const likeThousands = /^[1-9]\d{0,2}$/.test(whole) && fraction.length === 3
  if (!likeThousands || context.decimals >= 3 || context.magnitude) return { kind: 'certain', value: decimal }
  const thousands = whole + fraction
  return { kind: 'doubtful', values: context.decimals === 0 ? [thousands, decimal] : [decimal, thousands] }
}

/**
 * "1.23" is no legal group. In a row of whole numbers it is most often "1.230" whose last zero a spreadsheet with English
 * settings has dropped, then a stray point; elsewhere it is an English decimal.
 */
function readPoint(whole: string, fraction: string, context: NotationContext): NotationReading {
  const decimal = join(whole, fraction)
  if (!/^[1-9]/.test(whole)) return { kind: 'doubtful', values: [decimal] }
  const digits = whole + fraction
  if (context.decimals > 0 || whole.length > 3) return { kind: 'doubtful', values: [decimal, digits] }
  const droppedZeros = fraction.length < 3 && !fraction.endsWith('0')
  const values = [digits, decimal]
  return {
    kind: 'doubtful',
    values: droppedZeros ? [whole + fraction.padEnd(3, '0'), ...values] : values,
  }
}
