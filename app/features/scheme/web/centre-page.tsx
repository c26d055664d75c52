import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { formatDay, href, norwegianDay, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { viewCentre } from '../inside/centre-view.ts';
import type { CentreView } from '../inside/centre-view.ts';
import { findCentre, regionName } from '../scheme.ts';
import type { Scheme } from '../scheme.ts';
import { texts } from '../texts.ts';
import { areaText, Local, OfficialName, spanText, TaskList, yearSpanText, yearsText } from './parts.tsx';

interface ViewProps {
  view: CentreView;
  scheme: Scheme;
  locale: Locale;
}

/** GET /sentraler/{id}: one centre, anybody. @throws AppError `not-found` */
export function getCentrePage(c: AppContext, id: string): Response {
  const { locale, services } = c.var;
  const { scheme, geography } = services.definitions;
  const t = texts[locale];
  const centre = findCentre(scheme, id);
  if (!centre) throw new AppError('not-found');
  const view = viewCentre(geography, scheme, centre, norwegianDay(services.now()));
  const props = { view, scheme, locale };
  return respond(c, {
    title: centre.name,
    current: '/finn-sentral',
    breadcrumbs: [{ label: t.page.allCentres, path: '/sentraler' }],
    children: (
      <div className="k-cols k-cols--rail">
        <div>
          <Head {...props} />
          {view.status === 'active' && <Contact {...props} />}
          {view.status === 'active' && <Area {...props} />}
          <HostHistory {...props} />
          {view.areas.length > 1 && <AreaHistory {...props} />}
          {view.period && (
            <section className="k-block k-stack" aria-labelledby="oppgaver">
              <Heading level={2} size="sm" id="oppgaver">
                {t.page.tasks(yearsText(locale, view.period))}
              </Heading>
              <TaskList period={view.period} locale={locale} />
            </section>
          )}
        </div>
        <Side {...props} />
      </div>
    ),
  });
}

function leadOf({ view, scheme, locale }: ViewProps): string {
  const t = texts[locale].page;
  const one = textIn(scheme.centreName.one, locale);
  const { centre, area, counties, status } = view;
  if (status === 'not-begun') return t.leadNotBegun(centre.name, one, formatDay(locale, centre.agreement.from));
  return area ? t.lead(centre.name, one, areaText(locale, scheme, area, counties)) : t.leadEnded(centre.name, one);
}

function Head(props: ViewProps): ReactNode {
  const { view, locale } = props;
  const { centre, host, county } = view;
  const t = texts[locale].page;
  return (
    <div>
      <Heading level={1} size="xl">
        {host ? <OfficialName municipality={host} /> : centre.name}
      </Heading>
      <p className="k-lead">
        {leadOf(props)} {centre.demonstration && <DemoMark locale={locale} />}
      </p>
      {centre.demonstration && (
        <Message tone="warning" title={t.inventedTitle}>
          {t.invented}
        </Message>
      )}
      <dl className="k-needs">
        <div>
          <dt>{t.host}</dt>
          <dd>{host ? <OfficialName municipality={host} /> : t.imagined(county?.name ?? '')}</dd>
        </div>
        <div>
          <dt>{t.county}</dt>
          <dd>{county?.name}</dd>
        </div>
        <div>
          <dt>{centre.agreement.to === undefined ? t.agreementSince : t.agreementSpan}</dt>
          <dd>{centre.agreement.to === undefined ? formatDay(locale, centre.agreement.from) : spanText(locale, centre.agreement)}</dd>
        </div>
      </dl>
    </div>
  );
}

/** Ask it, or come and see. */
function Contact({ view: { centre }, locale }: ViewProps): ReactNode {
  const t = texts[locale].page;
  const of = `?sentral=${centre.id}`;
  return (
    <section className="k-block k-stack" aria-labelledby="kontakt">
      <Heading level={2} size="sm" id="kontakt">
        {t.contact}
      </Heading>
      <p>{t.contactHelp}</p>
      <div className="k-row">
        <ButtonLink href={`${href(locale, '/spor-en-sentral')}${of}`}>{t.ask(centre.name)}</ButtonLink>
        <ButtonLink variant="secondary" href={`${href(locale, '/be-om-hospitering')}${of}`}>
          {t.visit}
        </ButtonLink>
      </div>
      <ul className="k-linkrow">
        <li>
          <a className="ds-link" href={`${href(locale, '/hospitering')}${of}`}>
            {t.days}
          </a>
        </li>
        <li>
          <a className="ds-link" href={`${href(locale, '/kart')}${of}`}>
            {t.map}
          </a>
        </li>
      </ul>
    </section>
  );
}

function Area({ view, scheme, locale }: ViewProps): ReactNode {
  const { area, counties, county } = view;
  const t = texts[locale].page;
  return (
    <section className="k-block k-stack" aria-labelledby="omrade">
      <Heading level={2} size="sm" id="omrade">
        {t.whom}
      </Heading>
      <p>{area?.area.kind === 'health-region' ? t.areaRegion(textIn(regionName(scheme, area.area.region), locale)) : t.areaCounties(counties.length)}</p>
      <ul className="ds-list">
        {counties.map((c) => (
          <li key={c.code}>
            {c.name} {c.code === county?.code && <span className="k-quiet">({t.own})</span>}
          </li>
        ))}
      </ul>
      {area?.assumed === true && <p className="k-quiet k-small">{t.assumed}</p>}
    </section>
  );
}

function HostHistory({ view, locale }: ViewProps): ReactNode {
  const t = texts[locale].page;
  if (view.hosts.length < 2) return null;
  return (
    <section className="k-block k-stack">
      <Heading level={2} size="sm" id="kommunen">
        {t.history}
      </Heading>
      <p>{t.historyLead}</p>
      <ScrollTable
        label={t.history}
        caption={t.history}
        hideCaption
        head={t.historyHead.map((label) => ({ label }))}
        rows={view.hosts.map((m) => ({
          key: m.code,
          cells: [
            // What the municipality was before the agreement is of no interest here.
            yearSpanText(locale, { from: m.from < view.centre.agreement.from ? view.centre.agreement.from : m.from, to: m.to }),
            <OfficialName key="name" municipality={m} />,
            m.code,
            m.county.name,
          ],
        }))}
      />
    </section>
  );
}

function AreaHistory({ view, scheme, locale }: ViewProps): ReactNode {
  const t = texts[locale].page;
  return (
    <section className="k-block k-stack">
      <Heading level={2} size="sm" id="omrader">
        {t.areasBefore}
      </Heading>
      <ScrollTable
        label={t.areasBefore}
        caption={t.areasBefore}
        hideCaption
        head={t.areasHead.map((label) => ({ label }))}
        rows={view.areas.map(({ area, counties }) => ({
          key: area.from,
          cells: [
            yearSpanText(locale, area),
            area.area.kind === 'health-region' ? t.areaIsRegion(textIn(regionName(scheme, area.area.region), locale)) : t.areaIsCounties,
            counties.map((c) => c.name).join(', '),
          ],
        }))}
      />
    </section>
  );
}

function Side({ view, locale }: ViewProps): ReactNode {
  const t = texts[locale];
  const { centre } = view;
  const source = centre.source !== undefined && URL.canParse(centre.source) ? centre.source : undefined;
  return (
    <div className="k-side k-stack">
      {(centre.note !== undefined || centre.source !== undefined) && (
        <section aria-labelledby="kilde">
          <Heading level={2} size="2xs" id="kilde">
            {t.page.notes}
          </Heading>
          {centre.note && (
            <p>
              <Local text={centre.note} locale={locale} />
            </p>
          )}
          {source !== undefined && (
            <p>
              <a className="ds-link k-tap" href={source} rel="external">
                {t.page.openSource(new URL(source).host.replace(/^www\./, ''))}
              </a>
            </p>
          )}
          {source === undefined && centre.source !== undefined && (
            <p>
              {t.page.source}: {centre.source}
            </p>
          )}
        </section>
      )}
      {view.periods.length > 0 && (
        <section>
          <Heading level={2} size="2xs" id="perioder">
            {t.page.periods}
          </Heading>
          <ul className="k-linkrow k-linkrow--col">
            {view.periods.map((p) => (
              <li key={p.id}>
                {yearsText(locale, p)} {p.demonstration && <span className="k-quiet">({t.officer.assumedPeriod})</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="maskiner">
        <Heading level={2} size="2xs" id="maskiner">
          {t.page.machineTitle}
        </Heading>
        <p>
          <a className="ds-link k-tap" href={`/api/v1/centres/${centre.id}`}>
            {t.page.machine}
          </a>
        </p>
      </section>
    </div>
  );
}
