import { useState, type ReactNode } from 'react'
import type { DraftDoubt, DraftTable } from '../../../shared/model/import-draft'
import type { PeriodId } from '../../../shared/model/ids'
import type { WorkbookState } from '../../../shared/model/workbook'
import { useWords, type Words } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { wordFailure } from '../../state/report-failure'
import { addPeriod, findPeriod } from './add-period'

type Props = {
  table: DraftTable
  periods: WorkbookState['periods']
  onAdded: (period: PeriodId) => void
}

/** What of the proposed place is not certain. A period that the workbook lacks is added with one key. */
export function TargetDoubts({ table, periods, onAdded }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const [problem, setProblem] = useState('')
  const doubts = (table.doubts ?? []).filter(
    (doubt) => doubt.kind !== 'period-missing' || findPeriod(periods, doubt.period) === undefined,
  )
  if (doubts.length === 0) return null
  return (
    <div className="desk-wide desk-doubts" data-testid="desk-doubts">
      {doubts.map((doubt) => (
        <p key={doubt.kind} className="desk-note warn">
          {writeDoubt(doubt, words)}
          {doubt.kind === 'period-missing' && (
            <button
              type="button"
              className="desk-small"
              data-testid="desk-add-this-period"
              onClick={() => {
                addPeriod(app, doubt.period)
                  .then((period) => {
                    if (period !== undefined) onAdded(period)
                  })
                  .catch((error: unknown) => {
                    setProblem(wordFailure(error, words))
                  })
              }}
            >
              {words.importDesk.doubts.addThisPeriod(words.writePeriod(doubt.period))}
            </button>
          )}
        </p>
      ))}
      {problem !== '' && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

function writeDoubt(doubt: DraftDoubt, words: Words): string {
  const own = words.importDesk.doubts
  switch (doubt.kind) {
    case 'period-missing':
      return own.periodMissing(words.writePeriod(doubt.period))
    case 'period-unnamed':
      return own.periodUnnamed
    case 'place-unnamed':
      return own.placeUnnamed
    case 'form-unclear':
      return own.formUnclear
  }
}
