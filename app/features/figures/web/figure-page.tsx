import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { href, langOf, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Button, Choice, SelectField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { xlsxType } from '../../../platform/spreadsheet.server.ts';
import { respond } from '../../../ui/respond.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import type { Centre } from '../../scheme/scheme.ts';
import { figureCsv } from '../figure-csv.server.ts';
import { figureSvg } from '../figure-chart.tsx';
import { figureJsonStat } from '../figure-json-stat.ts';
import { FigureView } from '../figure-view.tsx';
import { getCellOrigin } from '../figures.server.ts';
import type { CellOrigin } from '../figures.server.ts';
import { figureXlsx } from '../figure-xlsx.server.ts';
import { figureWarnings } from '../warnings.ts';
import { figureQuery, readFigureRequest } from './figure-request.ts';
import type { FigureRequest } from './figure-request.ts';
import { pageTexts } from './page-texts.ts';

const pagePath = (id: string): string => `/direktoratet/figurer/${id}`;

/** GET /direktoratet/figurer/{id}?fra=&til=&region=&rad=&kolonne= */
export async function getFigurePage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const { locale } = c.var;
  const t = pageTexts[locale];
  const request = await readFigureRequest(c);
  const { ctx, table, chosen } = request;
  const known = chosen && table.rows.some((row) => row.id === chosen.row) && table.columns.some((column) => column.id === chosen.column) ? chosen : undefined;
  const origin = known && (await getCellOrigin(ctx, table, known.row, known.column));
  const path = href(locale, pagePath(table.id));
  return respond(c, {
    title: textIn(table.title, locale),
    breadcrumbs: [{ label: t.title, path: '/direktoratet/figurer' }],
    current: '/direktoratet/figurer',
    robots: 'noindex',
    width: 'form',
    children: (
      <>
        <div className="k-stack k-stack--lg k-pagehead">
          <Heading level={1} size="lg" lang={langOf(table.title, locale) === locale ? undefined : 'nb'}>
            {textIn(table.title, locale)}
          </Heading>
          <ChooseYears request={request} path={path} locale={locale} />
        </div>
        {request.swapped && <Message tone="info">{t.wrongOrder}</Message>}
        <Warnings request={request} locale={locale} />
        {known && <Origin request={request} origin={origin} chosen={known} locale={locale} />}
        <FigureView
          table={table}
          locale={locale}
          level={2}
          titled={false}
          fileHref={(file) => `${path}/${file === 'svg' ? 'figur' : 'tall'}.${file}${figureQuery(request)}`}
          aboutHref={href(locale, '/indikatorer')}
          cellHref={
            table.measure === 'series'
              ? undefined
              : (row, column) => (column.year === undefined ? undefined : `${path}${figureQuery(request, { row, column: column.id })}#grunnlag`)
          }
        />
        {table.measure !== 'series' && <p className="k-small k-quiet">{t.clickHint}</p>}
      </>
    ),
  });
}

function ChooseYears({ request, path, locale }: { request: FigureRequest; path: string; locale: Locale }): ReactNode {
  const t = pageTexts[locale];
  const { all, table, by } = request;
  const options = Array.from({ length: all.to - all.from + 1 }, (_, i) => ({ value: String(all.from + i), label: String(all.from + i) }));
  return (
    <form action={path} className="k-search" aria-label={t.choose}>
      <SelectField id="fra" name="fra" label={t.from} value={String(table.years.from)} options={options} />
      <SelectField id="til" name="til" label={t.to} value={String(table.years.to)} options={options} />
      {table.measure !== 'series' && <Choice type="checkbox" id="region" name="region" value="1" label={t.by} checked={by === 'region'} />}
      <div className="k-row">
        <Button variant="secondary">{t.show}</Button>
      </div>
    </form>
  );
}

function Warnings({ request, locale }: { request: FigureRequest; locale: Locale }): ReactNode {
  const t = pageTexts[locale];
  const warnings = figureWarnings(request.table);
  if (warnings.length === 0) return null;
  return (
    <Message tone="warning" title={t.warnings}>
      <ul className="ds-list">
        {warnings.map(({ kind, column }) => (
          <li key={`${kind} ${column.id}`}>{t.warning[kind](textIn(column.label, locale))}</li>
        ))}
      </ul>
    </Message>
  );
}

/** The way back from a number to the answers it was made of. */
function Origin({
  request,
  origin,
  chosen,
  locale,
}: {
  request: FigureRequest;
  origin: CellOrigin | undefined;
  chosen: { row: string; column: string };
  locale: Locale;
}): ReactNode {
  const t = pageTexts[locale];
  const { table } = request;
  const row = table.rows.find((one) => one.id === chosen.row)!;
  const column = table.columns.find((one) => one.id === chosen.column)!;
  return (
    <section className="k-block k-stack" id="grunnlag" aria-labelledby="grunnlag-tittel">
      <Heading level={2} size="sm" id="grunnlag-tittel">
        {t.originTitle}
      </Heading>
      <p>{t.origin(textIn(row.label, locale), textIn(column.label, locale))}</p>
      {origin ? (
        <>
          <Centres title={t.counted(String(origin.counted.length))} centres={origin.counted} year={origin.year} locale={locale} />
          {origin.others.length > 0 && <Centres title={t.others(String(origin.others.length))} centres={origin.others} year={origin.year} locale={locale} />}
        </>
      ) : (
        <p>
          {t.noOrigin}{' '}
          <a className="ds-link" href={href(locale, '/indikatorer')}>
            {t.definitions}
          </a>
        </p>
      )}
    </section>
  );
}

function Centres({ title, centres, year, locale }: { title: string; centres: readonly Centre[]; year: number; locale: Locale }): ReactNode {
  return (
    <div>
      <Heading level={3} size="2xs">
        {title}
      </Heading>
      {centres.length === 0 && <p>{pageTexts[locale].nobody}</p>}
      <ul className="k-plain">
        {centres.map((centre) => (
          <li key={centre.id}>
            <a className="ds-link k-tap" href={href(locale, `/direktoratet/runder/${year}/${centre.id}`)}>
              {pageTexts[locale].response(centre.name)}
            </a>
            {centre.demonstration && <DemoMark locale={locale} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

const download = (body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response =>
  new Response(body, { headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' } });
const fileName = ({ table, by }: FigureRequest): string => `${table.id}-${table.years.from}-${table.years.to}${by === 'region' ? '-region' : ''}`;

/** GET /direktoratet/figurer/{id}/figur.svg */
export async function getFigureSvg(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const request = await readFigureRequest(c);
  return download(figureSvg(request.table, c.var.locale), 'image/svg+xml; charset=utf-8', `${fileName(request)}.svg`);
}

/** GET /direktoratet/figurer/{id}/tall.csv */
export async function getFigureCsv(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const request = await readFigureRequest(c);
  return download(figureCsv(request.table, c.var.locale), 'text/csv; charset=utf-8', `${fileName(request)}.csv`);
}

/** GET /direktoratet/figurer/{id}/tall.xlsx */
export async function getFigureXlsx(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const request = await readFigureRequest(c);
  return download(await figureXlsx(request.table, c.var.locale), xlsxType, `${fileName(request)}.xlsx`);
}

/** GET /direktoratet/figurer/{id}/tall.json */
export async function getFigureJson(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const request = await readFigureRequest(c);
  return download(JSON.stringify(figureJsonStat(request.table, c.var.locale)), 'application/json', `${fileName(request)}.json`);
}
