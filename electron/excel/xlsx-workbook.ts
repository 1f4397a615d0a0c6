import { Failure } from '../../shared/contract/errors'
import type { PackedArchive, PackedPart } from './packed-archive'
import { isOn } from './xlsx-rich-text'
import { readXml } from './xlsx-read-xml'

/** Where the parts of a workbook are: names and places are what the relationships say, whatever the folders. */
export type WorkbookParts = {
  sheets: SheetPart[]
  date1904: boolean
  sharedStrings: PackedPart | null
  styles: PackedPart | null
  hasMacros: boolean
  externalLinks: number
}

export type SheetPart = { name: string; hidden: boolean; part: PackedPart }

export type Relationship = { id: string; type: string; target: string; external: boolean }

const limits = { sheets: 1000, relationships: 10_000 } as const

/** Throws Failure excel-damaged, excel-too-large, excel-unsafe. */
export async function readWorkbookParts(archive: PackedArchive): Promise<WorkbookParts> {
  const part = await findWorkbook(archive)
  const relationships = await readRelationships(archive, part.name)
  const targets = new Map(relationships.map((one) => [one.id, one]))
  const sheets: SheetPart[] = []
  let date1904 = false
  let position = 0
  readXml(await archive.readWhole(part), part.name, {
    open({ name, attributes }, path) {
      if (name === 'workbookPr') date1904 = 'date1904' in attributes && isOn(attributes['date1904'])
      if (name !== 'sheet' || path.at(-2) !== 'sheets') return
      position += 1
      if (position > limits.sheets) throw new Failure('excel-too-large', { sheets: position })
      const target = targets.get(attributes['r:id'] ?? '')
      // Sheets of charts and macros have no cells.
      if (target !== undefined && (target.type !== 'worksheet' || target.external)) return
      const found =
        target === undefined
          ? archive.find(resolveTarget(part.name, `worksheets/sheet${String(position)}.xml`))
          : archive.find(target.target)
      if (found === undefined) throw new Failure('excel-damaged')
      if (sheets.some((sheet) => sheet.part === found))
        throw new Failure('excel-unsafe', { part: found.name })
      sheets.push({
        name: (attributes['name'] ?? '').normalize('NFC'),
        hidden: /^(very)?hidden$/i.test(attributes['state'] ?? ''),
        part: found,
      })
    },
  })
  const partOf = (type: string, usual: string): PackedPart | null => {
    const target = relationships.find((one) => one.type === type && !one.external)?.target
    return archive.find(target ?? resolveTarget(part.name, usual)) ?? null
  }
  return {
    sheets,
    date1904,
    sharedStrings: partOf('sharedStrings', 'sharedStrings.xml'),
    styles: partOf('styles', 'styles.xml'),
    hasMacros: archive.parts.some(({ name }) => /(^|\/)vbaproject\.bin$/i.test(name)),
    externalLinks: relationships.filter(({ type }) => type === 'externalLink').length,
  }
}

async function findWorkbook(archive: PackedArchive): Promise<PackedPart> {
  const main = (await readRelationships(archive, '')).find((one) => one.type === 'officeDocument')
  const found =
    (main === undefined ? undefined : archive.find(main.target)) ??
    archive.find('xl/workbook.xml') ??
    archive.parts.find(({ name }) => /(^|\/)workbook\.xml$/i.test(name))
  if (found === undefined) throw new Failure('excel-damaged')
  return found
}

/** The relationships of a part; `type` is the last word of the type, the same in both editions of the standard. */
export async function readRelationships(archive: PackedArchive, part: string): Promise<Relationship[]> {
  const slash = part.lastIndexOf('/') + 1
  const found = archive.find(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`)
  if (found === undefined) return []
  const relationships: Relationship[] = []
  readXml(await archive.readWhole(found), found.name, {
    open({ name, attributes }) {
      if (name !== 'Relationship') return
      if (relationships.length >= limits.relationships)
        throw new Failure('excel-too-large', { part: found.name })
      const external = /^external$/i.test(attributes['TargetMode'] ?? '')
      const target = attributes['Target'] ?? ''
      relationships.push({
        id: attributes['Id'] ?? '',
        type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
        target: external ? target : resolveTarget(part, target),
        external,
      })
    },
  })
  return relationships
}

/** A target is absolute or relative to the folder of its part; it never leaves the archive. */
function resolveTarget(part: string, target: string): string {
  const path = decodePath(target.replaceAll('\\', '/'))
  const folder = path.startsWith('/') ? [] : part.split('/').slice(0, -1)
  const steps: string[] = []
  for (const step of [...folder, ...path.split('/')]) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
