import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { explainFailure, nameFormulaOperand } from '../../../../renderer/features/explain/formula-text'
import { Inspector } from '../../../../renderer/features/explain/Inspector'
import { writeNumber, writeRule } from '../../../../renderer/features/explain/rule-text'
import { en } from '../../../../renderer/i18n/en'
import { vi } from '../../../../renderer/i18n/vi'
import type { Connection } from '../../../../renderer/client/connect'
import { AppContext, type AppState } from '../../../../renderer/state/app-state'
import { createFindingsStore } from '../../../../renderer/state/findings-store'
import { WordsContext } from '../../../../renderer/i18n/words'
import { listDistinctReferences } from '../../../../shared/calc/formula/placed-reference'
import { parseFormula } from '../../../../shared/calc/formula/parse-formula'
import { syntaxErrorKinds } from '../../../../shared/calc/formula/syntax-error'
import type { CellStatus } from '../../../../shared/model/cell'
import type { ViewId } from '../../../../shared/model/ids'
import type { ExplainedNumber, Explanation } from '../../../../shared/model/explanation'
import { explanation, figure, year } from './explanation-fixture'

/** A formula with its operands in the order of the text, as the host sends them. */
function explained(text: string, operands: ExplainedNumber[], result: Partial<ExplainedNumber>): Explanation {
  const parsed = parseFormula(text)
  const references = parsed.ok ? listDistinctReferences(parsed.ast) : []
  return explanation({
    rule: 'formula',
    result: figure(null, result),
    operands,
    formula: { text, references },
  })
}

const profit = figure(1250, { label: 'Lợi nhuận', at: year(2020) })
const total = figure(26, { label: 'Tổng số HTX', at: year(2020) })
const number = (value: number): Partial<ExplainedNumber> => ({ value, decimals: 1, status: 'number' })
const ratio = explained('=[ln]/[htx]', [profit, total], number(481))

describe('a formula in words and values', () => {
  it('reads as a sentence, in both languages, and as arithmetic', () => {
    expect(writeRule(ratio, vi)).toEqual({
      words: 'Lợi nhuận chia cho Tổng số HTX',
      values: '1.250 / 26',
      result: '48,1',
    })
    expect(writeRule(ratio, en).words).toBe('Lợi nhuận divided by Tổng số HTX')
  })

  it('puts every operand where the formula reads it, and its numbers as they are written here', () => {
    const before = figure(-900, { label: 'Lợi nhuận', at: year(2019) })
    const growth = explained(
      '=LAMTRON(([ln]-KYTRUOC([ln]))/[htx]*1000,5; -1)+12,5%',
      [profit, before, total],
      number(100),
    )
    expect(writeRule(growth, vi)).toMatchObject({
      words:
        '(Lợi nhuận trừ Lợi nhuận kỳ trước) chia cho Tổng số HTX nhân với 1000,5 (làm tròn 1 chữ số trước dấu phẩy) cộng 12,5%',
      values: 'LAMTRON((1.250 - (−900)) / 26 * 1.000,5; -1) + 12,5%',
    })
    expect(growth.operands.map((_, at) => nameFormulaOperand(growth, at, vi))).toEqual([
      'Lợi nhuận',
      'Lợi nhuận · Thực hiện 2019',
      'Tổng số HTX',
    ])
  })

  it('names the plan and the condition', () => {
    const plan = figure(30, { label: 'Tổng số HTX', at: { ...year(2020), scenario: 'plan' } })
    const attained = explained('=NEU(KEHOACH([htx])>0;[htx]/KEHOACH([htx]);0)', [plan, total], number(9))
    expect(writeRule(attained, vi).words).toBe(
      'Nếu kế hoạch của Tổng số HTX lớn hơn 0 thì Tổng số HTX chia cho kế hoạch của Tổng số HTX, không thì 0',
    )
    expect(nameFormulaOperand(attained, 0, vi)).toBe('Tổng số HTX · Kế hoạch 2020')
  })

  it('nothing occurred is the zero it counts as, and what is missing stays visible', () => {
    const none = figure(null, { label: 'a', status: 'none' })
    const unknown = figure(null, { label: 'b', status: 'unknown' })
    const broken = figure(null, { label: 'c', status: 'division-by-zero' })
    const gone = figure(null, { label: 'd' })
    const all = explained('=[a]+[b]+[c]+[d]', [none, unknown, broken, gone], { status: 'blank' })
    expect(writeRule(all, vi).values).toBe('0 + … + #CHIA0 + (trống)')
    expect(writeNumber(broken, vi)).toBe('#CHIA0')
  })

  it('a text that is no formula is not read aloud', () => {
    const hopeless = explained('=[ln', [], { status: 'broken' })
    expect(writeRule(hopeless, vi)).toEqual({ words: vi.rules.formula, values: '', result: '#LOI' })
  })
})

describe('why a formula gives no number', () => {
  it('names what is missing, with its period', () => {
    const before = figure(null, { label: 'Lợi nhuận', at: year(2019) })
    const none = figure(null, { label: 'Không', status: 'none' })
    const growth = explained('=[ln]-KYTRUOC([ln])+[none]', [profit, before, none], { status: 'blank' })
    expect(explainFailure(growth, vi)).toBe('Thiếu số liệu: Lợi nhuận · Thực hiện 2019.')
    expect(explainFailure(ratio, vi)).toBeNull()
  })

  it.each<[CellStatus, string, string]>([
    ['division-by-zero', '#CHIA0', 'Mẫu số bằng 0 nên không chia được.'],
    ['cycle', '#VONG', 'Công thức tham chiếu vòng về chính nó, hoặc lùi qua quá nhiều kỳ.'],
    ['overflow', '#TRAN', 'Kết quả vượt giới hạn tính toán.'],
    ['broken', '#LOI', vi.formulas.broken],
  ])('%s is shown as %s and explained', (status, mark, sentence) => {
    const failed = explained('=[ln]/[htx]', [profit, figure(0, { label: 'Tổng số HTX' })], { status })
    expect(writeRule(failed, vi).result).toBe(mark)
    expect(explainFailure(failed, vi)).toBe(sentence)
  })

  it('says where an error comes from', () => {
    const inner = figure(null, { label: 'Bình quân', status: 'zero-base' })
    const failed = explained('=[bq]*2', [inner], { status: 'division-by-zero' })
    expect(explainFailure(failed, vi)).toBe('Mẫu số bằng 0 nên không chia được. Lỗi bắt đầu từ: Bình quân.')
  })
})

/** The panel asks the program for something only after it is on the screen, and it never is here. */
const nobody = { findings: createFindingsStore({} as Connection) } as AppState
const nothing = (): undefined => undefined

describe('the inspector', () => {
  const show = (part: Explanation, words = vi): string =>
    renderToStaticMarkup(
      <WordsContext value={words}>
        <AppContext value={nobody}>
          <Inspector
            explanation={part}
            cell={{ view: 1 as ViewId, index: 0 }}
            version={1}
            writeFinding={() => ''}
            onFinding={nothing}
            goTo={nothing}
            onShowChart={nothing}
            onHide={nothing}
          />
        </AppContext>
      </WordsContext>,
    )

  it('shows the text, the arithmetic and a line for each operand', () => {
    const html = show(ratio)
    expect(html).toContain('<code>=[ln]/[htx]</code>')
    expect(html).toContain('1.250 / 26 = <b>48,1</b>')
    expect(html).toContain('<dt>Tổng số HTX</dt><dd><b>26</b>')
    expect(html).not.toContain('explain-failure')
  })

  it('shows why there is none', () => {
    const html = show(explained('=[ln]/[htx]', [profit, figure(null, { label: 'Tổng số HTX' })], {}))
    expect(html).toContain('Thiếu số liệu: Tổng số HTX.')
  })

  it.each([
    ['sum-localities', '12/1.025 địa bàn có số liệu', '12/1.025 places have figures'],
    ['sum-sectors', '12/1.025 lĩnh vực có số liệu', '12/1.025 sectors have figures'],
    ['sum-indicators', '12/1.025 chỉ tiêu thành phần có số liệu', '12/1.025 partial indicators have figures'],
  ] as const)('shows how much of a total is there: %s', (rule, inVietnamese, inEnglish) => {
    const partial = explanation({ rule, result: figure(5), coverage: { present: 12, expected: 1025 } })
    expect(show(partial)).toContain(inVietnamese)
    expect(show(partial, en)).toContain(inEnglish)
    expect(show({ ...partial, coverage: { present: 25, expected: 25 } })).not.toContain('25/25')
  })
})

describe('problems of a definition', () => {
  it('each have their own sentence in both languages', () => {
    for (const words of [vi, en]) {
      const written = syntaxErrorKinds.map((kind) =>
        words.formulas.writeProblem({
          kind: 'syntax',
          error: { kind, from: 0, to: 1, expected: ['operand', 'closing-parenthesis'] },
        }),
      )
      expect(new Set(written).size).toBe(syntaxErrorKinds.length)
      for (const text of written) expect(text).toMatch(/[.,]$/)
    }
  })

  it('say what is needed, what is unknown and what goes round', () => {
    const { writeProblem, writeWarning } = vi.formulas
    const place = { from: 0, to: 1 }
    expect(
      writeProblem({
        kind: 'syntax',
        error: { ...place, kind: 'unexpected-end', expected: ['operator', 'closing-parenthesis'] },
      }),
    ).toBe('Công thức còn thiếu: cần một phép tính hoặc dấu “)”.')
    expect(
      writeProblem({ kind: 'fault', fault: { ...place, kind: 'unknown-reference', code: 'HTX.x' } }),
    ).toBe('Sổ không có chỉ tiêu mã “HTX.x”.')
    expect(writeProblem({ kind: 'cycle', cycle: { ...place, codes: ['a', 'b'] } })).toContain('a → b → a')
    expect(writeWarning({ ...place, kind: 'unit-mismatch', power: 3 })).toContain('Nhân phần này với 1000')
    expect(writeWarning({ ...place, kind: 'result-unit-mismatch', power: -2 })).toContain('cho 100')
    expect(writeWarning({ ...place, kind: 'result-unit-mismatch', power: null })).toMatch(/đã khai\.$/)
  })
})
