import type { KeyboardEvent } from 'react'

/** Up and down go from one row of a list to the next, for rows that take the keyboard. */
export function stepRows(event: KeyboardEvent<HTMLElement>): void {
  const next =
    event.key === 'ArrowDown'
      ? event.currentTarget.nextElementSibling
      : event.key === 'ArrowUp'
        ? event.currentTarget.previousElementSibling
        : null
  if (!(next instanceof HTMLElement)) return
  event.preventDefault()
  next.focus()
}
