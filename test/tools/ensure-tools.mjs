/**
 * The programs that the tests use as independent judges: a browser, LibreOffice for exported workbooks, poppler for PDFs.
 * On Debian and Ubuntu as root they are installed without questions; elsewhere the message names what is missing and how
 * to get it, because installing software for somebody without being asked is not a test's business.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

/** @typedef {{ what: string, packages: string[], present: () => boolean }} Tool */

/** @param {string} name */
function isOnPath(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.some((folder) => folder !== '' && existsSync(join(folder, name)))
}

/** @param {string} folder @param {RegExp} name @returns {boolean} */
function hasFile(folder, name) {
  if (!existsSync(folder)) return false
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) => name.test(file))
}

/** @type {Tool[]} */
const tools = [
  { what: 'Chromium', packages: ['chromium'], present: () => existsSync('/usr/bin/chromium') },
  { what: 'LibreOffice Calc', packages: ['libreoffice-calc'], present: () => isOnPath('soffice') },
  {
    what: 'LibreOffice Writer',
    packages: ['libreoffice-writer'],
    present: () => hasFile('/usr/lib/libreoffice/program', /^(lib)?swlo\./) || !isOnPath('apt-get'),
  },
  {
    what: 'LibreOffice Impress',
    packages: ['libreoffice-impress'],
    present: () => hasFile('/usr/lib/libreoffice/program', /^(lib)?sdlo\./) || !isOnPath('apt-get'),
  },
  {
    what: 'poppler (pdftotext, pdfinfo, pdftoppm, pdfimages)',
    packages: ['poppler-utils'],
    present: () => ['pdftotext', 'pdfinfo', 'pdftoppm', 'pdfimages'].every(isOnPath),
  },
  {
    what: 'Times New Roman metrics and Vietnamese letters (Liberation, DejaVu)',
    packages: ['fonts-liberation', 'fonts-dejavu-core'],
    present: () =>
      hasFile('/usr/share/fonts', /LiberationSerif-Regular\.ttf$/) &&
      hasFile('/usr/share/fonts', /DejaVuSans\.ttf$/),
  },
]

function isDebianLike() {
  if (!existsSync('/etc/os-release') || !isOnPath('apt-get')) return false
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** @param {string[]} args */
function runAptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const all = ['-o', 'DPkg::Lock::Timeout=120', '-qq', ...args]
  return spawnSync('apt-get', all, { env, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

/** @param {Tool[]} missing */
function nameMissing(missing) {
  const packages = missing.flatMap((tool) => tool.packages).join(' ')
  console.error('\nThiếu chương trình để kiểm thử / Programs needed by the tests are missing:')
  for (const tool of missing) console.error(`  - ${tool.what}`)
  console.error('Debian, Ubuntu:')
  console.error(
    `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages}\n` +
      'Hệ điều hành khác: cài các chương trình trên, Chromium ở /usr/bin/chromium, các lệnh khác trên PATH.\n' +
      'Elsewhere: install the programs above, Chromium at /usr/bin/chromium, the other commands on the PATH.',
  )
}

function ensureTools() {
  const missing = tools.filter((tool) => !tool.present())
  if (missing.length === 0) return true
  if (!isDebianLike() || process.getuid?.() !== 0) {
    nameMissing(missing)
    return false
  }
  const packages = missing.flatMap((tool) => tool.packages)
  console.log(`apt-get install ${packages.join(' ')}`)
  const installed =
    runAptGet(['update']) && runAptGet(['install', '-y', '--no-install-recommends', ...packages])
  const still = tools.filter((tool) => !tool.present())
  if (still.length > 0) nameMissing(still)
  return installed && still.length === 0
}

process.exitCode = ensureTools() ? 0 : 1
