import { useEffect, type ReactNode } from 'react'
import { useWords } from '../../i18n/words'
import { useApp, useScratch } from '../../state/app-state'
import { useLatest } from '../../ui/use-latest'
import { nameSupposition, writeSupposed } from './name-supposition'
import { afterSupposing, leaveSupposing, takeBackSupposed } from './scratch-actions'
import './scratch.css'

/** Suppositions named in the banner itself; all of them stand in its list. */
const named = 2

/** Says without a doubt that figures are only supposed, which, and how that ends. Nothing while nothing is supposed. */
export function ScratchBanner(): ReactNode {
  const app = useApp()
  const words = useWords()
  const { supposed, lost } = useScratch((state) => state)
  const own = words.meeting.scratch
  useAskBeforeClosing()
  if (supposed === null && lost === null) return null
  if (supposed === null)
    return (
      <div className="scratch-banner" role="alert" data-testid="scratch-lost">
        <b>{own.lost}</b>
        <span className="scratch-named">
          {lost?.map((one) => `${nameSupposition(one, words)}: ${writeSupposed(one, words)}`).join('; ')}
        </span>
        <button
          type="button"
          onClick={() => {
            app.scratch.dismissLost()
          }}
        >
          {own.dismiss}
        </button>
      </div>
    )
  return (
    <div className="scratch-banner" role="status" data-testid="scratch-banner">
      <b>{own.banner}</b>
      {supposed.length === 0 ? (
        <span className="scratch-named">{own.nothing}</span>
      ) : (
        <details className="scratch-list">
          <summary>
            {own.count(supposed.length)}
            {': '}
            {supposed
              .slice(-named)
              .map((one) => `${one.sector ?? one.indicator} ${writeSupposed(one, words)}`)
              .join('; ')}
            {supposed.length > named ? ' …' : ''}
          </summary>
          <ul aria-label={own.list}>
            {supposed.map((one) => (
              <li key={nameSupposition(one, words)}>
                {nameSupposition(one, words)}: <b>{writeSupposed(one, words)}</b>
              </li>
            ))}
          </ul>
        </details>
      )}
      <span className="space" />
      <button
        type="button"
        data-testid="scratch-undo"
        disabled={supposed.length === 0}
        onClick={() => {
          void takeBackSupposed({ app, words })
        }}
      >
        {own.undo}
      </button>
      <button
        type="button"
        data-testid="scratch-end"
        onClick={() => {
          void leaveSupposing({ app, words }, null)
        }}
      >
        {own.end}
      </button>
    </div>
  )
}

/** A browser asks in its own words; a desktop window, which would only stay open without a word, asks in ours. */
function useAskBeforeClosing(): void {
  const app = useApp()
  const words = useLatest(useWords())
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      const { supposed } = app.scratch.getState()
      if (supposed === null || (supposed.length === 0 && !app.views.isStoring())) return
      event.preventDefault()
      if (app.platform.kind === 'electron')
        afterSupposing({ app, words: words.current }, () => {
          window.close()
        })
    }
    addEventListener('beforeunload', ask)
    return () => {
      removeEventListener('beforeunload', ask)
    }
  }, [app, words])
}
