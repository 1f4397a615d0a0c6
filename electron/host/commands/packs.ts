import { basename } from 'node:path'
import type { WrittenItem } from '../../../shared/contract/pack-contract'
import { Failure } from '../../../shared/contract/errors'
import type { PackDefinition, PackPaper, StoredPack } from '../../../shared/model/pack'
import type { PackId } from '../../../shared/model/ids'
import type { Label } from '../../../shared/model/label'
import { composeSections, type PackSection } from '../../../shared/table/pack-sections'
import { packList } from '../../db/packs'
import { runExcelJob, type ExcelJobOptions } from '../../excel/run-excel-job'
import { requireSession, requireView, type HostClient, type HostState } from '../host-state'
import { runCommand } from '../run-command'
import { buildDeck, buildBlocks, type ShownItem, type ShownItems } from './pack-content'

/** Packs kept in the workbook: each change one commit with its undo, told to every window. */

/** Keeps a new pack (`id` null) or changes one. @throws Failure('pack-unknown') when it is no longer there */
export function definePack(
  state: HostState,
  { id, definition }: { id: PackId | null; definition: PackDefinition },
): { revision: number; pack: PackId } {
  const { db } = requireSession(state).file
  const packs = packList.read(db)
  const before = packs.find((one) => one.id === id)
  if (id !== null && before === undefined) throw new Failure('pack-unknown')
  const last = Math.max(-1, ...packs.map(({ position }) => position))
  const after: StoredPack =
    before === undefined
      ? { id: packList.findFreeId(db), position: last + 1, definition }
      : { ...before, definition }
  const label = { key: 'define-pack', name: definition.name.normalize('NFC') } as const
  return { revision: store(state, label, after.id, after), pack: after.id }
}

/** @throws Failure('pack-unknown') */
export function removePack(state: HostState, id: PackId): { revision: number } {
  const found = packList.read(requireSession(state).file.db).find((one) => one.id === id)
  if (found === undefined) throw new Failure('pack-unknown')
  return { revision: store(state, { key: 'remove-pack', name: found.definition.name }, id, null) }
}

function store(state: HostState, label: Label, id: PackId, after: StoredPack | null): number {
  return runCommand(state, {
    action: 'edit',
    target: null,
    source: null,
    facts: [],
    remarks: [],
    stated: [],
    definitions: [],
    label,
    packs: [{ id, after }],
  }).revision
}

export type PackWriting = {
  format: 'pptx' | 'docx'
  definition: PackDefinition
  items: readonly WrittenItem[]
}

/** Writes a pack as it is shown. The target is whole or untouched. @throws Failure('stale-view') for a table that is closed */
export async function writePack(
  state: HostState,
  client: HostClient,
  { format, definition, items }: PackWriting,
  path: string,
  job: ExcelJobOptions,
): Promise<{ name: string }> {
  const shown = new Map<string, ShownItem>()
  for (const item of items) {
    if (item.kind === 'chart') {
      const before = shown.get(item.id)
      shown.set(item.id, {
        kind: 'chart',
        parts: before?.kind === 'chart' ? [...before.parts, item] : [item],
      })
    } else {
      const { table, cells } = requireView(client, item.view)
      shown.set(item.id, { kind: 'table', layout: table.layout, cells })
    }
  }
  const { name: title, paper } = definition
  await runExcelJob(
    state.excelWorkerFile,
    format === 'pptx'
      ? { kind: 'write-slides', deck: buildDeck(definition, shown), path }
      : {
          kind: 'write-document',
          document: {
            title,
            paper,
            sections: composeSections(definition.items, paper).map((section) => fill(section, paper, shown)),
          },
          path,
        },
    job,
  )
  return { name: basename(path).normalize('NFC') }
}

function fill(
  { items, ...section }: PackSection,
  paper: PackPaper,
  shown: ShownItems,
): Omit<PackSection, 'items'> & { blocks: ReturnType<typeof buildBlocks> } {
  return { ...section, blocks: items.flatMap((item) => buildBlocks(item, section.orientation, paper, shown)) }
}
