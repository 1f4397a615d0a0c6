/**
 * The measuring hands inside a page, called from outside. A cell counts as painted at the first task after a frame that
 * found the wanted text in it: then that frame has been drawn.
 */
export type CellText = { row: string; column: string; text: string }

export type PageClock = {
  /** When the table was asked for, and when its first rows stood on the screen. */
  asked: number
  /** Resolves with milliseconds from the next event of that kind until every cell shows its text. */
  watchCells(event: 'keydown' | 'paste', key: string | null, cells: readonly CellText[]): void
  watched(): Promise<number>
  /** Begins to write down when frames begin; `stopFrames` gives the times between them. */
  startFrames(): void
  stopFrames(): number[]
  /** Resolves after the next frame has been drawn. */
  nextFrame(): Promise<number>
  /** Resolves when rows with text stand on the screen and have been drawn. */
  firstRows(): Promise<number>
  readText(row: string, column: string): string
}

export function createPageClock(): PageClock {
  let watching: Promise<number> = Promise.resolve(0)
  let frames: number[] = []
  let recording = false

  const clock: PageClock = {
    asked: 0,
    watchCells: (event, key, cells) => {
      watching = new Promise((resolve, reject) => {
        const start = (happened: Event): void => {
          if (key !== null && happened instanceof KeyboardEvent && happened.key !== key) return
          removeEventListener(event, start, true)
          const begun = happened.timeStamp
          void (async () => {
            let now = performance.now()
            while (!cells.every(({ row, column, text }) => clock.readText(row, column) === text)) {
              now = await clock.nextFrame()
              if (now - begun > 10_000) {
                const shown = cells.map(({ row, column }) => clock.readText(row, column))
                reject(new Error(`never shown: ${JSON.stringify(cells)}, but ${shown.join(', ')}`))
                return
              }
            }
            resolve(now - begun)
          })()
        }
        addEventListener(event, start, true)
      })
    },
    watched: () => watching,
    startFrames: () => {
      frames = []
      recording = true
      const note = (time: number): void => {
        frames.push(time)
        if (recording) requestAnimationFrame(note)
      }
      requestAnimationFrame(note)
    },
    stopFrames: () => {
      recording = false
      return frames.slice(1).map((time, at) => time - (frames[at] ?? time))
    },
    nextFrame: () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => {
            resolve(performance.now())
          }
          channel.port2.postMessage(null)
        })
      }),
    firstRows: async () => {
      for (;;) {
        const now = await clock.nextFrame()
        const cells = document.querySelectorAll('.ag-row .ag-cell')
        if (cells.length > 0 && [...cells].some((cell) => /\d/.test(cell.textContent ?? ''))) return now
      }
    },
    readText: (row, column) =>
      document
        .querySelector(`.ag-row[row-id="${row}"] .ag-cell[col-id="${column}"]`)
        ?.textContent?.replace(/\D/g, '') ?? '',
  }
  return clock
}
