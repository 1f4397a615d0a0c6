import type { ReactNode } from 'react'

type Props = { name: string; title: string; text: string; children?: ReactNode }

/** A whole-window state without a sheet: what is the matter, and what to do next. */
export function MessagePage({ name, title, text, children }: Props): ReactNode {
  return (
    <main className="message-page" data-testid={`page-${name}`}>
      <div>
        <h1>{title}</h1>
        <p>{text}</p>
        <div className="message-actions">{children}</div>
      </div>
    </main>
  )
}
