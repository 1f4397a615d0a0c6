import type { ReactNode } from 'react'

export type PickerOption<Id extends number> = {
  id: Id
  text: string
  /** Heading under which the option stands; neighbours with the same heading share it. */
  group?: string | undefined
  /** Shown greyed, and still to be chosen. */
  muted?: boolean | undefined
}

type Props<Id extends number> = {
  name: string
  label: string
  value: Id | null
  options: readonly PickerOption<Id>[]
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
        {gatherGroups(options).map(({ group, members }, at) =>
          group === undefined ? (
            members.map((one) => <Choice key={one.id} option={one} />)
          ) : (
            <optgroup key={`${group} ${String(at)}`} label={group}>
              {members.map((one) => (
                <Choice key={one.id} option={one} />
              ))}
            </optgroup>
          ),
        )}
      </select>
    </label>
  )
}

function Choice<Id extends number>({ option }: { option: PickerOption<Id> }): ReactNode {
  return (
    <option value={option.id} className={option.muted === true ? 'muted' : undefined}>
      {option.text}
    </option>
  )
}

function gatherGroups<Id extends number>(
  options: readonly PickerOption<Id>[],
): { group: string | undefined; members: PickerOption<Id>[] }[] {
  const groups: { group: string | undefined; members: PickerOption<Id>[] }[] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last !== undefined && last.group === option.group) last.members.push(option)
    else groups.push({ group: option.group, members: [option] })
  }
  return groups
}
