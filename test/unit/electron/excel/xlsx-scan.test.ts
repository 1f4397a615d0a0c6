import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { readDecimal, readRange, readReference } from '../../../../electron/excel/xlsx-reference'
import { XmlScanner, xmlName, type XmlSink } from '../../../../electron/excel/xlsx-scan'
import { Failure } from '../../../../shared/contract/errors'
import { pickOne, seededRandom } from '../../../fixtures/seeded-random'

/** What a scan tells, as text: names come back as hashes, so the names in use are known beforehand. */
const words = ['a', 'row', 'c', 'v', 'sheetData', 't', 'tên']
const nameOf = new Map(words.map((word) => [nameHash(word), word]))

function nameHash(word: string): number {
  return xmlName(Buffer.from(word).toString('latin1'))
}

function scan(xml: Buffer, pieces: readonly number[]): string[] {
  const events: string[] = []
  let text: Buffer[] = []
  const flush = (): void => {
    const whole = Buffer.concat(text).toString('utf8')
    if (whole !== '') events.push(`"${whole.replace(/\r\n?/g, '\n')}"`)
    text = []
  }
  const sink: XmlSink = {
    open(name, tag) {
      flush()
      const values = ['r', 's'].map((one) => tag.value(xmlName(one)))
      events.push(`<${nameOf.get(name) ?? '?'} ${values.join(' ')}`)
    },
    close(name) {
      flush()
      events.push(`/${nameOf.get(name) ?? '?'}`)
    },
    text(bytes, start, end) {
      text.push(Buffer.from(bytes.subarray(start, end)))
    },
  }
  const scanner = new XmlScanner(sink, 'part')
  let at = 0
  for (const size of pieces) {
    scanner.write(Buffer.from(xml.subarray(at, at + size)))
    at += size
  }
  scanner.write(Buffer.from(xml.subarray(at)))
  scanner.end()
  return events
}

/** The same by the library that reads whole documents. */
function parse(xml: string): string[] {
  const events: string[] = []
  let text = ''
  const flush = (): void => {
    if (text !== '') events.push(`"${text}"`)
    text = ''
  }
  const parser = new SaxesParser()
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  let depth = 0
  parser.on('opentag', ({ name, attributes }) => {
    flush()
    depth += 1
    events.push(`<${local(name)} ${['r', 's'].map((one) => attributes[one] ?? '').join(' ')}`)
  })
  parser.on('closetag', ({ name }) => {
    flush()
    depth -= 1
    events.push(`/${local(name)}`)
  })
  const take = (piece: string): void => {
    if (depth > 0) text += piece
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.write(xml).close()
  return events
}

function randomXml(random: () => number): string {
  const text = (): string =>
    pickOne(random, [
      '',
      '12,5',
      ' x ',
      'Hợp tác xã',
      '&amp;&lt;',
      '&#272;&#xE0;',
      '\n',
      '<![CDATA[<v>&]]>',
      ']',
      '𠀋',
    ])
  const element = (depth: number): string => {
    const prefix = pickOne(random, ['', 'x:'])
    const name = prefix + pickOne(random, words)
    const quote = pickOne(random, ['"', "'"])
    const space = pickOne(random, [' ', '\n ', '\t'])
    const reference = pickOne(random, [
      '',
      `${space}r=${quote}A&quot;1${quote}`,
      `${space}r${space}=${space}${quote}>B2/${quote}`,
    ])
    const other = pickOne(random, ['', `${space}x:r=${quote}no${quote}`, `${space}s=${quote}3${quote}`])
    const close = pickOne(random, ['', space])
    if (random() < 0.2) return `<${name}${reference}${other}${close}/>`
    const inside = Array.from({ length: depth > 4 ? 0 : Math.floor(random() * 4) }, () => element(depth + 1))
    const mixed = inside.map(
      (one) =>
        text() + one + pickOne(random, ['', '<!-- -> -- > <v> -->'.replace('-- >', '- >'), '<?pi <a?>']),
    )
    return `<${name}${reference}${other}${close}>${mixed.join('')}${text()}</${name}${close}>`
  }
  const head = pickOne(random, [
    '',
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<?xml version="1.0"?><!-- <a> -->',
  ])
  return `${head}<x:a xmlns:x="u">${element(1)}${element(1)}</x:a>\n`
}

const normal = (events: readonly string[]): string[] =>
  events.map((event) => event.replace(/ $/, ' ').replace('null', ''))

describe('a scan of bytes', () => {
  it.each(Array.from({ length: 40 }, (_, at) => 100 + at))(
    'tells what the library tells, wherever the pieces end: seed %i',
    (seed) => {
      const random = seededRandom(seed)
      for (let round = 0; round < 25; round++) {
        const xml = randomXml(random)
        const expected = parse(xml)
        const bytes = Buffer.from(xml)
        const pieces = Array.from({ length: 1 + Math.floor(random() * 40) }, () =>
          Math.floor((random() * bytes.length) / 8),
        )
        expect(scan(bytes, pieces).map((event) => event.replaceAll('null', ''))).toEqual(normal(expected))
        expect(
          scan(
            bytes,
            Array.from({ length: bytes.length }, () => 1),
          ).map((event) => event.replaceAll('null', '')),
        ).toEqual(normal(expected))
      }
    },
  )

  it('reads wide text, with and without its mark, and marks before the declaration', () => {
    const xml = '<a><v>Hợp tác xã</v></a>'
    const expected = ['<a  ', '<v  ', '"Hợp tác xã"', '/v', '/a']
    const plain = (events: string[]): string[] => events.map((event) => event.replaceAll('null', ''))
    expect(plain(scan(Buffer.from(`\ufeff${xml}`), [1, 1, 1]))).toEqual(expected)
    expect(plain(scan(Buffer.from(`\ufeff${xml}`, 'utf16le'), [5]))).toEqual(expected)
    expect(plain(scan(Buffer.from(xml, 'utf16le'), [7]))).toEqual(expected)
    expect(plain(scan(Buffer.from(`\ufeff${xml}`, 'utf16le').swap16(), [9]))).toEqual(expected)
    expect(plain(scan(Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${xml}`), []))).toEqual(expected)
  })

  it.each([
    ['<a><b></a></b>', 'excel-damaged'],
    ['<a>', 'excel-damaged'],
    ['<a/><a/>', 'excel-damaged'],
    ['', 'excel-damaged'],
    ['text', 'excel-damaged'],
    ['<a/>text', 'excel-damaged'],
    ['<a b=1/>', 'excel-damaged'],
    ['<a b/>', 'excel-damaged'],
    ['<a><', 'excel-damaged'],
    ['<a><!-- ', 'excel-damaged'],
    ['<a></a', 'excel-damaged'],
    ['<a></>', 'excel-damaged'],
    ['<>', 'excel-damaged'],
    ['<!DOCTYPE a><a/>', 'excel-unsafe'],
    ['<?xml version="1.0" encoding="no-such"?><a/>', 'excel-damaged'],
  ])('refuses %s', (xml, code) => {
    for (const pieces of [[], Array.from({ length: xml.length }, () => 1)]) {
      try {
        scan(Buffer.from(xml), pieces)
        expect.unreachable()
      } catch (error) {
        expect(error).toBeInstanceOf(Failure)
        expect((error as Failure).code).toBe(code)
      }
    }
  })
})

describe('numbers and places as bytes', () => {
  const decimal = (text: string): number => {
    const bytes = Buffer.from(`<${text}>`)
    return readDecimal(bytes, 1, bytes.length - 1)
  }

  it('reads a decimal as the engine does, to the last bit', () => {
    const random = seededRandom(5)
    for (let round = 0; round < 20_000; round++) {
      const digits = (most: number): string =>
        Array.from({ length: Math.floor(random() * most) }, () => String(Math.floor(random() * 10))).join('')
      const text = `${pickOne(random, ['', '-'])}${digits(17)}${pickOne(random, ['', '.'])}${digits(17)}${pickOne(random, ['', '', 'E-5', 'e+12', 'E300'])}`
      const expected = /\d/.test(text) && !/^-?\.?e/i.test(text) ? Number(text) : Number.NaN
      expect(decimal(text) + 0, text).toBe(expected + 0)
    }
    for (const value of [
      0.1,
      103.3,
      1 / 3,
      25_454,
      5e-324,
      Number.MAX_VALUE,
      2 ** 53,
      123_456_789_012_345_680,
    ])
      expect(decimal(String(value))).toBe(value)
  })

  it.each(['', '-', '.', '1,5', '1 2', 'abc', '1.2.3', '0x10', 'Infinity', '1e', '--1'])(
    '%s is no number',
    (text) => {
      expect(decimal(text)).toBeNaN()
    },
  )

  it('reads white space around a number', () => {
    expect(decimal(' 12.50\n')).toBe(12.5)
  })

  it('reads references and ranges within a sheet, and no others', () => {
    const place = (text: string): unknown => {
      const found = { column: 9, row: 9 }
      readReference(Buffer.from(text), 0, text.length, found)
      return found
    }
    expect(place('A1')).toEqual({ column: 0, row: 0 })
    expect(place('xfd1048576')).toEqual({ column: 16_383, row: 1_048_575 })
    expect(place('')).toEqual({ column: -1, row: -1 })
    for (const text of ['XFE1', 'A1048577', 'A1B', '$A$1']) expect(() => place(text)).toThrow(Failure)
    expect(readRange('$B$2:A1')).toEqual({ top: 0, left: 0, bottom: 1, right: 1 })
    expect(readRange('C3')).toEqual({ top: 2, left: 2, bottom: 2, right: 2 })
    for (const text of ['A0', 'A1:XFE1', 'A:A', '1:1', '', 'A1:B2:C3']) expect(readRange(text)).toBeNull()
  })
})
