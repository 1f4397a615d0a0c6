import { useMemo, type ReactNode } from 'react'
import type { WorkbookState } from '../../../shared/model/workbook'
import { useWords } from '../../i18n/words'
import type { PaperSection } from '../../print/paper-document'
import type { PaperListContent } from '../../print/PaperList'
import { useSession } from '../../state/app-state'
import { wordProblem } from '../../state/text-problem'
import { writeDecimal } from '../../ui/write-decimal'
import { PrintView } from './PrintView'

/** What was found in the draft that was checked last, on paper. */
export function PrintTextProblems({ workbook }: { workbook: WorkbookState }): ReactNode {
  const words = useWords()
  const checked = useSession((state) => state.draftCheck)
  const content = useMemo((): PaperListContent | null => {
    if (checked === null) return null
    const { check, period, locality } = checked
    const { paper, none } = words.textCheck
    const named = workbook.periods.find(({ id }) => id === period)
    return {
      title: paper.title,
      subtitle: paper.subtitle(
        check.file,
        named === undefined ? '' : words.writePeriod(named),
        workbook.localities.find(({ id }) => id === locality)?.name ?? '',
      ),
      heads: paper.heads,
      widths: [6, 44, 50],
      lines: check.problems.map((problem, at) => [
        String(at + 1),
        wordProblem(problem, check, words, writeDecimal),
        problem.sentence,
      ]),
      empty: none,
      language: words.language,
    }
  }, [checked, words, workbook])
  const sections = useMemo(
    (): readonly PaperSection[] =>
      content === null
        ? []
        : [{ orientation: 'portrait', restart: true, blocks: [{ id: 'list', kind: 'list', content }] }],
    [content],
  )
  if (content === null) return null
  return <PrintView sections={sections} fileName={`${words.textCheck.name} - ${workbook.name}.pdf`} />
}
