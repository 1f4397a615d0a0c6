import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enErrors } from '../../renderer/i18n/en-errors'
import { viErrors } from '../../renderer/i18n/vi-errors'
import type { ErrorCode } from '../../shared/contract/errors'
import { hostileFiles } from '../fixtures/hostile/hostile-files'
import { makeWorkbook, makeZip } from '../unit/electron/excel/make-zip'

/**
 * Hostile and broken files, each read by a process of its own, whose time and memory are its operating system's figures.
 * The reading process writes nothing, wherever the parts of an archive claim to lie.
 */
const limits = { milliseconds: 5000, megabytes: 300 } as const
const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'kttt-hostile-'))
const inner = join(folder, 'a', 'b', 'c')
const child = join(root, 'test/output/hostile/read-child.mjs')

beforeAll(async () => {
  const bundle = await rolldown({
    input: join(root, 'test/fixtures/hostile/read-child.ts'),
    platform: 'node',
    external: [/^node:/],
    logLevel: 'warn',
  })
  await bundle.write({ file: child, format: 'esm', codeSplitting: false })
  await bundle.close()
}, 60_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

type Report = {
  outcome: { code: string } | { cells: number; texts: string[]; formulas: number }
  milliseconds: number
  megabytes: number
  isPrototypeClean: boolean
}

function readInChild(content: Buffer | string): Report {
  rmSync(inner, { recursive: true, force: true })
  const path = join(mkdtempSync(join(folder, 'read-')), 'tệp.xlsx')
  writeFileSync(path, content)
  const run = spawnSync(process.execPath, [child, path], { encoding: 'utf8', timeout: 60_000 })
  expect(run.stderr).toBe('')
  expect(readdirSync(join(path, '..'))).toEqual(['tệp.xlsx'])
  return JSON.parse(run.stdout) as Report
}

describe('a hostile or broken file', () => {
  it.each(hostileFiles)('$name', ({ make, outcome }) => {
    const report = readInChild(make())
    if (typeof outcome === 'string') expect(report.outcome).toEqual({ code: outcome })
    else expect(report.outcome).toMatchObject(outcome)
    expect(report.isPrototypeClean).toBe(true)
    expect(report.milliseconds).toBeLessThan(limits.milliseconds)
    expect(report.megabytes).toBeLessThan(limits.megabytes)
  })

  it('has one sentence in each language for whatever it is refused for', () => {
    for (const { outcome } of hostileFiles) {
      if (typeof outcome !== 'string') continue
      for (const words of [viErrors, enErrors])
        expect(words[outcome as ErrorCode]({})).toMatch(/\p{L}{2}.*\.$/u)
    }
  })
})

describe('harmless content that looks otherwise', () => {
  it('a web page named .xlsx is read as what it is', () => {
    const page =
      '<html><body><table><tr><td>TT</td><td>Chỉ tiêu</td></tr><tr><td>1</td><td>12</td></tr></table></body></html>'
    expect(readInChild(page).outcome).toMatchObject({ cells: 4, texts: ['TT', 'Chỉ tiêu', '1', '12'] })
  })

  it('text that begins as formulas do stays text', () => {
    const texts = ['=1+1', '+ 836', '- 998.175', '@SUM(A1)', '=HYPERLINK("http://a")', '-5']
    const inline = texts
      .map((text) => `<c t="inlineStr"><is><t>${text.replaceAll('"', '&quot;')}</t></is></c>`)
      .join('')
    const { outcome } = readInChild(makeZip(makeWorkbook(`<sheetData><row>${inline}</row></sheetData>`)))
    expect(outcome).toEqual({ cells: texts.length, texts, formulas: 0 })
  })
})
