import { makeKey } from '../fixtures/make-key'

/** The figures that one edit of the torture changes together: after a crash they must all have one value. */
export const tortureKeys = ['VN', 'R1', 'R2'].map((locality) =>
  makeKey('HTX.hieu_qua', { locality, sector: 'NN' }),
)
