import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listLegend } from '../../../../renderer/grid/legend'
import { cellMarks } from '../../../../renderer/grid/shown-cell'
import { en } from '../../../../renderer/i18n/en'
import { vi } from '../../../../renderer/i18n/vi'
import { cellRoles } from '../../../../shared/model/cell'
import { origins } from '../../../../shared/model/fact'

const entries = listLegend(vi)
const classes = new Set(entries.flatMap(({ shown }) => shown.className.split(' ')))

describe('the legend', () => {
  it('has every kind and every mark that a cell can wear', () => {
    for (const name of [...cellRoles, ...origins, 'locked', 'pending', 'overflow'])
      expect(classes).toContain(name)
    expect(new Set(entries.flatMap(({ shown }) => shown.marks))).toEqual(new Set(cellMarks))
  })

  it('shows nothing that has no look of its own', () => {
    const css = ['cell-kinds.css', 'grid.css']
      .map((file) => readFileSync(new URL(`../../../../renderer/grid/${file}`, import.meta.url), 'utf8'))
      .join('\n')
    const plain = new Set(['cell', 'number', 'input', 'typed', 'fixed'])
    const without = [...classes, ...cellMarks].filter((name) => !plain.has(name) && !css.includes(`.${name}`))
    expect(without).toEqual([])
  })

  it('says something different of each, in both languages', () => {
    for (const words of [vi, en]) {
      const meanings = listLegend(words).map(({ meaning }) => meaning)
      expect(new Set(meanings).size).toBe(meanings.length)
    }
  })
})
