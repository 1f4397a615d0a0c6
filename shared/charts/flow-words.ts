import { searchKey } from '../format/search-text'

/**
 * Words by which the rows of a change are known in a form: what came in and what went out of a number of cooperatives.
 * Vocabulary of documents, not text that is shown.
 */
const newWords = ['thành lập mới', 'mới thành lập', 'thành lập trong kỳ', 'tăng trong kỳ'].map(searchKey)
const goneWords = ['giải thể', 'đã giải thể', 'giảm trong kỳ', 'chấm dứt hoạt động'].map(searchKey)
const stockWords = ['tổng số'].map(searchKey)

export type FlowRole = 'stock' | 'new' | 'gone'

/** What a row says in the change of a number; null: nothing of it. */
export function readFlowRole(label: string): FlowRole | null {
  const key = searchKey(label)
  if (goneWords.some((words) => key.includes(words))) return 'gone'
  if (newWords.some((words) => key.includes(words))) return 'new'
  return stockWords.some((words) => key.startsWith(words)) ? 'stock' : null
}
