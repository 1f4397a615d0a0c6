import type { ReactNode } from 'react'

export type PaperTitleText = {
  /** "Phụ lục I"; empty for none. */
  label: string
  title: string
  /** "(Kèm theo Báo cáo …)"; empty for none. */
  attachment: string
}

/** The title block of an official appendix. */
export function PaperTitle({ label, title, attachment }: PaperTitleText): ReactNode {
  return (
    <header className="paper-title">
      {label !== '' && <div className="paper-label">{label}</div>}
      <h1 className="paper-name">{title}</h1>
      {attachment !== '' && <div className="paper-attachment">{attachment}</div>}
    </header>
  )
}
