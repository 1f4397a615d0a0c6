/** A row as people name it: "1 Tổng số HTX". */
export function nameRow(ordinal: string, label: string): string {
  return `${ordinal} ${label}`.replace(/\s+/g, ' ').trim()
}
