import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, formatList, formatNumber, href, norwegianDay, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { countiesAt } from '../../geography/geography.ts';
import type { County } from '../../geography/geography.ts';
import { viewCentre } from '../inside/centre-view.ts';
import type { CentreView } from '../inside/centre-view.ts';
import { centresIn, regionName } from '../scheme.ts';
import type { Centre, Scheme } from '../scheme.ts';
import { texts } from '../texts.ts';
import { areaText, TaskList, yearsText } from './parts.tsx';

/** GET /direktoratet/sentraler: agreements, areas and tasks at a glance; programme officers. */
export function getOfficerCentresPage(c: AppContext): Response {
  requireOfficer(c);
  const { locale, services } = c.var;
  const { scheme, geography } = services.definitions;
  const t = texts[locale].officer;
  const today = norwegianDay(services.now());
  const views = scheme.centres.map((centre) => viewCentre(geography, scheme, centre, today));
  const day = formatDay(locale, today);
  return respond(c, {
    title: t.title,
    robots: 'noindex',
    children: (
      <>
        <div className="k-stack k-measure">
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <p className="k-lead">{t.lead}</p>
        </div>
        <section className="k-section k-stack">
          <Heading level={2} size="sm" id="na">
            {t.now(day)}
          </Heading>
          <CentreTable scheme={scheme} views={views} locale={locale} />
        </section>
        <section className="k-section k-stack">
          <Heading level={2} size="sm" id="fylker">
            {t.coverage}
          </Heading>
          <Coverage counties={countiesAt(geography, today)} views={views} locale={locale} day={day} />
        </section>
        <section className="k-section k-stack">
          <Heading level={2} size="sm" id="perioder">
            {t.periods}
          </Heading>
          <Periods scheme={scheme} locale={locale} />
        </section>
      </>
    ),
  });
}

function CentreTable({ scheme, views, locale }: { scheme: Scheme; views: readonly CentreView[]; locale: Locale }): ReactNode {
  const t = texts[locale].officer;
  return (
    <ScrollTable
      label={t.title}
      caption={t.title}
      hideCaption
      head={t.head.map((label) => ({ label }))}
      rows={views
        .toSorted((a, b) => a.centre.name.localeCompare(b.centre.name, 'nb'))
        .map(({ centre, county, region, area, counties, status }) => ({
          key: centre.id,
          cells: [
            <a key="name" className="ds-link" href={href(locale, `/sentraler/${centre.id}`)}>
              {centre.name}
            </a>,
            county?.name,
            region === undefined ? '' : textIn(regionName(scheme, region), locale),
            area ? areaText(locale, scheme, area, counties) : '',
            since(centre, status, locale),
            centre.demonstration ? (
              <span key="demo" className="k-demo">
                {t.imaginedCentre}
              </span>
            ) : (
              [t.known, ...(area?.assumed === true ? [t.assumedArea] : [])].join('. ')
            ),
          ],
        }))}
    />
  );
}

function since({ agreement }: Centre, status: CentreView['status'], locale: Locale): string {
  const t = texts[locale].officer;
  if (status === 'not-begun') return t.begins(formatDay(locale, agreement.from));
  return status === 'ended' && agreement.to !== undefined ? t.ended(formatDay(locale, agreement.to)) : formatDay(locale, agreement.from);
}

/** What an officer must see at once: a county that nobody is responsible for. */
function Coverage({ counties, views, locale, day }: { counties: readonly County[]; views: readonly CentreView[]; locale: Locale; day: string }): ReactNode {
  const t = texts[locale].officer;
  const centresOf = (county: County): CentreView[] => views.filter((v) => v.counties.some((c) => c.code === county.code));
  const bare = counties.filter((county) => centresOf(county).length === 0);
  return (
    <>
      <p>{t.coverageLead(day)}</p>
      {bare.length > 0 ? (
        <Message tone="warning">
          {t.notCovered(
            formatList(
              locale,
              bare.map((county) => county.name),
            ),
          )}
        </Message>
      ) : (
        <p>{t.allCovered}</p>
      )}
      <ScrollTable
        label={t.coverage}
        caption={t.coverage}
        hideCaption
        head={t.coverageHead.map((label, i) => ({ label, numeric: i === 2 }))}
        rows={counties.map((county) => {
          const found = centresOf(county);
          return {
            key: county.code,
            cells: [county.name, found.length === 0 ? t.uncovered : found.map((v) => v.centre.name).join(', '), formatNumber(locale, found.length)],
          };
        })}
      />
    </>
  );
}

function Periods({ scheme, locale }: { scheme: Scheme; locale: Locale }): ReactNode {
  const t = texts[locale].officer;
  return (
    <>
      <ScrollTable
        label={t.periods}
        caption={t.periods}
        hideCaption
        head={t.periodsHead.map((label, i) => ({ label, numeric: i > 0 }))}
        rows={scheme.periods.map((p) => ({
          key: p.id,
          cells: [
            <span key="years">
              {yearsText(locale, p)} {p.demonstration && <span className="k-quiet">({t.assumedPeriod})</span>}
            </span>,
            formatNumber(locale, centresIn(scheme, p.years.to).length),
            formatNumber(locale, p.tasks.length),
          ],
        }))}
      />
      <div className="k-measure">
        {scheme.periods.toReversed().map((p) => (
          <details key={p.id} className="ds-details">
            <summary>{t.tasksOf(yearsText(locale, p))}</summary>
            <div>
              <TaskList period={p} locale={locale} />
            </div>
          </details>
        ))}
      </div>
    </>
  );
}
