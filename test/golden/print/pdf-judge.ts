import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A PDF as poppler, and nothing of the program, reads it. */
export type Pdf = {
  file: string
  /** Text of each page, laid out. */
  pages: string[]
  sizes: { width: number; height: number }[]
  images: number
  fonts: string
}

/** Words with their places in millimetres from the top left corner of their page. */
export type Word = { text: string; left: number; top: number; right: number; bottom: number }

const run = (tool: string, ...args: string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 })
const millimetres = (points: string | undefined): number => (Number(points) * 25.4) / 72

export function judgePdf(folder: string, name: string, bytes: Uint8Array): Pdf {
  const file = join(folder, `${name}.pdf`)
  writeFileSync(file, bytes)
  const info = run('pdfinfo', '-f', '1', '-l', '999', file)
  const sizes = [...info.matchAll(/Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/g)].map((hit) => ({
    width: millimetres(hit[1]),
    height: millimetres(hit[2]),
  }))
  return {
    file,
    sizes,
    pages: run('pdftotext', '-layout', file, '-').normalize('NFC').split('\f').slice(0, -1),
    images: run('pdfimages', '-list', file).trim().split('\n').length - 2,
    fonts: run('pdffonts', file),
  }
}

/** Words of each page. */
export function readWords({ file }: Pdf): Word[][] {
  const decode = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return run('pdftotext', '-bbox', file, '-')
    .normalize('NFC')
    .split('<page ')
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(
          /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g,
        ),
      ].map(([, left, top, right, bottom, text]) => ({
        text: decode(text ?? ''),
        left: millimetres(left),
        top: millimetres(top),
        right: millimetres(right),
        bottom: millimetres(bottom),
      })),
    )
}

/** Text of pages in reading order without any spaces: words that wrap inside a column stay whole. */
export function readColumns({ file }: Pdf, first = 1, last = 999): string {
  return run('pdftotext', '-raw', '-f', String(first), '-l', String(last), file, '-')
    .normalize('NFC')
    .replace(/\s+/g, '')
}

/** A page as a PNG of so many dots per inch; gives its file. */
export function drawPage({ file }: Pdf, page: number, dpi: number): string {
  const target = file.replace(/\.pdf$/, `-${String(page)}`)
  run(
    'pdftoppm',
    '-r',
    String(dpi),
    '-f',
    String(page),
    '-l',
    String(page),
    '-singlefile',
    '-png',
    file,
    target,
  )
  return `${target}.png`
}
