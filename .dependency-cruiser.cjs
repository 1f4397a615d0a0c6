/**
 * The layers of ARCHITECTURE.md as rules. A folder may import what its row of `layers` names, and nothing else of the
 * project; a library belongs to one folder, so that replacing it touches one folder. test/architecture plants violations
 * and demands that each rule finds its own.
 */

/** Folder → what of the project it may import, its own files aside. Paths are regular expressions from the root. */
const layers = {
  'shared/model': [],
  'shared/format': ['shared/model'],
  'shared/calc': ['shared/(model|format)'],
  'shared/checks': ['shared/(model|format|calc|table)'],
  'shared/table': ['shared/(model|format|calc)'],
  'shared/charts': ['shared/(model|format|calc|table)'],
  'shared/understand': ['shared/(model|format|table)'],
  'shared/contract': ['shared/(model|format|calc|checks|table|charts|understand)'],

  'electron/files': ['shared'],
  'electron/db': ['shared/model', 'shared/format', 'shared/contract/errors\\.ts$', 'electron/files'],
  'electron/excel': [
    'shared/(model|table|charts|format|understand)',
    'shared/contract/errors\\.ts$',
    'electron/files',
    // One worker writes all office files: what it writes for Word and for slides is made there.
    'electron/report/(write-document|write-slides|deck|office-document)\\.ts$',
    'resources',
  ],
  'electron/report': [
    'shared',
    'electron/files',
    // Both write packed XML, and a slide holds a workbook.
    'electron/excel/(zip-[a-z]+|native-chart|write-workbook)\\.ts$',
    'resources',
  ],
  // The host starts the Excel worker by file name; it knows only how to ask, never the code that reads and writes sheets.
  'electron/host': [
    'shared',
    'electron/(db|files)',
    'electron/excel/(run-excel-job|excel-job)\\.ts$',
    // The shapes of what the worker writes.
    'electron/report/(deck|office-document)\\.ts$',
    'resources',
  ],
  'electron/web': [
    'shared/(model|contract)',
    'electron/files',
    'electron/host/launch-host\\.ts$',
    'resources',
  ],
  'electron/main': [
    'shared/(model|contract)',
    'electron/files',
    'electron/host/launch-host\\.ts$',
    'electron/preload/bridge\\.ts$', // the channel and the type that both sides of the bridge share
    'resources',
  ],
  'electron/preload': ['shared/contract/frame\\.ts$'],
  'electron/cli': ['shared', 'electron/files', 'electron/host/launch-host\\.ts$', 'resources'],
  'electron/tools': ['shared', 'electron/files', 'electron/host/launch-host\\.ts$', 'resources'],

  'renderer/i18n': ['shared'],
  'renderer/styles': [],
  'renderer/ui': ['shared', 'renderer/(i18n|styles)'],
  'renderer/client': ['shared', 'renderer/i18n'],
  'renderer/state': ['shared', 'renderer/(client|i18n)'],
  'renderer/grid': ['shared', 'renderer/(state|client|ui|i18n|styles)'],
  'renderer/charts': [
    'shared',
    'resources/reference/tiles\\.json$',
    'renderer/(state|client|ui|i18n|styles)',
  ],
  'renderer/print': ['shared', 'renderer/(state|charts|ui|i18n|styles)'],
  'renderer/features': ['shared', 'resources', 'renderer/(client|state|grid|charts|print|ui|i18n|styles)'],
  'renderer/app': ['shared', 'resources', 'renderer'],
}

/** Library → the one folder that may import it. Tests, which look at the same things from outside, may too. */
const owners = {
  'better-sqlite3': 'electron/db',
  exceljs: 'electron/excel',
  '@e965/xlsx': 'electron/excel',
  htmlparser2: 'electron/excel',
  mammoth: 'electron/excel',
  papaparse: 'electron/excel',
  yauzl: 'electron/excel',
  saxes: 'electron/excel',
  docx: 'electron/report',
  pptxgenjs: 'electron/report',
  ws: 'electron/web',
  electron: 'electron/(main|preload)',
  zod: 'shared/contract',
  zustand: 'renderer/state',
  'ag-grid-[a-z]+': 'renderer/grid',
  'chart\\.js': 'renderer/charts',
  react: 'renderer',
  'react-dom': 'renderer',
  rolldown: 'electron/tools',
  playwright: 'test',
}

const anyLayer = '^(shared|electron|renderer|resources|test)/'
const packagePath = (name) => `(^|/)node_modules/(@types/)?${name}(/|$)`

const layerRules = Object.entries(layers).map(([folder, allowed]) => ({
  name: `layer:${folder}`,
  comment: `${folder} may import ${allowed.join(', ') || 'nothing else of the project'}`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: {
    path: anyLayer,
    pathNot: [`^${folder}/`, ...allowed.map((path) => `^${path}${path.endsWith('$') ? '' : '/'}`)],
  },
}))

const ownerRules = Object.entries(owners).map(([name, folder]) => ({
  name: `owner:${name.replaceAll('\\', '')}`,
  comment: `only ${folder} imports ${name}`,
  severity: 'error',
  from: { path: anyLayer, pathNot: [`^${folder}/`, '^test/'] },
  to: { path: [packagePath(name), `^${name}(/(main|renderer|common))?$`] },
}))

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'nothing imports it and it imports nothing: left over, or an entry that belongs in this list',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '^electron/tools/', '^test/'] },
      to: {},
    },
    {
      name: 'no-unresolved',
      comment: 'the start script loads what was built, which a clean clone does not have yet',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(\\.\\./)+dist/' },
    },
    {
      name: 'nobody-imports-test',
      severity: 'error',
      from: { path: anyLayer, pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'known-folders',
      comment: 'a folder without a row in `layers` would escape every rule',
      severity: 'error',
      from: {
        path: '^(shared|electron|renderer)/[^/]+/',
        pathNot: Object.keys(layers).map((folder) => `^${folder}/`),
      },
      to: {},
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-is-browser-code',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-stand-alone',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/[^/]+/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'sql-stays-in-the-host',
      comment: 'a shell that loads SQLite would run it on the wrong thread',
      severity: 'error',
      from: { path: '^electron/(main|preload|web|cli|tools)/|^electron/host/launch-host\\.ts$' },
      to: { path: '^electron/db/', reachable: true },
    },
    {
      name: 'sheets-stay-in-their-worker',
      comment: 'reading or writing a workbook of Excel on the host thread makes every edit wait',
      severity: 'error',
      from: { path: '^electron/(host|main|web|cli)/' },
      to: { path: packagePath('(exceljs|@e965/xlsx|mammoth|htmlparser2|papaparse)'), reachable: true },
    },
    ...layerRules,
    ...ownerRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|test/output)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css', '.d.ts'],
    },
  },
}
