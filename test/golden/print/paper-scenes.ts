import { drawPicture } from '../../../shared/charts/draw-picture'
import type { ChartKind, ChartPicture } from '../../../shared/model/chart'
import type { PackDefinition, PackItem, PackPaper } from '../../../shared/model/pack'
import type { TableCells, TableColumn, TableLayout } from '../../../shared/model/table-layout'
import { composePaper, type ItemContent } from '../../../renderer/print/compose-paper'
import type { PaperTableContent } from '../../../renderer/print/paper-content'
import type { PaperSection } from '../../../renderer/print/paper-document'
import { contextFor, define, sourceFor } from '../../unit/shared/charts/chart-fixture'
import { buildAppendix, buildSectors, buildWide, paperWords } from './print-fixture'

/** Documents of every kind of page, and those that offices would rather not print. */

const source = 'Phụ lục chỉ tiêu kinh tế tập thể 2020'

export type ChartScene = 'attainment' | 'structure' | 'levels'

/** The picture of a scene; levels are those of the first block, in one unit. */
export function drawScene(scene: ChartScene, cells: TableCells, title: string): ChartPicture {
  const by = scene === 'structure' ? 'sectors' : 'form'
  const kinds: Record<ChartScene, ChartKind> = {
    attainment: 'bullets',
    structure: 'structure-bars',
    levels: 'grouped-bars',
  }
  const { layout } = scene === 'structure' ? buildSectors() : buildAppendix(80)
  const rows = scene === 'levels' ? layout.rows.slice(0, 16) : layout.rows
  const place = sourceFor(by, null, 'whole', scene === 'levels' ? 'HTX' : null)
  const { picture, refusal } = drawPicture(
    define(kinds[scene], place, { title }),
    { layout: { ...layout, rows }, cells },
    contextFor(by, { source }),
  )
  if (picture === null) throw new Error(`refused: ${refusal.reason}`)
  return picture
}

export const report: PackPaper = {
  superior: 'UBND TỈNH LAI CHÂU',
  agency: 'LIÊN MINH HỢP TÁC XÃ',
  number: 'Số: 01/BC-LM',
  placeAndDate: 'Lai Châu, ngày 15 tháng 12 năm 2020',
  title: 'BÁO CÁO\nTình hình phát triển kinh tế tập thể, hợp tác xã năm 2020',
  attachment: '(Kèm theo Báo cáo số 01/BC-LM ngày 15 tháng 12 năm 2020 của Liên minh Hợp tác xã)',
  recipients: ['- UBND tỉnh (báo cáo);', '- Sở Kế hoạch và Đầu tư;', '- Lưu: VT, KH.'],
  signer: { office: 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH', name: 'Nguyễn Thị Ước Nguyện' },
  header: 'official',
}
const nobody: PackPaper = {
  ...report,
  number: '',
  title: '',
  attachment: '',
  recipients: [],
  signer: { office: '', name: '' },
  header: 'none',
}

/** A paragraph of about so many lines, with a number in each sentence to be found again. */
function prose(sentences: number, from = 1): string {
  return Array.from(
    { length: sentences },
    (_, at) =>
      `Câu thứ ${String(from + at)}: toàn tỉnh có 25.454 hợp tác xã đang hoạt động, tăng 836 hợp tác xã so với cùng kỳ năm trước, đạt 103,3% kế hoạch năm.`,
  ).join(' ')
}

const table = (id: string, label: string, orientation: 'portrait' | 'landscape'): PackItem => ({
  id,
  kind: 'table',
  source: { table: 'formulas' },
  period: 'shown',
  locality: 'shown',
  label,
  orientation,
  marks: true,
})
const chart = (id: string, size: 'half' | 'full'): PackItem => ({
  id,
  kind: 'chart',
  chart: define('bullets', sourceFor('form', null, 'whole', null)),
  size,
})
const text = (id: string, style: 'heading' | 'paragraph', value: string): PackItem => ({
  id,
  kind: 'text',
  style,
  text: value,
})

type Filled = PaperTableContent | ChartPicture | { name: string; reason: string }

function compose(
  paper: PackPaper,
  filled: readonly (readonly [PackItem, Filled | null])[],
): readonly PaperSection[] {
  const definition: Pick<PackDefinition, 'items' | 'paper'> = { items: filled.map(([item]) => item), paper }
  const contents = new Map<string, ItemContent>()
  for (const [item, value] of filled) {
    if (value === null) continue
    if ('layout' in value) contents.set(item.id, { kind: 'table', content: value })
    else if ('reason' in value) contents.set(item.id, { kind: 'missing', ...value })
    else contents.set(item.id, { kind: 'chart', picture: value })
  }
  return composePaper(definition, contents)
}

const contentOf = (built: { layout: TableLayout; cells: TableCells }): PaperTableContent => ({
  ...built,
  stated: null,
  words: paperWords,
  marks: true,
})

const longLabel =
  'Số hợp tác xã nông nghiệp ứng dụng công nghệ cao, tham gia chuỗi giá trị gắn với vùng nguyên liệu tập trung, có sản phẩm đạt chứng nhận OCOP từ ba sao trở lên và đã ký hợp đồng bao tiêu với doanh nghiệp chế biến trong, ngoài tỉnh'

function withLabel(label: string): PaperTableContent {
  const { layout, cells } = buildAppendix(20)
  return contentOf({
    layout: {
      ...layout,
      rows: layout.rows.map((row, at) => (at === 2 || at === 3 ? { ...row, label } : row)),
    },
    cells,
  })
}

function oneRow(): PaperTableContent {
  const { layout, cells } = buildAppendix(5)
  const columns: readonly TableColumn[] = layout.columns
  return contentOf({
    layout: { ...layout, rows: layout.rows.slice(1, 2), footnotes: [] },
    cells: {
      values: cells.values.slice(columns.length, columns.length * 2),
      flags: cells.flags.slice(columns.length, columns.length * 2),
    },
  })
}

/** `rows` is the size of the appendix. */
export const paperScenes = {
  appendix: (rows: number) =>
    compose({ ...nobody, attachment: report.attachment }, [
      [table('a', 'Phụ lục I', 'landscape'), contentOf(buildAppendix(rows))],
    ]),
  sectors: () =>
    compose(nobody, [
      [
        table('a', 'Phụ lục I', 'portrait'),
        contentOf({ ...buildSectors(), layout: { ...buildSectors().layout, attachment: '' } }),
      ],
    ]),
  attainment: () => [chartSection('attainment')],
  structure: () => [chartSection('structure')],
  levels: () => [chartSection('levels')],
  /** Everything a report may hold: text over two pages, charts, tables, two appendixes. */
  report: () =>
    compose(report, [
      [text('t1', 'heading', 'I. Kết quả thực hiện'), null],
      [text('t2', 'paragraph', [prose(9), prose(9, 10), prose(2, 19)].join('\n')), null],
      [text('t3', 'heading', 'II. Cơ cấu theo lĩnh vực'), null],
      [chart('c1', 'half'), drawScene('structure', buildSectors().cells, 'Cơ cấu hợp tác xã theo lĩnh vực')],
      [table('s', '', 'portrait'), contentOf(buildSectors())],
      [table('a', 'Phụ lục I', 'landscape'), contentOf(buildAppendix(48))],
      [table('b', 'Phụ lục II', 'portrait'), contentOf(buildSectors())],
      [
        chart('c2', 'half'),
        drawScene('levels', buildAppendix(80).cells, 'Thực hiện so với kế hoạch và kỳ trước'),
      ],
    ]),
  /** A signature that would stand alone, were it not for two lines of its text. `rows`: sentences before it. */
  signature: (rows: number) => compose(report, [[text('t', 'paragraph', prose(rows)), null]]),
  /** The same behind a table. */
  'signed-table': (rows: number) =>
    compose({ ...nobody, signer: report.signer, recipients: report.recipients }, [
      [table('a', 'Phụ lục I', 'landscape'), contentOf(buildAppendix(rows))],
    ]),
  'signed-chart': () =>
    compose(report, [
      [chart('c', 'full'), drawScene('attainment', buildAppendix(80).cells, 'Mức đạt kế hoạch')],
    ]),
  'two-halves': () =>
    compose(nobody, [
      [text('t', 'heading', 'Biểu đồ'), null],
      [chart('c1', 'half'), drawScene('structure', buildSectors().cells, 'Cơ cấu một')],
      [chart('c2', 'half'), drawScene('structure', buildSectors().cells, 'Cơ cấu hai')],
    ]),
  wide: (columns: number) =>
    compose(nobody, [[table('a', 'Phụ lục I', 'landscape'), contentOf(buildWide(columns))]]),
  label: () => compose(nobody, [[table('a', 'Phụ lục I', 'landscape'), withLabel(longLabel)]]),
  unbroken: () => compose(nobody, [[table('a', 'Phụ lục I', 'landscape'), withLabel('x'.repeat(200))]]),
  'one-row': () => compose(nobody, [[table('a', '', 'portrait'), oneRow()]]),
  missing: () =>
    compose(nobody, [
      [
        table('a', 'Phụ lục I', 'landscape'),
        { name: 'Phụ lục I', reason: 'Bảng này không còn trong sổ (biểu hoặc chỉ tiêu đã bị xóa).' },
      ],
      [chart('c', 'half'), { name: 'Cơ cấu', reason: 'Có phần âm nên không vẽ được cơ cấu.' }],
    ]),
  empty: () => compose(report, []),
  /** What a meeting prints: an appendix of 120 rows and twelve charts. */
  meeting: () =>
    compose(report, [
      ...Array.from({ length: 12 }, (_, at): readonly [PackItem, Filled] => {
        const scene = (['structure', 'levels', 'attainment'] as const)[at % 3] ?? 'structure'
        const { cells } = scene === 'structure' ? buildSectors() : buildAppendix(80)
        const picture = drawScene(scene, cells, `Biểu đồ ${String(at + 1)}`)
        return [chart(`c${String(at)}`, 'half'), picture]
      }),
      [table('a', 'Phụ lục I', 'landscape'), contentOf(buildAppendix(120))],
    ]),
} as const satisfies Record<string, (rows: number) => readonly PaperSection[]>
export type PaperScene = keyof typeof paperScenes

function chartSection(scene: ChartScene): PaperSection {
  const { cells } = scene === 'structure' ? buildSectors() : buildAppendix(80)
  const picture = drawScene(scene, cells, 'Kết quả thực hiện kế hoạch năm 2020')
  return {
    orientation: 'landscape',
    restart: true,
    blocks: [{ id: scene, kind: 'chart', picture, size: 'full' }],
  }
}
