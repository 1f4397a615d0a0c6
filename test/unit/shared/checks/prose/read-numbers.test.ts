import { describe, expect, it } from 'vitest'
import { isImpossible } from '../../../../../shared/checks/prose/check-dates'
import { readNumbers } from '../../../../../shared/checks/prose/read-numbers'

/** "kind value unit" of every number of a sentence. */
function read(sentence: string): string[] {
  return readNumbers(sentence.normalize('NFC')).map((number) => {
    switch (number.kind) {
      case 'figure':
        return `${number.value}${number.unit.key === '' ? '' : ` ${number.unit.key}`}`
      case 'fraction':
        return `${number.part} of ${number.whole}`
      case 'year':
        return `year ${String(number.year)}${number.until === null ? '' : `-${String(number.until)}`}`
      case 'date':
        return `date ${String(number.day ?? '')}/${String(number.month)}/${String(number.year ?? '')}`
      default:
        return `${number.kind} ${number.text}`
    }
  })
}

describe('numbers of prose', () => {
  it.each([
    ['cả nước có 25.454 HTX', ['25454 htx']],
    ['doanh thu đạt 3.600,6 triệu đồng/năm', ['3600.6 trieu dong/nam']],
    ['đạt 93,5% kế hoạch', ['93.5 %']],
    ['đạt 1,8 % tổng vốn', ['1.8 %']],
    ['có 02 Quỹ tín dụng nhân dân', ['2 quy tin dung nhan dan']],
    ['hơn 8,1 triệu thành viên', ['8.1 trieu thanh vien']],
    ['hơn 30.000 tỷ đồng', ['30000 ty dong']],
    ['tăng 1,5 lần so với năm 2019', ['1.5 lan', 'year 2019']],
    ['tăng 2,3 điểm % so với năm trước', ['2.3 %']],
    ['có 81/106 xã đạt', ['81 of 106']],
    ['từ 1 - 2 liên hiệp HTX', ['range 1 - 2']],
    ['giảm từ 40-60%', ['range 40-60']],
    ['dư nợ 63,407 tỷ đồng', ['63.407 ty dong']],
    ['tổng số 1\u00a0234,5 triệu', ['1234.5 trieu']],
    ['Số HTX là 348.', ['348']],
    ['tổng số 6 560 509 người', ['6560509 nguoi']],
    ['đạt 3,600.6 triệu đồng/năm', ['3600.6 trieu dong/nam']],
    ['đạt 12 triệu đồng/năm và lãi bình quân', ['12 trieu dong/nam']],
    ['có 12 tổ chức và 5 tổ', ['12', '5 to']],
    ['fax 04.38431768', ['unread 04.38431768']],
    ['ở mức 65%, cung cấp 120, khách hàng 500', ['65 %', '120', '500']],
    ['gồm 12 HTX, 5 THT.', ['12 htx', '5 tht']],
  ])('%s', (sentence, expected) => {
    expect(read(sentence)).toEqual(expected)
  })

  it.each([
    ['tính đến 31/12/2020', ['date 31/12/2020']],
    ['ngày 22 tháng 4 năm 2021', ['date 22/4/2021']],
    ['trong tháng 4 năm 2021', ['date /4/2021']],
    ['đến ngày 31/5 có 12 HTX', ['date 31/5/', '12 htx']],
    ['năm 2021', ['year 2021']],
    ['giai đoạn 2021 - 2025', ['year 2021-2025']],
    ['quý I/2024', ['year 2024']],
    ['6 tháng đầu năm 2020', ['reference 6', 'year 2020']],
    ['tháng 12/2019', ['date /12/2019']],
    ['trong tháng 10 có 5 HTX', ['date /10/', '5 htx']],
    ['trên 12 tháng 52 HTX', ['12 thang', '52 htx']],
    ['ngày 30/6/20', ['date 30/6/2020']],
    ['so với 2025 HTX', ['2025 htx']],
  ])('%s is a time', (sentence, expected) => {
    expect(read(sentence)).toEqual(expected)
  })

  it.each([
    'Báo cáo số 187/BC-LMHTXVN',
    'Nghị quyết số 13',
    'Thông tư số 01/2020/TT-BKHĐT',
    'Quyết định số 1804/QĐ-TTg',
    'tiêu chí số 13',
    'tiêu chí 13',
    'Điều 5',
    'Kế hoạch 41 về thành lập mới HTX',
  ])('%s names a document', (sentence) => {
    expect(read(sentence).every((one) => one.startsWith('reference'))).toBe(true)
  })

  it('"tổng số 348" is a figure all the same', () => {
    expect(read('Tổng số 348 HTX')).toEqual(['348 htx'])
    expect(read('trong số 12 HTX')).toEqual(['12 htx'])
  })
})

describe('dates that no calendar has', () => {
  const impossible = (sentence: string): string[] =>
    readNumbers(sentence)
      .filter(isImpossible)
      .map(({ text }) => text)

  it.each([
    ['ngày 61/04/2021', '61/04/2021'],
    ['đến 31/02/2020', '31/02/2020'],
    ['đến 29/02/2021', '29/02/2021'],
    ['ngày 12/13/2021', '12/13/2021'],
    ['so với năm 20219', '20219'],
    ['ngày 31 tháng 6 năm 2021', '31 tháng 6 năm 2021'],
    ['giai đoạn 2025-2021', '2025-2021'],
    ['ngày 31/02/20', '31/02/20'],
    ['tháng 13 năm 2020', '13 năm 2020'],
    ['năm 2202', '2202'],
    ['năm 1020 có', '1020'],
    ['trong năm 220.', '220'],
  ])('%s', (sentence, text) => {
    expect(impossible(sentence)).toEqual([text])
  })

  it.each([
    'ngày 29/02/2020',
    'đến 31/12/2021',
    'năm 2021',
    'giai đoạn 2021-2025',
    'có 20.219 HTX',
    'trong năm 220 HTX',
    '15/12/20',
  ])('not %s', (sentence) => {
    expect(impossible(sentence)).toEqual([])
  })
})
