export type NamedPlace = { name: string; code: string }

/**
 * A pasted list: one place per line, blank lines left out. A line of two or more columns (pasted from a spreadsheet) gives
 * the first column of digits as the code and the first other one as the name. Names that stand in `known`, or twice in the
 * list, are left out; spaces, capitals and marks that only differ in how they are placed do not make another name.
 */
export function readNames(
  text: string,
  known: readonly string[],
): { places: NamedPlace[]; skipped: string[] } {
  const seen = new Set(known.map(nameKey))
  const places: NamedPlace[] = []
  const skipped: string[] = []
  for (const line of text.normalize('NFC').split(/\r\n|\r|\n/)) {
    const columns = line.split('\t').map((column) => column.replace(/\s+/g, ' ').trim())
    const name = columns.find((column) => column !== '' && (columns.length === 1 || !isNumber(column)))
    if (name === undefined) continue
    const code = columns.length > 1 ? (columns.find(isNumber) ?? '') : ''
    if (seen.has(nameKey(name))) skipped.push(name)
    else places.push({ name, code })
    seen.add(nameKey(name))
  }
  return { places, skipped }
}

/** Marks count ("Tân Hòa" is not "Tân Hoa"), except for where in its syllable a tone is placed ("Hòa", "Hoà"). */
function nameKey(name: string): string {
  const syllables = name.trim().toLowerCase().normalize('NFD').split(/\s+/)
  return syllables
    .map((one) => `${one.replace(combiningMark, '')} ${(one.match(combiningMark) ?? []).sort().join('')}`)
    .join(' ')
}

const combiningMark = /\p{M}/gu

function isNumber(text: string): boolean {
  return /^\d+$/.test(text)
}
