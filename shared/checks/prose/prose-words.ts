/**
 * Words of reports, without marks and case and with the usual phrases shortened (table/likeness-words): what a clause does
 * with its number, and what says nothing about which figure is meant.
 */

/** Kinds of organisations that figures are about. */
export const organisations: ReadonlySet<string> = new Set(['htx', 'lhhtx', 'tht', 'qtdnd', 'lmhtx'])

/** Words that every sentence of a report has. */
export const emptyWords: ReadonlySet<string> = new Set(
  (
    'so tong luong la cua cac nhung trong vao voi va mot o tai theo duoc da co den nam nay hien tinh ca nuoc toan ' +
    'khoang gan hon tren duoi uoc thuc dat bang tang giam chiem so sl th kh uth tl ty ti le % gom bao do dia ban linh ' +
    'vuc vung cung ky truoc sau cuoi dau thang quy ngay den moc thoi diem muc tieu chi gia tri nhu thi thi ra vi ve ' +
    'tu bi ho cho de hay hoac khi con lai rieng them lan luot thu tuong ung don vi nganh nghe tt ghi nhan duy tri ' +
    'uoc dat la nen cao thap nhieu it voi tiep tuc van dang ke tung moi bq td ss dvt tren ty trong ke hoach vuot hut gap ' +
    'xap xi phan dau kien du toi thieu nhat tro len tham nien nhung cu the sau nhom loai tinh dp quoc gia khac ' +
    'het i ii iii iv nq nghi quyet bao cao phu luc bieu'
  ).split(' '),
)
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
