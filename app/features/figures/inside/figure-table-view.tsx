import type { ReactNode } from 'react';
import { langOf, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { Signed } from '../../../ui/signed.tsx';
import { Scroll } from '../../../ui/table.tsx';
import { hasValue, nilSign, standardSign } from '../../indicators/cell.ts';
import type { Cell } from '../../indicators/cell.ts';
import { cellAnchor } from '../cell-anchor.ts';
import { signedCell, signsUsed } from '../cell-text.ts';
import type { FigureColumn, FigureTable } from '../figure.ts';
import { texts } from '../texts.ts';
import { NoteMarks } from './note-marks.tsx';
import { noteNumbersAt } from './numbered-notes.ts';

/** The address of what a number was made of; undefined where there is nothing to show. */
export type CellHref = (row: string, column: FigureColumn) => string | undefined;

interface TableProps {
  table: FigureTable;
  locale: Locale;
  id: string;
  label: string;
  cellHref?: CellHref | undefined;
  /** The heading just above says the same: the caption is for screen readers only. */
  hideCaption?: boolean;
}

function BodyCell({ cell, row, column, props }: { cell: Cell; row: string; column: FigureColumn; props: TableProps }): ReactNode {
  const { table, locale, id, cellHref } = props;
  const signed = <Signed {...signedCell(cell, table, locale)} />;
  const address = hasValue(cell) ? cellHref?.(row, column) : undefined;
  return (
    <td id={cellAnchor(id, table, row, column.id)} className={newSource(column)}>
      {address === undefined ? (
        signed
      ) : (
        <a className="k-bound" href={address}>
          {signed}
        </a>
      )}
      <NoteMarks id={id} numbers={noteNumbersAt(table, { row, column: column.id, year: column.year })} locale={locale} />
    </td>
  );
}

/** A line down the table where its numbers go over to another source. */
const newSource = (column: FigureColumn): string | undefined => (column.break !== undefined && column.basis !== undefined ? 'k-newsource' : undefined);

/** How many answered and did not. A year without the question has nobody to count; a total counts no centres. */
function CountRow({ head, table, of, locale }: { head: string; table: FigureTable; of: 'answered' | 'notAnswered'; locale: Locale }): ReactNode {
  const t = texts[locale];
  return (
    <tr>
      <th scope="row">{head}</th>
      {table.columns.map((column) => {
        const n = column[of];
        return (
          <td key={column.id}>
            {n === 0 && <Signed sign={nilSign} words={t.nil} />}
            {n === undefined && <Signed sign={standardSign['not-applicable']} words={column.year === undefined ? t.states['not-applicable'] : t.states['not-asked']} />}
            {n !== undefined && n > 0 && n}
          </td>
        );
      })}
    </tr>
  );
}

/** More columns than this are set closer, so that the last one, the total, is seen without scrolling on a wide screen. */
const fewColumns = 7;

const headOf = (table: FigureTable, locale: Locale): string => {
  const title = textIn(table.title, locale);
  return table.measure === 'share-of-centres' ? `${title}, ${texts[locale].percent}` : title;
};

/** The figure's numbers with Statistics Norway's signs, n, and what the signs mean. Column heads are years or regions. */
export function FigureTableView(props: TableProps): ReactNode {
  const { table, locale, id, label, hideCaption = false } = props;
  const t = texts[locale];
  const signs = signsUsed(table, locale);
  return (
    <>
      <Scroll label={label}>
        <table className={`ds-table k-table k-table--numbers${table.columns.length > fewColumns ? ' k-table--many' : ''}`}>
          <caption className={hideCaption ? 'ds-sr-only' : undefined}>{headOf(table, locale)}</caption>
          <thead>
            <tr>
              <th scope="col">{textIn(table.rowHead, locale)}</th>
              {table.columns.map((column) => (
                <th key={column.id} scope="col" className={newSource(column)}>
                  {textIn(column.label, locale)}
                  <NoteMarks id={id} numbers={noteNumbersAt(table, { column: column.id, year: column.year })} locale={locale} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" lang={langOf(row.label, locale) === locale ? undefined : 'nb'}>
                  {textIn(row.label, locale)}
                  <NoteMarks id={id} numbers={noteNumbersAt(table, { row: row.id })} locale={locale} />
                </th>
                {row.cells.map((cell, i) => (
                  <BodyCell key={table.columns[i]!.id} cell={cell} row={row.id} column={table.columns[i]!} props={props} />
                ))}
              </tr>
            ))}
          </tbody>
          {table.columns.some((column) => column.answered !== undefined) && (
            <tfoot>
              <CountRow head={t.answered} table={table} of="answered" locale={locale} />
              <CountRow head={t.notAnswered} table={table} of="notAnswered" locale={locale} />
            </tfoot>
          )}
        </table>
      </Scroll>
      {signs.length > 0 && (
        <dl className="k-signs" aria-label={t.signsTitle}>
          {signs.map(({ sign, meaning }) => (
            <div key={sign}>
              <dt>{sign}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
