/** A leaf of the first indicator, and the group and the total that it adds to; all stand on the first screen. */
export const leaf = 'I1.N1.1'
export const sums = ['I1.N1', 'I1'] as const
export const column = 'actual-1'
