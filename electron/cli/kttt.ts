import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import texts from '../../resources/text/cli.vi.json'
import { Failure } from '../../shared/contract/errors'
import { checkWorkbook } from './check-workbook'
import { exportTable, requireEnding } from './export-table'
import { writePeriod } from './find-place'
import { importFile } from './import-file'
import { exitCodes, type Report } from './report'
import { UsageError } from './usage-error'
import { createWorkbookAt, withWorkbook } from './workbook-client'

/**
 * The program without a window, for scripts: the same host does the work. One JSON object goes to the output (a check says
 * what it found in lines for people unless JSON is asked for), one sentence for people to the error stream, and the exit
 * code says how it ended.
 */
const options = {
  workbook: { type: 'string' },
  form: { type: 'string' },
  period: { type: 'string' },
  locality: { type: 'string' },
  to: { type: 'string' },
  'new-forms': { type: 'boolean' },
  'all-new': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  explained: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

type CommandLine = {
  command: string
  /** The report is for a person to read. */
  asText?: boolean
  run: () => Promise<Report>
}

function readCommandLine(): CommandLine | 'help' {
  let parsed
  try {
    parsed = parseArgs({ allowPositionals: true, options })
  } catch (error) {
    throw new UsageError('option', error instanceof Error ? error.message : '')
  }
  const { values, positionals } = parsed
  const [command, file, ...rest] = positionals
  if (values.help === true || command === undefined) return 'help'
  const { form, period, locality, to } = values
  const workbook = (): string => requireFile(values.workbook, '--workbook')
  const unexpected = command === 'export' ? file : rest[0]
  if (unexpected !== undefined) throw new UsageError('option', unexpected)
  switch (command) {
    case 'new': {
      const path = resolveArgument(file ?? requireFile(undefined, 'FILE'))
      if (!path.endsWith('.kttt')) throw new UsageError('ending', path, '.kttt')
      return { command, run: () => createNew(path) }
    }
    case 'import': {
      const [source, path] = [requireFile(file, 'FILE'), workbook()]
      const dryRun = values['dry-run'] ?? false
      const newForms = values['all-new'] === true ? 'all' : values['new-forms'] === true ? 'unknown' : 'none'
      return {
        command,
        run: () =>
          withWorkbook(path, (open) =>
            importFile(open, source, { form, period, locality, newForms, dryRun }),
          ),
      }
    }
    case 'export': {
      if (to === undefined) throw new UsageError('missing', '--to')
      const [target, path] = [resolveArgument(to), workbook()]
      requireEnding(target)
      return {
        command,
        run: () => withWorkbook(path, (open) => exportTable(open, target, { form, period, locality })),
      }
    }
    case 'check': {
      if (values.workbook !== undefined && file !== undefined) throw new UsageError('option', file)
      const path = requireFile(values.workbook ?? file, '--workbook')
      const withExplained = values.explained ?? false
      return {
        command,
        asText: values.json !== true,
        run: () =>
          withWorkbook(path, (open) => checkWorkbook(open, { form, period, locality, withExplained })),
      }
    }
    default:
      throw new UsageError('command', command, 'new, import, export, check')
  }
}

async function createNew(path: string): Promise<Report> {
  const { name, periods } = await createWorkbookAt(path)
  return { needsPerson: false, body: { workbook: name, periods: periods.map(writePeriod) } }
}

/** Against the folder that the command was given in, also through `npm run`. */
function resolveArgument(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
}

function requireFile(path: string | undefined, name: string): string {
  if (path === undefined) throw new UsageError('missing', name)
  const resolved = resolveArgument(path)
  if (!existsSync(resolved)) throw new Failure('file-missing')
  return resolved
}

function say(body: object): void {
  process.stdout.write(`${JSON.stringify(body, null, 2)}\n`)
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

async function run(): Promise<number> {
  let command = ''
  try {
    const line = readCommandLine()
    if (line === 'help') {
      process.stdout.write(`${texts.help.join('\n')}\n`)
      return exitCodes.done
    }
    command = line.command
    const { needsPerson, body, text } = await line.run()
    if (line.asText === true && text !== undefined) process.stdout.write(`${text.join('\n')}\n`)
    else say({ ok: true, command, needsPerson, ...body })
    if (needsPerson) tell(texts.needsPerson)
    return needsPerson ? exitCodes.needsPerson : exitCodes.done
  } catch (error) {
    if (error instanceof UsageError) {
      const { what, given, known } = error
      say({ ok: false, command, error: 'usage', what, given, known })
      tell(fill(texts.usage[what], { given, known }))
      return exitCodes.usage
    }
    if (!(error instanceof Failure)) throw error
    say({ ok: false, command, error: error.code, detail: error.detail })
    tell(fill(texts.failed, { code: error.code }))
    return exitCodes.failed
  }
}

process.exitCode = await run()
