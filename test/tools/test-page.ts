import { build } from 'vite'
import { repoRoot } from './bundle-program'

/** A page of the tests with everything it needs inside it, as one document for a browser. */
export async function buildTestPage(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: repoRoot,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      minify: false,
      assetsInlineLimit: 10_000_000,
      cssCodeSplit: false,
      rolldownOptions: { input: entry },
    },
  })
  const files = 'output' in built ? built.output : []
  let script = ''
  let style = ''
  for (const file of files) {
    if (file.type === 'chunk') script += file.code
    else if (file.fileName.endsWith('.css')) style += String(file.source)
  }
  if (script === '' || style === '') throw new Error('the page has no script or no style')
  return `<!doctype html><meta charset="utf-8"><style>${style}
html, body { margin: 0; background: var(--bg); color: var(--text) }</style><div id="root"></div>
<script type="module">${script.replaceAll('</script', '<\\/script')}</script>`
}
