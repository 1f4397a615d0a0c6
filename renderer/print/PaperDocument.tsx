import {
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type RefObject,
} from 'react'
import type { ChartViewWords } from '../charts/ChartView'
import { DocumentHead, DocumentSignature } from './DocumentFrame'
import { flowSection, type FlowBlock, type FlowSection } from './flow-blocks'
import { measureSection, type Fragment, type SectionPages } from './measure-section'
import type { PaperSection } from './paper-document'
import { useMeasureText } from './paper-fonts'
import { contentSize } from './paper-size'
import { FigureSurroundings, PaperFigure } from './PaperFigure'
import { PaperList } from './PaperList'
import { PaperSheet } from './PaperSheet'
import { PaperTable } from './PaperTable'
import { PaperText } from './PaperText'
import type { PaperWords } from './words'
import './print.css'

/**
 * A document on its sheets. The sheets on the screen are the pages that are printed: each is a page of its own size, and
 * the browser breaks nothing by itself. Blocks are first laid out unseen at the width of the page and measured, then the
 * sheets are cut from them.
 */

type Props = {
  sections: readonly PaperSection[]
  words: PaperWords
  chartWords: ChartViewWords
  /** After each layout, with the number of sheets. */
  onLaidOut?: (sheets: number) => void
  onChartReady?: () => void
}

/** The sheets belong to the very blocks they were cut from. */
type Laid = { flow: readonly FlowSection[]; sections: readonly SectionPages[] }

export function PaperDocument({ sections, words, chartWords, onLaidOut, onChartReady }: Props): ReactNode {
  const measure = useMeasureText(words.alphabet)
  const galley = useRef<HTMLDivElement>(null)
  const [laid, setLaid] = useState<Laid | null>(null)
  const flow = useMemo(
    () => (measure === null ? null : sections.map((section) => flowSection(section, measure))),
    [sections, measure],
  )

  useLayoutEffect(() => {
    const element = galley.current
    if (element === null || flow === null) return
    const measured = flow.flatMap((section, at) => {
      const own = element.children[at]
      return own instanceof HTMLElement ? [measureSection(own, section.blocks, section.orientation)] : []
    })
    setLaid({ flow, sections: measured })
    onLaidOut?.(measured.reduce((sum, { pages }) => sum + pages.length, 0))
  }, [flow, words, onLaidOut])

  const zoom = useZoom(galley, laid)
  return (
    <>
      <div ref={galley} className="paper-galley" aria-hidden="true" inert>
        {flow?.map(({ orientation, blocks }, at) => (
          <div
            key={at}
            className={`paper paper-${orientation}`}
            style={{ width: `${String(contentSize(orientation).width)}px` }}
          >
            {blocks.map((block) => (
              <div key={block.id} className="paper-block">
                {renderWhole(block, words)}
              </div>
            ))}
          </div>
        ))}
      </div>
      {laid !== null && (
        <div className="paper-sheets" style={{ '--paper-zoom': zoom } as CSSProperties}>
          {numberPages(laid).map(({ section, page, number }) => {
            const own = laid.flow[section]
            const cut = laid.sections[section]
            if (own === undefined || cut === undefined) return null
            return (
              <PaperSheet
                key={`${String(section)} ${String(page)}`}
                orientation={own.orientation}
                number={number}
              >
                <section className={`paper paper-${own.orientation}`} lang="vi">
                  {(cut.pages[page] ?? []).map((fragment) => {
                    const block = own.blocks[fragment.block]
                    return (
                      block !== undefined && (
                        <div key={`${block.id} ${String(fragment.from)}`} className="paper-block">
                          {renderPart(block, fragment, cut, { words, chartWords, onChartReady })}
                        </div>
                      )
                    )
                  })}
                </section>
              </PaperSheet>
            )
          })}
        </div>
      )}
    </>
  )
}

/** Sheets in CSS pixels, with some desk around them. */
const sheetWidths = { portrait: 794 + 40, landscape: 1123 + 40 } as const

/** Sheets are shown smaller where the desk is narrower than the widest of them; printed, they have their size. */
function useZoom(galley: RefObject<HTMLElement | null>, laid: Laid | null): number {
  const [room, setRoom] = useState(Infinity)
  useLayoutEffect(() => {
    const desk = galley.current?.parentElement ?? null
    if (desk === null) return
    const observer = new ResizeObserver(() => {
      setRoom(desk.clientWidth)
    })
    observer.observe(desk)
    return () => {
      observer.disconnect()
    }
  }, [galley])
  const widest = Math.max(1, ...(laid?.flow ?? []).map(({ orientation }) => sheetWidths[orientation]))
  return Math.max(0.4, Math.min(1, room / widest))
}

/** Sheets in order with their numbers, which begin anew where a section says so. */
function numberPages({ flow, sections }: Laid): { section: number; page: number; number: number }[] {
  let number = 0
  return sections.flatMap(({ pages }, section) => {
    if (flow[section]?.restart === true) number = 0
    return pages.map((_, page) => ({ section, page, number: (number += 1) }))
  })
}

function renderWhole(block: FlowBlock, words: PaperWords): ReactNode {
  switch (block.kind) {
    case 'head':
      return <DocumentHead paper={block.paper} words={words} />
    case 'signature':
      return <DocumentSignature paper={block.paper} words={words} />
    case 'table':
      return <PaperTable content={block.content} title={block.title} fit={block.fit} />
    case 'chart':
      return <FigureSurroundings picture={block.picture} size={block.size} />
    case 'text':
      return <PaperText style={block.style} text={block.text} />
    case 'list':
      return <PaperList content={block.content} />
    case 'missing':
      return <Missing name={block.name} reason={block.reason} />
  }
}

type Scope = {
  words: PaperWords
  chartWords: ChartViewWords
  onChartReady: (() => void) | undefined
}

function renderPart(
  block: FlowBlock,
  { block: at, from, to }: Fragment,
  { figures, texts }: SectionPages,
  { words, chartWords, onChartReady }: Scope,
): ReactNode {
  switch (block.kind) {
    case 'table':
      return <PaperTable content={block.content} title={block.title} fit={block.fit} from={from} to={to} />
    case 'list':
      return <PaperList content={block.content} from={from} to={to} />
    case 'chart':
      return figures
        .get(at)
        ?.slice(from, to)
        .map(({ picture, plot }, position) => (
          <PaperFigure
            key={from + position}
            picture={picture}
            size={block.size}
            words={chartWords}
            plot={plot}
            {...(onChartReady === undefined ? {} : { onReady: onChartReady })}
          />
        ))
    case 'text':
      return block.style === 'heading' ? (
        <PaperText style="heading" text={block.text} />
      ) : (
        <PaperText style="paragraph" text={block.text} lines={texts.get(at)?.slice(from, to) ?? []} />
      )
    default:
      return renderWhole(block, words)
  }
}

function Missing({ name, reason }: { name: string; reason: string }): ReactNode {
  return (
    <div className="paper-missing">
      <div className="paper-figure-title">{name}</div>
      <p>{reason}</p>
    </div>
  )
}
