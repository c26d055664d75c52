import type { ReactNode } from 'react';
import { listNewest } from '../../features/ideas/ideas.server.ts';
import { NewestIdeas } from '../../features/ideas/newest-ideas.tsx';
import { hasValue } from '../../features/indicators/cell.ts';
import type { Series } from '../../features/indicators/indicator.ts';
import { getSeries } from '../../features/indicators/indicators.server.ts';
import { getMunicipalityMap } from '../../features/indicators/municipality-map.server.ts';
import { publishedYears, sumOfPoints } from '../../features/indicators/series.ts';
import { listPublishedReports } from '../../features/reports/reports.server.ts';
import { ownCounty } from '../../features/scheme/areas.ts';
import { isActiveAt } from '../../features/scheme/scheme.ts';
import { ctxOf } from '../../platform/context.ts';
import type { AppContext, Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Locale } from '../../platform/locale.ts';
import { formatDate, formatNumber, href, langOf, textIn } from '../../platform/locale.ts';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { ButtonLink } from '../../ui/fields.tsx';
import { Heading } from '../../ui/heading.tsx';
import { respond } from '../../ui/respond.tsx';
import { norwegianDay } from '../../features/questionnaires/round.ts';
import { fillSentence } from '../front.ts';
import type { FrontNumber } from '../front.ts';
import { Hero } from './start-hero.tsx';
import { startTexts } from './start-texts.ts';
import { YearBars } from './year-bars.tsx';

/** The newest published edition, as the front page shows it. */
interface LatestReport {
  readonly title: string;
  readonly lang: Locale;
  /** Without language prefix. */
  readonly path: string;
  readonly years: { readonly from: number; readonly to: number };
  readonly edition: number;
  readonly publishedAt: Date;
}

/** The front's numbers over the years of the report, or of what has been published. */
interface FrontSeries {
  readonly main: Series | undefined;
  readonly beside: Series | undefined;
}
async function frontSeries(ctx: Ctx, report: LatestReport | undefined): Promise<FrontSeries> {
  const { front, indicators } = ctx.definitions;
  const years = report?.years ?? (front.number && publishedYears(indicators, front.number.indicator));
  if (!years) return { main: undefined, beside: undefined };
  return inTransaction(ctx, async (tx) => ({
    main: front.number && (await getSeries(tx, ctx, front.number.indicator, years)),
    beside: front.beside && (await getSeries(tx, ctx, front.beside.indicator, years)),
  }));
}

export async function getStartPage(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const ctx = ctxOf(c);
  const [newest] = await listPublishedReports(ctx);
  const report = newest && {
    title: newest.report.title,
    lang: newest.report.language,
    path: `/rapporter/${newest.report.id}`,
    years: { from: newest.report.from, to: newest.report.to },
    edition: newest.head.number,
    publishedAt: newest.head.publishedAt,
  };
  const [map, series, ideas] = [await getMunicipalityMap(ctx, { subject: 'visits' }), await frontSeries(ctx, report), await listNewest(ctx, 3)];
  return respond(c, {
    title: textIn(ctx.definitions.front.headline, locale),
    description: textIn(ctx.definitions.scheme.description, locale),
    children: (
      <>
        <Hero c={c} map={map} />
        <Latest c={c} report={report} series={series} />
        <NewestIdeas c={c} ideas={ideas} />
        <Centres c={c} />
      </>
    ),
  });
}

/** A sentence with its number, tied to what the number is. */
function BoundSentence({ number, series, locale, big }: { number: FrontNumber; series: Series; locale: Locale; big: boolean }): ReactNode {
  const sum = sumOfPoints(series.points, series.basis, 'sum');
  // A sum with a year missing would say less than its name: better no sentence.
  if (!hasValue(sum)) return null;
  const years = series.points.map((p) => p.year);
  const values = { value: formatNumber(locale, sum.value), years: `${years[0]}–${years.at(-1)}` };
  const address = `${href(locale, `/indikatorer/${series.indicator}`)}?fra=${years[0]}&til=${years.at(-1)}`;
  return (
    <p className={big ? 'k-lead' : 'k-measure'} lang={langOf(number.sentence, locale)}>
      {fillSentence(textIn(number.sentence, locale), values).map((part) =>
        part.bound ? (
          <span key={part.text}>
            <a className={big ? 'k-bound k-big' : 'k-bound'} href={address}>
              {part.text}
            </a>
            {big && <br />}
          </span>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

function Latest({ c, report, series: { main, beside } }: { c: AppContext; report: LatestReport | undefined; series: FrontSeries }): ReactNode {
  const { locale, services } = c.var;
  const { front } = services.definitions;
  const t = startTexts[locale];
  return (
    <section className="k-section" aria-labelledby="rapport">
      <div className="k-cols k-cols--hero">
        <div className="k-stack">
          <Heading level={2} size="md" id="rapport" lang={report?.lang}>
            <span className="k-chapterno" lang={locale}>
              {t.latestReport}
            </span>
            {report?.title ?? t.noReport}
          </Heading>
          <p className="k-quiet">{report ? t.published(report.edition, formatDate(locale, report.publishedAt)) : t.noReportWhy}</p>
          {front.number && main && <BoundSentence number={front.number} series={main} locale={locale} big />}
          {front.beside && beside && <BoundSentence number={front.beside} series={beside} locale={locale} big={false} />}
          <div className="k-row">
            {report && <ButtonLink href={href(locale, report.path)}>{t.read}</ButtonLink>}
            <ButtonLink variant={report ? 'tertiary' : 'secondary'} href={href(locale, '/indikatorer')}>
              {t.allNumbers}
            </ButtonLink>
          </div>
        </div>
        {front.number && main && <Chart series={main} title={front.number.chart} locale={locale} />}
      </div>
    </section>
  );
}

/** Every centre with an agreement now, and the county it lies in. */
function Centres({ c }: { c: AppContext }): ReactNode {
  const { locale, services } = c.var;
  const { scheme, geography } = services.definitions;
  const t = startTexts[locale];
  const today = norwegianDay(services.now());
  const active = scheme.centres.filter((centre) => isActiveAt(centre, today)).toSorted((a, b) => a.name.localeCompare(b.name, 'nb'));
  return (
    <section className="k-section" aria-labelledby="sentraler">
      <Heading level={2} size="md" id="sentraler">
        {t.centres}
      </Heading>
      <ul className="k-grid">
        {active.map((centre) => (
          <li key={centre.id}>
            <a className="ds-link k-tap" href={href(locale, `/sentraler/${centre.id}`)}>
              {centre.name}
            </a>{' '}
            {centre.demonstration && <DemoMark locale={locale} />} <span className="k-quiet k-small k-grid__what">{ownCounty(geography, centre, today)?.name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Chart({ series, title, locale }: { series: Series; title: { nb: string; nn: string; en?: string | undefined }; locale: Locale }): ReactNode {
  const t = startTexts[locale];
  const told = series.points.flatMap(({ year, cell }) => (hasValue(cell) ? [{ year: String(year), n: cell.value, value: formatNumber(locale, cell.value) }] : []));
  const [first, last, high] = [told[0], told.at(-1), told.toSorted((a, b) => b.n - a.n)[0]];
  if (!first || !last || !high) return null;
  return (
    <figure className="k-minifig">
      <figcaption lang={langOf(title, locale)}>{textIn(title, locale)}</figcaption>
      <YearBars points={series.points} locale={locale} label={t.chartFinding(high, first, last)} noValue={t.noValue} />
      <p className="k-quiet k-small">
        <span lang={langOf(series.source.name, locale)}>{t.source(textIn(series.source.name, locale))}</span>
      </p>
    </figure>
  );
}
