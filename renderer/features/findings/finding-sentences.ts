import { useMemo } from 'react'
import findingsEn from '../../../resources/text/findings.en.json'
import findingsVi from '../../../resources/text/findings.vi.json'
import type { FindingEntry, NamedTerm, RepairEntry } from '../../../shared/model/finding-entry'
import { nameTerm, writeFinding, writeRepair, writeWhen } from '../../../shared/checks/write-finding'
import { useSettings } from '../../state/app-state'

/** Findings and repairs in sentences of the language in use. */
export type FindingSentences = {
  finding: (entry: FindingEntry) => string
  repair: (repair: RepairEntry) => string
  /** Number and name of the row, and of what sector it is. */
  term: (term: NamedTerm) => string
  /** "kế hoạch năm 2020"; empty for words. */
  when: (term: NamedTerm) => string
}

export function findingSentences(language: 'vi' | 'en'): FindingSentences {
  const words = language === 'vi' ? findingsVi : findingsEn
  return {
    finding: (entry) => writeFinding(entry, words),
    repair: (repair) => writeRepair(repair, words),
    term: (term) => nameTerm(term, words),
    when: (term) => writeWhen(term, words),
  }
}

export function useSentences(): FindingSentences {
  const language = useSettings((settings) => settings.language)
  return useMemo(() => findingSentences(language), [language])
}
