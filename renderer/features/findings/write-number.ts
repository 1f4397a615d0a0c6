import type { ScaledNumber } from '../../../shared/model/finding'
import { formatScaled } from '../../../shared/format/format-number'

export function writeNumber({ value, decimals }: ScaledNumber, percent: boolean): string {
  return formatScaled(value, decimals, { percent })
}
