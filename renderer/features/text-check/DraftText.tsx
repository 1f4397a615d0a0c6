import { memo, useEffect, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import type { TextCheck } from '../../../shared/contract/text-check-contract'
import type { CheckedParagraph } from '../../../shared/model/text-check'
import { useWords } from '../../i18n/words'

type Props = {
  check: TextCheck
  chosen: number | null
  onChoose: (mark: number) => void
  onGoTo: (mark: number) => void
}

/** The draft with its numbers marked by colour and shape; ← and → go from number to number. */
export function DraftText({ check, chosen, onChoose, onGoTo }: Props): ReactNode {
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current
      ?.querySelector(`[data-mark="${String(chosen ?? '')}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [chosen])
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step !== undefined && check.marks.length > 0) {
      const next = chosen === null ? 0 : chosen + step
      onChoose(Math.max(0, Math.min(check.marks.length - 1, next)))
    } else if (event.key === 'Enter' && chosen !== null) onGoTo(chosen)
    else return
    event.preventDefault()
  }
  const point = (event: MouseEvent): void => {
    const mark = event.target instanceof Element ? event.target.closest('[data-mark]') : null
    if (mark instanceof HTMLElement) onChoose(Number(mark.dataset['mark']))
  }
  return (
    <div
      ref={box}
      className="draft-text"
      tabIndex={0}
      role="group"
      aria-label={`${words.textCheck.text}. ${words.textCheck.textHint}`}
      data-testid="draft-text"
      onKeyDown={press}
      onClick={point}
    >
      {check.paragraphs.map((paragraph, at) => {
        // Paragraphs without the chosen number are not drawn again.
        const own = paragraph.runs.some(({ mark }) => mark === chosen) ? chosen : null
        return <Paragraph key={at} paragraph={paragraph} check={check} chosen={own} />
      })}
    </div>
  )
}

type ParagraphProps = { paragraph: CheckedParagraph; check: TextCheck; chosen: number | null }

const Paragraph = memo(function Paragraph({ paragraph, check, chosen }: ParagraphProps): ReactNode {
  const words = useWords()
  return (
    <p className={paragraph.kind === 'heading' ? 'draft-heading' : undefined}>
      {paragraph.runs.map(({ text, mark }, at) => {
        if (mark === null) return <span key={at}>{text}</span>
        const status = check.marks[mark]?.status ?? 'unmatched'
        return (
          <mark
            key={at}
            className={`draft-mark ${status}${mark === chosen ? ' chosen' : ''}`}
            data-mark={mark}
            title={words.textCheck.statuses[status]}
          >
            {text}
          </mark>
        )
      })}
    </p>
  )
})
