import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { href, langOf, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { hasValue } from '../../indicators/cell.ts';
import { leadingFinding } from '../alternative.ts';
import { subtitle } from '../cell-text.ts';
import type { FigureColumn, FigureTable } from '../figure.ts';
import { computeFigures, figureYears } from '../figures.server.ts';
import { texts } from '../texts.ts';
import { figureWarnings } from '../warnings.ts';
import { pageTexts } from './page-texts.ts';

/** GET /direktoratet/figurer: every figure as it is now. */
export async function getFiguresPage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const ctx = ctxOf(c);
  const { locale } = c.var;
  const t = pageTexts[locale];
  const tables = await inTransaction(ctx, async (tx) =>
    computeFigures(
      tx,
      ctx,
      ctx.definitions.figures.map((figure) => figure.id),
      await figureYears(tx, ctx),
    ),
  );
  return respond(c, {
    title: t.title,
    robots: 'noindex',
    width: 'form',
    children: (
      <>
        <div className="k-stack k-pagehead">
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <p>{t.lead}</p>
        </div>
        {tables.length === 0 && <EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>}
        <List title={t.figures} tables={tables.filter((table) => table.kind === 'figure')} locale={locale} />
        <List title={t.tables} tables={tables.filter((table) => table.kind === 'table')} locale={locale} />
      </>
    ),
  });
}

function List({ title, tables, locale }: { title: string; tables: readonly FigureTable[]; locale: Locale }): ReactNode {
  if (tables.length === 0) return null;
  return (
    <section className="k-block">
      <Heading level={2} size="sm">
        {title}
      </Heading>
      <ul className="k-hits">
        {tables.map((table) => (
          <li key={table.id}>
            <Heading level={3} size="xs" lang={langOf(table.title, locale) === locale ? undefined : 'nb'}>
              <a className="ds-link" href={href(locale, `/direktoratet/figurer/${table.id}`)}>
                {textIn(table.title, locale)}
              </a>
            </Heading>
            <p className="k-small k-quiet">
              {subtitle(table, locale)} {table.basis === 'demonstration' ? <DemoMark locale={locale} /> : pageTexts[locale].basis(texts[locale].bases[table.basis])}
            </p>
            <Newest table={table} locale={locale} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The newest year with a number, how many are behind it, and what to know before publishing it. */
function Newest({ table, locale }: { table: FigureTable; locale: Locale }): ReactNode {
  const t = pageTexts[locale];
  const newest = newestWithNumbers(table);
  if (!newest) return <p className="k-small">{t.noNumbers}</p>;
  const { year, answered, notAnswered } = newest;
  const single = figureWarnings(table).filter((warning) => warning.kind === 'single-answer');
  const finding = leadingFinding(table, locale);
  return (
    <>
      {finding !== undefined && <p>{finding}</p>}
      <p className="k-small">
        {answered === undefined ? t.newestSeries(String(year)) : t.newest(String(year), String(answered), String(answered + (notAnswered ?? 0)))}
        {newest.preliminary && ` (${t.open})`}
      </p>
      {single.map(({ column }) => (
        <p key={column.id} className="k-small k-warn">
          {t.warning['single-answer'](textIn(column.label, locale))}
        </p>
      ))}
    </>
  );
}

const newestWithNumbers = (table: FigureTable): FigureColumn | undefined =>
  table.columns.findLast((column, i) => column.year !== undefined && table.rows.some((row) => hasValue(row.cells[i]!)));
