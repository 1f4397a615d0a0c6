/** Comparisons in words: the rules of the explanation, and what stands where an operand is no figure. */
export const viComparisonRules = {
  difference: 'Số kỳ này − số gốc',
  index: 'Số kỳ này ÷ số gốc × 100',
  growth: '(Số kỳ này − số gốc) ÷ số gốc × 100',
  contribution: '(Phần kỳ này − phần kỳ gốc) ÷ tổng kỳ gốc × 100',
  share: 'Phần ÷ tổng × 100',
  remaining: 'Kế hoạch − số thực hiện',
  'per-quarter': 'Phần còn thiếu chia cho số quý còn lại',
  rank: 'Thứ tự trong bảng',
} as const

export const viFormulaStatuses = {
  'division-by-zero': 'công thức chia cho 0',
  cycle: 'công thức tính vòng tròn',
  broken: 'công thức hỏng',
} as const

export const viComparisonWords = {
  /** Unit of contributions and of differences of percentages. */
  points: 'điểm %',
  reached: 'Đã đạt kế hoạch, không còn thiếu',
  over: 'Kỳ của kế hoạch đã hết',
  rank: (of: number, among: number) => `Đứng thứ ${String(of)} trong ${String(among)}`,
}
