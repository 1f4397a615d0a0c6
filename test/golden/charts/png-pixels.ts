import { inflateSync } from 'node:zlib'

/** Reads PNGs as Chromium writes them (8 bits, RGB or RGBA, not interlaced) and counts how far two are apart. */
export type Pixels = { width: number; height: number; channels: number; data: Uint8Array }

export function readPng(file: Buffer): Pixels {
  const width = file.readUInt32BE(16)
  const height = file.readUInt32BE(20)
  const channels = file[25] === 6 ? 4 : 3
  if (file[24] !== 8 || (file[25] !== 6 && file[25] !== 2)) throw new Error('a PNG of another sort')
  const parts: Buffer[] = []
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return {
    width,
    height,
    channels,
    data: unfilter(inflateSync(Buffer.concat(parts)), width, height, channels),
  }
}

/** Undoes the filters of rows (PNG specification, 9.2). */
function unfilter(raw: Buffer, width: number, height: number, channels: number): Uint8Array {
  const stride = width * channels
  const data = new Uint8Array(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x += 1) {
      const value = raw[y * (stride + 1) + 1 + x] ?? 0
      const left = x < channels ? 0 : (data[y * stride + x - channels] ?? 0)
      const up = y === 0 ? 0 : (data[(y - 1) * stride + x] ?? 0)
      const corner = x < channels || y === 0 ? 0 : (data[(y - 1) * stride + x - channels] ?? 0)
      data[y * stride + x] = value + predict(filter, left, up, corner)
    }
  }
  return data
}

function predict(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4: {
      const guess = left + up - corner
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
      return a <= b && a <= c ? left : b <= c ? up : corner
    }
    default:
      return 0
  }
}

/** The share of pixels that differ clearly. */
export function comparePng(one: Pixels, other: Pixels): { sameSize: boolean; share: number } {
  if (one.width !== other.width || one.height !== other.height) return { sameSize: false, share: 1 }
  let different = 0
  for (let at = 0; at < one.width * one.height; at += 1) {
    let most = 0
    for (let channel = 0; channel < 3; channel += 1) {
      const a = one.data[at * one.channels + channel] ?? 0
      const b = other.data[at * other.channels + channel] ?? 0
      most = Math.max(most, Math.abs(a - b))
    }
    if (most > 60) different += 1
  }
  return { sameSize: true, share: different / (one.width * one.height) }
}
