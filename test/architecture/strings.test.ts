import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { en } from '../../renderer/i18n/en'
import { vi } from '../../renderer/i18n/vi'
import { errorCodes } from '../../shared/contract/errors'
import { listFiles, readText } from './source-files'

/**
 * Vietnamese that a person sees lives in renderer/i18n and resources, so that it can be read, corrected and translated
 * in one place. What these files hold is not shown: it is what people write and the program must understand.
 */
const vocabularies: Record<string, string> = {
  'shared/charts/flow-words.ts': 'words by which rises and falls of a number are known in a form',
  'shared/format/parse-number.ts': 'words around typed numbers: qualifiers, ranges',
  'shared/format/units.ts': 'spellings of units and their synonyms',
  'shared/format/legacy-letters.ts': 'the letters of TCVN3 and VNI',
  'electron/excel/xlsx-notes.ts': 'the line that Excel puts before a threaded comment',
  'shared/format/vietnamese-syllable.ts': 'the sounds that Vietnamese syllables are made of',
  'shared/format/search-text.ts': 'the letter đ, which Unicode does not take apart',
  'shared/understand/cell-words.ts': 'words by which a table of an office is recognised',
  'shared/understand/body-end.ts': 'words that begin a note below a table',
  'shared/understand/column-meaning.ts': 'words around a unit in a header',
  'shared/understand/read-rows.ts': 'words that a label broken over rows ends with, ditto marks',
  'shared/understand/row-marker.ts': 'the letter Đ as a number of a row, "trong đó"',
  'shared/understand/title-block.ts': 'words before the name of an office',
  'shared/checks/indicator-traits.ts': 'what units divide by: a person, a month, a year',
  'shared/checks/marked-words.ts': 'words of labels that are others without their marks: communes, quarters',
  'shared/checks/wording-dates.ts': 'words around dates in forms and documents',
  'shared/checks/prose/check-numbering.ts': 'the letters that lists are numbered with',
  // Sentences are read with their marks: without them "lãi" is "lại", "quý" is "quỹ" and "mức" is "mục".
  'shared/checks/prose/check-dates.ts': 'words before a date',
  'shared/checks/prose/check-text.ts': 'words that leave a list open',
  'shared/checks/prose/list-lines.ts': 'the word between the parts of a name',
  'shared/checks/prose/prose-words.ts': 'words that every sentence of a report has',
  'shared/checks/prose/read-base-year.ts': 'words before the year that is compared with',
  'shared/checks/prose/read-base.ts': 'words for the same time a year before',
  'shared/checks/prose/read-move.ts': 'words for rise and fall',
  'shared/checks/prose/read-numbers.ts': 'words before and behind numbers',
  'shared/checks/prose/read-qualifier.ts': 'words between two numbers',
  'shared/checks/prose/read-respective.ts': 'words for "one by one"',
  'shared/checks/prose/read-surroundings.ts': 'words of headings',
  'shared/checks/prose/read-time.ts': 'words for times',
  'renderer/main.tsx': 'a letter that the fonts are awaited with',
  'electron/tools/national-sample.ts': 'reads a Vietnamese document and writes its texts into resources',
}

/** A proper name, the same in every language. */
const productName = /Sổ KTTT/gu

const vietnameseLetter = /[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1EA0-\u1EF9]/u

/** Literal texts of a source file that hold a Vietnamese letter, with their line. Comments are no literals. */
function findVietnamese(file: string, text: string): { line: number; literal: string }[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kind)
  const found: { line: number; literal: string }[] = []
  const visit = (node: ts.Node): void => {
    const literal =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
        ? node.text
        : ts.isJsxText(node) || ts.isRegularExpressionLiteral(node)
          ? node.text
          : ''
    if (vietnameseLetter.test(literal.normalize('NFC').replace(productName, ''))) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
      found.push({ line, literal: literal.trim() })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const files = listFiles(['electron', 'renderer', 'shared'], ['.ts', '.tsx', '.mjs']).filter(
  (file) => !file.startsWith('renderer/i18n/'),
)

describe('visible Vietnamese', () => {
  it('is found in every kind of literal and not in comments', () => {
    const sample = [
      "const a = 'Lưu'",
      'const b = `Đã lưu ${a}`',
      'const c = `${a} bản${a} mới`',
      'const d = <p title="Sổ">Mở</p>',
      '// Chú thích',
      "const e = 'Mo\u031B\u0309'",
      'const f = /tỷ/',
      "const g = 'Tong 3 × 4 – ok'",
    ].join('\n')
    expect(findVietnamese('sample.tsx', sample).map(({ line }) => line)).toEqual([1, 2, 3, 3, 4, 4, 6, 7])
  })

  it('stands in renderer/i18n and resources only', () => {
    const misplaced = files
      .filter((file) => !Object.hasOwn(vocabularies, file))
      .flatMap((file) =>
        findVietnamese(file, readText(file)).map(({ line, literal }) => `${file}:${String(line)} ${literal}`),
      )
    expect(misplaced).toEqual([])
  })

  it.each(Object.entries(vocabularies))('%s is still a vocabulary: %s', (file) => {
    expect(findVietnamese(file, readText(file))).not.toEqual([])
  })
})

/** Every leaf of a language object by its path; the kind tells sentences from functions that make one. */
function listLeaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path} ${typeof value}`]
  return Object.entries(value).flatMap(([key, inner]) =>
    listLeaves(inner, path === '' ? key : `${path}.${key}`),
  )
}

describe('languages', () => {
  it('have the same keys', () => {
    expect(listLeaves(en).sort()).toEqual(listLeaves(vi).sort())
  })

  it.each(errorCodes)('both have a sentence for the failure "%s"', (code) => {
    for (const language of [vi, en]) {
      const entry: unknown = language.errors[code]
      const sentence: unknown =
        typeof entry === 'function' ? (entry as (detail: object) => unknown)({}) : entry
      expect(sentence).toEqual(expect.stringMatching(/\S+ \S+.*[.!?)]$/u))
    }
  })
})

/**
 * Menus and dialogs are data: the same items, in the same order, with the same keys, in both languages. The terminal and
 * the official paper speak Vietnamese only.
 */
describe('resources/text', () => {
  const shapeOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shapeOf)
    if (typeof value !== 'object' || value === null) return typeof value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === 'command' || key === 'keys' ? inner : shapeOf(inner),
      ]),
    )
  }
  const translated = listFiles(['resources/text'], ['.en.json'])

  it('has the texts of the shell in both languages', () => {
    expect(translated).toEqual(
      expect.arrayContaining(['resources/text/dialogs.en.json', 'resources/text/menu.en.json']),
    )
  })

  it.each(translated)('%s and its Vietnamese counterpart have the same shape', (file) => {
    const parse = (name: string): unknown => JSON.parse(readText(name))
    expect(shapeOf(parse(file))).toEqual(shapeOf(parse(file.replace('.en.', '.vi.'))))
  })
})
