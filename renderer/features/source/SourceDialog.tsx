import { useEffect, useState, type ReactNode } from 'react'
import type { SourceSheet } from '../../../shared/model/import-draft'
import type { FactKey } from '../../../shared/model/fact'
import type { ViewId } from '../../../shared/model/ids'
import { cellAddress } from '../../../shared/table/cell-grid'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { wordFailure } from '../../state/report-failure'
import { formatMoment } from '../../ui/format-time'
import { ModalDialog } from '../../ui/ModalDialog'
import { SourceGrid } from './SourceGrid'
import './source.css'

type Props = { of: { view: ViewId; index: number } | { key: FactKey }; onClose: () => void }

/** The imported sheet that a figure came from, as it was read, with the cell marked. */
export function SourceDialog({ of, onClose }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const own = words.importDesk.source
  const [sheet, setSheet] = useState<SourceSheet | null | 'asked'>('asked')
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let isWanted = true
    const asked =
      'key' in of ? app.connection.call('figure.source', of) : app.connection.call('source.read', of)
    asked
      .then((answer) => {
        if (isWanted) setSheet(answer)
      })
      .catch((error: unknown) => {
        if (isWanted) setProblem(wordFailure(error, words))
      })
    return () => {
      isWanted = false
    }
  }, [app, words, of])
  return (
    <ModalDialog name="source" title={own.title} full onClose={onClose}>
      {problem !== '' ? (
        <p className="problem" role="alert">
          {problem}
        </p>
      ) : sheet === 'asked' ? (
        <p className="quiet">{own.loading}</p>
      ) : sheet === null ? (
        <p>{own.none}</p>
      ) : (
        <div className="source">
          <p className="source-head" data-testid="source-head">
            <b>{sheet.file}</b>
            <span>{own.at(sheet.sheet, cellAddress(sheet.at.row, sheet.at.column))}</span>
            <span className="quiet">{own.imported(formatMoment(sheet.importedAt))}</span>
            {sheet.sha256 !== null && (
              <span className="quiet" title={sheet.sha256}>
                {own.hash(sheet.sha256.slice(0, 12))}
              </span>
            )}
          </p>
          <SourceGrid sheet={sheet} />
        </div>
      )}
    </ModalDialog>
  )
}
