import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { formatDay, formatNumber, href, norwegianYear, textIn } from '../../../platform/locale.ts';
import type { Crumb } from '../../../ui/breadcrumbs.tsx';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { requireCentre, requireOfficer } from '../../access/access.server.ts';
import { findCentre } from '../../scheme/scheme.ts';
import { evidencePath, schemeInAddress } from '../evidence-address.ts';
import type { EvidenceRow, FactWish } from '../fact.ts';
import type { Indicator } from '../indicator.ts';
import { definitionOf } from '../inside/item-definition.ts';
import { listEvidence } from '../register-facts.server.ts';
import { findIndicator } from '../series.ts';
import { ownPath, ownYearPath } from './own-numbers-page.tsx';
import { ownTexts } from './own-texts.ts';

const mostShown = 500;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

interface Asked {
  readonly centreId: string;
  /** As the address names whose numbers they are. */
  readonly centre: string;
  readonly year: number;
  readonly wish: FactWish;
  readonly indicator: Indicator;
}

/** What the address asks for. @throws AppError `not-found` */
function askedOf(c: AppContext, centreId: string, centre: string): Asked {
  const item = c.req.query('del')?.slice(0, 200);
  const indicator = findIndicator(c.var.services.definitions.indicators, c.req.param('indicator') ?? '');
  if (!indicator) throw new AppError('not-found');
  return { centreId, centre, year: Number(c.req.param('year')), wish: { indicator: indicator.id, ...(item !== undefined && { item }) }, indicator };
}

/** GET /min-sentral/tall/{year}/{indicator}?del=: the rows that one of the centre's own numbers is made of. */
export function getOwnEvidencePage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const asked = askedOf(c, centreId, 'own');
  return showEvidence(c, asked, [{ label: ownTexts[c.var.locale].title, path: ownYearPath(asked.year) }], ownPath);
}

/** GET /direktoratet/tall/{centre}/{year}/{indicator}?del=: the same of any centre, or of the scheme, for an officer. */
export function getCentreEvidencePage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const named = c.req.param('centre') ?? '';
  const centre = findCentre(c.var.services.definitions.scheme, named);
  if (!centre && named === schemeInAddress) {
    const asked = askedOf(c, '', schemeInAddress);
    return showEvidence(c, asked, [{ label: textIn(asked.indicator.label, c.var.locale), path: `/indikatorer/${asked.indicator.id}` }], '/indikatorer');
  }
  if (!centre) throw new AppError('not-found');
  return showEvidence(c, askedOf(c, centre.id, centre.id), [{ label: centre.name, path: `/sentraler/${centre.id}` }], '/direktoratet');
}

async function showEvidence(c: AppContext, asked: Asked, breadcrumbs: Crumb[], current: string): Promise<Response> {
  const { locale, services } = c.var;
  const t = ownTexts[locale];
  const { year, wish, indicator } = asked;
  const ctx = ctxOf(c);
  const { rows, n } = await inTransaction(ctx, (tx) => listEvidence(tx, ctx, { centreId: asked.centreId, year, wish, most: mostShown + 1 }));
  const said = definitionOf(indicator, wish.item)!;
  const thisYear = norwegianYear(services.now());
  const from = indicator.register!.from;
  const title = wish.item === undefined ? textIn(said.label, locale) : `${textIn(indicator.label, locale)}: ${textIn(said.label, locale)}`;
  const to = (other: number) => ({ path: evidencePath(asked.centre, other, wish), label: String(other) });
  return respond(c, {
    title: `${title}, ${year}`,
    robots: 'noindex',
    current,
    breadcrumbs,
    width: 'form',
    children: (
      <div className="k-stack k-stack--lg">
        <div className="k-stack k-stack--s">
          <Heading level={1} size="lg">
            {title}
          </Heading>
          <p className="k-lead">
            {t.counts(formatNumber(locale, n), textIn(indicator.unit, locale), String(year))}
            {year === thisYear && `. ${t.running(String(year))}`}
          </p>
          <p className="k-measure">{textIn(said.definition, locale)}</p>
          <p>
            <a className="ds-link k-tap" href={href(locale, `/indikatorer/${indicator.id}`)}>
              {t.definition}
            </a>{' '}
            {services.definitions.scheme.demonstration && <DemoMark locale={locale} />}
          </p>
        </div>
        {year < from || year > thisYear ? <EmptyState title={t.noRegister(String(year))} /> : <Rows c={c} asked={asked} rows={rows} n={n} title={title} />}
        <Pager locale={locale} previous={year > from ? to(year - 1) : undefined} next={year < thisYear ? to(year + 1) : undefined} />
      </div>
    ),
  });
}

function Rows({ c, asked, rows, n, title }: { c: AppContext; asked: Asked; rows: readonly EvidenceRow[]; n: number; title: string }): ReactNode {
  const { locale } = c.var;
  const t = ownTexts[locale];
  if (rows.length === 0) return <EmptyState title={n > 0 ? t.unseen : t.nothing}>{n > 0 ? undefined : t.nothingHelp}</EmptyState>;
  const adds = rows.some((row) => row.adds !== undefined);
  const { number } = asked.indicator.register!;
  return (
    <div className="k-stack">
      <ScrollTable
        label={title}
        caption={title}
        hideCaption
        head={[{ label: t.date }, { label: t.what }, ...(adds ? [{ label: capital(textIn(asked.indicator.unit, locale)), numeric: true }] : [])]}
        rows={rows.slice(0, mostShown).map((row) => ({
          key: `${row.register}:${row.id}`,
          cells: [
            <span key="on" className="k-nowrap">
              {formatDay(locale, row.on)}
            </span>,
            <Named key="what" c={c} row={row} />,
            ...(adds ? [row.adds === undefined ? '' : formatNumber(locale, row.adds)] : []),
          ],
        }))}
      />
      {number === 'enquiries.median-first-answer' && <p className="k-quiet">{t.middle}</p>}
      {number.includes('.municipalities') && <p className="k-quiet">{t.distinct}</p>}
      {rows.length > mostShown && <p className="k-quiet">{t.someOnly(formatNumber(locale, mostShown))}</p>}
    </div>
  );
}

/** What the row is, and the way to it for whoever may open it. */
function Named({ c, row }: { c: AppContext; row: EvidenceRow }): ReactNode {
  const { locale } = c.var;
  const t = ownTexts[locale];
  const words = row.register === 'enquiries' ? t.enquiryNumber(row.title) : row.register === 'visits' ? t.visitNumber(row.title) : row.title;
  return (
    <>
      {row.path === undefined ? (
        words
      ) : (
        <a className="ds-link" href={href(locale, row.path)}>
          {words}
        </a>
      )}
      {row.removed && ` (${t.removed.toLowerCase()})`}
    </>
  );
}
