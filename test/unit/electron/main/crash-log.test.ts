import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCrashLog } from '../../../../electron/main/crash-log'

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'kttt-log-')), 'logs')

describe('openCrashLog', () => {
  it('writes nothing until something fails, then says what and when', () => {
    const folder = newFolder()
    const log = openCrashLog(folder)
    expect(existsSync(folder)).toBe(false)
    log('page ended', { reason: 'crashed' })
    log('start', new Error('no screen'))
    log('host ended', 3)
    const text = readFileSync(join(folder, 'shell.log'), 'utf8')
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z page ended\n\{"reason":"crashed"\}\n\n/)
    expect(text).toContain('Error: no screen')
    expect(text).toContain('host ended\n3')
  })

  it('keeps the newest text and at most three old files', () => {
    const folder = newFolder()
    const log = openCrashLog(folder)
    for (let round = 1; round <= 40; round++) log(`failure ${String(round)}`, 'x'.repeat(50_000))
    expect(readdirSync(folder).sort()).toEqual(['shell.1.log', 'shell.2.log', 'shell.3.log', 'shell.log'])
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(320 * 1024)
    expect(readFileSync(join(folder, 'shell.log'), 'utf8')).toContain('failure 40')
  })

  it('does not fail where it cannot write', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'kttt-log-')), 'file')
    writeFileSync(file, '')
    expect(() => {
      openCrashLog(join(file, 'logs'))('start', undefined)
    }).not.toThrow()
  })
})
