import type { ChartPicture } from '../../../shared/model/chart'
import type { PackItem, PackPaper } from '../../../shared/model/pack'
import type { PackSection } from '../../../shared/table/pack-sections'
import { fitFigure } from '../../print/fit-figure'
import { contentSize } from '../../print/paper-size'

/**
 * The parts of a chart that a Word document holds as images: like those of the printed sheets, so that a chart of many
 * bars begins below the head of the document instead of leaving it alone on its page. What Word will make of the lines
 * around is not known here; a little too much is reckoned. Pixels.
 */
const line = 24
/** Of an image around its plot. */
const frame = 60
const gap = 12

export function splitForWord(
  picture: ChartPicture,
  item: Extract<PackItem, { kind: 'chart' }>,
  section: PackSection,
  paper: PackPaper,
): ChartPicture[] {
  const { width, height } = contentSize(section.orientation)
  const surroundings = frame + line * (3 + picture.notes.length + (picture.source === '' ? 0 : 1))
  const page = height - reserveAbove(item, section, paper) - reserveBelow(item, section, paper)
  return fitFigure(picture, item.size, { width: Math.floor(width), page, surroundings }).map(
    (part) => part.picture,
  )
}

/** The headings right above a chart go where it goes, and so does the head of the document. */
function reserveAbove(
  item: PackItem,
  { items, head }: PackSection,
  { title, superior, agency, number }: PackPaper,
): number {
  const before = items.slice(
    0,
    items.findIndex(({ id }) => id === item.id),
  )
  const last = before.findLastIndex((one) => one.kind !== 'text' || one.style !== 'heading')
  const headings = (before.length - 1 - last) * (line + gap)
  if (last !== -1 || !head) return headings
  // Names take two lines in their half of the sheet; rules and blank lines are as many again.
  const names = [superior, agency, agency, number].filter((text) => text !== '').length
  return headings + (Math.max(names, 3) + 3 + title.split('\n').length) * line
}

function reserveBelow(
  item: PackItem,
  { items, signature }: PackSection,
  { recipients, signer }: PackPaper,
): number {
  if (!signature || items.at(-1)?.id !== item.id) return 0
  return (Math.max(recipients.length + 1, signer.office.split('\n').length + 6) + 1) * line
}
