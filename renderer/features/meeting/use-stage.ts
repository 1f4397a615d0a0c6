import { useEffect, useState } from 'react'
import { axisHeight, categoryHeight, isLying, plotHeight } from '../../charts/chart-scene'
import type { ChartPicture } from '../../../shared/model/chart'

/**
 * The size of the screen, and what is legible on it from the back of a room. Everything on a screen is measured in `unit`,
 * the hundredth part of the width of a picture of 16 : 9 that fits; type is never smaller than about 1/40 of the height.
 */
export type Stage = { width: number; height: number; unit: number }

export function useStage(): Stage {
  const [stage, setStage] = useState(measureStage)
  useEffect(() => {
    const measure = (): void => {
      setStage(measureStage())
    }
    addEventListener('resize', measure)
    return () => {
      removeEventListener('resize', measure)
    }
  }, [])
  return stage
}

function measureStage(): Stage {
  const { innerWidth: width, innerHeight: height } = window
  return { width, height, unit: Math.min(width / 100, height / 56.25) }
}

/** Type of charts in units, from the one that is wished for down to the smallest that is legible. */
const chartType = { largest: 2.2, smallest: 1.3, step: 0.1 }
/** Units across and down that a screen leaves to the plot; the banner takes its own. */
const plotRoom = { width: 90, height: 36 }

/** Few bars are not pulled apart to fill the screen. */
const mostStretch = 2.2

export type ChartFit = { size: number; height: number; bars: number }

/** Type and height of a chart; `bars` is how many of its bars fit on one screen. */
export function fitChart(picture: ChartPicture, { unit }: Stage): ChartFit {
  const width = plotRoom.width * unit
  const notes = picture.notes.length + (picture.source === '' ? 0 : 1)
  const space = (plotRoom.height - Math.min(notes, 4) * 2) * unit
  let size = chartType.largest * unit
  while (size > chartType.smallest * unit && plotHeight({ picture, width, size }) > space)
    size -= chartType.step * unit
  const each = categoryHeight({ picture, width, size })
  const wanted = isLying(picture) ? plotHeight({ picture, width, size }) * mostStretch : space
  return {
    size,
    height: Math.min(space, wanted),
    bars: Math.max(1, Math.floor((space - axisHeight(size) - 8) / each)),
  }
}
