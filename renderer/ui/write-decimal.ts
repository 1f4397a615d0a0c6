/** A plain decimal of any length ("-3600.6") the Vietnamese way ("−3.600,6"); text that is none stays as it is. */
export function writeDecimal(plain: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain)
  if (parts === null) return plain
  const [, sign = '', whole = '', fraction = ''] = parts
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.')
  return `${sign === '' ? '' : minusSign}${grouped}${fraction === '' ? '' : `,${fraction}`}`
}

/** The minus of paper and screen. */
const minusSign = '\u2212'
