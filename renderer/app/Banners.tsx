import type { ReactNode } from 'react'
import { useWords } from '../i18n/words'
import { useApp, useWorkbook } from '../state/app-state'
import type { CommandName } from './commands'

/** Lasting conditions of the whole window, above the sheet. */
export function Banners({ onCommand }: { onCommand: (name: CommandName) => void }): ReactNode {
  const app = useApp()
  const words = useWords()
  const lost = useWorkbook((state) => state.connection === 'lost' && state.known)
  const readOnly = useWorkbook((state) => state.workbook?.readOnly === true)
  if (lost)
    return (
      <div className="banner" role="alert" data-testid="banner-lost">
        {words.banner.lost}
        <button
          type="button"
          onClick={() => {
            app.connection.retry()
          }}
        >
          {words.banner.retry}
        </button>
      </div>
    )
  if (readOnly)
    return (
      <div className="banner" role="status" data-testid="banner-read-only">
        {words.banner.readOnly}
        <button
          type="button"
          onClick={() => {
            onCommand('workbook.saveCopy')
          }}
        >
          {words.banner.saveCopy}
        </button>
      </div>
    )
  return null
}
