import type { ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import { useApp, useWorkbook } from '../../state/app-state'

/** The sheet of own indicators while the workbook has none: what it is for, and the way to the first one. */
export function NoFormulas(): ReactNode {
  const app = useApp()
  const words = useWords()
  const readOnly = useWorkbook((state) => state.workbook?.readOnly !== false)
  const own = words.reference.indicators
  return (
    <div className="sheet-message" data-testid="no-formulas">
      <div className="empty-view">
        <h2>{own.title}</h2>
        <p>{own.emptyView}</p>
        <p className="quiet">
          {own.emptyText} <code>{own.example}</code>
        </p>
        {!readOnly && (
          <button
            type="button"
            className="primary"
            onClick={() => {
              app.session.setState({ dialog: { name: 'indicators', adding: true } })
            }}
          >
            {own.add}
          </button>
        )}
      </div>
    </div>
  )
}
