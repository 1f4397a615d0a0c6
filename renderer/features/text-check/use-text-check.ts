import { useCallback, useRef, useState } from 'react'
import type { LocalityId, PeriodId } from '../../../shared/model/ids'
import { useWords } from '../../i18n/words'
import { useApp, type AppState } from '../../state/app-state'
import type { DeskSource } from '../../state/import-source'
import { wordFailure } from '../../state/report-failure'
import { runJob } from '../../state/run-job'

export type Draft = {
  reading: boolean
  problem: string
  check: (source: DeskSource, at: { period: PeriodId; locality: LocalityId }) => void
  stop: () => void
  tell: (problem: string) => void
  /** What was checked last; null: nothing in this dialog. */
  source: DeskSource | null
}

/** Sends a draft to be checked; the answer stands in the session, so that it outlives the dialog. */
export function useTextCheck(): Draft {
  const app = useApp()
  const words = useWords()
  const [reading, setReading] = useState(false)
  const [problem, setProblem] = useState('')
  const [source, setSource] = useState<DeskSource | null>(null)
  const job = useRef<string | null>(null)
  const check = useCallback(
    (wanted: DeskSource, at: { period: PeriodId; locality: LocalityId }): void => {
      setSource(wanted)
      setReading(true)
      setProblem('')
      runJob(app.session, 'text-check', async (id) => {
        job.current = id
        const from = await bring(app, wanted)
        return app.connection.call('text.check', { job: id, from, ...at })
      })
        .then((checked) => {
          app.session.setState({ draftCheck: { check: checked, ...at } })
        })
        .catch((error: unknown) => {
          setProblem(wordFailure(error, words))
        })
        .finally(() => {
          job.current = null
          setReading(false)
        })
    },
    [app, words],
  )
  const stop = useCallback((): void => {
    if (job.current !== null) app.connection.call('job.cancel', { job: job.current }).catch(() => undefined)
  }, [app])
  return { reading, problem, check, stop, tell: setProblem, source }
}

type From = { kind: 'file'; file: string } | { kind: 'pasted'; html: string | null; text: string }

async function bring(app: AppState, source: DeskSource): Promise<From> {
  switch (source.kind) {
    case 'pasted':
      return source
    case 'file':
      return { kind: 'file', file: source.chosen.file }
    case 'dropped': {
      const { file } = await app.platform.takeFile(source.file, 'excel')
      return { kind: 'file', file }
    }
  }
}
