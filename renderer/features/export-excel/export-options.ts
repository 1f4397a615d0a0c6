import { rememberedExports, type Settings } from '../../../shared/contract/settings'
import { usualExportOptions, type ExportOptions } from '../../../shared/model/export-options'

/** What the last export of a workbook had; the usual for one never exported. */
export function findExportOptions(settings: Settings, workbook: string): ExportOptions {
  return settings.exports[workbook] ?? usualExportOptions
}

/** The settings with one workbook's options; the workbooks exported longest ago are forgotten. */
export function withExportOptions(
  settings: Settings,
  workbook: string,
  options: ExportOptions,
): Settings['exports'] {
  const others = Object.entries(settings.exports).filter(([uuid]) => uuid !== workbook)
  return Object.fromEntries([
    ...others.slice(Math.max(0, others.length - rememberedExports + 1)),
    [workbook, options],
  ])
}
