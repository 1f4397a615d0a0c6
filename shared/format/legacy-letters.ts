/**
 * The letters of the two encodings that Vietnamese offices wrote in before Unicode. Both put Vietnamese into one byte per
 * character, shown by fonts of their own; programs of today read those bytes as Western letters. The figures are those of
 * the fonts .VnTime (TCVN3) and VNI-Times (VNI).
 */

/** Letters of TCVN3 at the bytes from A1 to FE; a blank is no letter. ư stands at AD, which Unicode calls a soft hyphen. */
const tcvn3Row =
  'ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ'

/** TCVN3 by the Western letter of the same byte. */
export const tcvn3Letters: ReadonlyMap<string, string> = new Map(
  Array.from(tcvn3Row, (letter, index): [string, string] => [
    String.fromCharCode(0xa1 + index),
    letter,
  ]).filter(([, letter]) => letter !== ' '),
)

/** VNI letters of one character. */
const vniSingles = 'ñđ ìì íí æỉ óĩ òị ôơ öư îỵ'
/** VNI marks that follow a vowel: the five tones, and the letter's own mark alone and with each tone. */
const vniTones = 'ø\u0300 ù\u0301 û\u0309 õ\u0303 ï\u0323'
const vniRoofs = 'â\u0302 à\u0302\u0300 á\u0302\u0301 å\u0302\u0309 ã\u0302\u0303 ä\u0302\u0323'
const vniBreves = 'ê\u0306 è\u0306\u0300 é\u0306\u0301 ú\u0306\u0309 ü\u0306\u0303 ë\u0306\u0323'

function readPairs(...lists: string[]): [string, string][] {
  return lists.flatMap((list) =>
    list.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
  )
}

/** VNI letters of one and of two characters, small and capital. A mark takes the case of its vowel. */
export const vniLetters: ReadonlyMap<string, string> = makeVniLetters()

function makeVniLetters(): Map<string, string> {
  const letters = new Map<string, string>()
  const add = (written: string, letter: string): void => {
    letters.set(written, letter.normalize('NFC'))
  }
  for (const [written, letter] of readPairs(vniSingles)) {
    add(written, letter)
    add(written.toUpperCase(), letter.toUpperCase())
  }
  const vowels: [string, [string, string][]][] = [
    ['a', readPairs(vniTones, vniRoofs, vniBreves)],
    ['e', readPairs(vniTones, vniRoofs)],
    ['o', readPairs(vniTones, vniRoofs)],
    ...['u', 'y', 'ô', 'ö'].map((vowel): [string, [string, string][]] => [vowel, readPairs(vniTones)]),
  ]
  for (const [vowel, marks] of vowels) {
    const plain = letters.get(vowel) ?? vowel
    for (const [mark, combining] of marks)
      for (const written of [mark, mark.toUpperCase()]) {
        add(vowel + written, plain + combining)
        add(vowel.toUpperCase() + written, (plain + combining).toUpperCase())
      }
  }
  return letters
}

/** Characters of Windows-1258 where it differs from Windows-1252 in the range of letters, and the Western ones there. */
const codePage1258 =
  '\u0102\u00c3 \u0300\u00cc \u0110\u00d0 \u0309\u00d2 \u01a0\u00d5 \u01af\u00dd \u0303\u00de \u0103\u00e3 \u0301\u00ec \u0111\u00f0 \u0323\u00f2 \u01a1\u00f5 \u01b0\u00fd \u20ab\u00fe'

/** The Western character of the byte that a character of Windows-1258 is. */
export const westernOfVietnamesePage: ReadonlyMap<string, string> = new Map(readPairs(codePage1258))
