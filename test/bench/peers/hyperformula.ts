import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { SheetAddress, SheetCell } from './formula-sheets'

/**
 * HyperFormula, a spreadsheet engine under the GPL: never a dependency of the project. The benchmark installs one exact
 * version into its own output folder and imports it from there.
 */
const version = '3.5.0'

export type HyperFormulaSheet = {
  /** Changes one cell. Returns how many cells changed, and those of `sheet`. */
  edit: (address: SheetAddress, value: number, sheet: string) => { count: number; changed: SheetAddress[] }
  /** The change alone, as it is timed. */
  set: (address: SheetAddress, value: number) => unknown
  read: (address: SheetAddress) => unknown
  close: () => void
}
export type OpenHyperFormula = (sheets: Record<string, SheetCell[][]>) => HyperFormulaSheet

type Address = { sheet: number; row: number; col: number }
type Engine = {
  getSheetId: (name: string) => number | undefined
  setCellContents: (address: Address, value: number) => { address?: Address }[]
  getCellValue: (address: Address) => unknown
  destroy: () => void
}
type HyperFormulaPackage = {
  HyperFormula: { buildFromSheets: (sheets: Record<string, SheetCell[][]>, options: object) => Engine }
}

/**
 * Doubles as they are: by default it rounds every result to ten decimals and takes near numbers for equal. Without undo
 * it has less to remember at each edit.
 */
const options = { licenseKey: 'gpl-v3', smartRounding: false, precisionEpsilon: 0, undoLimit: 0 }

/** The package's way to open sheets, or why there is none. `folder` is the benchmark's own. */
export function findHyperFormula(folder: string): OpenHyperFormula | string {
  const home = join(folder, 'hyperformula')
  const packageFile = join(home, 'node_modules', 'hyperformula', 'package.json')
  if (!isInstalled(packageFile)) {
    mkdirSync(home, { recursive: true })
    const flags = [
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--fetch-retries=0',
    ]
    const run = spawnSync('npm', ['install', '--prefix', home, ...flags, `hyperformula@${version}`], {
      stdio: 'ignore',
      timeout: 90_000,
    })
    if (run.status !== 0 || !isInstalled(packageFile)) return `hyperformula ${version} cannot be installed`
  }
  const { HyperFormula } = createRequire(packageFile)('hyperformula') as HyperFormulaPackage
  return (sheets) => {
    const engine = HyperFormula.buildFromSheets(sheets, options)
    const names = new Map(Object.keys(sheets).map((name) => [engine.getSheetId(name), name]))
    const ids = new Map([...names].map(([id, name]) => [name, id]))
    const addressOf = ({ sheet, row, column }: SheetAddress): Address => ({
      sheet: ids.get(sheet) ?? -1,
      row,
      col: column,
    })
    const set = (address: SheetAddress, value: number): { address?: Address }[] =>
      engine.setCellContents(addressOf(address), value)
    return {
      set,
      edit: (address, value, sheet) => {
        const changes = set(address, value)
        const changed = changes.flatMap(({ address: at }) =>
          at !== undefined && names.get(at.sheet) === sheet ? [{ sheet, row: at.row, column: at.col }] : [],
        )
        return { count: changes.length, changed }
      },
      read: (address) => engine.getCellValue(addressOf(address)),
      close: () => {
        engine.destroy()
      },
    }
  }
}

function isInstalled(packageFile: string): boolean {
  if (!existsSync(packageFile)) return false
  const { version: found } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version?: string }
  return found === version
}
