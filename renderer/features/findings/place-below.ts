type Size = { width: number; height: number }

/** Where a box stands under a cell, or over it where there is no room; always within the window. */
export function placeBelow(
  cell: { left: number; top: number; bottom: number },
  size: Size,
  room: Size,
): { left: number; top: number } | { left: number; bottom: number } {
  const left = Math.max(edge, Math.min(cell.left, room.width - size.width - edge))
  return cell.bottom + gap + size.height <= room.height
    ? { left, top: cell.bottom + gap }
    : { left, bottom: room.height - cell.top + gap }
}

const gap = 4
const edge = 8
