import { describe, expect, it } from 'vitest'
import { tcvn3Letters, vniLetters, westernOfVietnamesePage } from '../../../../shared/format/legacy-letters'
import { decodeByFont, decodeLegacy, detectLegacy } from '../../../../shared/format/legacy-text'

const sentences = [
  'Tổng số hợp tác xã đang hoạt động',
  'Thành viên liên hiệp hợp tác xã, quỹ tín dụng nhân dân',
  'Trong đó: doanh thu bình quân một tổ hợp tác',
  'Số cán bộ quản lý đã qua đào tạo, bồi dưỡng',
  'Nông nghiệp, lâm nghiệp, thuỷ sản; thương mại và dịch vụ',
]

/** The way back, made from the tables: what a typist of that time left in the file. */
function encode(text: string, letters: ReadonlyMap<string, string>): string {
  const codes = new Map(Array.from(letters, ([code, letter]) => [letter, code]))
  return Array.from(text.normalize('NFC'), (letter) => codes.get(letter) ?? letter).join('')
}

const toPage1258 = (western: string): string => {
  const page = new Map(Array.from(westernOfVietnamesePage, ([vietnamese, code]) => [code, vietnamese]))
  return Array.from(western, (char) => page.get(char) ?? char).join('')
}

const allLetters = Array.from('aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ')

describe('decoding by font', () => {
  it('reads TCVN3, whose ư is the soft hyphen', () => {
    expect(decodeByFont('Tæng sè HTX cña tØnh', '.VnTime')).toBe('Tổng số HTX của tỉnh')
    expect(decodeByFont('Sè l\u00adîng, tr\u00ad\u00adêng', '.VnTime')).toBe('Số lượng, trưường')
    expect(decodeByFont('§¬n vÞ: TriÖu ®ång', '.VnArial')).toBe('Đơn vị: Triệu đồng')
  })

  it('writes capitals for fonts that draw capitals', () => {
    expect(decodeByFont('dù to¸n thu, chi ng©n s¸ch', '.VnTimeH')).toBe('DỰ TOÁN THU, CHI NGÂN SÁCH')
    expect(decodeByFont('Bé Tµi chÝnh', '.VnTime')).toBe('Bộ Tài chính')
    // A name that merely has an h inside or at its end in small.
    expect(decodeByFont('Bé', '.VnMonotype corsiva')).toBe('Bộ')
    expect(decodeByFont('Bé', '.VnTeknical')).toBe('Bộ')
  })

  it('reads VNI by its longest letters, capitals too', () => {
    expect(decodeByFont('Hôïp taùc xaõ', 'VNI-Times')).toBe('Hợp tác xã')
    expect(decodeByFont('COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM', 'VNI-Times')).toBe(
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    )
    expect(decodeByFont('Ñoäc laäp - Töï do - Haïnh phuùc', 'vni-helve')).toBe('Độc lập - Tự do - Hạnh phúc')
  })

  it('leaves other fonts and Unicode under an old font as they are', () => {
    expect(decodeByFont('Tæng sè', 'Times New Roman')).toBe('Tæng sè')
    expect(decodeByFont('Tổng số hợp tác xã', '.VnTime')).toBe('Tổng số hợp tác xã')
    expect(decodeByFont('Tổng số', '.VnTimeH')).toBe('Tổng số')
    expect(decodeByFont('1.234,5', '.VnTime')).toBe('1.234,5')
  })

  it.each([
    ['tcvn3', tcvn3Letters],
    ['vni', vniLetters],
  ] as const)('has every letter of the language in %s', (encoding, letters) => {
    for (const letter of allLetters) {
      expect(decodeLegacy(encode(letter, letters), encoding)).toBe(letter)
      if (encoding === 'vni')
        expect(decodeLegacy(encode(letter.toUpperCase(), letters), encoding)).toBe(letter.toUpperCase())
    }
  })

  it.each([
    ['tcvn3', tcvn3Letters],
    ['vni', vniLetters],
  ] as const)('reads %s that came through Windows-1258', (encoding, letters) => {
    for (const sentence of sentences) {
      const western = encode(sentence, letters)
      expect(decodeLegacy(western, encoding)).toBe(sentence)
      expect(decodeLegacy(toPage1258(western), encoding)).toBe(sentence)
    }
  })
})

describe('the encoding by letters', () => {
  it.each(sentences)('finds both encodings in: %s', (sentence) => {
    expect(detectLegacy([encode(sentence, tcvn3Letters)])).toBe('tcvn3')
    expect(detectLegacy([toPage1258(encode(sentence, tcvn3Letters))])).toBe('tcvn3')
    expect(detectLegacy([encode(sentence, vniLetters)])).toBe('vni')
  })

  it('never fires on Unicode Vietnamese, composed or not', () => {
    expect(detectLegacy(sentences)).toBeNull()
    for (const sentence of sentences) {
      expect(detectLegacy([sentence])).toBeNull()
      expect(detectLegacy([sentence.normalize('NFD')])).toBeNull()
      expect(detectLegacy([sentence.toUpperCase()])).toBeNull()
    }
    expect(
      detectLegacy(['Công ty', 'Nông thôn', 'có lãi', 'là hình thành', 'cá, tôm', 'chính', 'không']),
    ).toBeNull()
    expect(detectLegacy(['năm, đã, xã, thưa, cơ', 'đơn', 'sông', 'tông', 'trông', 'thông'])).toBeNull()
  })

  it.each([
    ['English', 'The café’s naïve résumé — “quoted”, façade, 10 µm ± 2 °C, 5 m², © 2020 ® § 4'],
    ['German', 'Größe für Übersicht, außerhalb, Straße, Müller, können, Mädchen, Gebühren, Überschüsse'],
    [
      'French',
      'À côté de la forêt, l’été a été né déjà; là où nous fêtons Noël, père, mère, thé, déçu, très',
    ],
    ['Spanish', 'Año, señor, más, también, así, número, español, mañana, según, información'],
    ['Portuguese', 'São, não, informação, você, já, três, atenção, números, média, públicos'],
    ['Nordic', 'på, må, år, når, én, også, større, første, være, færre, över, är, från, två, så'],
    ['symbols', '± ² ³ µ · ° × ÷ « » ¼ ½ ¾ § ¶ © ® ¬ ¯ 10µ 3×4 5÷2 ½kg µg µm mµ'],
    ['numbers', '1.234,5 12,5% 81/106 - 998.175 + 836 05'],
  ])('never fires on %s', (_, text) => {
    expect(detectLegacy([text])).toBeNull()
    expect(detectLegacy(text.split(' '))).toBeNull()
  })

  it('is not misled by some Unicode in an old sheet', () => {
    const old = sentences.map((sentence) => encode(sentence, tcvn3Letters))
    expect(detectLegacy([...old, 'Tổng số hợp tác xã', 'Ghi chú: m²'])).toBe('tcvn3')
  })
})
