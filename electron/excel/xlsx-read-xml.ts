import { SaxesParser } from 'saxes'
import { Failure } from '../../shared/contract/errors'
import { decodeXml } from './xlsx-encoding'

/** An element of a small part. Prefixes are taken off; of attributes with one only "id" is kept, as "r:id". */
export type XmlElement = { name: string; attributes: Readonly<Record<string, string>> }

export type XmlReader = {
  /** `path` are the names from the root down to the element. */
  open?: (element: XmlElement, path: readonly string[]) => void
  close?: (name: string, path: readonly string[]) => void
  text?: (text: string, path: readonly string[]) => void
}

/** Reads a part that is small in honest files. Throws Failure excel-damaged, excel-unsafe for a document type. */
export function readXml(bytes: Buffer, part: string, reader: XmlReader): void {
  const parser = new SaxesParser({ xmlns: false })
  const path: string[] = []
  parser.on('doctype', () => {
    throw new Failure('excel-unsafe', { part })
  })
  parser.on('error', () => {
    throw new Failure('excel-damaged', { part })
  })
  parser.on('opentag', (tag) => {
    const name = localName(tag.name)
    path.push(name)
    reader.open?.({ name, attributes: localAttributes(tag.attributes) }, path)
  })
  parser.on('closetag', () => {
    const name = path.at(-1) ?? ''
    reader.close?.(name, path)
    path.pop()
  })
  const takeText = (text: string): void => reader.text?.(text, path)
  parser.on('text', takeText)
  parser.on('cdata', takeText)
  parser.write(decodeXml(bytes)).close()
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Without a prototype: a name such as "__proto__" is a name. */
function localAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const local = Object.create(null) as Record<string, string>
  for (const [name, value] of Object.entries(attributes)) {
    const colon = name.indexOf(':')
    if (colon < 0) local[name] = value
    else if (name.slice(colon + 1) === 'id') local['r:id'] = value
  }
  return local
}
