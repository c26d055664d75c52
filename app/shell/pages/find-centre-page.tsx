import type { ReactNode } from 'react';
import { successorsAt } from '../../features/geography/geography.ts';
import type { MunicipalityFound } from '../../features/geography/search.ts';
import { norwegianDay } from '../../features/questionnaires/round.ts';
import { searchMunicipalities } from '../../features/geography/search.ts';
import { areaAt, centreForMunicipality } from '../../features/scheme/areas.ts';
import type { Why } from '../../features/scheme/areas.ts';
import { regionName } from '../../features/scheme/scheme.ts';
import type { Centre } from '../../features/scheme/scheme.ts';
import type { AppContext } from '../../platform/context.ts';
import { href, langOf, textIn } from '../../platform/locale.ts';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Message } from '../../ui/message.tsx';
import { respond } from '../../ui/respond.tsx';
import { findCentreTexts } from './find-centre-texts.ts';
import { FindForm } from './start-page.tsx';

/** `GET /finn-sentral?kommune=`: a name in any official language, an old name, or a code; the answer says why it is that centre. */
export function findCentrePage(c: AppContext): Response {
  const t = findCentreTexts[c.var.locale];
  const query = (c.req.query('kommune') ?? '').trim().slice(0, 100);
  const { geography, scheme } = c.var.services.definitions;
  const today = norwegianDay(c.var.services.now());
  const found = query === '' ? [] : searchMunicipalities(geography, query, { at: today, limit: 20 });
  const meant = whichIsMeant(found, query);
  const centres = meant ? centreForMunicipality(geography, scheme, meant.code, today) : [];
  const title = meant ? t.resultFor(meant.name, centres.length) : t.title;
  return respond(c, {
    title,
    current: '/sentraler',
    robots: 'noindex',
    breadcrumbs: meant ? [{ label: t.title, path: '/sentraler' }] : [],
    children: (
      <div className="k-stack k-stack--lg k-measure">
        <Heading level={1} size="lg">
          {title}
        </Heading>
        {meant && <Answer c={c} found={meant} centres={centres} today={today} />}
        {!meant && found.length > 0 && <Choose c={c} found={found} />}
        {found.length === 0 && (
          <>
            {query === '' ? (
              c.req.query('kommune') === undefined ? null : (
                <Message tone="info">{t.empty}</Message>
              )
            ) : (
              <EmptyState title={t.nothing(query)}>{t.nothingHelp}</EmptyState>
            )}
          </>
        )}
        <div>
          <FindForm c={c} value={meant ? '' : query} />
        </div>
        <p>
          <a className="ds-link k-tap" href={href(c.var.locale, '/sentraler')}>
            {t.all}
          </a>
        </p>
      </div>
    ),
  });
}

/** The only one, or the only one of exactly that name; else the person chooses. */
export function whichIsMeant<Found extends Pick<MunicipalityFound, 'matched'>>(found: readonly Found[], query: string): Found | undefined {
  if (found.length === 1) return found[0];
  const exact = found.filter((f) => f.matched.toLocaleLowerCase('nb') === query.toLocaleLowerCase('nb'));
  return exact.length === 1 ? exact[0] : undefined;
}

const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

/** "Lenvik er nå en del av Senja", "Nes heter nå Nesbyen": only when the name that was searched for is gone. */
function Formerly({ c, found }: { c: AppContext; found: MunicipalityFound }): ReactNode {
  const { formerly } = found;
  if (!formerly || found.names.some((n) => n.name === formerly.name)) return null;
  const t = findCentreTexts[c.var.locale];
  const madeOf = successorsAt(c.var.services.definitions.geography, found.code, dayBefore(formerly.until));
  return madeOf.length > 1 ? t.formerly(formerly.name, found.name) : t.renamed(formerly.name, found.name);
}

function Choose({ c, found }: { c: AppContext; found: readonly MunicipalityFound[] }): ReactNode {
  const t = findCentreTexts[c.var.locale];
  return (
    <section aria-labelledby="flere">
      <Heading level={2} size="xs" id="flere">
        {t.several(found.length)}
      </Heading>
      <ul className="k-plain">
        {found.map((f) => (
          <li key={f.code}>
            <span>
              <a className="ds-link" href={`${href(c.var.locale, '/finn-sentral')}?kommune=${f.code}`}>
                {f.name}
              </a>
              <br />
              <span className="k-quiet k-small">
                <Formerly c={c} found={f} />
              </span>
            </span>
            <span className="k-quiet">{f.county.name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reason({ c, why, municipality }: { c: AppContext; why: Why; municipality: string }): ReactNode {
  const { locale, services } = c.var;
  const t = findCentreTexts[locale].why;
  switch (why.kind) {
    case 'host':
      return t.host(municipality);
    case 'own-county':
      return t.ownCounty(why.county.name);
    case 'county':
      return t.county(why.county.name);
    case 'region':
      return t.region(textIn(regionName(services.definitions.scheme, why.region), locale), why.county.name);
  }
}

type Responsible = ReturnType<typeof centreForMunicipality>;
function Answer({ c, found, centres, today }: { c: AppContext; found: MunicipalityFound; centres: Responsible; today: string }): ReactNode {
  const t = findCentreTexts[c.var.locale];
  return (
    <>
      <p className="k-lead">
        <Formerly c={c} found={found} /> {t.liesIn(found.name, found.county.name)}
      </p>
      {centres.length === 0 ? (
        <EmptyState title={t.none(found.name)}>{t.noneHelp}</EmptyState>
      ) : (
        <ul className="k-hits">
          {centres.map(({ centre, why }) => (
            <li key={centre.id}>
              <CentreHit c={c} centre={centre} today={today}>
                <Reason c={c} why={why} municipality={found.name} />
              </CentreHit>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function CentreHit({ c, centre, today, children }: { c: AppContext; centre: Centre; today: string; children: ReactNode }): ReactNode {
  const { locale } = c.var;
  const { one } = c.var.services.definitions.scheme.centreName;
  return (
    <>
      <Heading level={2} size="sm">
        <a className="ds-link" href={href(locale, `/sentraler/${centre.id}`)}>
          {centre.name} <span lang={langOf(one, locale)}>{textIn(one, locale)}</span>
        </a>
      </Heading>
      <p>
        {children} {centre.demonstration && <DemoMark locale={locale} />}
      </p>
      {areaAt(centre, today)?.assumed === true && <p className="k-quiet k-small">{findCentreTexts[locale].assumed}</p>}
    </>
  );
}
