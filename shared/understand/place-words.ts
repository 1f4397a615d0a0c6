import { searchKey } from '../format/search-text'

/** Names of places as documents write them: with or without what kind of place it is, in full or shortened. */
const levelWords =
  /^(thanh pho truc thuoc trung uong|thanh pho|tinh|tp|quan|huyen|thi xa|tx|thi tran|tt|xa|phuong|dac khu|vung|q|h|p|x)(?=[\s.])[\s.]*/

/** "TP. Hồ Chí Minh" → "ho chi minh": what is compared of the name of a place. */
export function placeKey(text: string): string {
  const key = searchKey(text)
    .replace(/[^\p{L}\p{N}.\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const bare = key.replace(levelWords, '').replaceAll('.', ' ').replace(/\s+/g, ' ').trim()
  return bare === '' ? key : bare
}
