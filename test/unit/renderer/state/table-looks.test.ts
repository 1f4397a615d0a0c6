import { describe, expect, it } from 'vitest'
import {
  defaultSettings,
  rememberedTables,
  settingsSchema,
  usualLook,
} from '../../../../shared/contract/settings'
import { collapseToLevel } from '../../../../renderer/state/outline-levels'
import {
  findLook,
  findZoom,
  recallCollapsed,
  rememberCollapsed,
  withLook,
} from '../../../../renderer/state/table-looks'

const rows = [
  { id: 'I', level: 0 },
  { id: 'I.1', level: 1 },
  { id: 'I.1.a', level: 2 },
  { id: 'II', level: 0 },
  { id: 'II.1', level: 1 },
]

describe('how a table is looked at', () => {
  it('is the usual until something is changed, and again when all is changed back', () => {
    expect(findLook(defaultSettings, 'appendix')).toBe(usualLook)
    const tables = withLook(defaultSettings, 'appendix', { hidden: ['plan'] })
    expect(findLook({ ...defaultSettings, tables }, 'appendix').hidden).toEqual(['plan'])
    expect(withLook({ ...defaultSettings, tables }, 'appendix', { hidden: [] })).toEqual({})
  })

  it('has the zoom of all tables until it has its own', () => {
    const settings = { ...defaultSettings, zoom: 110, tables: withLook(defaultSettings, 'a', { zoom: 80 }) }
    expect([findZoom(settings, 'a'), findZoom(settings, 'b')]).toEqual([80, 110])
  })

  it('forgets the table changed longest ago, and always fits the settings', () => {
    let tables = withLook(defaultSettings, 'first', { zoom: 80 })
    for (let at = 0; at < rememberedTables; at += 1)
      tables = withLook({ ...defaultSettings, tables }, `t${String(at)}`, { zoom: 90 })
    expect(Object.keys(tables)).toHaveLength(rememberedTables)
    expect(tables).not.toHaveProperty('first')
    tables = withLook({ ...defaultSettings, tables }, 't0', { zoom: 95 })
    expect(Object.keys(tables).at(-1)).toBe('t0')
    expect(settingsSchema.safeParse({ ...defaultSettings, tables }).success).toBe(true)
    expect(withLook({ ...defaultSettings, tables }, 'x'.repeat(201), { zoom: 70 })).toEqual(tables)
  })
})

describe('closed rows', () => {
  it('are remembered as a level where they make one', () => {
    expect(rememberCollapsed(rows, collapseToLevel(rows, 1))).toBe(1)
    expect(recallCollapsed(rows, 1)).toEqual(new Set(['I', 'I.1', 'II']))
  })

  it('are remembered one by one where they do not', () => {
    const outline = rememberCollapsed(rows, new Set(['II']))
    expect(outline).toEqual(['II'])
    expect(recallCollapsed(rows, outline)).toEqual(new Set(['II']))
  })

  it('are not remembered when there are none or too many', () => {
    expect(rememberCollapsed(rows, new Set())).toBeNull()
    const many = Array.from({ length: 500 }, (_, at) => [
      { id: `p${String(at)}`, level: 0 },
      { id: `c${String(at)}`, level: 1 },
    ]).flat()
    const closed = new Set(many.filter(({ level }) => level === 0).map(({ id }) => id))
    closed.delete('p7')
    expect(rememberCollapsed(many, closed)).toBeNull()
    expect(recallCollapsed(rows, null).size).toBe(0)
  })
})
