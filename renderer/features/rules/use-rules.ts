import { useCallback, useEffect, useState } from 'react'
import type { RuleEntry } from '../../../shared/model/check-rule'
import { useApp, useFindings, useWorkbook } from '../../state/app-state'

export type Rules = {
  /** Null until they have arrived. */
  rules: readonly RuleEntry[] | null
  problem: unknown
  /** Resolves when the list is the present one; never fails. */
  reread: () => Promise<void>
}

/** The rules with how they stand, read again when the workbook or what is found in it changes. */
export function useRules(): Rules {
  const app = useApp()
  const revision = useWorkbook((state) => state.workbook?.revision)
  const counts = useFindings((state) => state.counts)
  const [known, setKnown] = useState<Omit<Rules, 'reread'>>({ rules: null, problem: null })
  const reread = useCallback(async () => {
    try {
      // Answers come in the order of the questions: the last one counts.
      const rules = await app.connection.call('rule.list', {})
      setKnown({ rules, problem: null })
    } catch (problem) {
      setKnown((before) => ({ ...before, problem }))
    }
  }, [app])
  useEffect(() => {
    void reread()
  }, [reread, revision, counts])
  return { ...known, reread }
}
