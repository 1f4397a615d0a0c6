/**
 * Words of the field as offices abbreviate them, without marks and case. Two texts are compared with every phrase reduced
 * to its short form, because people write either; longer phrases stand before those they contain.
 */
export const shortForms: readonly (readonly [phrase: string, short: string])[] = [
  ['lien hiep hop tac xa', 'lhhtx'],
  ['lien minh hop tac xa', 'lmhtx'],
  ['hop tac xa', 'htx'],
  ['lien hiep htx', 'lhhtx'],
  ['lien minh htx', 'lmhtx'],
  ['lien htx', 'lhhtx'],
  ['lh htx', 'lhhtx'],
  ['lm htx', 'lmhtx'],
  ['to hop tac', 'tht'],
  ['htt', 'tht'],
  ['quy tin dung nhan dan', 'qtdnd'],
  ['tin dung nhan dan', 'qtdnd'],
  ['quy tdnd', 'qtdnd'],
  ['quy qtdnd', 'qtdnd'],
  ['uy ban nhan dan', 'ubnd'],
  ['tieu thu cong nghiep', 'ttcn'],
  ['cong nghiep', 'cn'],
  ['nong nghiep', 'nn'],
  ['lam nghiep', 'ln'],
  ['thuy san', 'ts'],
  ['thuong mai', 'tm'],
  ['xay dung', 'xd'],
  ['giao thong van tai', 'gtvt'],
  ['van tai', 'vt'],
  ['moi truong', 'mt'],
  ['dich vu', 'dv'],
  ['san xuat kinh doanh', 'sxkd'],
  ['cong nghe cao', 'cnc'],
  ['lao dong', 'ld'],
  ['thanh vien', 'tv'],
  ['von dieu le', 'vdl'],
  ['vdl', 'vdl'],
  ['doanh thu', 'dt'],
  ['thu nhap', 'tn'],
  ['loi nhuan', 'lai'],
  ['binh quan', 'bq'],
  ['tnbq', 'tn bq'],
  ['dtbq', 'dt bq'],
  ['uoc thuc hien', 'uth'],
  ['uoc th', 'uth'],
  ['thuc hien', 'th'],
  ['ke hoach', 'kh'],
  ['so luong', 'sl'],
  ['ty le', 'tl'],
  ['ti le', 'tl'],
  ['ti trong', 'ty trong'],
  ['so sanh', 'ss'],
  ['don vi tinh', 'dvt'],
  ['trong do', 'td'],
  ['t do', 'td'],
  ['tr do', 'td'],
]

/** What tells rows of the same build apart: where each of two texts has one that the other lacks, they are two things. */
export const termsOfKind: ReadonlySet<string> = new Set([
  ...['lhhtx', 'htx', 'tht', 'qtdnd', 'nn', 'ln', 'ts', 'cn', 'ttcn', 'tm', 'dv', 'xd', 'vt', 'mt'],
  ...['ld', 'tv', 'vdl', 'dt', 'tn', 'lai', 'th', 'uth', 'kh', 'sl', 'tl', 'bq'],
])

/** Words that turn a meaning round; a text with one is not the text without it, however alike the rest is. */
export const turningWords: ReadonlySet<string> = new Set([
  ...['phi', 'khong', 'chua', 'ngung', 'tam', 'giam', 'tang', 'nu', 'nghi', 'yeu', 'kem', 'kha', 'tot'],
])
