import type { ReactNode } from 'react';

interface Column {
  readonly label: ReactNode;
  /** Numbers stand to the right. */
  readonly numeric?: boolean;
  /** For screen readers only, where the column speaks for itself. */
  readonly hidden?: boolean;
}
interface Row {
  readonly key: string;
  /** The first cell names the row. */
  readonly cells: readonly ReactNode[];
}

export interface ScrollTableProps {
  /** Names the region that can be scrolled sideways. */
  label: string;
  caption?: ReactNode;
  /** The caption is for screen readers only: a heading above says the same. */
  hideCaption?: boolean;
  head: readonly Column[];
  rows: readonly Row[];
  foot?: readonly Row[];
}

const cellClass = (column: Column | undefined): string | undefined => (column?.numeric === true ? 'k-r' : undefined);

function Rows({ rows, head }: { rows: readonly Row[]; head: readonly Column[] }): ReactNode {
  return rows.map((row) => (
    <tr key={row.key}>
      {row.cells.map((cell, i) =>
        i === 0 ? (
          <th key={i} scope="row">
            {cell}
          </th>
        ) : (
          <td key={i} className={cellClass(head[i])}>
            {cell}
          </td>
        ),
      )}
    </tr>
  ));
}

/** The page never scrolls sideways; what is wider than its column does, and can be reached with the keyboard. */
export const Scroll = ({ label, children }: { label: string; children: ReactNode }): ReactNode => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable without a mouse
  <div className="k-scroll" tabIndex={0} role="region" aria-label={label}>
    {children}
  </div>
);

export const ScrollTable = ({ label, caption, hideCaption = false, head, rows, foot }: ScrollTableProps): ReactNode => (
  <Scroll label={label}>
    <table className="ds-table k-table">
      {caption !== undefined && <caption className={hideCaption ? 'ds-sr-only' : undefined}>{caption}</caption>}
      <thead>
        <tr>
          {head.map((column, i) => (
            <th key={i} scope="col" className={cellClass(column)}>
              {column.hidden === true ? <span className="ds-sr-only">{column.label}</span> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Rows rows={rows} head={head} />
      </tbody>
      {foot && (
        <tfoot>
          <Rows rows={foot} head={head} />
        </tfoot>
      )}
    </table>
  </Scroll>
);
