import type { ReactNode } from 'react'

type Props<Id extends number> = {
  name: string
  label: string
  value: Id | null
  options: readonly { id: Id; text: string }[]
  onPick: (id: Id) => void
}

/** A small labelled choice. A single option is shown as text: there is nothing to choose. */
export function Picker<Id extends number>({ name, label, value, options, onPick }: Props<Id>): ReactNode {
  const only = options.length === 1 ? options[0] : undefined
  if (only !== undefined) {
    return (
      <div className="pick" data-testid={`pick-${name}`}>
        <small>{label}</small>
        <span className="pick-only">{only.text}</span>
      </div>
    )
  }
  return (
    <label className="pick">
      <small>{label}</small>
      <select
        value={value ?? ''}
        data-testid={`pick-${name}`}
        onChange={(event) => {
          const chosen = options.find((one) => String(one.id) === event.target.value)
          if (chosen !== undefined) onPick(chosen.id)
        }}
      >
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.text}
          </option>
        ))}
      </select>
    </label>
  )
}
