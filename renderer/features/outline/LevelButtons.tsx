import { useMemo, type ReactNode } from 'react'
import type { TableLayout } from '../../../shared/model/table-layout'
import { useWords } from '../../i18n/words'
import { useApp } from '../../state/app-state'
import { collapseToLevel, countLevels, findShownLevel } from '../../state/outline-levels'
import { changeCollapsed, useCollapsed } from '../../state/table-looks'

/** Buttons 1-4: rows down to that outline level. Only as many as the table has levels. */
export function LevelButtons({ layout }: { layout: TableLayout }): ReactNode {
  const app = useApp()
  const words = useWords()
  const { rows } = layout
  const collapsed = useCollapsed(layout)
  const levels = useMemo(() => countLevels(rows), [rows])
  const shown = useMemo(() => findShownLevel(rows, collapsed), [rows, collapsed])
  // Rows of one level have nothing to hide.
  if (levels < 2) return null
  return (
    <div className="segments" role="group" aria-label={words.context.levels}>
      {Array.from({ length: levels }, (_, at) => at + 1).map((level) => (
        <button
          key={level}
          type="button"
          aria-pressed={shown === level}
          title={words.context.level(level)}
          aria-label={words.context.level(level)}
          data-testid={`level-${String(level)}`}
          onClick={() => {
            changeCollapsed(app, layout, () => collapseToLevel(rows, level))
          }}
        >
          {level}
        </button>
      ))}
    </div>
  )
}
