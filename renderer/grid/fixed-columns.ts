/** Ids of the columns that stand before the figures of every sheet. */
export const fixedColumnIds = { ordinal: '#ordinal', indicator: '#indicator', unit: '#unit' } as const
