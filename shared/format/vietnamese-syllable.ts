/**
 * Whether letters make a syllable that Vietnamese could have. Wrong decoding shows at once: it breaks the narrow rules of
 * which sounds begin, carry and end a syllable, and that p, t, c and ch end only in the rising or the heavy tone.
 */
const onsets = [
  ...['', 'b', 'c', 'ch', 'd', 'đ', 'g', 'gh', 'gi', 'h', 'k', 'kh', 'l', 'm', 'n', 'ng', 'ngh', 'nh'],
  ...['p', 'ph', 'qu', 'r', 's', 't', 'th', 'tr', 'v', 'x'],
]

const rimes = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
    'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu ' +
    'o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt ' +
    'oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
    'u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uên uơ uy uya uych uyn uynh uyp uyt uyu ' +
    'uyên uyêt uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu ' +
    'y ych yn ynh yt yêm yên yêng yêt yêu'
  ).split(' '),
)

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
const stopped = /(?:p|t|c|ch)$/
const highOrHeavy = /[\u0301\u0323]/

/** True for one syllable in any case and Unicode form. */
export function isVietnameseSyllable(word: string): boolean {
  if (word.length > 12) return false
  const apart = word.toLowerCase().normalize('NFD')
  const marks = apart.match(tones) ?? []
  if (marks.length > 1) return false
  const plain = apart.replace(tones, '').normalize('NFC')
  if (stopped.test(plain) && !highOrHeavy.test(marks[0] ?? '')) return false
  return onsets.some((onset) => plain.startsWith(onset) && rimes.has(plain.slice(onset.length)))
}
