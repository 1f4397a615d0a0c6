import { open } from 'node:fs/promises'
import { quoteSheetName } from '../../shared/table/cell-grid'
import type { SheetModel, SheetPage } from '../../shared/table/sheet-model'
import type { ReportProgress } from './excel-job'
import { absoluteRange } from './native-chart'
import { writeChart, writeDrawing } from './write-chart'
import { countBlocks, writeCommentBoxes, writeComments } from './write-comments'
import { writeSheet, type SheetLinks } from './write-sheet'
import { createStyleBook } from './write-styles'
import { createSharedTexts } from './write-texts'
import { escapeXml, xmlHead } from './write-xml'
import { createZipWriter, type ZipWriter } from './zip-writer'

/**
 * Writes a workbook part after part into a new file. Nothing larger than a row is held, save each different text up to a
 * limit, so the length of a page costs no memory. System errors are thrown as they are; what was written is then left for
 * the caller to discard.
 */
export type WorkbookProperties = {
  /** The program. */
  creator: string
  created: Date
}

/** @param report is told of pages and, in long ones, of rows; `expectedRows` makes the latter a share of the whole */
export async function writeWorkbook(
  model: SheetModel,
  properties: WorkbookProperties,
  path: string,
  report: ReportProgress,
): Promise<void> {
  const file = await open(path, 'wx')
  try {
    const zip = createZipWriter(file)
    await writeParts(zip, model, properties, report)
    await zip.finish()
  } finally {
    await file.close()
  }
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

type Relation = { id: string; type: string; target: string }

/** The parts of a workbook into an archive that the caller ends. */
export async function writeParts(
  zip: ZipWriter,
  model: SheetModel,
  { creator, created }: WorkbookProperties,
  report: ReportProgress,
): Promise<void> {
  const parts = { styles: createStyleBook(), texts: createSharedTexts() }
  const types: [part: string, type: string][] = []
  const total = Math.max(1, ...model.pages.map((page) => page.heights.length)) * model.pages.length
  const put = async (
    name: string,
    type: string | null,
    content: Parameters<ZipWriter['add']>[1],
  ): Promise<void> => {
    if (type !== null) types.push([`/${name}`, type])
    await zip.add(name, content)
  }
  let charts = 0
  let block = 1
  let rows = 0
  for (const [at, page] of model.pages.entries()) {
    const number = String(at + 1)
    const relations: Relation[] = []
    const relate = (type: string, target: string): string => {
      const id = `rId${String(relations.length + 1)}`
      relations.push({ id, type: `${office}/${type}`, target })
      return id
    }
    const links: SheetLinks = { drawing: null, comments: null }
    const drawn = page.charts ?? []
    if (drawn.length > 0) {
      links.drawing = relate('drawing', `../drawings/drawing${number}.xml`)
      const first = charts
      for (const chart of drawn)
        await put(
          `xl/charts/chart${String(++charts)}.xml`,
          'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
          writeChart(chart),
        )
      const inDrawing = drawn.map((_, place): Relation => ({
        id: `rId${String(place + 1)}`,
        type: `${office}/chart`,
        target: `../charts/chart${String(first + place + 1)}.xml`,
      }))
      await put(
        `xl/drawings/drawing${number}.xml`,
        'application/vnd.openxmlformats-officedocument.drawing+xml',
        writeDrawing(
          drawn,
          inDrawing.map(({ id }) => id),
        ),
      )
      await put(`xl/drawings/_rels/drawing${number}.xml.rels`, null, relationsXml(inDrawing))
    }
    const notes = page.notes ?? []
    if (notes.length > 0) {
      links.comments = relate('vmlDrawing', `../drawings/vmlDrawing${number}.vml`)
      relate('comments', `../comments${number}.xml`)
      await put(`xl/drawings/vmlDrawing${number}.vml`, null, writeCommentBoxes(notes, block))
      block += countBlocks(notes)
      await put(`xl/comments${number}.xml`, `${spreadsheet}.comments+xml`, writeComments(notes, creator))
    }
    const before = rows
    const content = writeSheet(page, parts, links, (done) => {
      rows = Math.min(total - 1, before + done)
      report(rows, total)
    })
    await put(`xl/worksheets/sheet${number}.xml`, `${spreadsheet}.worksheet+xml`, content)
    if (relations.length > 0)
      await put(`xl/worksheets/_rels/sheet${number}.xml.rels`, null, relationsXml(relations))
    rows = Math.min(total - 1, before + page.heights.length)
    report(rows, total)
  }
  await put('xl/sharedStrings.xml', `${spreadsheet}.sharedStrings+xml`, parts.texts.writePart())
  await put('xl/styles.xml', `${spreadsheet}.styles+xml`, parts.styles.writePart())
  await put('xl/workbook.xml', `${spreadsheet}.sheet.main+xml`, workbookXml(model))
  await put(
    'xl/_rels/workbook.xml.rels',
    null,
    relationsXml([
      ...model.pages.map((_, at) => ({
        id: `rId${String(at + 1)}`,
        type: `${office}/worksheet`,
        target: `worksheets/sheet${String(at + 1)}.xml`,
      })),
      { id: 'styles', type: `${office}/styles`, target: 'styles.xml' },
      { id: 'texts', type: `${office}/sharedStrings`, target: 'sharedStrings.xml' },
    ]),
  )
  await put(
    'docProps/core.xml',
    'application/vnd.openxmlformats-package.core-properties+xml',
    coreXml(model, creator, created),
  )
  await put(
    'docProps/app.xml',
    'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    appXml(model, creator),
  )
  await put(
    '_rels/.rels',
    null,
    relationsXml([
      { id: 'rId1', type: `${office}/officeDocument`, target: 'xl/workbook.xml' },
      {
        id: 'rId2',
        type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        target: 'docProps/core.xml',
      },
      { id: 'rId3', type: `${office}/extended-properties`, target: 'docProps/app.xml' },
    ]),
  )
  await zip.add('[Content_Types].xml', contentTypesXml(types))
}

function relationsXml(relations: readonly Relation[]): string {
  const items = relations.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
  )
  return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
}

function contentTypesXml(types: readonly (readonly [string, string])[]): string {
  const parts = types.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
  return (
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    `${parts.join('')}</Types>`
  )
}

function workbookXml(model: SheetModel): string {
  const sheets = model.pages.map(({ name, hidden }, at) => {
    const number = String(at + 1)
    return `<sheet name="${escapeXml(name)}" sheetId="${number}"${hidden ? ' state="veryHidden"' : ''} r:id="rId${number}"/>`
  })
  const names = [...pageNames(model.pages), ...areaNames(model)].sort((a, b) => (a.name < b.name ? -1 : 1))
  const defined = names.map(({ name, scope, value }) => {
    const local = scope === null ? '' : ` localSheetId="${String(scope)}"`
    return `<definedName name="${name}"${local}>${escapeXml(value)}</definedName>`
  })
  return (
    `${xmlHead}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}">` +
    `<workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="13000"/></bookViews>` +
    `<sheets>${sheets.join('')}</sheets>${defined.length === 0 ? '' : `<definedNames>${defined.join('')}</definedNames>`}` +
    '<calcPr calcId="191029"/></workbook>'
  )
}

type DefinedName = { name: string; scope: number | null; value: string }

function pageNames(pages: readonly SheetPage[]): DefinedName[] {
  return pages.flatMap((page, scope) => {
    const sheet = quoteSheetName(page.name)
    const { printArea, printTitle } = page
    return [
      ...(printArea === undefined
        ? []
        : [{ name: '_xlnm.Print_Area', scope, value: `${sheet}!${absoluteRange(printArea)}` }]),
      ...(printTitle === null
        ? []
        : [
            {
              name: '_xlnm.Print_Titles',
              scope,
              value: `${sheet}!$${String(printTitle.first + 1)}:$${String(printTitle.last + 1)}`,
            },
          ]),
    ]
  })
}

function areaNames({ names }: SheetModel): DefinedName[] {
  return names.map(({ name, sheet, range }) => ({
    name,
    scope: null,
    value: `${quoteSheetName(sheet)}!${absoluteRange(range)}`,
  }))
}

function coreXml({ title }: SheetModel, creator: string, created: Date): string {
  const time = `${created.toISOString().slice(0, 19)}Z`
  return (
    `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(creator)}</dc:creator><dc:language>vi-VN</dc:language>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
  )
}

function appXml({ agency }: SheetModel, creator: string): string {
  const company = agency === '' ? '' : `<Company>${escapeXml(agency)}</Company>`
  return `${xmlHead}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${escapeXml(creator)}</Application>${company}</Properties>`
}
