import { describe, expect, it } from 'vitest'
import { usualExportOptions, type ExportOptions } from '../../../../shared/model/export-options'
import {
  defaultSettings,
  rememberedExports,
  rememberedTables,
  settingsSchema,
  understandSettings,
  usualLook,
} from '../../../../shared/contract/settings'

describe('a settings file', () => {
  it('is read as it was written', () => {
    const settings = {
      ...defaultSettings,
      theme: 'contrast' as const,
      tables: { appendix: { ...usualLook, hidden: ['plan'], widths: { actual: 120 }, outline: 2 } },
    }
    expect(understandSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings)
  })

  it.each([[null], [undefined], ['text'], [[1, 2]], [{}], [{ tables: 'none' }]])(
    'means the usual settings when it holds %j',
    (stored) => {
      expect(understandSettings(stored)).toEqual(defaultSettings)
    },
  )

  it('of an older program keeps what it has, and of a newer one what is known', () => {
    const older = { theme: 'dark', language: 'en', sideOpen: false, inspectorOpen: true, zoom: 120 }
    const usual = { author: '', printChecks: true, tables: {}, exports: {} }
    expect(understandSettings(older)).toEqual({ ...older, ...usual })
    expect(understandSettings({ ...older, sound: 'loud', theme: 'sepia' })).toEqual({
      ...older,
      ...usual,
      theme: 'light',
    })
  })

  it('loses only the broken tables', () => {
    const good = { ...usualLook, zoom: 90 }
    const tables = { good, wide: { ...usualLook, widths: { a: 1e9 } }, odd: 7, ['x'.repeat(300)]: good }
    expect(understandSettings({ tables }).tables).toEqual({ good })
  })

  it('remembers what exports had, of so many workbooks, and loses only the broken', () => {
    const many = Array.from({ length: 50 }, (_, at) => [`w${String(at)}`, usualExportOptions] as const)
    const long: ExportOptions = { ...usualExportOptions, agency: { above: 'x'.repeat(1000), own: '' } }
    const exports: Record<string, unknown> = { ...Object.fromEntries(many), long, odd: 5 }
    const read = understandSettings({ exports })
    expect(Object.keys(read.exports)).toHaveLength(rememberedExports)
    expect(Object.keys(read.exports).at(-1)).toBe('w49')
    expect(settingsSchema.safeParse(read).success).toBe(true)
  })

  it('never holds more tables than are remembered', () => {
    const tables = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`t${String(at)}`, usualLook]))
    const read = understandSettings({ tables })
    expect(Object.keys(read.tables)).toHaveLength(rememberedTables)
    expect(Object.keys(read.tables).at(-1)).toBe('t59')
    expect(settingsSchema.safeParse(read).success).toBe(true)
  })
})
