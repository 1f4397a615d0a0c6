import type { ChartPicture } from '../../../shared/model/chart'
import type { PackDefinition } from '../../../shared/model/pack'
import type { WrittenItem } from '../../../shared/contract/pack-contract'
import { composeSections } from '../../../shared/table/pack-sections'
import { renderChartPng } from '../../charts/chart-image'
import type { Words } from '../../i18n/words'
import { contentSize } from '../../print/paper-size'
import type { AppState } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { runJob } from '../../state/run-job'
import { listPictures, type PackContent } from './use-pack-content'
import { splitForWord } from './split-for-word'

/** Writes a pack as it is shown, as a Word document or as slides. Rejects with the Failure that stopped it. */
export async function writePack(
  app: AppState,
  words: Words,
  definition: PackDefinition,
  { contents, views }: PackContent,
  format: 'pptx' | 'docx',
): Promise<void> {
  const purpose = format === 'docx' ? 'word' : 'slides'
  const target = await app.platform.pickTarget(purpose, `${definition.name}.${format}`)
  if (target === null) return
  const pictures = listPictures(contents)
  const charts: WrittenItem[] = []
  for (const section of composeSections(definition.items, definition.paper))
    for (const item of section.items) {
      const picture = pictures.get(item.id)
      if (picture === undefined || item.kind !== 'chart') continue
      // Slides have native charts, which they split themselves.
      const parts = format === 'pptx' ? [picture] : splitForWord(picture, item, section, definition.paper)
      for (const part of parts) charts.push(await writeChart(item.id, part, format, section.orientation))
    }
  const tables = [...views].map(([id, view]): WrittenItem => ({ id, kind: 'table', view }))
  const { name } = await runJob(app.session, 'export', (job) =>
    app.connection.call('pack.write', {
      job,
      target: target.file,
      format,
      definition,
      items: [...tables, ...charts],
    }),
  )
  await app.platform.finishTarget(target)
  showNotice(app.session, 'done', words.notices.exported(name))
}

const millimetresOfPixel = 25.4 / 96
/** The longest chart that still fits a page with its title. */
const tallest = { portrait: 215, landscape: 130 } as const

async function writeChart(
  id: string,
  picture: ChartPicture,
  format: 'pptx' | 'docx',
  orientation: 'portrait' | 'landscape',
): Promise<WrittenItem> {
  const none = { id, kind: 'chart' as const, picture, png: '', width: 160, height: 90 }
  // Slides have native charts.
  if (format === 'pptx') return none
  // Title, subtitle, notes and source stand as text around the image.
  const bare = { ...picture, title: '', subtitle: '', notes: [], source: '' }
  const width = Math.floor(contentSize(orientation).width)
  const bytes = new Uint8Array(await (await renderChartPng(bare, width)).arrayBuffer())
  const view = new DataView(bytes.buffer)
  const shape = view.getUint32(20) / view.getUint32(16)
  const wide = Math.min(width * millimetresOfPixel, tallest[orientation] / shape)
  return { ...none, png: encodeBase64(bytes), width: wide, height: wide * shape }
}

function encodeBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let from = 0; from < bytes.length; from += 32_768)
    binary += String.fromCharCode(...bytes.subarray(from, from + 32_768))
  return btoa(binary)
}
