/**
 * Rows of cells in two flat arrays, found by (plane, locality). A plane is one (scenario, indicator, sector); it is cut
 * into pages of 64 neighbouring localities, and only pages with a row exist, so that a nation with few figures stays
 * small. Number 0 of planes' pages, pages and rows stands for everything that does not exist: it is read like the
 * others, holds only missing cells and is never written. Looking up therefore needs no branch.
 */
const pageBits = 6
const pageSize = 1 << pageBits
const pageMask = pageSize - 1

/** By locality: it adds to `whole[wholeStart[locality]]` … before `wholeStart[locality + 1]`. */
type Wholes = {
  readonly wholeStart: Int32Array
  readonly whole: Int32Array
  /** Whether every whole has a smaller number than its parts. */
  readonly areBefore: boolean
}

export class RowStore {
  readonly width: number
  readonly planeCount: number
  readonly localityCount: number
  values: Float64Array
  flags: Uint8Array
  private readonly pagesPerPlane: number
  /** Plane → where its list of pages starts in `pages`. */
  private readonly planes: Int32Array
  /** Where a page starts in `rows`. */
  private pages: Int32Array
  /** Row number of a locality in its page. */
  private rows: Int32Array
  private pagesUsed: number
  private rowsUsed = pageSize
  private rowCount = 1
  private capacity: number
  private laidOut = 0
  /** Changes whenever rows are added or moved. */
  version = 0

  constructor(planeCount: number, localityCount: number, width: number, expectedRows: number) {
    this.width = width
    this.planeCount = planeCount
    this.localityCount = localityCount
    this.pagesPerPlane = Math.max(1, Math.ceil(localityCount / pageSize))
    this.planes = new Int32Array(planeCount)
    this.pages = new Int32Array(this.pagesPerPlane * 8)
    this.pagesUsed = this.pagesPerPlane
    this.rows = new Int32Array(pageSize * 16)
    this.capacity = 1 + Math.max(16, Math.min(expectedRows, planeCount * localityCount))
    this.values = new Float64Array(this.capacity * width)
    this.flags = new Uint8Array(this.capacity * width)
  }

  hasPlane(plane: number): boolean {
    return this.planes[plane] !== 0
  }

  /** 0 where there is no row. */
  rowAt(plane: number, locality: number): number {
    const page = this.pages[(this.planes[plane] ?? 0) + (locality >> pageBits)] ?? 0
    return this.rows[page + (locality & pageMask)] ?? 0
  }

  /** The number of the row, which is made if need be; `values` and `flags` may be replaced. */
  openRow(plane: number, locality: number): number {
    const row = this.claimRow(plane, locality)
    if (row >= this.capacity) this.resize(Math.max(row + 1, this.capacity + (this.capacity >> 1)))
    return row
  }

  /** Writes the rows of `count` neighbouring localities that exist into `found`; returns how many. */
  findNeighbours(plane: number, first: number, count: number, found: Int32Array): number {
    const { pages, rows } = this
    const start = this.planes[plane] ?? 0
    let length = 0
    for (let locality = first; locality < first + count; locality++) {
      const row = rows[(pages[start + (locality >> pageBits)] ?? 0) + (locality & pageMask)] ?? 0
      if (row !== 0) found[length++] = row
    }
    return length
  }

  /** The same for `count` localities from `listed[from]` on. */
  findListed(plane: number, listed: Int32Array, from: number, count: number, found: Int32Array): number {
    let length = 0
    for (let at = from; at < from + count; at++) {
      const row = this.rowAt(plane, listed[at] ?? 0)
      if (row !== 0) found[length++] = row
    }
    return length
  }

  /** The same for one locality of the planes `listed[from]` … after `plane`. */
  findListedAcross(
    plane: number,
    listed: Int32Array,
    from: number,
    count: number,
    locality: number,
    found: Int32Array,
  ): number {
    let length = 0
    for (let at = from; at < from + count; at++) {
      const row = this.rowAt(plane + (listed[at] ?? 0), locality)
      if (row !== 0) found[length++] = row
    }
    return length
  }

  /** The same for one locality of `count` planes, `stride` apart. */
  findAcross(plane: number, count: number, stride: number, locality: number, found: Int32Array): number {
    const { pages, rows, planes } = this
    const page = locality >> pageBits
    const at = locality & pageMask
    let length = 0
    for (let part = plane; part < plane + count * stride; part += stride) {
      const row = rows[(pages[(planes[part] ?? 0) + page] ?? 0) + at] ?? 0
      if (row !== 0) found[length++] = row
    }
    return length
  }

  /**
   * Makes row numbers for what every row may add to: for the same locality of the planes `others`, and, where the plane
   * sums over places, for the wholes of its place. Values follow in `layOut`.
   */
  claimTotals(plane: number, wholes: Wholes | null, others: readonly number[]): void {
    let before = 0
    // A whole mostly has a smaller number than its parts; again where places took over others, until no row is new.
    while (before !== this.rowCount) {
      before = this.rowCount
      for (let page = this.pagesPerPlane - 1; page >= 0; page--) {
        const start = this.pages[(this.planes[plane] ?? 0) + page] ?? 0
        if (start === 0) continue
        for (let at = pageMask; at >= 0; at--) {
          if (this.rows[start + at] === 0) continue
          const locality = page * pageSize + at
          if (wholes !== null) this.claimWholes(plane, locality, wholes)
          for (const other of others) this.claimRow(other, locality)
        }
      }
      if (wholes === null || wholes.areBefore) return
    }
  }

  private claimWholes(plane: number, locality: number, { wholeStart, whole }: Wholes): void {
    const end = wholeStart[locality + 1] ?? 0
    for (let at = wholeStart[locality] ?? 0; at < end; at++) this.claimRow(plane, whole[at] ?? 0)
  }

  /** True when rows were added since `layOut`, so that neighbours may be apart. */
  get isScattered(): boolean {
    return this.rowCount !== this.laidOut
  }

  /** Moves the rows so that those of a plane follow each other by locality, with a little room for new ones. */
  layOut(): void {
    const { values, flags, width, capacity } = this
    this.capacity = this.rowCount + (this.rowCount >> 5) + 64
    this.values = new Float64Array(this.capacity * width)
    this.flags = new Uint8Array(this.capacity * width)
    let next = 1
    for (let plane = 0; plane < this.planeCount; plane++) {
      const start = this.planes[plane] ?? 0
      if (start === 0) continue
      for (let page = 0; page < this.pagesPerPlane; page++) {
        const from = this.pages[start + page] ?? 0
        if (from === 0) continue
        for (let at = from; at < from + pageSize; at++) {
          const row = this.rows[at] ?? 0
          if (row === 0) continue
          if (row < capacity) {
            let target = next * width
            for (let slot = row * width; slot < (row + 1) * width; slot++, target++) {
              this.flags[target] = flags[slot] ?? 0
              this.values[target] = values[slot] ?? 0
            }
          }
          this.rows[at] = next++
        }
      }
    }
    this.laidOut = this.rowCount
    this.version++
  }

  /** Calls `visit` for each row by plane and locality, ascending. */
  forEachRow(visit: (plane: number, locality: number, row: number) => void): void {
    for (let plane = 0; plane < this.planeCount; plane++) {
      const start = this.planes[plane] ?? 0
      if (start === 0) continue
      for (let page = 0; page < this.pagesPerPlane; page++) {
        const from = this.pages[start + page] ?? 0
        if (from === 0) continue
        for (let at = 0; at < pageSize; at++) {
          const row = this.rows[from + at] ?? 0
          if (row !== 0) visit(plane, page * pageSize + at, row)
        }
      }
    }
  }

  /** Bytes held by the arrays. */
  get byteLength(): number {
    const arrays = [this.values, this.flags, this.planes, this.pages, this.rows]
    return arrays.reduce((bytes, array) => bytes + array.byteLength, 0)
  }

  private claimRow(plane: number, locality: number): number {
    let start = this.planes[plane] ?? 0
    if (start === 0) {
      start = this.pagesUsed
      this.pagesUsed += this.pagesPerPlane
      if (this.pagesUsed > this.pages.length) this.pages = enlarge(this.pages, this.pagesUsed)
      this.planes[plane] = start
    }
    let page = this.pages[start + (locality >> pageBits)] ?? 0
    if (page === 0) {
      page = this.rowsUsed
      this.rowsUsed += pageSize
      if (this.rowsUsed > this.rows.length) this.rows = enlarge(this.rows, this.rowsUsed)
      this.pages[start + (locality >> pageBits)] = page
    }
    const at = page + (locality & pageMask)
    const row = this.rows[at] ?? 0
    if (row !== 0) return row
    this.version++
    this.rows[at] = this.rowCount
    return this.rowCount++
  }

  private resize(capacity: number): void {
    const values = new Float64Array(capacity * this.width)
    const flags = new Uint8Array(capacity * this.width)
    values.set(this.values)
    flags.set(this.flags)
    this.capacity = capacity
    this.values = values
    this.flags = flags
  }
}

/** Grown by half: the copying stays in proportion to what is stored. */
function enlarge(from: Int32Array, needed: number): Int32Array {
  const target = new Int32Array(Math.max(needed, from.length + (from.length >> 1)))
  target.set(from)
  return target
}
