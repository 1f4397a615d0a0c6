/** Type-checks every layer with its own compiler settings, two at a time: that is what a two-core machine carries. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import process from 'node:process'

const layers = ['shared', 'electron', 'renderer', 'test']
const atOnce = 2
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')

/** @param {string} layer @returns {Promise<{ layer: string, output: string, ok: boolean }>} */
function checkLayer(layer) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [compiler, '-p', `${layer}/tsconfig.json`, '--pretty', 'false'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (/** @type {Buffer} */ data) => (output += data.toString()))
    child.stderr.on('data', (/** @type {Buffer} */ data) => (output += data.toString()))
    child.on('error', (error) => {
      resolve({ layer, output: error.message, ok: false })
    })
    child.on('close', (code) => {
      resolve({ layer, output, ok: code === 0 })
    })
  })
}

const waiting = [...layers]

async function checkInTurn() {
  for (let layer = waiting.shift(); layer !== undefined; layer = waiting.shift()) {
    const result = await checkLayer(layer)
    console.log(`${result.ok ? 'ok    ' : 'FAILED'} ${result.layer}`)
    if (result.output !== '') console.log(result.output.trimEnd())
    if (!result.ok) process.exitCode = 1
  }
}

await Promise.all(Array.from({ length: atOnce }, checkInTurn))
