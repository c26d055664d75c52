import { hasValue } from '../indicators/cell.ts';
import type { FigureColumn, FigureTable } from './figure.ts';

/** What an officer should know before a figure is published. */
export interface FigureWarning {
  readonly kind:
    /** One centre answered: its answers stand by themselves and can be recognised. */
    | 'single-answer'
    /** The year's round is open: the numbers move. */
    | 'preliminary'
    | 'register-preliminary'
    /** Nobody has answered, or the round is not held yet. */
    | 'no-numbers';
  readonly column: FigureColumn;
}

/** The warnings of a figure, column by column; empty when it can be published as it is. */
export function figureWarnings(table: FigureTable): readonly FigureWarning[] {
  return table.columns.flatMap((column, i): FigureWarning[] => {
    const cells = table.rows.map((row) => row.cells[i]!);
    const shown = cells.some(hasValue);
    return [
      ...(column.answered === 1 && shown ? [{ kind: 'single-answer' as const, column }] : []),
      ...(column.preliminary && shown ? [{ kind: column.answered === undefined ? ('register-preliminary' as const) : ('preliminary' as const), column }] : []),
      ...(cells.length > 0 && cells.every((cell) => !hasValue(cell) && (cell.none === 'not-yet' || cell.none === 'not-answered')) ? [{ kind: 'no-numbers' as const, column }] : []),
    ];
  });
}
