import type { ReactNode } from 'react'
import { OpenCount } from '../features/findings/OpenCount'
import { useWords } from '../i18n/words'
import { useApp, useFindings, useSession, useWorkbook } from '../state/app-state'
import type { Tab } from '../state/session-store'

/** What there is in the workbook. Only what works has a line here. */
export function SidePanel(): ReactNode {
  const app = useApp()
  const words = useWords()
  const workbook = useWorkbook((state) => state.workbook)
  const tab = useSession((state) => state.tab)
  const form = useSession((state) => state.form)
  if (workbook === null) return null
  const show = (next: Tab): void => {
    app.session.setState({ tab: next })
  }
  return (
    <nav className="side" aria-label={words.side.name}>
      <h1 title={workbook.fileName}>
        {workbook.name}
        <small>{workbook.fileName}</small>
      </h1>
      <h2>{words.side.forms}</h2>
      {workbook.forms.map((one) => (
        <SideLink
          key={one.id}
          on={tab === 'appendix' && form === one.id}
          onChoose={() => {
            app.session.setState({ tab: 'appendix', form: one.id })
          }}
        >
          {one.name}
          <OpenCount form={one.id} />
        </SideLink>
      ))}
      <h2>{words.side.analysis}</h2>
      {(['sectors', 'localities', 'formulas', 'charts'] as const).map((one) => (
        <SideLink
          key={one}
          on={tab === one}
          onChoose={() => {
            show(one)
          }}
        >
          {words.side[one]}
        </SideLink>
      ))}
      <FindingsLink />
    </nav>
  )
}

function FindingsLink(): ReactNode {
  const app = useApp()
  const { findings } = useWords()
  const counts = useFindings((state) => state.counts)
  const isOpen = useFindings((state) => state.isOpen)
  const open = counts === null ? 0 : counts.error + counts.warning
  return (
    <>
      <h2>{findings.side}</h2>
      <button
        type="button"
        className="side-link"
        aria-expanded={isOpen}
        data-testid="side-findings"
        onClick={() => {
          app.findings.store.setState({ isOpen: !isOpen })
        }}
      >
        {findings.name}
        {open > 0 && <span className="open-count">{open}</span>}
      </button>
    </>
  )
}

type SideLinkProps = { on: boolean; onChoose: () => void; children: ReactNode }

function SideLink({ on, onChoose, children }: SideLinkProps): ReactNode {
  return (
    <button
      type="button"
      className={on ? 'side-link on' : 'side-link'}
      aria-current={on ? 'page' : undefined}
      onClick={onChoose}
    >
      {children}
    </button>
  )
}
