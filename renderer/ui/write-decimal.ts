import { formatScaled } from '../../shared/format/format-number'

/** A plain decimal ("-3600.6") the Vietnamese way ("−3.600,6"); text that is none stays as it is. */
export function writeDecimal(plain: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return plain
  const decimals = plain.split('.')[1]?.length ?? 0
  const scaled = Number(plain.replace('.', ''))
  return Number.isSafeInteger(scaled) ? formatScaled(scaled, decimals) : plain
}
