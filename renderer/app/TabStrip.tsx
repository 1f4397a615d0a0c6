import type { ReactNode } from 'react'
import { OpenCount } from '../features/findings/OpenCount'
import { useWords } from '../i18n/words'
import { useApp, useSession } from '../state/app-state'
import { tabs } from '../state/session-store'

/** The sheets at the bottom; arrows move between them as in every tab list. */
export function TabStrip(): ReactNode {
  const app = useApp()
  const words = useWords()
  const current = useSession((state) => state.tab)
  const form = useSession((state) => state.form)
  return (
    <div
      className="tabs"
      role="tablist"
      aria-label={words.tabs.name}
      onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
        if (step === undefined) return
        const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length] ?? current
        app.session.setState({ tab: next })
        event.currentTarget.querySelector<HTMLElement>(`[data-testid=tab-${next}]`)?.focus()
      }}
    >
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          aria-selected={tab === current}
          tabIndex={tab === current ? 0 : -1}
          data-testid={`tab-${tab}`}
          onClick={() => {
            app.session.setState({ tab })
          }}
        >
          {words.tabs[tab]}
          {tab === 'appendix' && <OpenCount form={form} />}
        </button>
      ))}
    </div>
  )
}
