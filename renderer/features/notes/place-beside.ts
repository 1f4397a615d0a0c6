/** Where a box stands beside a cell: right of it, else left of it, and always within the window. */
export function placeBeside(
  cell: { left: number; right: number; top: number },
  size: { width: number; height: number },
  room: { width: number; height: number },
): { left: number; top: number } {
  const fitsRight = cell.right + gap + size.width <= room.width
  const left = fitsRight ? cell.right + gap : cell.left - gap - size.width
  return {
    left: Math.max(edge, Math.min(left, room.width - size.width - edge)),
    top: Math.max(edge, Math.min(cell.top, room.height - size.height - edge)),
  }
}

const gap = 6
const edge = 8
