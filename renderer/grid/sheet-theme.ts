import {
  ClientSideRowModelModule,
  ColumnApiModule,
  EventApiModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelApiModule,
  themeQuartz,
} from 'ag-grid-community'

/** Only the parts of the grid that the sheet uses. */
export function registerGridModules(): void {
  ModuleRegistry.registerModules([
    ClientSideRowModelModule,
    ClientSideRowModelApiModule,
    ColumnApiModule,
    CellApiModule,
    CellStyleModule,
    EventApiModule,
    RenderApiModule,
    RowApiModule,
    RowStyleModule,
    ScrollApiModule,
  ])
}

/** The program's tokens as the grid's theme: colours follow light and dark by themselves. */
export const sheetTheme = themeQuartz.withParams({
  accentColor: 'var(--accent)',
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--text)',
  textColor: 'var(--text)',
  borderColor: 'var(--line)',
  browserColorScheme: 'inherit',
  cellHorizontalPadding: 0,
  cellTextColor: 'var(--text)',
  columnBorder: { color: 'var(--line)' },
  fontFamily: 'var(--font-ui)',
  fontSize: 'var(--sheet-font)',
  headerBackgroundColor: 'var(--raised)',
  headerColumnBorder: { color: 'var(--line)' },
  headerColumnResizeHandleColor: 'transparent',
  headerFontSize: 'var(--sheet-header-font)',
  headerFontWeight: 600,
  headerRowBorder: { color: 'var(--line)' },
  headerTextColor: 'var(--text)',
  oddRowBackgroundColor: 'var(--surface)',
  pinnedColumnBorder: { color: 'var(--line-strong)' },
  rowBorder: { color: 'var(--line)' },
  rowHoverColor: 'transparent',
  selectCellBackgroundColor: 'transparent',
  spacing: 4,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
})
