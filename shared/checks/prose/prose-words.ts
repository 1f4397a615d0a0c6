import { searchKey } from '../../format/search-text'
import type { Word } from './read-words'

/**
 * Words of reports, without marks and case and with the usual phrases shortened (table/likeness-words): what a clause does
 * with its number, and what says nothing about which figure is meant.
 */

/** Kinds of organisations that figures are about. */
export const organisations: ReadonlySet<string> = new Set(['htx', 'lhhtx', 'tht', 'qtdnd', 'lmhtx'])

/** Words that every sentence of a report has, as they are spelled: "lại" says nothing, "lãi" does. */
const emptySpellings: ReadonlySet<string> = new Set(
  (
    'số so tổng lượng là của cả các cái những trong vào với và mà một ở tại theo được do đã có đến năm nay hiện tính tỉnh ' +
    'huyện xã thành phố nước toàn khoảng gần hơn trên dưới ước đạt bằng tăng giảm chiếm sl th kh uth tl tỷ tỉ lệ % gồm bao đó ' +
    'địa bàn lĩnh vực vùng cùng kỳ kì trước sau cuối đầu tháng quý ngày mốc thời điểm mục tiêu mức chỉ giá trị như thì ra vì về ' +
    'từ bị cho để hay hoặc khi còn lại riêng thêm lần lượt thu hút tương ứng đơn vị ngành nghề tt ghi nhận duy trì nên cao ' +
    'thấp nhiều ít tiếp tục vẫn đáng kể từng mỗi bq td ss dvt trọng kế hoạch vượt hụt gấp xấp xỉ phấn đấu kiến dự tối ' +
    'thiểu nhất trở lên tham gia niên nhưng cụ thể nhóm loại dp quốc khác hết i ii iii iv nq nghị quyết báo cáo phụ lục ' +
    'biểu thực'
  ).split(' '),
)
const emptyKeys: ReadonlySet<string> = new Set([...emptySpellings].map(searchKey))
/** Usual phrases that stay empty however they are written out. */
const emptyShortForms: ReadonlySet<string> = new Set(['th', 'kh', 'uth', 'tl', 'td', 'ss', 'sl', 'bq', 'dvt'])

/** A word typed without any mark is read as the empty word that it may be. */
export function isEmptyWord({ key, text }: Pick<Word, 'key' | 'text'>): boolean {
  return emptySpellings.has(text) || emptyShortForms.has(key) || (text === key && emptyKeys.has(key))
}

/** Words that are empty in a sentence but tell one row of a table from another. */
export const tellingWords: ReadonlySet<string> = new Set(['moi', 'dang'])

export const riseWords: ReadonlySet<string> = new Set(['tang'])
export const fallWords: ReadonlySet<string> = new Set(['giam'])
/** What may stand between "tăng" and its number. */
export const fillWords: ReadonlySet<string> = new Set(
  'them khoang hon gan tren duoi duoc la binh quan bq truong toi thieu it nhat uoc rong nhe manh'.split(' '),
)

/** "Tăng lên 25.454", "giảm còn 29": the number is the figure itself. */
export const arrivalWords: ReadonlySet<string> = new Set(['len', 'con', 'xuong', 'thanh', 'den'])

/** Phrases that a clause begins with which says something new of what was counted before. */
export const clauseBreaks: readonly (readonly string[])[] = [
  ['td'],
  ['bao', 'gom'],
  ['gom'],
  ['tang'],
  ['giam'],
  ['chiem'],
  ['dat'],
  ['bang'],
  ['so', 'voi'],
  ['cao', 'hon'],
  ['thap', 'hon'],
  ['vuot'],
  ['cung', 'ky'],
  ['tong', 'so'],
  ['tong'],
]

/** Words that make what is said a plan. */
export const planPhrases: readonly (readonly string[])[] = [
  ['kh'],
  ['muc', 'tieu'],
  ['phan', 'dau'],
  ['du', 'kien'],
  ['phuong', 'huong'],
  ['nhiem', 'vu'],
  ['chi', 'tieu', 'kh'],
]

/** A wider or narrower circle than one kind of organisation: no row of a table is meant surely. */
export const widerScopes: readonly (readonly string[])[] = [
  ['kv', 'kttt'],
  ['khu', 'vuc', 'kttt'],
  ['khu', 'vuc', 'kinh', 'te', 'tap', 'the'],
  ['khu', 'vuc', 'kinh', 'te'],
  ['kttt'],
  ['kinh', 'te', 'tap', 'the'],
]

/** The whole again, after its parts. */
export const wholePhrases: readonly (readonly string[])[] = [
  ['tong', 'so'],
  ['tong'],
  ['ca', 'nuoc'],
  ['toan', 'tinh'],
  ['toan', 'huyen'],
  ['toan', 'xa'],
  ['toan', 'quoc'],
]

/** Words before a sector that show that the economy is meant ("xây dựng" is also to build). */
export const sectorLeads: ReadonlySet<string> = new Set([
  'vuc',
  'nganh',
  'htx',
  'lhhtx',
  'tht',
  'nhom',
  'khoi',
  've',
])

/** Words after which a number names a document or a part of one. */
export const documentWords: ReadonlySet<string> = new Set(
  (
    'cao quyet dinh tu thi luat luan trinh van ban khoan dieu chuong phan muc tieu luc bieu bang hinh thu sao nq kh qd ' +
    'cv phien hop ky trang hang cap loai'
  ).split(' '),
)

/** Units for people, who are counted under several names. */
export const peopleUnits: ReadonlySet<string> = new Set([
  'nguoi',
  'thanh vien',
  'tv',
  'lao dong',
  'ld',
  'ho',
  'can bo',
  'hoc vien',
  'luot nguoi',
])

/** A part of one whole together with the other. */
export const completingPairs: readonly (readonly [string, string])[] = [
  ['dang hoat dong', 'ngung'],
  ['hoat dong', 'ngung hoat dong'],
  ['nam', 'nu'],
  ['nn', 'phi nn'],
]
