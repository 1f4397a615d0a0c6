import { allSectors } from '../../shared/calc/formula/ast'
import { explainInWords } from '../../shared/calc/formula/explain-formula'
import { parseFormula } from '../../shared/calc/formula/parse-formula'
import type { Dimensions } from '../../shared/model/dimension'
import type { Words } from '../i18n/words'

/** "Tổng số thành viên HTX chia cho Tổng số HTX". Empty for a text that is no formula. */
export function readFormulaAloud(formula: string, { indicators, sectors }: Dimensions, words: Words): string {
  const parsed = parseFormula(formula)
  if (!parsed.ok) return ''
  return explainInWords(parsed.ast, {
    ...words.formulas.language,
    name: ({ code, sector }) => {
      const name = indicators.find((one) => one.code === code)?.name ?? code
      if (sector === null) return name
      const within =
        sector === allSectors
          ? words.reference.indicators.allSectors
          : (sectors.find((one) => one.code === sector)?.name ?? sector)
      return `${name} (${within})`
    },
  })
}
