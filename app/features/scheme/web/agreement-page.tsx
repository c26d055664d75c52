import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { formatDay, href, norwegianDay, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { requireCentre } from '../../access/access.server.ts';
import type { Geography } from '../../geography/geography.ts';
import { governorName, governorOf } from '../../geography/governors.ts';
import { viewCentre } from '../inside/centre-view.ts';
import type { CentreView } from '../inside/centre-view.ts';
import { findCentre } from '../scheme.ts';
import type { Scheme } from '../scheme.ts';
import { texts } from '../texts.ts';
import { areaText, TaskList, yearsText } from './parts.tsx';

/** GET /min-sentral/avtale: the centre's own people. @throws AppError as `requireCentre` does */
export function getAgreementPage(c: AppContext): Response {
  const { locale, services } = c.var;
  const { scheme, geography } = services.definitions;
  const t = texts[locale].agreement;
  const centre = findCentre(scheme, requireCentre(c));
  if (!centre) throw new AppError('not-found');
  const today = norwegianDay(services.now());
  const view = viewCentre(geography, scheme, centre, today);
  const earlier = view.periods.filter((p) => p !== view.period);
  return respond(c, {
    title: t.title,
    robots: 'noindex',
    children: (
      <div className="k-measure">
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        <p className="k-lead">
          {t.lead(centre.name, textIn(scheme.centreName.one, locale), textIn(scheme.authority, locale))} {centre.demonstration && <DemoMark locale={locale} />}
        </p>
        {view.status !== 'active' && <EmptyState title={t.noneNow}>{t.noneNowHelp}</EmptyState>}
        <Facts view={view} scheme={scheme} locale={locale} />
        {view.period && (
          <section className="k-block k-stack" aria-labelledby="oppgaver">
            <Heading level={2} size="sm" id="oppgaver">
              {texts[locale].page.tasks(yearsText(locale, view.period))}
            </Heading>
            <TaskList period={view.period} locale={locale} />
          </section>
        )}
        {view.status === 'active' && <Offices view={view} geography={geography} today={today} locale={locale} />}
        {earlier.length > 0 && (
          <section className="k-block k-stack" aria-labelledby="tidligere">
            <Heading level={2} size="sm" id="tidligere">
              {t.before}
            </Heading>
            <div>
              {earlier.toReversed().map((period) => (
                <details key={period.id} className="ds-details">
                  <summary>{t.current(yearsText(locale, period))}</summary>
                  <div>
                    <TaskList period={period} locale={locale} />
                  </div>
                </details>
              ))}
            </div>
          </section>
        )}
        <div className="k-block k-stack k-stack--s">
          <p className="k-quiet">{t.wrong}</p>
          <p>
            <a className="ds-link k-tap" href={href(locale, `/sentraler/${centre.id}`)}>
              {t.publicPage}
            </a>
          </p>
        </div>
      </div>
    ),
  });
}

function Facts({ view, scheme, locale }: { view: CentreView; scheme: Scheme; locale: Locale }): ReactNode {
  const t = texts[locale];
  const { centre, area, counties, period } = view;
  return (
    <dl className="k-needs">
      <div>
        <dt>{t.agreement.since}</dt>
        <dd>{formatDay(locale, centre.agreement.from)}</dd>
      </div>
      {period && (
        <div>
          <dt>{t.agreement.period}</dt>
          <dd>
            {yearsText(locale, period)} {period.demonstration && <span className="k-quiet">({t.officer.assumedPeriod})</span>}
          </dd>
        </div>
      )}
      {area && (
        <div>
          <dt>{t.agreement.area}</dt>
          <dd>
            {areaText(locale, scheme, area, counties)} {area.assumed === true && <span className="k-quiet">({t.officer.assumedPeriod})</span>}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Own county and the other counties of the area, with the office that serves each: what the yearly form asks about. */
function Offices({ view, geography, today, locale }: { view: CentreView; geography: Geography; today: string; locale: Locale }): ReactNode {
  const t = texts[locale].agreement;
  const own = view.county && !view.counties.some((c) => c.code === view.county?.code) ? [view.county] : [];
  const counties = [...own, ...view.counties].toSorted((a, b) => Number(b.code === view.county?.code) - Number(a.code === view.county?.code));
  return (
    <section className="k-block k-stack">
      <Heading level={2} size="sm" id="samarbeid">
        {t.offices}
      </Heading>
      <p>{t.officesLead}</p>
      <ScrollTable
        label={t.offices}
        caption={t.offices}
        hideCaption
        head={t.officesHead.map((label) => ({ label }))}
        rows={counties.map((county) => {
          const governor = governorOf(geography, county.code, today);
          return {
            key: county.code,
            cells: [county.name, governor ? governorName(governor, locale) : '', county.code === view.county?.code ? t.ownCounty : t.otherCounty],
          };
        })}
      />
    </section>
  );
}
