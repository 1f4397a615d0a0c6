/**
 * The part of a canvas context that charts draw with, writing SVG instead: so a file has the very lines, places and texts of
 * the screen, as vectors with text that can be selected. What Chart.js asks of a context beyond this it does not draw with.
 */
type Matrix = readonly [number, number, number, number, number, number]
type Style = {
  matrix: Matrix
  fillStyle: string
  strokeStyle: string
  lineWidth: number
  font: string
  textAlign: string
  textBaseline: string
  dash: readonly number[]
  globalAlpha: number
  /** Groups that were opened for clips since the last save. */
  clips: number
}

export type SvgContext = {
  /** To be drawn with like a canvas. */
  context: CanvasRenderingContext2D
  /** Makes the present place the one that a reset of transformations leads to: the corner of the plot drawn next. */
  setBase: () => void
  /** The elements drawn so far. */
  finish: () => string
}

/** @param measure width of a text in a CSS font, in CSS pixels; @param prefix keeps ids of several drawings apart */
export function createSvgContext(
  measure: (text: string, font: string) => number,
  prefix: string,
): SvgContext {
  const elements: string[] = []
  let path = ''
  let clipCount = 0
  const stack: Style[] = []
  let style: Style = {
    matrix: [1, 0, 0, 1, 0, 0],
    fillStyle: '#000000',
    strokeStyle: '#000000',
    lineWidth: 1,
    font: '12px serif',
    textAlign: 'start',
    textBaseline: 'alphabetic',
    dash: [],
    globalAlpha: 1,
    clips: 0,
  }
  /** What "no transformation" means: Chart.js resets to it before it draws. */
  let base: Matrix = style.matrix

  const at = (x: number, y: number): string => {
    const [a, b, c, d, e, f] = style.matrix
    return `${write(a * x + c * y + e)} ${write(b * x + d * y + f)}`
  }
  const scale = (): number => Math.hypot(style.matrix[0], style.matrix[1])
  const emit = (element: string): void => {
    elements.push(element)
  }
  const paint = (element: string, kind: 'fill' | 'stroke'): void => {
    if (isClear(kind === 'fill' ? style.fillStyle : style.strokeStyle)) return
    if (kind === 'fill') emit(`<path d="${element}" fill="${style.fillStyle}"${alpha()}/>`)
    else
      emit(
        `<path d="${element}" fill="none" stroke="${style.strokeStyle}" stroke-width="${write(style.lineWidth * scale())}"` +
          `${style.dash.length === 0 ? '' : ` stroke-dasharray="${style.dash.map((one) => write(one * scale())).join(' ')}"`}${alpha()}/>`,
      )
  }
  const alpha = (): string => (style.globalAlpha === 1 ? '' : ` opacity="${write(style.globalAlpha)}"`)
  const boxPath = (x: number, y: number, width: number, height: number): string =>
    `M${at(x, y)}L${at(x + width, y)}L${at(x + width, y + height)}L${at(x, y + height)}Z`
  const writeText = (text: string, x: number, y: number): void => {
    if (text === '' || isClear(style.fillStyle)) return
    const { size, weight, family } = readFont(style.font)
    const [a, b, c, d] = style.matrix
    const turned = b !== 0 || c !== 0
    const [px = '0', py = '0'] = at(x, y + baselineShift(style.textBaseline, size)).split(' ')
    const anchor = { center: 'middle', right: 'end', end: 'end' }[style.textAlign] ?? 'start'
    const place = turned
      ? `transform="matrix(${[a, b, c, d].map(write).join(' ')} ${px} ${py})"`
      : `x="${px}" y="${py}"`
    emit(
      `<text ${place} font-family="${escapeXml(family)}" font-size="${write(turned ? size : size * scale())}"` +
        `${weight === '400' ? '' : ` font-weight="${weight}"`} fill="${style.fillStyle}"` +
        `${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}${alpha()}>${escapeXml(text)}</text>`,
    )
  }
  const drawing = {
    save() {
      stack.push(style)
      style = { ...style, clips: 0 }
    },
    restore() {
      for (let open = style.clips; open > 0; open -= 1) emit('</g>')
      style = stack.pop() ?? style
    },
    translate(x: number, y: number) {
      const [a, b, c, d, e, f] = style.matrix
      style.matrix = [a, b, c, d, a * x + c * y + e, b * x + d * y + f]
    },
    rotate(angle: number) {
      const [a, b, c, d, e, f] = style.matrix
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      style.matrix = [a * cos + c * sin, b * cos + d * sin, c * cos - a * sin, d * cos - b * sin, e, f]
    },
    scale(x: number, y: number) {
      const [a, b, c, d, e, f] = style.matrix
      style.matrix = [a * x, b * x, c * y, d * y, e, f]
    },
    resetTransform() {
      style.matrix = base
    },
    setTransform() {
      style.matrix = base
    },
    clearRect() {
      // Nothing is ever under it.
    },
    beginPath() {
      path = ''
    },
    closePath() {
      path += 'Z'
    },
    moveTo(x: number, y: number) {
      path += `M${at(x, y)}`
    },
    lineTo(x: number, y: number) {
      path += `${path === '' ? 'M' : 'L'}${at(x, y)}`
    },
    rect(x: number, y: number, width: number, height: number) {
      path += boxPath(x, y, width, height)
    },
    bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number) {
      path += `C${at(x1, y1)} ${at(x2, y2)} ${at(x, y)}`
    },
    quadraticCurveTo(x1: number, y1: number, x: number, y: number) {
      path += `Q${at(x1, y1)} ${at(x, y)}`
    },
    arc(x: number, y: number, radius: number, start: number, end: number, backwards = false) {
      path += traceArc(at, x, y, radius, scale(), start, end, backwards, path === '' || path.endsWith('Z'))
    },
    fill() {
      paint(path, 'fill')
    },
    stroke() {
      paint(path, 'stroke')
    },
    clip() {
      clipCount += 1
      const id = `${prefix}-${String(clipCount)}`
      emit(`<clipPath id="${id}"><path d="${path}"/></clipPath><g clip-path="url(#${id})">`)
      style.clips += 1
    },
    fillRect(x: number, y: number, width: number, height: number) {
      paint(boxPath(x, y, width, height), 'fill')
    },
    strokeRect(x: number, y: number, width: number, height: number) {
      paint(boxPath(x, y, width, height), 'stroke')
    },
    fillText: writeText,
    strokeText() {
      // Texts of charts have no outline.
    },
    measureText(text: string) {
      return { width: measure(text, style.font) }
    },
    setLineDash(dash: readonly number[]) {
      style.dash = [...dash]
    },
    getLineDash: () => [...style.dash],
  }
  const styled = [
    'fillStyle',
    'strokeStyle',
    'lineWidth',
    'font',
    'textAlign',
    'textBaseline',
    'globalAlpha',
  ] as const
  for (const name of styled)
    Object.defineProperty(drawing, name, {
      get: () => style[name],
      set: (value: never) => {
        style[name] = value
      },
    })
  return {
    context: drawing as unknown as CanvasRenderingContext2D,
    setBase() {
      base = style.matrix
    },
    finish: () => elements.join('\n'),
  }
}

/** An arc of a circle as path commands; a whole turn takes two. */
function traceArc(
  at: (x: number, y: number) => string,
  x: number,
  y: number,
  radius: number,
  scale: number,
  start: number,
  end: number,
  backwards: boolean,
  begins: boolean,
): string {
  const full = Math.PI * 2
  const span = backwards ? Math.min(start - end, full) : Math.min(end - start, full)
  const turn = ((span % full) + full) % full || (span === 0 ? 0 : full)
  const on = (angle: number): string => at(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius)
  const r = write(radius * scale)
  const direction = backwards ? -1 : 1
  const half = start + (direction * turn) / 2
  const last = start + direction * turn
  const sweep = backwards ? '0' : '1'
  return `${begins ? 'M' : 'L'}${on(start)}A${r} ${r} 0 0 ${sweep} ${on(half)}A${r} ${r} 0 0 ${sweep} ${on(last)}`
}

function write(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function isClear(colour: string): boolean {
  return colour === 'transparent' || /^rgba\(.*,\s*0\)$/.test(colour)
}

/** "700 12px Face, serif" as Chart.js and the marks write it. */
function readFont(font: string): { size: number; weight: string; family: string } {
  const match = /(?:(normal|bold|\d{3})\s+)?(\d+(?:\.\d+)?)px(?:\/\S+)?\s+(.*)$/.exec(font)
  const weight = match?.[1] ?? '400'
  return {
    size: Number(match?.[2] ?? 12),
    weight: weight === 'normal' ? '400' : weight === 'bold' ? '700' : weight,
    family: match?.[3] ?? 'serif',
  }
}

/** Programs differ in how they place SVG text in the middle; a shifted baseline is the same in all. */
function baselineShift(baseline: string, size: number): number {
  switch (baseline) {
    case 'middle':
      return size * 0.34
    case 'top':
    case 'hanging':
      return size * 0.8
    case 'bottom':
      return -size * 0.2
    default:
      return 0
  }
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${String(letter.charCodeAt(0))};`)
}
