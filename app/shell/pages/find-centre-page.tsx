import type { ReactNode } from 'react';
import { countyAt } from '../../features/geography/geography.ts';
import { formerlyOf, municipalityMeant } from '../../features/geography/municipality-meant.ts';
import type { MunicipalityFound } from '../../features/geography/search.ts';
import { norwegianDay } from '../../features/questionnaires/round.ts';
import { areaAt, centreForMunicipality } from '../../features/scheme/areas.ts';
import type { Centre } from '../../features/scheme/scheme.ts';
import { whyThisCentre } from '../../features/scheme/why-this-centre.ts';
import type { AppContext } from '../../platform/context.ts';
import { href, langOf, textIn } from '../../platform/locale.ts';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ButtonLink } from '../../ui/fields.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Message } from '../../ui/message.tsx';
import { respond } from '../../ui/respond.tsx';
import { findCentreTexts } from './find-centre-texts.ts';
import { ChooseInCounty, ChooseOnMap } from './find-centre-map.tsx';
import { FindForm } from './find-form.tsx';

/**
 * `GET /finn-sentral?kommune=`: a name in any official language, an old name, or a code; the answer says why it is that centre.
 * `?fylke=`: the county's municipalities, to choose from. Neither: both ways to say where one is.
 */
export function findCentrePage(c: AppContext): Response {
  const { locale, services } = c.var;
  const t = findCentreTexts[locale];
  const query = (c.req.query('kommune') ?? '').trim().slice(0, 100);
  const { geography, scheme } = services.definitions;
  const today = norwegianDay(services.now());
  const asked = municipalityMeant(geography, query, today);
  const meant = asked.kind === 'one' ? asked.found : undefined;
  const county = query === '' ? countyAt(geography, c.req.query('fylke') ?? '', today) : undefined;
  const centres = meant ? centreForMunicipality(geography, scheme, meant.code, today) : [];
  const title = meant ? t.resultFor(meant.name, centres.length) : county ? t.inCounty(county.name) : t.title;
  return respond(c, {
    title,
    current: '/finn-sentral',
    robots: 'noindex',
    breadcrumbs: meant || county ? [{ label: t.title, path: '/finn-sentral' }] : [],
    children: (
      <>
        <div className="k-stack k-stack--lg k-measure">
          <Heading level={1} size="lg">
            {title}
          </Heading>
          {meant && <Answer c={c} found={meant} centres={centres} today={today} />}
          {asked.kind === 'several' && <Choose c={c} found={asked.found} />}
          {query !== '' && asked.kind === 'none' && <EmptyState title={t.nothing(query)}>{t.nothingHelp}</EmptyState>}
          {c.req.query('kommune') !== undefined && query === '' && <Message tone="info">{t.empty}</Message>}
        </div>
        {county && (
          <div className="k-mt">
            <ChooseInCounty c={c} county={county} today={today} />
          </div>
        )}
        <div className={meant || county ? 'k-section' : undefined}>
          <FindForm c={c} value={meant ? '' : query} />
          <p className="k-mt1">
            <a className="ds-link k-tap" href={href(locale, '/sentraler')}>
              {t.all}
            </a>
          </p>
        </div>
        {!meant && !county && <ChooseOnMap c={c} today={today} />}
      </>
    ),
  });
}

/** "Lenvik er nå en del av Senja", "Nes heter nå Nesbyen": only when the name that was searched for is gone. */
function Formerly({ c, found }: { c: AppContext; found: MunicipalityFound }): ReactNode {
  const t = findCentreTexts[c.var.locale];
  const formerly = formerlyOf(c.var.services.definitions.geography, found);
  return formerly ? (formerly.kind === 'part' ? t.formerly : t.renamed)(formerly.old, formerly.now) : null;
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
          {centres.map(({ centre, why }, i) => (
            <li key={centre.id}>
              <CentreHit c={c} centre={centre} today={today} wish={centres.length === 1 ? `?kommune=${found.code}` : `?kommune=${found.code}&sentral=${centre.id}`} first={i === 0}>
                {whyThisCentre(c.var.locale, c.var.services.definitions.scheme, why, found.name)}
              </CentreHit>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

interface HitProps {
  c: AppContext;
  centre: Centre;
  today: string;
  /** What the forms are told: the municipality, and the centre where there are several. */
  wish: string;
  first: boolean;
  children: ReactNode;
}
function CentreHit({ c, centre, today, wish, first, children }: HitProps): ReactNode {
  const { locale } = c.var;
  const t = findCentreTexts[locale];
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
      {areaAt(centre, today)?.assumed === true && <p className="k-quiet k-small">{t.assumed}</p>}
      <div className="k-row">
        <ButtonLink variant={first ? 'primary' : 'secondary'} href={`${href(locale, '/spor-en-sentral')}${wish}`}>
          {t.ask(centre.name)}
        </ButtonLink>
        <ButtonLink variant="secondary" href={`${href(locale, '/be-om-hospitering')}${wish}`} aria-label={t.visitAt(centre.name)}>
          {t.visit}
        </ButtonLink>
      </div>
    </>
  );
}
