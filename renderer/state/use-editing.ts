import { useState } from 'react'
import { useWords } from '../i18n/words'
import { wordFailure } from './report-failure'

export type Editing = {
  /** Said instead of leaving: something was typed that is not stored. */
  isLeaving: boolean
  busy: boolean
  /** A sentence. */
  failure: string | null
  /** The setter of a field, which also marks the work as begun and takes back what was said of it before. */
  change: <T>(set: (value: T) => void) => (value: T) => void
  /** Asks once before typed work is thrown away. */
  leave: () => void
  /** Talks to the host; what it refuses becomes `failure`, and everything typed stays. */
  run: (work: () => Promise<void>) => Promise<void>
}

/** What every dialog that edits one definition does alike: typed work is not lost by Escape, nor by a refusal. */
export function useEditing(onDiscard: () => void): Editing {
  const words = useWords()
  const [touched, setTouched] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  return {
    isLeaving,
    busy,
    failure,
    change: (set) => (value) => {
      set(value)
      setTouched(true)
      setLeaving(false)
      setFailure(null)
    },
    leave: () => {
      if (touched && !isLeaving) setLeaving(true)
      else onDiscard()
    },
    run: async (work) => {
      setBusy(true)
      try {
        await work()
      } catch (error) {
        setFailure(wordFailure(error, words))
      } finally {
        setBusy(false)
      }
    },
  }
}
