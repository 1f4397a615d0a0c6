/** Moments travel as ISO texts in UTC and are shown in the computer's own time. */

export function formatTime(iso: string): string {
  const moment = new Date(iso)
  return [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(twoDigits).join(':')
}

/** "14:02 21/11/2026" */
export function formatMoment(iso: string): string {
  const moment = new Date(iso)
  const time = `${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`
  return `${time} ${twoDigits(moment.getDate())}/${twoDigits(moment.getMonth() + 1)}/${String(moment.getFullYear())}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
