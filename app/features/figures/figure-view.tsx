import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { langOf, textIn } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { Heading } from '../../ui/heading.tsx';
import { subtitle } from './cell-text.ts';
import { FigureChart, hasLegend } from './figure-chart.tsx';
import type { FigureTable } from './figure.ts';
import { columnColours, drawnColumns } from './inside/grouped-layout.ts';
import { FigureTableView } from './inside/figure-table-view.tsx';
import type { CellHref } from './inside/figure-table-view.tsx';
import { NoteMarks } from './inside/note-marks.tsx';
import { basisOfYears } from './inside/basis-of-years.ts';
import { yearSpans } from './inside/figure-notes.ts';
import { noteNumbersAt, numberedNotes } from './inside/numbered-notes.ts';
import { stateWords } from './cell-text.ts';
import { texts } from './texts.ts';

export const figureFiles = ['svg', 'xlsx', 'csv', 'json'] as const;
export type FigureFile = (typeof figureFiles)[number];

export interface FigureViewProps {
  table: FigureTable;
  locale: Locale;
  /** Its place in a report, as a number: "Figur 5", "Tabell 1". Absent: shown without one. */
  number?: number | undefined;
  level?: 2 | 3 | 4;
  /** The page's own heading says the title. */
  titled?: boolean;
  /** Anchor of the figure; those of its cells are made by `cellAnchor`. */
  id?: string;
  /** Address of each of its files, with language prefix; absent: there are none. */
  fileHref?: ((file: FigureFile) => string) | undefined;
  /** Where a definition of what is counted stands. */
  aboutHref?: string | undefined;
  /** Makes the numbers links, for those who may see what they were made of. */
  cellHref?: CellHref | undefined;
}

/** "Figur 5": a figure's name by its place; tables and figures are numbered apart. */
export const figureName = (table: Pick<FigureTable, 'kind'>, number: number, locale: Locale): string =>
  `${table.kind === 'table' ? texts[locale].table : texts[locale].figure} ${number}`;

function Legend({ table, locale, id }: { table: FigureTable; locale: Locale; id: string }): ReactNode {
  const t = texts[locale];
  const colours = columnColours(table);
  return (
    <ul className="k-legend" aria-label={t.answeredLegend}>
      {drawnColumns(table).map((column) => (
        <li key={column.id}>
          <svg className="bar" fill={colours.get(column.id)} aria-hidden="true">
            <rect />
          </svg>
          <span>
            {textIn(column.label, locale)}
            <NoteMarks id={id} numbers={noteNumbersAt(table, { column: column.id, year: column.year })} locale={locale} />{' '}
            <span className="k-quiet">{column.answered === undefined ? stateWords('not-asked', table.measure, locale) : t.n(String(column.answered))}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Notes({ table, locale, id }: { table: FigureTable; locale: Locale; id: string }): ReactNode {
  if (table.notes.length === 0) return null;
  return (
    <ol className="k-notes">
      {numberedNotes(table).map(({ number, note }) => (
        <li key={number} id={`${id}-n${number}`} lang={langOf(note.text, locale) === locale ? undefined : 'nb'}>
          {textIn(note.text, locale)}
        </li>
      ))}
    </ol>
  );
}

/** What the numbers stand on; year by year where that changes. */
function BasisMarks({ table, locale }: { table: FigureTable; locale: Locale }): ReactNode {
  const t = texts[locale];
  const mark = (basis: FigureTable['basis']): ReactNode => (basis === 'demonstration' ? <DemoMark locale={locale} /> : <span className="k-basis">{t.bases[basis]}</span>);
  const told = basisOfYears(table);
  if (told.length < 2) return mark(table.basis);
  return told.map(({ basis, years }) => (
    <Fragment key={basis}>
      {mark(basis)} <span className="k-basis">{yearSpans(years, t.list)}</span>{' '}
    </Fragment>
  ));
}

/** A figure or table as it stands in a text: caption, n, drawing, notes, the same as a table, and its files. */
export function FigureView({ table, locale, number, level = 3, titled = true, id = table.id, fileHref, aboutHref, cellHref }: FigureViewProps): ReactNode {
  const t = texts[locale];
  const numbered = number === undefined ? undefined : figureName(table, number, locale);
  const title = textIn(table.title, locale);
  const name = numbered === undefined ? t.quoted(title) : `${numbered.charAt(0).toLowerCase()}${numbered.slice(1)}`;
  const chart = (
    <>
      {hasLegend(table) && <Legend table={table} locale={locale} id={id} />}
      <FigureChart table={table} locale={locale} id={`${id}-chart`} name={numbered === undefined ? title : `${numbered}. ${title}`} />
    </>
  );
  const isTable = table.kind === 'table';
  const asTable = <FigureTableView table={table} locale={locale} id={id} label={isTable ? (numbered ?? title) : t.tableOf(name)} cellHref={cellHref} hideCaption={isTable} />;
  return (
    <figure className="k-figure" id={id} aria-labelledby={`${id}-caption`}>
      <figcaption id={`${id}-caption`}>
        {numbered !== undefined && <span className="k-figure__no">{numbered}</span>}
        <Heading level={level} size="xs" className={titled ? undefined : 'ds-sr-only'} lang={langOf(table.title, locale) === locale ? undefined : 'nb'}>
          {title}
        </Heading>
        <p className="k-quiet k-small k-mt1">
          {subtitle(table, locale)}
          <NoteMarks id={id} numbers={noteNumbersAt(table, 'figure')} locale={locale} /> <BasisMarks table={table} locale={locale} />
        </p>
      </figcaption>
      {isTable ? asTable : chart}
      <Notes table={table} locale={locale} id={id} />
      <details className="ds-details k-tabledetails">
        <summary>{isTable ? t.showChart : t.showTable}</summary>
        <div>{isTable ? chart : asTable}</div>
      </details>
      <p className="k-small k-quiet k-figure__source">{t.source(textIn(table.source, locale))}</p>
      {(fileHref ?? aboutHref) !== undefined && (
        <>
          <p className="k-small k-dl" id={`${id}-files`}>
            {t.download(name)}
          </p>
          <ul className="k-linkrow" aria-labelledby={`${id}-files`}>
            {fileHref !== undefined && figureFiles.map((file) => <FileLink key={file} href={fileHref(file)} label={t.files[file]} download />)}
            {aboutHref !== undefined && <FileLink href={aboutHref} label={t.aboutNumbers} />}
          </ul>
        </>
      )}
    </figure>
  );
}

const FileLink = ({ href, label, download = false }: { href: string; label: string; download?: boolean }): ReactNode => (
  <li>
    <a className="ds-link" href={href} download={download ? true : undefined}>
      {label}
    </a>
  </li>
);
