import { Failure } from '../../../shared/contract/errors'
import type { CellInput } from '../../../shared/contract/workbook-contract'
import { fromScaled, toScaled } from '../../../shared/format/parse-number'
import { formatScaled } from '../../../shared/format/format-number'
import type { Fact, FactChange, FactKey } from '../../../shared/model/fact'
import type { WhatIfId } from '../../../shared/model/ids'
import type { NamedSupposition, StoredWhatIf, SupposedFigure } from '../../../shared/model/what-if'
import { readFact } from '../../db/facts'
import { whatIfList } from '../../db/what-ifs'
import { requireSession, type HostClient, type HostState } from '../host-state'
import { refreshView, type OpenView } from '../open-view'
import { runCommand } from '../run-command'
import { createScratch, suppose, takeBack } from '../scratch'
import type { Scratch } from '../scratch-state'
import { describeSession, type Session } from '../session'
import { readCells } from './cells'
import { reopenClientViews } from '../reopen-views'

/** @throws Failure('what-if-unknown'); begun already: what was supposed so far is given up */
export function beginScratch(
  state: HostState,
  client: HostClient,
  whatIf: WhatIfId | null,
): NamedSupposition[] {
  const session = requireSession(state)
  const figures = whatIf === null ? [] : requireWhatIf(session, whatIf).definition.figures
  client.scratch = createScratch(
    session,
    figures.flatMap((figure) => restore(session, figure)),
  )
  showAgain(state, client)
  return listScratch(client) ?? []
}

/** What is supposed now, named; null when nothing is being supposed. */
export function listScratch({ scratch }: HostClient): NamedSupposition[] | null {
  return scratch === null
    ? null
    : [...scratch.changes.values()].map((change) => name(scratch.session, change))
}

/** One gesture in a window that supposes: nothing is stored, its tables follow at once. */
export function supposeCells(
  state: HostState,
  client: HostClient,
  scratch: Scratch,
  view: OpenView,
  cells: readonly { index: number; input: CellInput }[],
): { revision: number } {
  const figures = readCells(scratch.session, view, cells).map(({ key, after }) => ({
    key,
    before: readFact(scratch.session.file.db, key),
    after,
  }))
  publish(client, suppose(scratch, figures))
  return { revision: requireSession(state).revision }
}

/** @throws Failure('nothing-to-undo') */
export function undoScratch(client: HostClient): NamedSupposition[] {
  const { scratch } = client
  if (scratch === null || scratch.steps.length === 0) throw new Failure('nothing-to-undo')
  publish(client, takeBack(scratch))
  return listScratch(client) ?? []
}

type End = { kind: 'discard' } | { kind: 'keep'; name: string } | { kind: 'store' }

/** Ends supposing, and only when what shall be stored is stored. */
export function endScratch(state: HostState, client: HostClient, how: End): { revision: number } {
  const session = requireSession(state)
  const changes = [...(client.scratch?.changes.values() ?? [])]
  if (how.kind === 'keep') keep(state, how.name, changes)
  if (how.kind === 'store' && changes.length > 0)
    runCommand(state, {
      ...nothingElse,
      label: { key: 'store-what-if', cells: changes.length },
      facts: changes.map(({ key, after }) => ({ key, after })),
    })
  client.scratch = null
  showAgain(state, client)
  return { revision: session.revision }
}

/** @throws Failure('what-if-unknown') */
export function removeWhatIf(state: HostState, id: WhatIfId): { revision: number } {
  const { definition } = requireWhatIf(requireSession(state), id)
  return {
    revision: runCommand(state, {
      ...nothingElse,
      label: { key: 'remove-what-if', name: definition.name },
      whatIfs: [{ id, after: null }],
    }).revision,
  }
}

const nothingElse = {
  action: 'edit',
  target: null,
  source: null,
  facts: [],
  remarks: [],
  stated: [],
  definitions: [],
} as const

function keep(state: HostState, written: string, changes: readonly FactChange[]): void {
  const session = requireSession(state)
  const { db } = session.file
  const stored = whatIfList.read(db)
  const after: StoredWhatIf = {
    id: whatIfList.findFreeId(db),
    position: Math.max(-1, ...stored.map(({ position }) => position)) + 1,
    definition: {
      name: written.normalize('NFC'),
      figures: changes.map(({ key, after: fact }) => ({
        key,
        after: fact && writeFigure(session, key, fact),
      })),
    },
  }
  const label = { key: 'keep-what-if', name: after.definition.name } as const
  runCommand(state, { ...nothingElse, label, whatIfs: [{ id: after.id, after }] })
}

function writeFigure(
  session: Session,
  key: FactKey,
  { state, value, qualifier }: Fact,
): NonNullable<SupposedFigure['after']> {
  return { state, value: fromScaled(value, decimalsOf(session, key)), qualifier }
}

/** A kept figure whose indicator, place or period is gone is left out. */
function restore(session: Session, { key, after }: SupposedFigure): FactChange[] {
  const { axes } = session.cube
  const isKnown =
    axes.indicators.positions.has(key.indicator) &&
    axes.sectors.positions.has(key.sector) &&
    axes.localities.positions.has(key.locality) &&
    axes.periods.positions.has(key.period)
  if (!isKnown) return []
  const before = readFact(session.file.db, key)
  if (after === null) return [{ key, before, after: null }]
  const value = toScaled(after.value, decimalsOf(session, key))
  if (value === null) return []
  const fact: Fact = {
    state: after.state,
    value,
    maturity: before?.maturity ?? 'final',
    qualifier: after.qualifier,
    origin: 'typed',
    written: null,
    derivation: null,
    source: null,
    locator: null,
    note: before?.note ?? null,
  }
  return [{ key, before, after: fact }]
}

function name(session: Session, { key, before, after }: FactChange): NamedSupposition {
  const { indicators, sectors, localities, periods } = session.dimensions
  const indicator = indicators.find(({ id }) => id === key.indicator)
  const period = periods.find(({ id }) => id === key.period)
  const write = (fact: Fact | null): string | null =>
    fact === null
      ? null
      : fact.state === 'number'
        ? formatScaled(fact.value, decimalsOf(session, key), { trim: true })
        : fact.state === 'none'
          ? '–'
          : '…'
  return {
    indicator: indicator?.name ?? '',
    unit: indicator?.unit ?? '',
    sector:
      key.sector === session.allSectors ? null : (sectors.find(({ id }) => id === key.sector)?.name ?? null),
    locality: localities.find(({ id }) => id === key.locality)?.name ?? '',
    scenario: key.scenario,
    period: { kind: period?.kind ?? 'year', year: period?.year ?? 0, ordinal: period?.ordinal ?? 1 },
    before: write(before),
    after: write(after),
  }
}

function decimalsOf(session: Session, key: FactKey): number {
  return session.cube.axes.indicatorById.get(key.indicator)?.decimals ?? 0
}

function requireWhatIf(session: Session, id: WhatIfId): StoredWhatIf {
  const found = whatIfList.read(session.file.db).find((one) => one.id === id)
  if (found === undefined) throw new Failure('what-if-unknown')
  return found
}

/** To this window alone; the revision of the workbook is the same. */
function publish(client: HostClient, facts: readonly FactChange[]): void {
  const views = []
  for (const [view, open] of client.views)
    views.push({ view, cells: refreshView(open, { facts, remarks: [] }) })
  client.served?.emit('scratch.patched', { views: views.filter(({ cells }) => cells.index.length > 0) })
}

function showAgain(state: HostState, client: HostClient): void {
  reopenClientViews(state, client)
  client.served?.emit('workbook.reloaded', describeSession(requireSession(state)))
}
