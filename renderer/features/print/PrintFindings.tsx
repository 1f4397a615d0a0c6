import { useEffect, useMemo, useState, type ReactNode } from 'react'
import type { FindingFilter } from '../../../shared/contract/check-contract'
import type { FindingEntry } from '../../../shared/model/finding-entry'
import { useWords, type Words } from '../../i18n/words'
import type { PaperSection } from '../../print/paper-document'
import type { PaperListContent } from '../../print/PaperList'
import { useApp, type AppState } from '../../state/app-state'
import { askFor } from '../../state/findings-filter'
import { reportFailure } from '../../state/report-failure'
import { formatMoment } from '../../ui/format-time'
import { PrintView } from './PrintView'

type Props = {
  fileName: string
  workbookName: string
  /** A finding in a sentence of the window's language. */
  writeSentence: (entry: FindingEntry) => string
  writePlace: (entry: FindingEntry, words: Words) => string
}

/** The list of findings on paper, as it is filtered on the screen. */
export function PrintFindings({ fileName, workbookName, writeSentence, writePlace }: Props): ReactNode {
  const app = useApp()
  const words = useWords()
  const [content, setContent] = useState<PaperListContent | null>(null)
  useEffect(() => {
    let isWanted = true
    const { filter } = app.findings.store.getState()
    readListed(app, askFor(filter, app.session.getState())).then(
      (listed) => {
        if (!isWanted) return
        const { print } = words.findings
        setContent({
          title: print.title,
          subtitle: print.workbook(workbookName, formatMoment(new Date().toISOString())),
          heads: [print.number, print.severity, print.sentence, print.place, print.explanation],
          widths: [5, 12, 50, 18, 15],
          lines: writeLines(listed, words, writeSentence, writePlace),
          empty: print.empty,
          language: words.language,
        })
      },
      (error: unknown) => {
        if (!isWanted) return
        app.session.setState({ printing: null })
        reportFailure(app.session, words, error)
      },
    )
    return () => {
      isWanted = false
    }
  }, [app, words, workbookName, writeSentence, writePlace])
  const sections = useMemo(
    (): readonly PaperSection[] =>
      content === null
        ? []
        : [{ orientation: 'portrait', restart: true, blocks: [{ id: 'list', kind: 'list', content }] }],
    [content],
  )
  if (content === null) return null
  return <PrintView sections={sections} fileName={fileName} />
}

/** One cause in a thousand places is one thing to say: a few of its places, and how many more there are. */
const placesOfCause = 10
/** Nobody reads more of them on paper. */
const mostCauses = 500

type Listed = {
  causes: { count: number; entries: readonly FindingEntry[] }[]
  /** How many findings of the list are of causes that are not printed. */
  left: number
}

async function readListed({ connection }: AppState, filter: FindingFilter): Promise<Listed> {
  const { groups, matching } = await connection.call('check.list', { filter, limit: mostCauses })
  const causes: Listed['causes'] = []
  for (const { cause, count, first } of groups) {
    const entries =
      count === 1 ? [first] : await connection.call('check.group', { cause, filter, limit: placesOfCause })
    causes.push({ count, entries })
  }
  return { causes, left: matching - groups.reduce((sum, { count }) => sum + count, 0) }
}

function writeLines(
  { causes, left }: Listed,
  words: Words,
  writeSentence: Props['writeSentence'],
  writePlace: Props['writePlace'],
): string[][] {
  const { print, severities } = words.findings
  const lines = causes.flatMap(({ count, entries }, at) =>
    entries.map((entry, member) => {
      const isLast = member === entries.length - 1
      const more = isLast && count > entries.length ? `; ${print.more(count - entries.length)}` : ''
      const { explanation } = entry
      return [
        member === 0 ? String(at + 1) : '',
        severities[entry.severity],
        `${writeSentence(entry)}${more}`,
        writePlace(entry, words),
        explanation === null ? '' : [explanation.note, explanation.author].filter(Boolean).join(' – '),
      ]
    }),
  )
  return left > 0 ? [...lines, ['', '', print.moreCauses(left), '', '']] : lines
}
