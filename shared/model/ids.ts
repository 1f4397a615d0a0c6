/**
 * Branded identifiers: a period cannot be passed where a locality is meant.
 * They are the integer keys of the workbook file; a fixed number never changes its meaning inside one workbook.
 */
declare const brand: unique symbol
type Branded<Name extends string> = number & { readonly [brand]: Name }

export type IndicatorId = Branded<'indicator'>
export type SectorId = Branded<'sector'>
export type LocalityId = Branded<'locality'>
export type PeriodId = Branded<'period'>
export type SourceId = Branded<'source'>
export type FormId = Branded<'form'>
export type ChartId = Branded<'chart'>
export type PackId = Branded<'pack'>
export type WhatIfId = Branded<'what-if'>
export type RuleId = Branded<'rule'>

/** The one opened view of a client, unique while the host runs. */
export type ViewId = Branded<'view'>
