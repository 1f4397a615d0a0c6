import { useCallback, useEffect, useRef, useState } from 'react'
import type { PackDefinition, StoredPack } from '../../../shared/model/pack'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { reportFailure } from '../../state/report-failure'

/**
 * The pack in hand. What is being typed shows on paper at once and is kept in the workbook when its field is left: one
 * commit for each field, not for each letter. Everything else is kept at once.
 */
export type PackDraft = {
  definition: PackDefinition
  /** Shows a change without keeping it yet. */
  type: (change: (definition: PackDefinition) => PackDefinition) => void
  /** Keeps what was typed. */
  leave: () => void
  /** Shows a change and keeps it. */
  keep: (change: (definition: PackDefinition) => PackDefinition) => void
}

export function usePackDraft(pack: StoredPack): PackDraft {
  const app = useApp()
  const words = useWords()
  const [typed, setTyped] = useState<PackDefinition | null>(null)
  // Two changes in one moment build on each other.
  const latest = useRef<PackDefinition | null>(null)
  const { id, definition: stored } = pack
  const show = useCallback((definition: PackDefinition | null): void => {
    latest.current = definition
    setTyped(definition)
  }, [])
  const store = useCallback(
    (definition: PackDefinition): void => {
      if (definition.name.trim() === '' || JSON.stringify(definition) === JSON.stringify(stored)) {
        show(null)
        return
      }
      app.connection
        .call('pack.define', { id, definition })
        .catch((error: unknown) => {
          reportFailure(app.session, words, error)
        })
        .finally(() => {
          // What was typed meanwhile is newer and stays.
          if (latest.current === definition) show(null)
        })
    },
    [app, words, id, stored, show],
  )
  const leave = useCallback((): void => {
    if (latest.current !== null) store(latest.current)
  }, [store])
  // A view that closes keeps what its last field holds.
  const leaving = useRef(leave)
  useEffect(() => {
    leaving.current = leave
  }, [leave])
  useEffect(
    () => () => {
      leaving.current()
    },
    [],
  )
  return {
    definition: typed ?? stored,
    type: (change) => {
      show(change(latest.current ?? stored))
    },
    leave,
    keep: (change) => {
      const next = change(latest.current ?? stored)
      show(next)
      store(next)
    },
  }
}
