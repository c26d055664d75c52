import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { formatDay, href, langOf, norwegianDay, norwegianYear, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { isOfficer } from '../../access/access.ts';
import { evidencePath, schemeInAddress } from '../evidence-address.ts';
import type { Indicator, Series } from '../indicator.ts';
import { countsDistinct, countsPersons, indicatorNumbers, waysToTellApart } from '../inside/indicator-numbers.server.ts';
import type { IndicatorNumbers } from '../inside/indicator-numbers.server.ts';
import { makingOf, rowsOfScheme } from '../inside/register-numbers.ts';
import { findIndicator, knownYears, mixesInvented } from '../series.ts';
import { texts } from '../texts.ts';
import { IndicatorFacts, InLanguage } from './indicators-page.tsx';
import { NumbersTable, span, ToldApart } from './numbers-table.tsx';

/** `?fra=&til=`: a sentence about some of the years leads to just those. Years there are no numbers for are left out. */
function chosenYears(c: AppContext, all: IndicatorNumbers['years']): IndicatorNumbers['years'] {
  const year = (name: string): number | undefined => {
    const given = Number(c.req.query(name));
    return given >= all.from && given <= all.to && Number.isInteger(given) ? given : undefined;
  };
  const chosen = { from: year('fra') ?? all.from, to: year('til') ?? all.to };
  return chosen.from <= chosen.to ? chosen : all;
}

/** `?inndeling=2026-11-22`: different municipalities by the boundaries of that day, as a map counts them; else as they were. */
function chosenDay(c: AppContext, indicator: Indicator): string | undefined {
  const day = z.iso.date().safeParse(c.req.query('inndeling'));
  return countsDistinct(indicator) && day.success ? day.data : undefined;
}

/** For the authority: what no centre's page can lead back to. */
function RowsOfScheme({ indicator, thisYear, years, locale }: { indicator: Indicator; thisYear: number; years: IndicatorNumbers['years']; locale: Locale }): ReactNode {
  const { register } = indicator;
  if (!register || !rowsOfScheme.has(makingOf(register.number).register)) return null;
  const from = Math.max(register.from, years.from);
  const shown = Array.from({ length: Math.max(0, Math.min(thisYear, years.to) - from + 1) }, (_, i) => from + i);
  return (
    <p>
      {texts[locale].madeOf}
      {shown.map((year) => (
        <Fragment key={year}>
          {' '}
          <a className="ds-link k-tap" href={href(locale, evidencePath(schemeInAddress, year, { indicator: indicator.id }))}>
            {year}
          </a>
        </Fragment>
      ))}
    </p>
  );
}

/** GET /indikatorer/{id}: an indicator's definition and its numbers. */
export async function getIndicatorPage(c: AppContext): Promise<Response> {
  const ctx = ctxOf(c);
  const { locale } = c.var;
  const t = texts[locale];
  const book = ctx.definitions.indicators;
  const indicator = findIndicator(book, c.req.param('id') ?? '');
  if (!indicator) throw new AppError('not-found');
  const thisYear = norwegianYear(ctx.now);
  const all = knownYears(book, indicator, thisYear) ?? { from: thisYear, to: thisYear };
  const day = chosenDay(c, indicator);
  const numbers = await indicatorNumbers(ctx, indicator.id, {
    ...chosenYears(c, all),
    by: waysToTellApart(indicator).map((way) => way.id),
    as: day === undefined ? 'then' : { at: day },
  });
  const { years, sources, breaks } = numbers;
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
        <IndicatorFacts indicator={indicator} book={book} demonstration={ctx.definitions.scheme.demonstration} locale={locale} />
        <section className="k-block k-stack" aria-labelledby="tallene">
          <Heading level={2} size="sm" id="tallene">
            {t.numbers(span(years))}
          </Heading>
          {countsDistinct(indicator) && <Boundaries c={c} indicator={indicator} years={years} day={day} />}
          <NumbersTable numbers={numbers} locale={locale} />
          {isOfficer(c.var.actor) && <RowsOfScheme indicator={indicator} thisYear={thisYear} years={years} locale={locale} />}
          {numbers.lines.some(({ series }) => mixesInvented(series.points, series.basis)) && indicator.overYears === 'sum' && <p>{t.notAddedAcross}</p>}
          {span(years) !== span(all) && (
            <p>
              <a className="ds-link k-tap" href={href(locale, `/indikatorer/${indicator.id}`)}>
                {t.allYears(span(all))}
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
              <a className="ds-link" href={`/api/v1/indicators/${indicator.id}${indicator.by ? `?by=${indicator.by.id}` : day === undefined ? '' : `?as=${day}`}`}>
                {t.api}
              </a>
            </li>
          </ul>
        </section>
        {numbers.tables.map((table) => (
          <section key={table.id} className="k-block k-stack" aria-labelledby={`etter-${table.id}`}>
            <Heading level={2} size="sm" id={`etter-${table.id}`}>
              {t.by(textIn(table.label, locale))}, {span(table.years)}
            </Heading>
            {table.overlapping && <p>{t.overlapping}</p>}
            {countsPersons(indicator) && <p>{t.fewPersons}</p>}
            <ToldApart table={table} name={textIn(indicator.label, locale)} locale={locale} />
          </section>
        ))}
        <Breaks breaks={breaks} locale={locale} />
        <Sources sources={sources} locale={locale} />
      </>
    ),
  });
}

/** By which boundaries the municipalities are counted, and the way to the other: the two numbers differ through a reform. */
function Boundaries({ c, indicator, years, day }: { c: AppContext; indicator: Indicator; years: IndicatorNumbers['years']; day: string | undefined }): ReactNode {
  const { locale, services } = c.var;
  const t = texts[locale];
  const wish = new URLSearchParams({ fra: String(years.from), til: String(years.to), ...(day === undefined ? { inndeling: norwegianDay(services.now()) } : {}) });
  return (
    <p>
      {day === undefined ? t.asThen : t.asOf(formatDay(locale, day))}{' '}
      <a className="ds-link k-tap" href={`${href(locale, `/indikatorer/${indicator.id}`)}?${wish.toString()}`}>
        {day === undefined ? t.asNow : t.asWere}
      </a>
    </p>
  );
}

function Breaks({ breaks, locale }: { breaks: Series['breaks']; locale: Locale }): ReactNode {
  const t = texts[locale];
  if (breaks.length === 0) return null;
  return (
    <section className="k-block k-stack">
      <Heading level={2} size="sm">
        {t.breaks}
      </Heading>
      {breaks.map((one) => (
        <p key={one.year}>{textIn(one.why, locale)}</p>
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
