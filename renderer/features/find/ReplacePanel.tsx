import { useMemo, useState, type ReactNode } from 'react'
import type { Findable, FoundCell } from '../../../shared/table/find-cells'
import { createSheetModel } from '../../grid/sheet-model'
import { useWords } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'
import { showNotice } from '../../state/notices'
import { reportFailure } from '../../state/report-failure'
import type { ViewCache } from '../../state/view-cache'
import type { ViewSlot } from '../../state/view-store'
import { planReplacement } from './plan-replacement'
import { ReplaceForm } from './ReplaceForm'

type Props = {
  slot: ViewSlot
  cache: ViewCache
  table: Findable
  found: readonly FoundCell[]
  text: string
  stated: boolean
}

/** Replacing in the shown table. */
export function ReplacePanel({ slot, cache, table, found, text, stated }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const { find } = words
  const readOnly = useWorkbook((state) => state.workbook?.readOnly ?? true)
  const [replacement, setReplacement] = useState('')
  const plan = useMemo(() => {
    if (replacement === '') return { proposals: [], refused: 0 }
    const model = createSheetModel(cache, words, stated, readOnly)
    return planReplacement(found, text, replacement, table, model, words)
  }, [cache, words, stated, readOnly, found, text, table, replacement])

  const replace = (chosen: ReadonlySet<string>): void => {
    const edits = plan.proposals.filter(({ edit }) => chosen.has(String(edit.index))).map(({ edit }) => edit)
    app.views.edit(slot, 'replace', edits).then(
      () => {
        showNotice(app.session, 'done', find.replaced(edits.length))
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
      items={plan.proposals.map(({ row, column, before, edit }) => ({
        id: String(edit.index),
        where: `${row} · ${column}`,
        before,
        after: edit.shown,
      }))}
      refused={plan.refused}
      isAsked={replacement !== '' && text.trim() !== ''}
      hint={find.tableOnly}
      onReplace={replace}
    />
  )
}
