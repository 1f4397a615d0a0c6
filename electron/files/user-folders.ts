import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the user's workbooks and settings live. KTTT_DATA and KTTT_CONFIG override. */
export function findUserFolders(env: NodeJS.ProcessEnv): { dataFolder: string; configFolder: string } {
  return {
    dataFolder: env['KTTT_DATA'] ?? findDataFolder(),
    configFolder: env['KTTT_CONFIG'] ?? findConfigFolder(env),
  }
}

function findDataFolder(): string {
  const documents = join(homedir(), 'Documents')
  return join(existsSync(documents) ? documents : homedir(), 'So KTTT')
}

function findConfigFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32')
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'so-kttt')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'so-kttt')
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'so-kttt')
}
