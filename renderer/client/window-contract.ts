import type { ShellContract } from '../../shared/contract/shell-contract'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'

/** Everything a window may say over its one pipe. The shell's procedures are answered only inside Electron. */
export type WindowContract = {
  procedures: WorkbookContract['procedures'] & ShellContract['procedures']
  events: WorkbookContract['events'] & ShellContract['events']
}
