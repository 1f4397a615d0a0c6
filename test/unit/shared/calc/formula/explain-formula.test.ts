import { describe, expect, it } from 'vitest'
import { roundQuotient } from '../../../../../shared/calc/exact'
import type { Expression } from '../../../../../shared/calc/formula/ast'
import { completeFormula } from '../../../../../shared/calc/formula/complete-formula'
import type { FormulaValue } from '../../../../../shared/calc/formula/evaluate-formula'
import { explainAsValues, explainInWords } from '../../../../../shared/calc/formula/explain-formula'
import { parseFormula } from '../../../../../shared/calc/formula/parse-formula'
import type { PlacedReference } from '../../../../../shared/calc/formula/placed-reference'

function parse(text: string): Expression {
  const parsed = parseFormula(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.kind}`)
  return parsed.ast
}

const names: Readonly<Record<string, string>> = { ln: 'Lợi nhuận', htx: 'Tổng số HTX' }

const words = (text: string): string =>
  explainInWords(parse(text), {
    name: ({ code, sector }) => `${names[code] ?? code}${sector === null ? '' : ` (${sector})`}`,
    number: ({ text: digits, percent }) => `${digits.replace('.', ',')}${percent ? ' phần trăm' : ''}`,
    operators: {
      '+': 'cộng',
      '-': 'trừ',
      '*': 'nhân',
      '/': 'chia cho',
      '=': 'bằng',
      '<>': 'khác',
      '<': 'dưới',
      '<=': 'không quá',
      '>': 'trên',
      '>=': 'từ',
    },
    negation: (operand) => `âm ${operand}`,
    functions: {
      KYTRUOC: (args) => `${args.join()} kỳ trước`,
      CUNGKY: (args) => `${args.join()} cùng kỳ`,
      KEHOACH: (args) => `kế hoạch ${args.join()}`,
      TONG: (args) => `tổng của ${args.join(', ')}`,
      TRUNGBINH: (args) => `trung bình của ${args.join(', ')}`,
      NEU: ([condition = '', yes = '', no = '']) => `nếu ${condition} thì ${yes}, không thì ${no}`,
      LAMTRON: ([value = '', digits = '']) => `${value} làm tròn ${digits} số lẻ`,
      ABS: (args) => `trị tuyệt đối của ${args.join()}`,
      MIN: (args) => `nhỏ nhất của ${args.join(', ')}`,
      MAX: (args) => `lớn nhất của ${args.join(', ')}`,
    },
  })

describe('as words', () => {
  it.each([
    ['[ln]/[htx]', 'Lợi nhuận chia cho Tổng số HTX'],
    ['([ln]-KYTRUOC([ln]))/[htx:NN]', '(Lợi nhuận trừ Lợi nhuận kỳ trước) chia cho Tổng số HTX (NN)'],
    ['NEU([htx]>0;5%*[ln];-1)', 'nếu Tổng số HTX trên 0 thì 5 phần trăm nhân Lợi nhuận, không thì âm 1'],
    ['TONG([ln];KEHOACH([htx]))', 'tổng của Lợi nhuận, kế hoạch Tổng số HTX'],
  ])('%s: %s', (text, expected) => {
    expect(words(text)).toBe(expected)
  })
})

describe('as values', () => {
  const read = ({ code, previous, scenario }: PlacedReference): FormulaValue => {
    if (code === 'ln') return { n: previous === 0 ? 1250 : -900, d: 1 }
    if (code === 'htx') return scenario === 'plan' ? 'missing' : { n: 26, d: 1 }
    return 'broken'
  }
  const format = (value: FormulaValue): string =>
    typeof value === 'string' ? value : String((roundQuotient(value, 1) ?? 0) / 10).replace('.', ',')
  const explain = (text: string) => explainAsValues(parse(text), read, format)

  it.each([
    ['[ln]/[htx]', '1250 / 26'],
    ['LAMTRON([ln]/[htx];1)*12,5%', 'LAMTRON(1250 / 26; 1) * 12,5%'],
    ['[ln]-KYTRUOC([ln])', '1250 - (-900)'],
    ['KYTRUOC([ln]+1)*2', '((-900) + 1) * 2'],
    ['[ln]-KEHOACH([htx])', '1250 - missing'],
  ])('%s: %s', (text, expected) => {
    expect(explain(text).text).toBe(expected)
  })

  it('gives the result and every different operand once', () => {
    const { result, operands } = explain('([ln]-KYTRUOC([ln]))/[ln]')
    expect(result).toEqual({ n: 2150, d: 1250 })
    expect(operands.map(({ reference, text }) => [reference.code, reference.previous, text])).toEqual([
      ['ln', 0, '1250'],
      ['ln', 1, '-900'],
    ])
  })
})

describe('completion', () => {
  const workbook = {
    indicators: [
      { code: 'HTX.tong_so', name: 'Tổng số hợp tác xã' },
      { code: 'HTX.loi_nhuan', name: 'Lợi nhuận' },
      { code: 'TV.tong', name: 'Thành viên' },
    ],
    sectors: [
      { code: 'NN', name: 'Nông nghiệp' },
      { code: 'XD', name: 'Xây dựng' },
    ],
  }
  /** "|" is the caret. */
  const complete = (marked: string) => {
    const at = marked.indexOf('|')
    const text = marked.replace('|', '')
    const { from, to, candidates } = completeFormula(text, at, workbook)
    return { replaced: text.slice(from, to), inserts: candidates.map(({ insert }) => insert) }
  }

  it.each([
    ['=tong|', 'tong', ['TONG(', '[HTX.tong_so]', '[TV.tong]']],
    ['=tổng|', 'tổng', ['TONG(', '[HTX.tong_so]']],
    ['=1+su|', 'su', ['TONG(']],
    ['=kỳ|', 'kỳ', ['KYTRUOC(']],
    ['=[loi|', '[loi', ['[HTX.loi_nhuan]']],
    ['=[lợi nh|', '[lợi nh', ['[HTX.loi_nhuan]']],
    ['=[htx|.cu]+1', '[htx.cu]', ['[HTX.loi_nhuan]', '[HTX.tong_so]']],
    ['=[HTX.tong_so:|', '[HTX.tong_so:', ['[HTX.tong_so:*]', '[HTX.tong_so:NN]', '[HTX.tong_so:XD]']],
    ['=[HTX.tong_so:xay|]', '[HTX.tong_so:xay]', ['[HTX.tong_so:XD]']],
    ['=[a]|', '', []],
    ['=12|', '', []],
    ['=[zzz|', '[zzz', []],
  ])('%s', (marked, replaced, inserts) => {
    expect(complete(marked)).toEqual({ replaced, inserts })
  })

  it('offers everything where an operand begins', () => {
    for (const marked of ['|', '=|', '=1 + |', '=TONG(|', '=MAX(1; |', '=1×|']) {
      expect(complete(marked).inserts).toHaveLength(13)
    }
    expect(complete('=[|').inserts).toEqual(['[HTX.tong_so]', '[HTX.loi_nhuan]', '[TV.tong]'])
    expect(completeFormula('=', 1, workbook, 4).candidates).toHaveLength(4)
  })

  it('keeps inside the text', () => {
    expect(completeFormula('=so', 99, workbook).to).toBe(3)
    expect(completeFormula('=so', -1, workbook)).toMatchObject({ from: 0, to: 0 })
  })
})
