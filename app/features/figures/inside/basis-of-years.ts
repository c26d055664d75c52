import type { Basis } from '../../indicators/indicator.ts';
import type { FigureTable } from '../figure.ts';

/** Which years of a table stand on what, in their order; one entry when all stand on the same. */
export function basisOfYears({ columns, basis }: Pick<FigureTable, 'columns' | 'basis'>): readonly { readonly basis: Basis; readonly years: readonly number[] }[] {
  const byBasis = Map.groupBy(
    columns.filter((column) => column.year !== undefined),
    (column) => column.basis ?? basis,
  );
  return [...byBasis].map(([of, ofBasis]) => ({ basis: of, years: [...new Set(ofBasis.map((column) => column.year!))] }));
}
