/** Where a key brings the active row of a list of `count` rows; null: the key does not move. */
export function moveActive(key: string, active: number, count: number, page: number): number | null {
  const to = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  }[key]
  return to === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, to))
}

export type RowWord =
  | { kind: 'candidate'; at: number }
  | { kind: 'new' }
  | { kind: 'skip' }
  | { kind: 'accept' }
  | { kind: 'undo' }
  | { kind: 'search'; keepsKey: boolean }

/**
 * What a key means for the row that is asked. Letters are taken by their place on the keyboard: while a Vietnamese input
 * method is on, `key` may be "Process" or nothing. Any other letter begins a search with itself.
 */
export function readRowKey(event: {
  key: string
  code: string
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
}): RowWord | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null
  const digit = /^(?:Digit|Numpad)([1-5])$/.exec(event.code)
  if (digit?.[1] !== undefined) return { kind: 'candidate', at: Number(digit[1]) - 1 }
  switch (event.code) {
    case 'KeyM':
      return { kind: 'new' }
    case 'KeyB':
      return { kind: 'skip' }
    case 'Slash':
    case 'F2':
      return { kind: 'search', keepsKey: false }
    case 'Enter':
    case 'NumpadEnter':
      return { kind: 'accept' }
    case 'Delete':
    case 'Backspace':
      return { kind: 'undo' }
  }
  return /^Key[A-Z]$/.test(event.code) ? { kind: 'search', keepsKey: true } : null
}
