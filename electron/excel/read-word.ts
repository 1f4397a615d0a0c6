import { Failure } from '../../shared/contract/errors'
import type { FileContent, ReadOptions } from './file-content'
import { readHtmlBlocks, type HtmlBlock } from './html-blocks'
import { makeHtmlSheets } from './html-grid'
import { finishSheets } from './read-html'
import { readWordFonts, type WordFonts } from './word-fonts'
import { listZipParts, unpackPart } from './zip-parts'

/**
 * Tables of a Word document. The library gives text, spans and footnotes as HTML; fonts, which it leaves out, are carried
 * through it as names of styles, because old encodings need them. Pictures are dropped, and nothing outside is looked at.
 */
const mostText = 128 * 1024 * 1024

/** What is used of the library's document tree. */
type WordNode = {
  type: string
  children?: WordNode[]
  body?: WordNode[]
  value?: string
  styleId?: string | null
  styleName?: string | null
  font?: string | null
  isAllCaps?: boolean
  notes?: { _notes?: Record<string, WordNode> }
}

/**
 * One sheet for each table, numbered from 1, with the paragraphs before it above. Throws `Failure`: excel-damaged,
 * excel-too-large, excel-empty.
 */
export async function readWord(bytes: Buffer, options: ReadOptions): Promise<FileContent> {
  return finishSheets('docx', makeHtmlSheets(await readWordBlocks(bytes), String), options)
}

/** Paragraphs and tables in their order. Throws `Failure`: excel-damaged, excel-too-large. */
export async function readWordBlocks(bytes: Buffer): Promise<HtmlBlock[]> {
  const parts = await listZipParts(bytes)
  let size = 0
  for (const { name, entry } of parts) if (name.endsWith('.xml')) size += entry.size
  if (size > mostText) throw new Failure('excel-too-large', { megabytes: Math.round(size / 1024 / 1024) })
  const styles = parts.find(({ name }) => name === 'word/styles.xml')
  const fonts = readWordFonts(styles === undefined ? '' : unpackPart(styles).toString('utf8'))
  const used: string[] = []
  const html = await convert(bytes, (document) => {
    nameFonts(document as WordNode, fonts, used)
    return document
  })
  const rules = used.map((font, index) => `.${styleName(index)}{font-family:"${font}"}`).join('')
  return readHtmlBlocks(`<style>${rules}</style>${html}`).blocks
}

async function convert(bytes: Buffer, transformDocument: (document: unknown) => unknown): Promise<string> {
  // Loaded here, not with the module: a thread that reads a workbook has no use for it.
  const { default: library } = await import('mammoth')
  const styleMap = Array.from(
    { length: mostFonts },
    (_, index) => `r[style-name='${styleName(index)}'] => span.${styleName(index)}`,
  )
  try {
    const { value } = await library.convertToHtml(
      { buffer: bytes },
      {
        styleMap,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: library.images.imgElement(() => Promise.resolve({ src: '' })),
        transformDocument,
      },
    )
    return value
  } catch (error) {
    if (error instanceof RangeError && !/call stack/i.test(error.message)) throw error
    throw new Failure('excel-damaged')
  }
}

const mostFonts = 32

function styleName(index: number): string {
  return `kttt-font-${String(index)}`
}

/** Gives every run in an old font the style that stands for it, and writes out what a style draws as capitals. */
function nameFonts(document: WordNode, fonts: WordFonts, used: string[]): void {
  const roots = [document, ...Object.values(document.notes?._notes ?? {})]
  const waiting: { node: WordNode; paragraph: string | null }[] = roots.map((node) => ({
    node,
    paragraph: null,
  }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node } = next
    const paragraph = node.type === 'paragraph' ? (node.styleId ?? null) : next.paragraph
    if (node.type === 'run') {
      const named = node.font ?? fonts.of(node.styleId ?? null, paragraph)
      const isOld = /^(\.vn|vni-)/i.test(named) && /^[\w .-]{1,60}$/.test(named)
      const capitals = node.isAllCaps === true
      if (capitals && !isOld)
        for (const child of node.children ?? [])
          if (child.value !== undefined) child.value = child.value.toUpperCase()
      if (isOld) {
        // Capitals of an old encoding are made after decoding: such fonts have a name of their own.
        const font = capitals && /^\.vn.*[^H]$/i.test(named) ? `${named}H` : named
        if (!used.includes(font) && used.length < mostFonts) used.push(font)
        node.styleName = node.styleId = styleName(used.indexOf(font))
      }
    }
    for (const child of [...(node.children ?? []), ...(node.body ?? [])])
      waiting.push({ node: child, paragraph })
  }
}
