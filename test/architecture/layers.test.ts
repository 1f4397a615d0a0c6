import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type IConfiguration, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/**
 * The layer rules are only worth something if they bite. A small project with the shape of this one is planted in a
 * temporary folder, with one violation for every kind of rule and one lawful counterpart, and cruised with our rules.
 */

const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration

const importing = (...targets: string[]): string =>
  targets.map((target, at) => `import { thing as thing${String(at)} } from '${target}'\n`).join('') +
  `export const thing = [${targets.map((_, at) => `thing${String(at)}`).join(', ')}]\n`

const typeImporting = (target: string): string =>
  `import type { thing } from '${target}'\nexport type Other = typeof thing\n`

/** Packages as npm lays them out; just enough to be found. */
const packages = ['zod', 'exceljs', 'electron', 'ws', 'react', 'better-sqlite3', 'zustand', 'chart.js']

type Planted = { rule: string; file: string; text: string }

const violations: Planted[] = [
  { rule: 'no-cycles', file: 'shared/calc/one.ts', text: importing('./two') },
  { rule: 'no-orphans', file: 'shared/calc/alone.ts', text: 'export const thing = 1\n' },
  { rule: 'no-unresolved', file: 'shared/calc/lost.ts', text: importing('./nowhere') },
  { rule: 'nobody-imports-test', file: 'electron/db/cheat.ts', text: importing('../../test/fixture') },
  { rule: 'known-folders', file: 'shared/utils/misc.ts', text: importing('../model/ids') },
  { rule: 'shared-is-pure', file: 'shared/format/reading.ts', text: importing('node:fs') },
  { rule: 'renderer-is-browser-code', file: 'renderer/ui/reading.ts', text: importing('node:path') },
  {
    rule: 'features-stand-alone',
    file: 'renderer/features/left/panel.ts',
    text: importing('../right/panel'),
  },
  {
    rule: 'sql-stays-in-the-host',
    file: 'electron/host/launch-host.ts',
    text: importing('./workbook-host'),
  },
  {
    rule: 'sheets-stay-in-their-worker',
    file: 'electron/host/workbook-host.ts',
    text: importing('../db/facts', '../excel/run-excel-job'),
  },
  { rule: 'layer:shared/model', file: 'shared/model/upward.ts', text: importing('../format/number') },
  { rule: 'layer:shared/calc', file: 'shared/calc/upward.ts', text: importing('../contract/frame') },
  {
    rule: 'layer:shared/contract',
    file: 'shared/contract/out.ts',
    text: importing('../../electron/db/facts'),
  },
  { rule: 'layer:electron/db', file: 'electron/db/upward.ts', text: importing('../host/launch-host') },
  { rule: 'layer:electron/main', file: 'electron/main/sql.ts', text: importing('../db/facts') },
  {
    rule: 'layer:electron/main',
    file: 'electron/main/deep.ts',
    text: importing('../host/workbook-host'),
  },
  {
    rule: 'layer:electron/preload',
    file: 'electron/preload/wide.ts',
    text: typeImporting('../../shared/model/ids'),
  },
  {
    rule: 'layer:renderer/features',
    file: 'renderer/features/right/node.ts',
    text: typeImporting('../../../electron/db/facts'),
  },
  { rule: 'layer:renderer/ui', file: 'renderer/ui/domain.ts', text: importing('../state/store') },
  { rule: 'owner:zod', file: 'renderer/ui/schema.ts', text: importing('zod') },
  { rule: 'owner:electron', file: 'electron/host/window.ts', text: importing('electron') },
  { rule: 'owner:exceljs', file: 'electron/host/sheet.ts', text: typeImporting('exceljs') },
  { rule: 'owner:better-sqlite3', file: 'electron/web/sql.ts', text: importing('better-sqlite3') },
  { rule: 'owner:ws', file: 'electron/main/socket.ts', text: importing('ws') },
  { rule: 'owner:zustand', file: 'renderer/grid/store.ts', text: importing('zustand') },
  { rule: 'owner:chart.js', file: 'renderer/print/chart.ts', text: importing('chart.js') },
  { rule: 'owner:react', file: 'shared/table/view.ts', text: importing('react') },
]

const lawful: Record<string, string> = {
  'shared/model/ids.ts': 'export const thing = 1\n',
  'shared/format/number.ts': importing('../model/ids'),
  'shared/calc/two.ts': importing('./one'),
  'shared/contract/frame.ts': importing('zod', '../model/ids'),
  'electron/db/facts.ts': importing('better-sqlite3', '../../shared/model/ids'),
  'electron/excel/run-excel-job.ts': importing('./write-appendix'),
  'electron/excel/write-appendix.ts': importing('exceljs'),
  'electron/main/main.ts': importing('electron', '../host/launch-host', '../../shared/contract/frame'),
  'electron/preload/preload.ts': importing('electron') + typeImporting('../../shared/contract/frame'),
  'electron/web/serve.ts': importing('ws', '../host/launch-host'),
  'renderer/state/store.ts': importing('zustand', '../../shared/model/ids'),
  'renderer/features/right/panel.ts': importing('react', '../../state/store'),
  'test/fixture.ts': importing('zod', 'exceljs', '../electron/db/facts'),
}

const found = new Map<string, Set<string>>()
let project = ''

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(project, path)), { recursive: true })
  writeFileSync(join(project, path), text)
}

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'kttt-layers-'))
  write('package.json', '{ "name": "planted", "type": "module" }')
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "main.js" }`)
    write(`node_modules/${name}/main.js`, 'exports.thing = 1\n')
  }
  for (const [path, text] of Object.entries(lawful)) write(path, text)
  for (const { file, text } of violations) write(file, text)

  const options: ICruiseOptions = {
    ...rules.options,
    ruleSet: { forbidden: rules.forbidden ?? [] },
    validate: true,
    baseDir: project,
  }
  const { output } = await cruise(['shared', 'electron', 'renderer', 'test'], options, {
    ...rules.options?.enhancedResolveOptions,
  })
  for (const { from, rule } of (output as ICruiseResult).summary.violations) {
    found.set(from, (found.get(from) ?? new Set()).add(rule.name))
  }
}, 30_000)

afterAll(() => {
  rmSync(project, { recursive: true, force: true })
})

describe('layer rules', () => {
  it.each(violations)('$rule finds $file', ({ rule, file }) => {
    expect([...(found.get(file) ?? [])]).toContain(rule)
  })

  it('have nothing to say about lawful imports', () => {
    // two.ts closes the planted cycle; the launcher and the host stand in their own rows above.
    const entangled = new Set(['shared/calc/two.ts', 'electron/main/main.ts', 'electron/web/serve.ts'])
    const accused = Object.keys(lawful).filter((file) => found.has(file) && !entangled.has(file))
    expect(accused).toEqual([])
  })
})
