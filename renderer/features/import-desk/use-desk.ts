import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportDraft, ImportMapping, ImportTarget, MapChoices } from '../../../shared/model/import-draft'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import type { DeskSource } from '../../state/import-source'
import { wordFailure } from '../../state/report-failure'
import { runJob } from '../../state/run-job'
import { copyChoices, pickFirstTable, startWork, type TableWork } from './desk-work'

export type LegacyReading = 'by-evidence' | 'as-is'
export type DeskPane = 'map' | 'preview'

/** The host's last answer on a table, and the words it answered to. */
type Answer = { table: string; target: ImportTarget; choices: MapChoices; mapping: ImportMapping }

export type Desk = {
  source: DeskSource | null
  legacy: LegacyReading
  reading: boolean
  draft: ImportDraft | null
  /** The table that is worked on. */
  table: string | null
  works: Readonly<Record<string, TableWork>>
  mapping: ImportMapping | null
  /** The host has not yet answered to the newest words. */
  isStale: boolean
  pane: DeskPane
  /** The preview was opened because nothing had to be asked. */
  isUnasked: boolean
  problem: string
  read: (source: DeskSource, legacy: LegacyReading) => void
  stop: () => void
  choose: (table: string) => void
  change: (part: Partial<TableWork>) => void
  show: (pane: DeskPane) => void
  tell: (problem: string) => void
}

/** Keys follow each other quickly; the host is asked when they pause. */
const pauseMs = 180

/**
 * The state of the desk. The draft lives in the host; here are the user's words on each table and the host's last answer.
 * Nothing the user said is lost by a failure: the answer before it stays.
 */
export function useDesk(place: () => Parameters<typeof startWork>[1]): Desk {
  const app = useApp()
  const words = useWords()
  const [source, setSource] = useState<DeskSource | null>(null)
  const [legacy, setLegacy] = useState<LegacyReading>('by-evidence')
  const [reading, setReading] = useState(false)
  const [draft, setDraft] = useState<ImportDraft | null>(null)
  const [table, setTable] = useState<string | null>(null)
  const [works, setWorks] = useState<Readonly<Record<string, TableWork>>>({})
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [pane, setPane] = useState<DeskPane>('map')
  const [isUnasked, setUnasked] = useState(false)
  const [problem, setProblem] = useState('')
  const held = useRef<number | null>(null)
  /** Tables whose first answer has decided which pane is shown. */
  const seen = useRef(new Set<string>())

  const discard = useCallback((): void => {
    // The host forgets drafts by itself when a new one is made.
    if (held.current !== null)
      app.connection.call('import.discard', { draft: held.current }).catch(() => undefined)
    held.current = null
  }, [app])
  useEffect(() => discard, [discard])

  const adopt = (next: ImportDraft): void => {
    discard()
    held.current = next.draft
    seen.current = new Set()
    setDraft(next)
    setAnswer(null)
    setWorks(
      Object.fromEntries(
        next.tables.map((one) => [one.id, startWork(one, place(), words.importDesk.tables.untitled)]),
      ),
    )
    setTable(pickFirstTable(next, () => false)?.id ?? null)
  }
  const read = (from: DeskSource, how: LegacyReading): void => {
    setSource(from)
    setReading(true)
    setProblem('')
    readDraft(from, how)
      .then((next) => {
        setLegacy(how)
        adopt(next)
      })
      .catch((error: unknown) => {
        setProblem(wordFailure(error, words))
      })
      .finally(() => {
        setReading(false)
      })
  }
  const readDraft = async (from: DeskSource, how: LegacyReading): Promise<ImportDraft> => {
    const chosen = from.kind === 'dropped' ? await app.platform.takeFile(from.file, 'excel') : null
    return runJob(app.session, 'import', (job) =>
      app.connection.call('import.read', {
        job,
        legacy: how,
        from:
          from.kind === 'pasted'
            ? { kind: 'pasted', html: from.html, text: from.text }
            : { kind: 'file', file: from.kind === 'file' ? from.chosen.file : (chosen?.file ?? '') },
      }),
    )
  }

  const work = table === null ? undefined : works[table]
  const target = work?.target
  const choices = work?.choices
  useEffect(() => {
    if (draft === null || table === null || target === undefined || choices === undefined) return
    let isWanted = true
    const ask = (): void => {
      app.connection
        .call('import.map', { draft: draft.draft, table, target, choices: copyChoices(choices) })
        .then((mapping) => {
          if (!isWanted) return
          setAnswer({ table, target, choices, mapping })
          setProblem('')
          if (seen.current.has(table)) return
          seen.current.add(table)
          const asks = [...mapping.rows, ...mapping.columns].some(({ doubtful }) => doubtful)
          setPane(asks ? 'map' : 'preview')
          setUnasked(!asks)
        })
        .catch((error: unknown) => {
          if (isWanted) setProblem(wordFailure(error, words))
        })
    }
    const timer = setTimeout(ask, seen.current.has(table) ? pauseMs : 0)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [app, words, draft, table, target, choices])

  const answered = answer?.table === table ? answer : null
  return {
    source,
    legacy,
    reading,
    draft,
    table,
    works,
    mapping: answered?.mapping ?? null,
    isStale: answered?.target !== target || answered?.choices !== choices,
    pane,
    isUnasked,
    problem,
    read,
    stop: () => {
      const { job } = app.session.getState()
      if (job?.kind === 'import') app.connection.call('job.cancel', { job: job.id }).catch(() => undefined)
    },
    choose: (id) => {
      setTable(id)
      setProblem('')
    },
    change: (part) => {
      if (table === null) return
      setWorks((all) => {
        const old = all[table]
        return old === undefined ? all : { ...all, [table]: { ...old, ...part } }
      })
    },
    show: (next) => {
      setPane(next)
      setUnasked(false)
    },
    tell: setProblem,
  }
}
