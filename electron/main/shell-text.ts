import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultSettings, understandSettings, type Settings } from '../../shared/contract/settings'
import dialogsEn from '../../resources/text/dialogs.en.json'
import dialogsVi from '../../resources/text/dialogs.vi.json'
import menuEn from '../../resources/text/menu.en.json'
import menuVi from '../../resources/text/menu.vi.json'

export type Language = Settings['language']
export type DialogText = typeof dialogsVi
export type MenuItemText = {
  command?: string | undefined
  label?: string | undefined
  keys?: string | undefined
  separator?: boolean | undefined
}
export type MenuText = readonly { label: string; items: readonly MenuItemText[] }[]
export type ShellText = { menu: MenuText; dialogs: DialogText }

const texts: Readonly<Record<Language, ShellText>> = {
  vi: { menu: menuVi, dialogs: dialogsVi },
  en: { menu: menuEn, dialogs: dialogsEn },
}

export function shellTextIn(language: Language): ShellText {
  return texts[language]
}

/** The settings as the host last wrote them; the usual ones when there are none, or they are not understood. */
export function readSettings(configFolder: string): Settings {
  try {
    return understandSettings(JSON.parse(readFileSync(join(configFolder, 'settings.json'), 'utf8')))
  } catch {
    return defaultSettings
  }
}
