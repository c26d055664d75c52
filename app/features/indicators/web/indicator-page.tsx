import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { writeCsv } from '../../../platform/csv.server.ts';
import { formatNumber, href, langOf, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { Signed } from '../../../ui/signed.tsx';
import { Scroll } from '../../../ui/table.tsx';
import { hasValue, nilSign, standardSign } from '../cell.ts';
import type { Cell } from '../cell.ts';
import type { IndicatorTexts } from '../texts.ts';
import { texts } from '../texts.ts';
import { indicatorNumbers } from '../inside/indicator-numbers.ts';
import type { IndicatorBook } from '../indicator.ts';
import type { IndicatorNumbers } from '../inside/indicator-numbers.ts';
import { IndicatorFacts, InLanguage } from './indicators-page.tsx';

const span = ({ from, to }: { from: number; to: number }): string => (from === to ? String(from) : `${from}–${to}`);

/** `?fra=&til=`: a sentence about some of the years leads to just those. Years there are no numbers for are left out. */
function chosenYears(c: AppContext, all: IndicatorNumbers['years']): IndicatorNumbers['years'] {
  const year = (name: string): number | undefined => {
    const given = Number(c.req.query(name));
    return given >= all.from && given <= all.to && Number.isInteger(given) ? given : undefined;
  };
  const chosen = { from: year('fra') ?? all.from, to: year('til') ?? all.to };
  return chosen.from <= chosen.to ? chosen : all;
}

/** GET /indikatorer/{id}: an indicator's definition and its numbers. */
export function getIndicatorPage(c: AppContext): Response {
  const ctx = ctxOf(c);
  const { locale } = c.var;
  const t = texts[locale];
  const all = indicatorNumbers(ctx, c.req.param('id') ?? '');
  const numbers = indicatorNumbers(ctx, all.indicator.id, chosenYears(c, all.years));
  const { indicator, years, sources } = numbers;
  const breaks = ctx.definitions.indicators.breaks[indicator.id] ?? [];
  return respond(c, {
    title: textIn(indicator.label, locale),
    breadcrumbs: [{ label: t.title, path: '/indikatorer' }],
    current: '/indikatorer',
    width: 'form',
    children: (
      <>
        <div className="k-stack k-pagehead">
          <Heading level={1} size="xl" lang={langOf(indicator.label, locale) === locale ? undefined : 'nb'}>
            {textIn(indicator.label, locale)}
          </Heading>
          <p className="k-lead">
            <InLanguage text={indicator.definition} locale={locale} />
          </p>
        </div>
        <IndicatorFacts indicator={indicator} book={ctx.definitions.indicators} locale={locale} />
        <section className="k-block k-stack" aria-labelledby="tallene">
          <Heading level={2} size="sm" id="tallene">
            {t.numbers(span(years))}
          </Heading>
          <NumbersTable numbers={numbers} locale={locale} />
          {span(years) !== span(all.years) && (
            <p>
              <a className="ds-link k-tap" href={href(locale, `/indikatorer/${indicator.id}`)}>
                {t.allYears(span(all.years))}
              </a>
            </p>
          )}
          <ul className="k-linkrow">
            <li>
              <a className="ds-link" href={href(locale, `/indikatorer/${indicator.id}/tall.csv`)} download>
                {t.downloadCsv}
              </a>
            </li>
            <li>
              <a className="ds-link" href={`/api/v1/indicators/${indicator.id}${indicator.by ? `?by=${indicator.by.id}` : ''}`}>
                {t.api}
              </a>
            </li>
          </ul>
        </section>
        <Breaks breaks={breaks} locale={locale} />
        <Sources sources={sources} locale={locale} />
      </>
    ),
  });
}

function Breaks({ breaks, locale }: { breaks: IndicatorBook['breaks'][string]; locale: Locale }): ReactNode {
  const t = texts[locale];
  if (breaks.length === 0) return null;
  return (
    <section className="k-block k-stack">
      <Heading level={2} size="sm">
        {t.breaks}
      </Heading>
      {breaks.map((one) => (
        <p key={one.year}>{t.break(String(one.year), textIn(one.why, locale))}</p>
      ))}
    </section>
  );
}

function Sources({ sources, locale }: { sources: IndicatorNumbers['sources']; locale: Locale }): ReactNode {
  if (sources.length === 0) return null;
  return (
    <section className="k-block k-stack">
      <Heading level={2} size="sm">
        {texts[locale].sources}
      </Heading>
      <ol className="ds-list">
        {sources.map((source) => (
          <li key={source.id} id={`kilde-${source.id}`}>
            {source.address === undefined ? (
              <InLanguage text={source.name} locale={locale} />
            ) : (
              <a className="ds-link" href={source.address}>
                <InLanguage text={source.name} locale={locale} />
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Sign({ cell, locale }: { cell: Cell; locale: Locale }): ReactNode {
  if (hasValue(cell) && cell.value !== 0) return formatNumber(locale, cell.value);
  return <Signed {...signOf(cell, texts[locale])} />;
}
/** The standard sign of a cell that is no positive number, and its words in a published series. */
function signOf(cell: Cell, t: IndicatorTexts): { sign: string; words: string } {
  if (hasValue(cell)) return { sign: nilSign, words: t.nil };
  return { sign: standardSign[cell.none], words: cell.none === 'not-yet' ? t.notYet : cell.none === 'not-applicable' ? t.notApplicable : t.notStated };
}

/** Years down and items across; one item has its sources beside it. */
function NumbersTable({ numbers, locale }: { numbers: IndicatorNumbers; locale: Locale }): ReactNode {
  const t = texts[locale];
  const { indicator, lines, years } = numbers;
  const single = indicator.by === undefined;
  return (
    <>
      <Scroll label={t.tableOf(textIn(indicator.label, locale))}>
        <table className="ds-table k-table">
          <caption>
            {textIn(indicator.label, locale)}, {textIn(indicator.unit, locale)}
          </caption>
          <thead>
            <tr>
              <th scope="col">{single ? t.year : textIn(indicator.by!.label, locale)}</th>
              {single ? (
                <>
                  <th scope="col" className="k-r">
                    {t.value}
                  </th>
                  <th scope="col">{t.source}</th>
                </>
              ) : (
                lines[0]!.series.points.map((point) => (
                  <th key={point.year} scope="col" className="k-r">
                    {point.year}
                  </th>
                ))
              )}
            </tr>
          </thead>
          <tbody>
            {single
              ? lines[0]!.series.points.map((point) => (
                  <tr key={point.year}>
                    <th scope="row">{point.year}</th>
                    <td className="k-r">
                      <Sign cell={point.cell} locale={locale} />
                    </td>
                    <td>
                      {point.source && (
                        <a className="ds-link" href={`#kilde-${point.source.id}`} aria-label={t.sourceNumber(String(numbers.sources.indexOf(point.source) + 1))}>
                          {numbers.sources.indexOf(point.source) + 1}
                        </a>
                      )}
                    </td>
                  </tr>
                ))
              : lines.map((line) => (
                  <tr key={line.id}>
                    <th scope="row">{textIn(line.label, locale)}</th>
                    {line.series.points.map((point) => (
                      <td key={point.year} className="k-r">
                        <Sign cell={point.cell} locale={locale} />
                      </td>
                    ))}
                  </tr>
                ))}
          </tbody>
          {single && lines[0]!.sum && (
            <tfoot>
              <tr>
                <th scope="row">{t.sum(span(years))}</th>
                <td className="k-r">
                  <Sign cell={lines[0]!.sum} locale={locale} />
                </td>
                <td>{t.bases.published}</td>
              </tr>
            </tfoot>
          )}
        </table>
      </Scroll>
      <SignList cells={lines.flatMap((line) => [...line.series.points.map((point) => point.cell), ...(line.sum ? [line.sum] : [])])} locale={locale} />
    </>
  );
}

function SignList({ cells, locale }: { cells: readonly Cell[]; locale: Locale }): ReactNode {
  const t = texts[locale];
  const has = (state: string): boolean => cells.some((cell) => !hasValue(cell) && cell.none === state);
  return (
    <dl className="k-signs" aria-label={t.signsTitle}>
      {has('not-answered') && <Meaning sign={standardSign['not-answered']} words={t.signs.notStated} />}
      {has('not-yet') && <Meaning sign={standardSign['not-yet']} words={t.signs.notYet} />}
      {cells.some((cell) => hasValue(cell) && cell.value === 0) && <Meaning sign={nilSign} words={t.signs.nil} />}
    </dl>
  );
}

const Meaning = ({ sign, words }: { sign: string; words: string }): ReactNode => (
  <div>
    <dt>{sign}</dt>
    <dd>{words}</dd>
  </div>
);

/** GET /indikatorer/{id}/tall.csv: definition above, a line a year and item, signs where there is no number. */
export function getIndicatorCsv(c: AppContext): Response {
  const { locale } = c.var;
  const t = texts[locale];
  const { indicator, lines } = indicatorNumbers(ctxOf(c), c.req.param('id') ?? '');
  const rows = [
    [textIn(indicator.label, locale)],
    [textIn(indicator.definition, locale)],
    ...(indicator.notCounted ? [[t.notCounted, textIn(indicator.notCounted, locale)]] : []),
    [t.unit, textIn(indicator.unit, locale)],
    [],
    [...(indicator.by ? [textIn(indicator.by.label, locale)] : []), t.year, t.value, t.source],
    ...lines.flatMap((line) =>
      line.series.points.map((point) => [
        ...(indicator.by ? [textIn(line.label, locale)] : []),
        point.year,
        hasValue(point.cell) && point.cell.value !== 0 ? point.cell.value : signOf(point.cell, t).sign,
        point.source?.address ?? (point.source ? textIn(point.source.name, locale) : ''),
      ]),
    ),
    [],
    [standardSign['not-answered'], t.signs.notStated],
    [standardSign['not-yet'], t.signs.notYet],
    [nilSign, t.signs.nil],
  ];
  return new Response(writeCsv(rows), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${indicator.id}.csv"` } });
}
