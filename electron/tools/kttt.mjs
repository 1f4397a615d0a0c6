// `npm run kttt -- import …`: builds if needed, then runs the command line. What it builds is said on the error stream.
import texts from '../../resources/text/terminal.vi.json' with { type: 'json' }

if (Number(process.versions['napi']) < 10) {
  process.stderr.write(`${texts.needNode.replace('{found}', process.version)}\n`)
  process.exit(1)
}
const { buildIfStale } = await import('./build.mjs')
await buildIfStale(() => {
  process.stderr.write(`${texts.building}\n`)
})
// A variable, because the file exists only after the build.
const program = new URL('../../dist/cli/kttt.mjs', import.meta.url)
await import(program.href)
