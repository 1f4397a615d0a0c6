import { mkdirSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ChartPicture, PicturePoint, PictureSeries } from '../../shared/model/chart'
import { listZipParts, unpackPart } from '../../electron/excel/zip-parts'
import { readFile } from '../../electron/excel/read-file'
import type { Deck } from '../../electron/report/deck'
import { writeSlides } from '../../electron/report/write-slides'
import { listOfficeErrors, missingValidator } from '../tools/ooxml-validator'
import { outputFolder } from '../e2e/program'
import { buildNationalInput } from './excel-fixture'

/** Slides as a meeting gets them: valid, opened by LibreOffice, every text there, every figure equal to the picture's. */
const folder = join(outputFolder, 'slides')
const file = join(folder, 'buoi-hop.pptx')

const point = (
  value: number | null,
  text: string,
  from = 0,
  estimated = false,
  detail = '',
): PicturePoint => ({ value, from, text, detail, estimated, cell: null })
const category = (id: string, label: string, tile: { column: number; row: number } | null = null) => ({
  id,
  label,
  tile,
  lessIsBetter: false,
})
const series = (
  name: string,
  role: PictureSeries['role'],
  draw: PictureSeries['draw'],
  points: PicturePoint[],
): PictureSeries => ({ id: name, name, role, draw, points })

const base: ChartPicture = {
  kind: 'grouped-bars',
  title: 'Số hợp tác xã so với kế hoạch và năm trước',
  subtitle: 'Năm 2020 · Cả nước · Đơn vị: HTX',
  source: 'Nguồn: Cả nước 2020',
  notes: ['Một chỉ tiêu chưa có số'],
  unit: 'HTX',
  categories: [category('a', 'Tổng số HTX'), category('b', 'Thành lập mới'), category('c', 'Giải thể')],
  series: [
    series('Thực hiện', 'actual', 'bar', [
      point(25454, '25.454'),
      point(2138, '2.138', 0, true),
      point(811, '811'),
    ]),
    series('Kế hoạch', 'plan', 'bar', [
      point(null, 'chưa có số'),
      point(2500, '2.500'),
      point(null, 'chưa có số'),
    ]),
    series('Năm trước', 'previous', 'bar', [point(24618, '24.618'), point(2519, '2.519'), point(514, '514')]),
  ],
  references: [],
  axis: { min: 0, max: 30000 },
  panels: [],
}
const parts = [
  ['Nông nghiệp', 64.9],
  ['Công nghiệp – TTCN', 8.8],
  ['Thương mại, dịch vụ', 7.1],
  ['Vận tải', 6.7],
  ['Quỹ TDND', 4.7],
  ['Xây dựng', 4.2],
  ['Môi trường', 2],
  ['Dịch vụ khác', 1.6],
] as const
const attained = [
  [
    'I.3 · T. đó số HTX do hệ thống LM HTX hỗ trợ ứng dụng công nghệ cao vào sản xuất gắn với chuỗi giá trị năm 2020',
    103.2,
    '103,2%',
    '65 / 63 HTX',
  ],
  ['I.4 · Tỷ lệ %/ tổng số HTX', 79, '79,0%', '63,2% / 80,0%'],
  ['I.5 · Thành lập mới', 85.5, '85,5%', '2.138 / 2.500 HTX'],
  ['I.8 · Tỷ lệ HTX hoạt động hiệu quả/ tổng số HTX', 99.3, '99,3%', '56,0% / 56,4%'],
  ['I.9 · Tổng số thành viên HTX', 86.8, '86,8%', '6.560.509 / 7.558.684 người'],
  ['I.9 · % so với tổng hộ cá thể ở địa bàn nông thôn', 47.1, '47,1%', '33,0% / 70,0%'],
  ['I.15 · % so với tổng cán bộ quản trị HTX', 96.8, '96,8%', '67,8% / 70,0%'],
  ['II.4 · Số thành lập mới', 89.5, '89,5%', '17 / 19 LHHTX'],
  ['III.5 · Số thành lập mới', 60, '60,0%', '3.000 / 5.000 THT'],
  ['IV.1 · Thành lập Quỹ Hỗ trợ HTX địa phương', 87.3, '87,3%', '55 / 63 Quỹ'],
  [
    'V.2 · % so với tổng số cán bộ, nhân viên, người lao động trong hệ thống',
    117.1,
    '117,1%',
    '85,8% / 73,3%',
  ],
] as const
const places = [
  ['Đồng bằng sông Hồng', 6649],
  ['Đông Bắc', 4378],
  ['Bắc Trung Bộ', 3911],
  ['Đồng bằng sông Cửu Long', 3043],
  ['Tây Bắc', 2559],
  ['Đông Nam Bộ', 1961],
  ['Tây Nguyên', 1582],
  ['Duyên hải miền Trung', 1371],
] as const
const trend: ChartPicture = {
  ...base,
  kind: 'trend',
  title: 'Số hợp tác xã qua các năm',
  categories: ['2018', '2019', '2020', '2021'].map((year) => category(year, year)),
  series: [
    series('Thực hiện', 'actual', 'bar', [
      point(22861, '22.861'),
      point(24618, '24.618'),
      point(25454, '25.454'),
      point(26000, '26.000', 0, true),
    ]),
    series('Kế hoạch', 'plan', 'line', [
      point(22500, '22.500'),
      point(24000, '24.000'),
      point(25000, '25.000'),
      point(26500, '26.500'),
    ]),
  ],
}
const pictures: readonly ChartPicture[] = [
  base,
  {
    ...base,
    kind: 'bullets',
    title: 'Mức đạt kế hoạch',
    unit: '%',
    series: [
      series('Đạt % kế hoạch', 'actual', 'bar', [
        point(100.4, '100,4%'),
        point(85.5, '85,5%'),
        point(null, ''),
      ]),
    ],
    references: [{ value: 100, label: 'Kế hoạch = 100%' }],
    axis: { min: 0, max: 120 },
  },
  {
    ...base,
    kind: 'bullets',
    title: 'Mức đạt kế hoạch của từng chỉ tiêu',
    unit: '%',
    categories: attained.map(([name]) => category(name, name)),
    series: [
      series(
        'Đạt % kế hoạch',
        'actual',
        'bar',
        attained.map(([, value, text, detail]) => point(value, text, 0, false, detail)),
      ),
      series(
        'Kế hoạch',
        'plan',
        'marker',
        attained.map(() => point(100, '')),
      ),
    ],
    references: [{ value: 100, label: 'kế hoạch = 100%' }],
    axis: { min: 0, max: 125 },
  },
  {
    ...base,
    kind: 'ranking',
    title: 'Xếp hạng số hợp tác xã',
    categories: places.map(([name]) => category(name, name)),
    series: [
      series(
        'Thực hiện',
        'actual',
        'bar',
        places.map(([, value]) => point(value, String(value))),
      ),
    ],
    references: [{ value: 3181.8, label: 'bình quân: 3.181,8' }],
    axis: { min: 0, max: 8000 },
  },
  {
    ...base,
    kind: 'doughnut',
    title: 'Cơ cấu hợp tác xã theo lĩnh vực',
    unit: '%',
    categories: parts.map(([name]) => category(name, name)),
    series: [
      series(
        'Cơ cấu',
        'part',
        'slice',
        parts.map(([, share]) => point(share, String(share))),
      ),
    ],
    axis: { min: 0, max: 100 },
  },
  {
    ...base,
    kind: 'stacked-100',
    title: 'Cơ cấu theo lĩnh vực qua hai năm',
    unit: '%',
    categories: [category('2019', '2019'), category('2020', '2020')],
    series: parts.map(([name, share]) =>
      series(name, 'part', 'bar', [point(share, String(share)), point(share, String(share))]),
    ),
    axis: { min: 0, max: 100 },
  },
  trend,
  {
    ...trend,
    title: 'Số hợp tác xã và kế hoạch qua các năm',
    series: [
      series('Thực hiện', 'actual', 'line', [
        point(22861, '22.861'),
        point(24618, '24.618'),
        point(25454, '25.454'),
        point(26000, '26.000'),
      ]),
      series('Kế hoạch', 'plan', 'line', [
        point(22500, '22.500'),
        point(24900, '24.900'),
        point(null, ''),
        point(26000, '26.000'),
      ]),
    ],
  },
  {
    ...base,
    kind: 'stacked-100',
    title: 'Cơ cấu theo lĩnh vực năm 2020',
    unit: '%',
    categories: [category('2020', 'Thực hiện năm 2020')],
    series: parts.map(([name, share]) =>
      series(name, 'part', 'bar', [point(share, `${String(share).replace('.', ',')}%`)]),
    ),
    axis: { min: 0, max: 100 },
  },
  {
    ...base,
    kind: 'waterfall',
    title: 'Tăng, giảm số hợp tác xã trong năm',
    categories: ['Đầu kỳ', 'Thành lập mới', 'Giải thể', 'Cuối kỳ'].map((name) => category(name, name)),
    series: [
      series('Tổng số', 'total', 'bar', [
        point(24618, '24.618'),
        point(null, ''),
        point(null, ''),
        point(25945, '25.945'),
      ]),
      series('Tăng', 'rise', 'bar', [
        point(null, ''),
        point(26756, '+2.138', 24618),
        point(null, ''),
        point(null, ''),
      ]),
      series('Giảm', 'fall', 'bar', [
        point(null, ''),
        point(null, ''),
        point(25945, '-811', 26756),
        point(null, ''),
      ]),
    ],
  },
  {
    ...base,
    kind: 'small-multiples',
    title: 'Số hợp tác xã theo lĩnh vực qua các năm',
    panels: parts.slice(0, 6).map(([name]) => ({ ...trend, title: name })),
  },
  {
    ...base,
    kind: 'tile-grid',
    title: 'Số hợp tác xã theo vùng',
    categories: ['Tây Bắc', 'Đông Bắc', 'Đồng bằng sông Hồng', 'Bắc Trung Bộ'].map((name, at) =>
      category(name, name, { column: at % 2, row: Math.floor(at / 2) }),
    ),
    series: [
      series('Thực hiện', 'actual', 'tile', [
        point(2559, '2.559'),
        point(4378, '4.378'),
        point(6649, '6.649'),
        point(null, '…'),
      ]),
    ],
  },
]

const sample = buildNationalInput()
const deck: Deck = {
  title: 'Báo cáo kinh tế tập thể năm 2020',
  agency: 'Liên minh Hợp tác xã',
  slides: [
    {
      kind: 'title',
      title: 'Báo cáo kinh tế tập thể năm 2020',
      lines: ['Liên minh Hợp tác xã', 'Tháng 12 năm 2020'],
    },
    ...pictures.map((picture) => ({ kind: 'chart', picture }) as const),
    { kind: 'table', layout: sample.layout, cells: sample.cells, labels: ['TT', 'Chỉ tiêu', 'Đơn vị tính'] },
    {
      kind: 'table',
      layout: {
        ...sample.layout,
        title: 'Tổng số hợp tác xã theo lĩnh vực',
        rows: sample.layout.rows.slice(1, 10).map((row) => ({ ...row, unit: 'HTX' })),
      },
      cells: sample.cells,
      labels: ['TT', 'Chỉ tiêu', 'Đơn vị tính'],
    },
    {
      kind: 'text',
      title: 'Kiến nghị',
      paragraphs: ['Tiếp tục củng cố hợp tác xã.', 'Rà soát số liệu “ước” & <chính thức>.'],
    },
  ],
}

let bytes: Buffer = Buffer.alloc(0)
let text = ''
beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  bytes = await writeSlides(deck, 'Sổ KTTT')
  writeFileSync(file, bytes)
  const made = spawnSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
    encoding: 'utf8',
  })
  expect(made.status, made.stderr).toBe(0)
  text = spawnSync('pdftotext', ['-layout', join(folder, 'buoi-hop.pdf'), '-'], {
    encoding: 'utf8',
  }).stdout.normalize('NFC')
}, 120_000)

describe('slides', () => {
  it('are valid for the schema', (context) => {
    const missing = missingValidator(file)
    if (missing !== null) return context.skip(missing)
    expect(listOfficeErrors(file)).toEqual([])
  })

  it('open in LibreOffice with every title, name and figure', () => {
    // Letters are placed one by one: between them there may be room that is no space.
    const letters = squeeze(text)
    for (const { title, categories, panels } of pictures) {
      expect(letters).toContain(squeeze(title))
      // A long name stands on several lines, between which there may be a figure.
      const names = panels.length > 0 ? [] : categories.map(({ label }) => label)
      for (const name of names.flatMap((one) => (one.length > 60 ? one.split(' ') : [one])))
        expect(letters).toContain(squeeze(name))
    }
    for (const figure of [
      '25.454',
      '85,5%',
      '−811',
      '+2.138',
      'Kiến nghị',
      '<chính thức>',
      'Tổng số thành viên HTX',
    ])
      expect(letters).toContain(squeeze(figure))
  })

  it('have in each chart, and in the workbook behind it, the numbers of its picture', async () => {
    const zip = await listZipParts(bytes)
    const drawn = pictures.flatMap((one) =>
      one.panels.length > 0 ? one.panels : one.kind === 'tile-grid' ? [] : [one],
    )
    let next = 0
    for (const picture of drawn) {
      let xml = ''
      let rows = 0
      const stored: unknown[] = []
      // One that does not fit takes several charts, each with some of the rows.
      while (rows < picture.categories.length) {
        next += 1
        xml += unpack(zip, `ppt/charts/chart${String(next)}.xml`).toString('utf8')
        const behind = join(folder, `data-${String(next)}.xlsx`)
        writeFileSync(behind, unpack(zip, `ppt/embeddings/Microsoft_Excel_Worksheet${String(next)}.xlsx`))
        const grid = (await readFile(behind, { legacy: 'by-evidence' })).grids[0]
        const cells = [...(grid?.rows ?? [])].map((row) => row.cells.map(({ value }) => value))
        rows += cells.length - 1
        stored.push(...cells.flat())
      }
      const floating = picture.kind === 'waterfall'
      const expected = picture.series.flatMap(({ points }) =>
        points.flatMap(({ value, from }) => (value === null ? [] : [floating ? value - from : value])),
      )
      for (const value of expected.map(Math.abs)) {
        expect(stored).toContain(value)
        expect(xml).toContain(`<c:v>${String(value)}</c:v>`)
      }
    }
    expect(zip.filter(({ name }) => /^ppt\/charts\/chart\d+\.xml$/.test(name))).toHaveLength(next)
  })

  it('explain the marks of a table and say once what all of it is counted in', () => {
    const pages = text.split('\f').map(squeeze)
    const tables = pages.filter((page) => page.includes(squeeze('So sánh với')))
    const [note = { mark: '', text: '' }] = sample.layout.footnotes
    for (const page of tables) expect(page).toContain(squeeze(note.text))
    const last = tables.at(-1) ?? ''
    expect(last).toContain(squeeze('Đơn vị tính: HTX'))
    expect(last.split(squeeze('Đơn vị tính'))).toHaveLength(2)
  })

  it('split a long table and repeat its head', () => {
    expect(text.split('Chỉ tiêu').length - 1).toBeGreaterThan(5)
  })
})

function squeeze(words: string): string {
  return words.replaceAll(/\s+/g, '')
}

function unpack(parts: Awaited<ReturnType<typeof listZipParts>>, name: string): Buffer {
  const part = parts.find((one) => one.name === name)
  if (part === undefined) throw new Error(`no part ${name}`)
  return unpackPart(part)
}
