import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles, readText, root } from './source-files'

/** Documents drift when nothing reads them. What they name must exist, and what they promise about size must hold. */

const scripts = (JSON.parse(readText('package.json')) as { scripts: Record<string, string> }).scripts
const documents = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'DECISIONS.md', 'CHANGELOG.md']

const listMatches = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
]

describe.each(documents)('%s', (file) => {
  const text = readText(file)

  it('names only npm scripts that exist', () => {
    const named = [
      ...listMatches(text, /npm run ([\w:-]+)/g),
      ...listMatches(text, /npm (start|test)\b/g),
    ].filter((script) => scripts[script] === undefined)
    expect(named).toEqual([])
  })

  it('names only files and folders that exist', () => {
    const paths = listMatches(
      text,
      /`((?:electron|renderer|shared|resources|test|\.ci)\/[\w./@-]*|[\w.-]+\.(?:md|cjs|yml|mjs))`/g,
    ).filter((path) => path !== 'test/output/')
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('links only to files that exist', () => {
    const links = listMatches(text, /\]\((?!https?:)([^)#]+)/g)
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([])
  })
})

describe('the README', () => {
  const readme = readText('README.md')

  it('says Vietnamese first, English after', () => {
    const vietnamese = readme.indexOf('## Chạy')
    const english = readme.indexOf('## Run')
    expect(vietnamese).toBeGreaterThan(0)
    expect(english).toBeGreaterThan(vietnamese)
  })

  it('gives the test command that .ci/run runs', () => {
    expect(readme).toContain('npm ci && npm test')
    const commands = readText('.ci/run')
      .split('\n')
      .filter((line) => line.startsWith('npm '))
    expect(commands).toEqual(['npm ci', 'npm test'])
  })
})

describe('decisions', () => {
  const entries = readText('DECISIONS.md').split(/^## /m).slice(1)

  it('are numbered without gaps', () => {
    expect(entries.map((entry) => Number.parseInt(entry, 10))).toEqual(entries.map((_, at) => at + 1))
  })

  it.each(entries.map((entry) => [entry.split('\n')[0] ?? '', entry]))('%s fits in 15 lines', (_, entry) => {
    expect(entry.trim().split('\n').length).toBeLessThanOrEqual(15)
  })
})

describe('source files', () => {
  const files = listFiles(['electron', 'renderer', 'shared', 'test'], ['.ts', '.tsx', '.mjs', '.css', '.sql'])

  it('have at most 450 lines', () => {
    const long = files
      .map((file) => ({ file, lines: readText(file).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > 450)
    expect(long).toEqual([])
  })

  it('give a reason with every rule they switch off', () => {
    const directive =
      /(?:eslint-disable|@ts-(?:ignore|expect-error|nocheck)|prettier-ignore)(?!.* -- \S+ \S+)/
    const silent = files
      .filter((file) => file !== 'test/architecture/docs.test.ts')
      .flatMap((file) =>
        readText(file)
          .split('\n')
          .flatMap((line, at) => (directive.test(line) ? [`${file}:${String(at + 1)} ${line.trim()}`] : [])),
      )
    expect(silent).toEqual([])
  })

  it('are named in kebab-case, components in PascalCase, nothing by what holds everything', () => {
    const wrong = files.filter((file) => {
      const name = file.slice(file.lastIndexOf('/') + 1)
      const isComponent = name.endsWith('.tsx') && /^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/.test(name)
      const isKebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|bench|d))?\.(ts|tsx|mjs|css|sql)$/.test(name)
      return !(isComponent || isKebab) || /^(utils?|helpers?|common|misc|manager|index)\./.test(name)
    })
    expect(wrong).toEqual([])
  })
})
