import { Failure } from '../../shared/contract/errors'
import { makeSheetDecoder, type TextRun } from '../../shared/format/legacy-runs'
import { checkFile } from './check-file'
import type { ReadFrom } from './excel-job'
import { readHtmlBlocks, type HtmlBlock } from './html-blocks'
import { readWordBlocks } from './read-word'
import { decodePage, decodeText } from './text-encoding'

/**
 * The paragraphs of a draft, through the same gate as every foreign file. Tables are left out: what stands in them are no
 * sentences. Numbers that Word makes by itself before a paragraph are not in its text and so not here.
 */
const mostText = 2_000_000

/** Throws `Failure` as `checkFile` does, and text-not-document (detail.found), text-too-long, excel-empty. */
export async function readDraft(from: ReadFrom): Promise<string[]> {
  const runs = await readRuns(from)
  const decoder = makeSheetDecoder(runs, true)
  const paragraphs = runs.flatMap((paragraph) => {
    const text = tidy(decoder.decode(paragraph))
    return text === '' ? [] : [text]
  })
  if (paragraphs.length === 0) throw new Failure('excel-empty')
  let length = 0
  for (const paragraph of paragraphs) length += paragraph.length
  if (length > mostText) throw new Failure('text-too-long', { characters: length })
  return paragraphs
}

async function readRuns(from: ReadFrom): Promise<(readonly TextRun[])[]> {
  if (from.kind === 'pasted') {
    const lines = from.text.trim() === '' ? listLines(readHtmlBlocks(from.html ?? '').blocks) : []
    return lines.length > 0 ? lines : splitLines(from.text)
  }
  const file = await checkFile(from.path)
  switch (file.kind) {
    case 'docx':
      return listLines(await readWordBlocks(file.bytes))
    case 'html':
      return listLines(readHtmlBlocks(decodePage(file.bytes)).blocks)
    case 'text':
      return splitLines(decodeText(file.bytes).text)
    default:
      throw new Failure('text-not-document', { found: file.kind })
  }
}

function listLines(blocks: readonly HtmlBlock[]): (readonly TextRun[])[] {
  return blocks.flatMap((block) => (block.kind === 'line' ? [block.runs] : []))
}

function splitLines(text: string): TextRun[][] {
  return text.split(/\r\n?|\n/).map((line) => [{ text: line, font: '' }])
}

/** Raised marks of footnotes stand as private characters until text is decoded; in a sentence they say nothing. */
function tidy(text: string): string {
  return text
    .replace(/[\ue000-\ue009\0-\u0008\u000b-\u001f\u007f\ufeff\u200b]/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
    .normalize('NFC')
}
