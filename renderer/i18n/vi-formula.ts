import type { FormulaProblem } from '../../shared/calc/formula/check-definition'
import type { FormulaFault } from '../../shared/calc/formula/check-formula'
import type { UnitWarning } from '../../shared/calc/formula/check-units'
import type { FormulaWords } from '../../shared/calc/formula/explain-formula'
import type { Expected, FormulaSyntaxError } from '../../shared/calc/formula/syntax-error'

/** A formula read aloud; the names of indicators are the workbook's. */
const language: Omit<FormulaWords, 'name'> = {
  number: ({ text, percent }) => `${text.replace('.', ',')}${percent ? '%' : ''}`,
  operators: {
    '+': 'cộng',
    '-': 'trừ',
    '*': 'nhân với',
    '/': 'chia cho',
    '=': 'bằng',
    '<>': 'khác',
    '<': 'nhỏ hơn',
    '<=': 'không quá',
    '>': 'lớn hơn',
    '>=': 'từ',
  },
  negation: (operand) => `âm ${operand}`,
  functions: {
    KYTRUOC: ([inside = '']) => `${inside} kỳ trước`,
    CUNGKY: ([inside = '']) => `${inside} cùng kỳ năm trước`,
    KEHOACH: ([inside = '']) => `kế hoạch của ${inside}`,
    TONG: (args) => `tổng của ${args.join(', ')}`,
    TRUNGBINH: (args) => `trung bình của ${args.join(', ')}`,
    NEU: ([condition = '', yes = '', no = '']) => `nếu ${condition} thì ${yes}, không thì ${no}`,
    LAMTRON: ([inside = '', digits = '']) =>
      digits.startsWith('âm ')
        ? `${inside} (làm tròn ${digits.slice(3)} chữ số trước dấu phẩy)`
        : `${inside} (làm tròn ${digits} chữ số thập phân)`,
    ABS: ([inside = '']) => `giá trị tuyệt đối của ${inside}`,
    MIN: (args) => `số nhỏ nhất trong ${args.join(', ')}`,
    MAX: (args) => `số lớn nhất trong ${args.join(', ')}`,
  },
}

const expected: Record<Expected, string> = {
  operand: 'một số hoặc một chỉ tiêu',
  operator: 'một phép tính',
  'opening-parenthesis': 'dấu “(”',
  'closing-parenthesis': 'dấu “)”',
  separator: 'dấu “;”',
  'closing-bracket': 'dấu “]”',
  indicator: 'một chỉ tiêu',
  sector: 'một lĩnh vực',
  function: 'tên hàm',
}

function writeSyntaxError({ kind, expected: places }: FormulaSyntaxError): string {
  const hint = places.map((place) => expected[place]).join(' hoặc ')
  switch (kind) {
    case 'empty':
      return 'Chưa có công thức.'
    case 'too-long':
      return 'Công thức dài quá 4.000 ký tự. Hãy tách thành nhiều chỉ tiêu.'
    case 'too-deep':
      return 'Công thức lồng quá 64 lớp ngoặc. Hãy tách thành nhiều chỉ tiêu.'
    case 'unexpected-character':
      return 'Ký tự này không dùng trong công thức.'
    case 'ambiguous-number':
      return 'Không rõ số này có phần nghìn hay phần thập phân. Viết số liền, không tách phần nghìn, phần thập phân sau dấu phẩy: 1234,5.'
    case 'unclosed-reference':
      return 'Chỉ tiêu mở bằng “[” mà chưa có “]”.'
    case 'empty-reference':
      return `Trong dấu [ ] còn thiếu ${hint === '' ? 'mã' : hint}.`
    case 'unknown-function':
      return 'Không có hàm này. Tên chỉ tiêu phải nằm trong dấu [ ].'
    case 'unexpected-token':
      return hint === '' ? 'Chỗ này chưa đúng.' : `Ở đây cần ${hint}.`
    case 'unexpected-end':
      return hint === '' ? 'Công thức còn thiếu phần cuối.' : `Công thức còn thiếu: cần ${hint}.`
    case 'chained-comparison':
      return 'Mỗi lần chỉ so sánh được hai số. Hãy dùng hai hàm NEU lồng nhau.'
  }
}

function writeFault(fault: FormulaFault): string {
  switch (fault.kind) {
    case 'unknown-reference':
      return `Sổ không có chỉ tiêu mã “${fault.code}”.`
    case 'unknown-sector':
      return `Sổ không có lĩnh vực mã “${fault.code}”.`
    case 'argument-count': {
      const { min, max } = fault.expected
      const count = max === null ? `ít nhất ${String(min)}` : String(min)
      return `Hàm ${fault.name} cần ${count} thành phần, ở đây có ${String(fault.found)}. Các thành phần cách nhau bằng dấu “;”.`
    }
    case 'condition-expected':
      return 'Thành phần đầu của NEU phải là một phép so sánh, ví dụ [mã]>0.'
    case 'comparison-outside-condition':
      return 'Phép so sánh chỉ đứng được ở thành phần đầu của NEU.'
    case 'rounding-digits':
      return 'Số chữ số làm tròn phải là số nguyên từ −15 đến 15.'
  }
}

function writeProblem(problem: FormulaProblem): string {
  switch (problem.kind) {
    case 'syntax':
      return writeSyntaxError(problem.error)
    case 'fault':
      return writeFault(problem.fault)
    case 'cycle': {
      const { codes } = problem.cycle
      return codes.length === 1
        ? 'Chỉ tiêu tính từ chính nó trong cùng kỳ. Muốn lấy số kỳ trước của nó, dùng KYTRUOC.'
        : `Các chỉ tiêu tính vòng quanh lẫn nhau: ${[...codes, codes[0]].join(' → ')}. Muốn lấy số kỳ trước, dùng KYTRUOC.`
    }
  }
}

function writeWarning({ kind, power }: UnitWarning): string {
  const factor = power === null || power === 0 ? null : `1${'0'.repeat(Math.abs(power))}`
  const advice =
    factor === null || power === null
      ? ''
      : ` ${power > 0 ? 'Nhân' : 'Chia'} phần này ${power > 0 ? 'với' : 'cho'} ${factor} thì khớp.`
  return kind === 'unit-mismatch'
    ? `Đơn vị của phần này không khớp với phần đứng trước.${advice}`
    : `Đơn vị của kết quả không khớp với đơn vị đã khai.${advice}`
}

/** Words of the formula language: reading a formula, what is wrong with one, why it gives no number. */
export const viFormula = {
  language,
  writeProblem,
  writeWarning,
  formula: 'Công thức',
  asValues: 'Thay số',
  reason: 'Vì sao không có số',
  /** An operand with where it is read, if it is not the cell's own period and scenario. */
  placed: (name: string, place: string) => `${name} · ${place}`,
  missing: (names: readonly string[]) => `Thiếu số liệu: ${names.join('; ')}.`,
  nothingMissing: 'Thiếu số liệu để tính.',
  divisionByZero: 'Mẫu số bằng 0 nên không chia được.',
  cycle: 'Công thức tham chiếu vòng về chính nó, hoặc lùi qua quá nhiều kỳ.',
  overflow: 'Kết quả vượt giới hạn tính toán.',
  broken:
    'Công thức không còn đọc được, hoặc gọi chỉ tiêu, lĩnh vực không có trong sổ. Hãy sửa lại công thức.',
  failing: (names: readonly string[]) => `Lỗi bắt đầu từ: ${names.join('; ')}.`,
  coverageName: 'Số liệu đã có',
  coverage: {
    'sum-localities': (present: string, expected: string) => `${present}/${expected} địa bàn có số liệu`,
    'sum-sectors': (present: string, expected: string) => `${present}/${expected} lĩnh vực có số liệu`,
    'sum-indicators': (present: string, expected: string) =>
      `${present}/${expected} chỉ tiêu thành phần có số liệu`,
  },
}
