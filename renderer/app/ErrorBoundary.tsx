import { Component, type ReactNode } from 'react'
import { WordsContext, type Words } from '../i18n/words'
import { MessagePage } from './MessagePage'

type Props = { children: ReactNode }

/** A bug in the window must not look like lost data: everything acknowledged is in the file. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  static override contextType = WordsContext
  declare context: Words
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    const { pages } = this.context
    return (
      <MessagePage name="crash" title={pages.crashTitle} text={pages.crashText}>
        <button
          type="button"
          className="primary"
          onClick={() => {
            location.reload()
          }}
        >
          {pages.reload}
        </button>
      </MessagePage>
    )
  }
}
