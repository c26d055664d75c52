import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, href, norwegianYear, textIn } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Fold } from '../../../ui/facts.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { regionName } from '../../scheme/scheme.ts';
import { hasValue, nilSign, preliminarySign, standardSign } from '../cell.ts';
import { getOwnNumbers } from '../inside/own-numbers.server.ts';
import type { OwnNumber, OwnNumbers } from '../inside/own-numbers.server.ts';
import { texts } from '../texts.ts';
import { OwnTable } from './own-table.tsx';
import { ownTexts } from './own-texts.ts';

export const ownPath = '/min-sentral/tall';
export const ownYearPath = (year: number, tell?: string): string =>
  `${ownPath}?${new URLSearchParams({ ar: String(year), ...(tell !== undefined && { etter: tell }) }).toString()}`;

/** `?ar=2025`; what is no year of the centre's is the newest. */
export const askedYear = (c: AppContext): number | undefined => (/^(?:19|20)\d{2}$/.test(c.req.query('ar') ?? '') ? Number(c.req.query('ar')) : undefined);

/** GET /min-sentral/tall: a centre's own numbers beside what is usual. `?etter=activities.held/activity-kind` tells one of them apart. */
export async function getOwnNumbersPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const { locale, services } = c.var;
  const { scheme } = services.definitions;
  const t = ownTexts[locale];
  const found = await getOwnNumbers(ctxOf(c), centreId, { year: askedYear(c), tell: c.req.query('etter') });
  const { year, groups, told } = found;
  const region = found.region === '' ? '' : textIn(regionName(scheme, found.region), locale);
  return respond(c, {
    title: t.heading(String(year)),
    robots: 'noindex',
    current: ownPath,
    children: (
      <div className="k-stack k-stack--lg k-own">
        <div className="k-stack k-stack--s">
          <Heading level={1} size="lg">
            {t.heading(String(year))}
          </Heading>
          <p className="k-measure">{t.lead}</p>
          <Remarks c={c} found={found} region={region} />
          {scheme.demonstration && (
            <p>
              <DemoMark locale={locale} />
            </p>
          )}
        </div>
        <Years c={c} found={found} />
        {groups.map((group) => (
          <section key={group.register} className="k-stack" aria-labelledby={group.register}>
            <Heading level={2} size="sm" id={group.register}>
              {t.registers[group.register]}
            </Heading>
            <OwnTable c={c} found={found} region={region} label={t.registers[group.register]} numbers={group.numbers} />
            <Ways c={c} found={found} group={group} />
            {told && group.ways.some((way) => way.indicator === told.indicator.id) && <Told c={c} found={found} told={told} region={region} />}
          </section>
        ))}
        <Signs c={c} />
        <p>
          <a className="ds-link k-tap" href={href(locale, `${ownPath}.csv?ar=${year}${told ? `&etter=${encodeURIComponent(wayKey(told.by))}` : ''}`)} download>
            {t.csv}
          </a>
        </p>
      </div>
    ),
  });
}

/** What the signs in the tables mean. */
function Signs({ c }: { c: AppContext }): ReactNode {
  const { locale } = c.var;
  const [t, own] = [texts[locale], ownTexts[locale]];
  const signs = [
    [nilSign, t.signs.nil],
    [standardSign.withheld, own.withheld],
    [standardSign['not-applicable'], t.notApplicable],
    [preliminarySign, t.preliminary],
  ] as const;
  return (
    <div>
      <p className="k-quiet k-small k-own__bars">{own.barHelp}</p>
      <dl className="k-signs" aria-label={t.signsTitle}>
        {signs.map(([sign, words]) => (
          <div key={sign}>
            <dt>{sign}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const wayKey = ({ indicator, id }: { indicator: string; id: string }): string => `${indicator}/${id}`;

/** What must be known to read the numbers right. */
function Remarks({ c, found, region }: { c: AppContext; found: OwnNumbers; region: string }): ReactNode {
  const { locale, services } = c.var;
  const t = ownTexts[locale];
  const { year, joinedOn, endedOn, joinedLastYearOn } = found;
  const said = [
    joinedOn !== undefined && t.joined(formatDay(locale, joinedOn)),
    endedOn !== undefined && t.ended(formatDay(locale, endedOn)),
    joinedLastYearOn !== undefined && t.joinedLastYear(formatDay(locale, joinedLastYearOn), String(year - 1)),
    t.medians(region, found.centresInRegion, found.centresInCountry),
    found.centresInRegion < 3 && region !== '' && t.fewCentres(region),
    year === norwegianYear(services.now()) && t.running(String(year)),
  ].filter((one) => one !== false);
  return said.map((one) => (
    <p key={one} className="k-measure k-quiet">
      {one}
    </p>
  ));
}

function Years({ c, found }: { c: AppContext; found: OwnNumbers }): ReactNode {
  const { locale } = c.var;
  const tell = found.told && wayKey(found.told.by);
  return (
    <nav aria-label={ownTexts[locale].years}>
      <ul className="k-tabs">
        {found.years.map((year) => (
          <li key={year}>
            <a href={href(locale, ownYearPath(year, tell))} aria-current={year === found.year ? 'page' : undefined}>
              {year}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The lists that a group's numbers can be told apart by. */
function Ways({ c, found, group: { register, ways } }: { c: AppContext; found: OwnNumbers; group: OwnNumbers['groups'][number] }): ReactNode {
  const { locale } = c.var;
  const t = ownTexts[locale];
  if (ways.length === 0) return null;
  const named = (way: (typeof ways)[number]): string => {
    const alike = ways.filter((one) => one.id === way.id).length > 1;
    const label = textIn(way.label, locale);
    const of = found.groups.flatMap((group) => group.numbers).find((one) => one.wish.indicator === way.indicator);
    return alike && of ? `${label} (${textIn(of.label, locale).toLowerCase()})` : label;
  };
  return (
    <Fold title={t.tellApart(t.registers[register].toLowerCase())}>
      <ul className="k-linkrow">
        {ways.map((way) => {
          const current = found.told !== undefined && wayKey(found.told.by) === wayKey(way);
          return (
            <li key={wayKey(way)}>
              <a className="ds-link k-tap" aria-current={current ? 'true' : undefined} href={`${href(locale, ownYearPath(found.year, wayKey(way)))}#etter`}>
                {named(way)}
              </a>
            </li>
          );
        })}
      </ul>
    </Fold>
  );
}

const isEmpty = ({ own, lastYear }: OwnNumber): boolean => [own, lastYear].every((cell) => !hasValue(cell) || cell.value === 0);

/** One number by one list; what the centre has nothing of, this year or last, is left out. */
function Told({ c, found, told, region }: { c: AppContext; found: OwnNumbers; told: NonNullable<OwnNumbers['told']>; region: string }): ReactNode {
  const { locale } = c.var;
  const t = ownTexts[locale];
  const title = t.told(textIn(told.indicator.label, locale), textIn(told.by.label, locale));
  const numbers = told.numbers.filter((one) => !isEmpty(one));
  return (
    <section className="k-stack" aria-labelledby="etter">
      <Heading level={3} size="xs" id="etter">
        {title}
      </Heading>
      {numbers.length === 0 ? <p className="k-quiet">{t.toldNone}</p> : <OwnTable c={c} found={found} region={region} label={title} numbers={numbers} />}
      {told.by.overlapping && numbers.length > 0 && <p className="k-quiet">{t.overlapping}</p>}
      <p>
        <a className="ds-link k-tap" href={href(locale, ownYearPath(found.year))}>
          {t.close}
        </a>
      </p>
    </section>
  );
}
