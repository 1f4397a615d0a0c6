import type { ReactNode } from 'react'
import { useWords } from '../i18n/words'
import { useApp, useSession } from '../state/app-state'
import { dismissNotice } from '../state/notices'

/** Sentences in the corner: they never take the focus and go away by themselves. */
export function NoticeStack(): ReactNode {
  const app = useApp()
  const words = useWords()
  const notices = useSession((state) => state.notices)
  return (
    <div className="notices" aria-live="polite">
      {notices.map((notice) => (
        <div
          key={notice.id}
          className={`notice ${notice.tone}`}
          role={notice.tone === 'problem' ? 'alert' : 'status'}
          data-testid="toast"
        >
          <span>
            {notice.text}
            {notice.hint !== null && <small>{notice.hint}</small>}
          </span>
          <button
            type="button"
            className="plain-icon"
            tabIndex={-1}
            aria-label={words.notices.dismiss}
            onClick={() => {
              dismissNotice(app.session, notice.id)
            }}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  )
}
