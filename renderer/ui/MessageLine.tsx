import type { ReactNode } from 'react'

/** What came of the last action of a dialog, in the dialog itself: notices in the corner lie under it. */
export type Message = { tone: 'done' | 'problem'; text: string }

export function MessageLine({ message }: { message: Message | null }): ReactNode {
  if (message === null) return null
  return (
    <p
      className={message.tone === 'problem' ? 'problem' : 'done-line'}
      role={message.tone === 'problem' ? 'alert' : 'status'}
      data-testid="dialog-message"
    >
      {message.text}
    </p>
  )
}
