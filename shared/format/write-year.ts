/** Fills {N}, {N-1}, {N+1} … in a text of a form with the years around `year`. Other braces stay as they are. */
export function fillYear(text: string, year: number): string {
  return text.replace(
    /\{N(?:([+-])(\d{1,2}))?\}/g,
    (_, sign: string | undefined, distance: string | undefined) =>
      String(year + (sign === '-' ? -1 : 1) * Number(distance ?? 0)),
  )
}
