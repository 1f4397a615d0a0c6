import { useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Replacement } from '../../../shared/contract/replace-contract'
import { useWords, type Words } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { reportFailure } from '../../state/report-failure'
import { runJob } from '../../state/run-job'
import { ReplaceForm, type ReplaceItem } from './ReplaceForm'

type Plan = { replacements: readonly Replacement[]; refused: number; more: boolean }

const mostFigures = 5000
const typingPauseMs = 250
const nothing: Plan = { replacements: [], refused: 0, more: false }

/** Replacing in the stored figures of the whole workbook: the host says what it would make of them, and does it as one. */
export function WorkbookReplace({ text }: { text: string }): ReactNode {
  const app = useApp()
  const words = useWords()
  const { find } = words
  const readOnly = useWorkbook((state) => state.workbook?.readOnly ?? true)
  const [replacement, setReplacement] = useState('')
  const isAsked = text.trim() !== '' && replacement.trim() !== '' && !readOnly
  const plan = usePlan(text, replacement, isAsked)
  const items = useMemo(() => plan?.replacements.map((one) => describe(one, words)) ?? [], [plan, words])

  const replace = (chosen: ReadonlySet<string>): void => {
    const keys = plan?.replacements.filter((one) => chosen.has(nameKey(one))).map(({ key }) => key) ?? []
    runJob(app.session, 'store', (job) =>
      app.connection.call('figures.replace', { text, replacement, keys, job }),
    ).then(
      ({ cells }) => {
        showNotice(app.session, 'done', find.replaced(cells))
      },
      (error: unknown) => {
        reportFailure(app.session, words, error)
      },
    )
  }
  return (
    <ReplaceForm
      replacement={replacement}
      onReplacement={setReplacement}
      items={items}
      refused={plan?.refused ?? 0}
      isAsked={isAsked && plan !== null}
      hint={plan?.more === true ? find.more : find.storedOnly}
      onReplace={replace}
    />
  )
}

/** What the host says about the last question; null while it is being asked. */
function usePlan(text: string, replacement: string, isAsked: boolean): Plan | null {
  const app = useApp()
  const words = useWords()
  const revision = useWorkbook((state) => state.workbook?.revision ?? 0)
  const [answer, setAnswer] = useState<{ question: string; plan: Plan } | null>(null)
  const question = `${text}\n${replacement}\n${String(revision)}`
  useEffect(() => {
    if (!isAsked) return
    let isWanted = true
    const timer = setTimeout(() => {
      app.connection.call('figures.planReplacement', { text, replacement, limit: mostFigures }).then(
        (plan) => {
          if (isWanted) setAnswer({ question, plan })
        },
        (error: unknown) => {
          if (isWanted) reportFailure(app.session, words, error)
        },
      )
    }, typingPauseMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [app, words, text, replacement, isAsked, question])
  if (!isAsked) return nothing
  return answer?.question === question ? answer.plan : null
}

function nameKey({ key }: Replacement): string {
  return JSON.stringify(key)
}

function describe(one: Replacement, words: Words): ReplaceItem {
  const { indicator, sector, locality, scenario, period, qualifier } = one
  const prefix = qualifier === null ? '' : `${words.qualifiers[qualifier]} `
  return {
    id: nameKey(one),
    where: [indicator, sector, locality, words.writeScenario(scenario, period)]
      .filter((part) => part !== null)
      .join(' · '),
    before: `${prefix}${one.before}`,
    after: `${prefix}${one.after}`,
  }
}
