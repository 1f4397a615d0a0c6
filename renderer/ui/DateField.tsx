import type { ReactNode } from 'react'
import { readDate } from './date-text'

type Props = {
  name: string
  label: string
  value: string
  placeholder: string
  onChange: (text: string) => void
}

/** A date typed as dd/mm/yyyy. A text field: the browser's own date field follows the computer's language, not ours. */
export function DateField({ name, label, value, placeholder, onChange }: Props): ReactNode {
  return (
    <label className="field span-2">
      {label}
      <input
        type="text"
        inputMode="numeric"
        maxLength={10}
        placeholder={placeholder}
        value={value}
        aria-invalid={readDate(value).kind === 'wrong'}
        data-testid={name}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </label>
  )
}
