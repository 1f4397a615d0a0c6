/**
 * The measuring hands inside a page, called from outside. A cell counts as painted at the first task after a frame that
 * found the wanted text in it: then that frame has been drawn. The function stands alone, because it is also put into
 * the program's own page as text.
 */
export type CellText = { row: string; column: string; digits: string }

export type PageClock = {
  /**
   * Waits for the next event of that kind. `watched` then resolves with the milliseconds from it until all cells of
   * each list showed their digits.
   */
  watchCells(event: 'keydown' | 'paste', key: string | null, lists: readonly (readonly CellText[])[]): void
  watched(): Promise<number[]>
  /** Begins to write down when frames begin; `stopFrames` gives the times between them. */
  startFrames(): void
  stopFrames(): number[]
  /** Begins to write down how long an event keeps its listeners busy; `stopEvents` gives those times. */
  startEvents(event: 'pointermove' | 'keydown'): void
  stopEvents(): number[]
  /** Resolves after the next frame has been drawn, with that moment. */
  nextFrame(): Promise<number>
  /** Resolves when rows with figures stand on the screen and have been drawn. */
  firstRows(): Promise<number>
  readDigits(row: string, column: string): string
}

declare global {
  // A property of the global object can be declared in no other way.
  var benchClock: PageClock
}

export function createPageClock(): PageClock {
  let watching: Promise<number[]> = Promise.resolve([])
  let frames: number[] = []
  let recording = false
  let stopTiming: () => number[] = () => []
  const patience = 15_000

  const watchList = async (cells: readonly CellText[], begun: number): Promise<number> => {
    for (;;) {
      const now = await clock.nextFrame()
      const shown = cells.map(({ row, column }) => clock.readDigits(row, column))
      if (cells.every(({ digits }, at) => shown[at] === digits)) return now - begun
      if (now - begun > patience)
        throw new Error(`${JSON.stringify(cells)} not shown, but ${shown.join(', ')}`)
    }
  }
  const clock: PageClock = {
    watchCells: (event, key, lists) => {
      watching = new Promise((resolve, reject) => {
        const start = (happened: Event): void => {
          if (key !== null && happened instanceof KeyboardEvent && happened.key !== key) return
          removeEventListener(event, start, true)
          Promise.all(lists.map((cells) => watchList(cells, happened.timeStamp))).then(resolve, reject)
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
    startEvents: (event) => {
      const times: number[] = []
      let begun = 0
      const begin = (): void => {
        begun = performance.now()
      }
      const end = (): void => {
        times.push(performance.now() - begun)
      }
      // First and last of all listeners, as far as the event goes: a listener that stops it ends it for both.
      addEventListener(event, begin, true)
      addEventListener(event, end)
      stopTiming = () => {
        removeEventListener(event, begin, true)
        removeEventListener(event, end)
        return times
      }
    },
    stopEvents: () => stopTiming(),
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
        const cells = [...document.querySelectorAll('.ag-row .ag-cell')]
        if (cells.some((cell) => /\d{3}/.test(cell.textContent))) return now
      }
    },
    readDigits: (row, column) =>
      (
        document.querySelector(`.ag-row[row-id="${row}"] .ag-cell[col-id="${column}"]`)?.textContent ?? ''
      ).replace(/\D/g, ''),
  }
  return clock
}
