import { createContext, useContext } from 'react'
import { vi } from './vi'

export type Words = typeof vi

export const WordsContext = createContext<Words>(vi)

/** The words of the language in use. */
export function useWords(): Words {
  return useContext(WordsContext)
}
