import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { writeCsv } from '../../../platform/csv.server.ts';
import { formatNumber, href } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Button, SelectField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { findCentre } from '../../scheme/scheme.ts';
import { hasValue, nilSign, standardSign } from '../cell.ts';
import type { Cell } from '../cell.ts';
import { findIndicator } from '../series.ts';
import { getMunicipalityMap } from '../municipality-map.server.ts';
import type { MapAnswer } from '../municipality-map.server.ts';
import { mapSentence, MunicipalityMapView } from '../municipality-map-view.tsx';
import { mapSubjects } from '../municipality-map.ts';
import type { MappedMunicipality, MapSubject } from '../municipality-map.ts';
import { mapTexts } from './map-texts.ts';

/** What the address calls them. */
const subjectNames = { visits: 'hospitering', enquiries: 'henvendelser' } as const satisfies Record<MapSubject, string>;
const indicatorOf = { visits: 'visits.municipalities.distinct', enquiries: 'enquiries.municipalities.distinct' } as const satisfies Record<MapSubject, string>;

interface MapRequest {
  readonly map: MapAnswer;
  readonly swapped: boolean;
}
/** `?vis=&fra=&til=&sentral=`: what there is no such year, centre or map of is left out of the wish. */
async function readMapRequest(c: AppContext): Promise<MapRequest> {
  const ctx = ctxOf(c);
  const [from, to] = [Number(c.req.query('fra')), Number(c.req.query('til'))].map((year) => (Number.isInteger(year) && year > 0 ? year : undefined));
  const swapped = from !== undefined && to !== undefined && from > to;
  const centre = findCentre(ctx.definitions.scheme, c.req.query('sentral') ?? '');
  const subject = c.req.query('vis') === subjectNames.enquiries ? 'enquiries' : 'visits';
  return { map: await getMunicipalityMap(ctx, { subject, centreId: centre?.id, ...(swapped ? {} : { from, to }) }), swapped };
}

function query({ subject, years, all, centreId }: Pick<MapAnswer, 'subject' | 'years' | 'all' | 'centreId'>): string {
  const wish = new URLSearchParams();
  if (subject !== 'visits') wish.set('vis', subjectNames[subject]);
  if (years.from !== all.from || years.to !== all.to) {
    wish.set('fra', String(years.from));
    wish.set('til', String(years.to));
  }
  if (centreId !== undefined) wish.set('sentral', centreId);
  return wish.size > 0 ? `?${wish.toString()}` : '';
}

/** GET /kart: who has visited, or asked; anybody. */
export async function getMapPage(c: AppContext): Promise<Response> {
  const { locale, services } = c.var;
  const { scheme, geography } = services.definitions;
  const t = mapTexts[locale];
  const { map, swapped } = await readMapRequest(c);
  return respond(c, {
    title: t.headings[map.subject],
    current: '/indikatorer',
    children: (
      <>
        <div className="k-stack k-pagehead">
          <Heading level={1} size="xl">
            {t.headings[map.subject]}
          </Heading>
          <Subjects map={map} locale={locale} />
        </div>
        {swapped && <Message tone="info">{t.wrongOrder}</Message>}
        <div className="k-cols k-cols--map">
          <Sentence c={c} map={map} />
          <div className="k-mapbox">
            <MunicipalityMapView map={map} locale={locale} scheme={scheme} geography={geography} />
          </div>
          <div className="k-stack k-stack--lg">
            <Choose c={c} map={map} />
            <Onward map={map} locale={locale} />
          </div>
        </div>
        <Municipalities map={map} locale={locale} />
      </>
    ),
  });
}

function Subjects({ map, locale }: { map: MapAnswer; locale: Locale }): ReactNode {
  const t = mapTexts[locale];
  return (
    <nav aria-label={t.subjects}>
      <ul className="k-tabs">
        {mapSubjects.map((subject) => (
          <li key={subject}>
            <a href={`${href(locale, '/kart')}${query({ ...map, subject })}`} aria-current={subject === map.subject ? 'page' : undefined}>
              {t.tabs[subject]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The map as a table, as a file, and how it was counted. */
function Onward({ map, locale }: { map: MapAnswer; locale: Locale }): ReactNode {
  const t = mapTexts[locale];
  return (
    <ul className="k-linkrow k-linkrow--col">
      {map.reached > 0 && (
        <li>
          <a className="ds-link" href="#tabell">
            {t.seeTable}
          </a>
        </li>
      )}
      <li>
        <a className="ds-link" href={`${href(locale, '/kart/tall.csv')}${query(map)}`} download>
          {t.download}
        </a>
      </li>
      <li>
        <a className="ds-link" href={href(locale, '/slik-teller-vi')}>
          {t.about}
        </a>
      </li>
    </ul>
  );
}

function Sentence({ c, map }: { c: AppContext; map: MapAnswer }): ReactNode {
  const { locale, services } = c.var;
  const { scheme, indicators } = services.definitions;
  const t = mapTexts[locale];
  const { count, rest } = mapSentence({ map, locale, scheme });
  const indicator = findIndicator(indicators, indicatorOf[map.subject]);
  return (
    <p className="k-lead">
      {indicator ? (
        <a
          className="k-bound"
          href={`${href(locale, `/indikatorer/${indicator.id}`)}?${new URLSearchParams({ fra: String(map.years.from), til: String(map.years.to), inndeling: map.on }).toString()}`}
        >
          {count}
        </a>
      ) : (
        <strong>{count}</strong>
      )}{' '}
      {rest} {t.once} {map.years.to === map.all.to && t.running(String(map.all.to))} {scheme.demonstration && <DemoMark locale={locale} />}
    </p>
  );
}

function Choose({ c, map }: { c: AppContext; map: MapAnswer }): ReactNode {
  const { locale, services } = c.var;
  const t = mapTexts[locale];
  const { all, years, subject, centreId } = map;
  const options = Array.from({ length: all.to - all.from + 1 }, (_, i) => ({ value: String(all.from + i), label: String(all.from + i) }));
  const centres = services.definitions.scheme.centres.map(({ id, name }) => ({ value: id, label: name })).toSorted((a, b) => a.label.localeCompare(b.label, 'nb'));
  return (
    <form action={href(locale, '/kart')} className="k-search" aria-label={t.choose}>
      {subject !== 'visits' && <input type="hidden" name="vis" value={subjectNames[subject]} />}
      <SelectField id="fra" name="fra" label={t.from} value={String(years.from)} options={options} />
      <SelectField id="til" name="til" label={t.to} value={String(years.to)} options={options} />
      <SelectField id="sentral" name="sentral" label={t.centre} value={centreId ?? ''} options={[{ value: '', label: t.allCentres }, ...centres]} />
      <div className="k-row">
        <Button variant="secondary">{t.show}</Button>
      </div>
    </form>
  );
}

const signed = (cell: Cell, locale: Locale): string => (hasValue(cell) ? (cell.value === 0 ? nilSign : formatNumber(locale, cell.value)) : standardSign[cell.none]);

const shownFirst = 25;

/** Those that have been here, most first, the long tail under a fold; the others by name under another. */
function Municipalities({ map, locale }: { map: MapAnswer; locale: Locale }): ReactNode {
  const t = mapTexts[locale];
  const byName = (a: MappedMunicipality, b: MappedMunicipality): number => a.municipality.name.localeCompare(b.municipality.name, 'nb');
  const here = map.municipalities.filter(({ n }) => n > 0).toSorted((a, b) => b.n - a.n || byName(a, b));
  const rest = map.municipalities.filter(({ n }) => n === 0).toSorted(byName);
  const hidden = here.some(({ persons }) => persons && !hasValue(persons));
  if (here.length === 0)
    return (
      <section className="k-section" aria-label={t.table}>
        <EmptyState title={t.nobody[map.subject]}>{t.emptyWhy}</EmptyState>
      </section>
    );
  return (
    <section className="k-section k-form" aria-labelledby="tabell">
      <Heading level={2} size="md" id="tabell">
        {t.table}
      </Heading>
      <MunicipalityTable rows={here.slice(0, shownFirst)} label={t.tableFirst} map={map} locale={locale} />
      {here.length > shownFirst && (
        <Fold summary={t.more(formatNumber(locale, here.length - shownFirst))}>
          <MunicipalityTable rows={here.slice(shownFirst)} label={t.tableMore} map={map} locale={locale} />
        </Fold>
      )}
      {rest.length > 0 && (
        <Fold summary={t.rest(formatNumber(locale, rest.length))}>
          <p>{rest.map(({ municipality }) => municipality.name).join(', ')}</p>
        </Fold>
      )}
      {hidden && <p className="k-quiet k-small">{t.withheld}</p>}
      {map.split && <p className="k-quiet k-small">{t.split}</p>}
    </section>
  );
}

const Fold = ({ summary, children }: { summary: string; children: ReactNode }): ReactNode => (
  <details className="ds-details">
    <summary>{summary}</summary>
    <div>{children}</div>
  </details>
);

const Named = ({ municipality: { name, county } }: Pick<MappedMunicipality, 'municipality'>): ReactNode => (
  <>
    {name}
    {county.name !== name && <small>, {county.name}</small>}
  </>
);

function MunicipalityTable({ rows, label, map, locale }: { rows: readonly MappedMunicipality[]; label: string; map: MapAnswer; locale: Locale }): ReactNode {
  const t = mapTexts[locale].head;
  return (
    <ScrollTable
      label={label}
      caption={label}
      hideCaption
      head={[{ label: t.municipality }, { label: t[map.subject], numeric: true }, ...(map.subject === 'visits' ? [{ label: t.persons, numeric: true }] : [])]}
      rows={rows.map(({ municipality, n, persons }) => ({
        key: municipality.code,
        cells: [<Named key="name" municipality={municipality} />, formatNumber(locale, n), ...(persons ? [signed(persons, locale)] : [])],
      }))}
    />
  );
}

/** GET /kart/tall.csv: the same wish as the page's, every municipality of the day. */
export async function getMapCsv(c: AppContext): Promise<Response> {
  const { map } = await readMapRequest(c);
  const { locale, services } = c.var;
  const { scheme } = services.definitions;
  const texts = mapTexts[locale];
  const t = texts.head;
  const counted = map.subject === 'visits';
  const { count, rest } = mapSentence({ map, locale, scheme });
  const above = [
    [texts.headings[map.subject]],
    [`${count} ${rest} ${texts.once}`],
    ...(scheme.demonstration ? [[texts.demonstration]] : []),
    ...(map.years.to === map.all.to ? [[texts.running(String(map.all.to))]] : []),
    ...(map.municipalities.some(({ persons }) => persons && !hasValue(persons)) ? [[texts.withheld]] : []),
    ...(map.split ? [[texts.split]] : []),
    [],
  ];
  const rows = map.municipalities.map(({ municipality, n, persons }) => [
    municipality.code,
    municipality.name,
    municipality.county.name,
    n,
    ...(counted && persons ? [hasValue(persons) ? persons.value : standardSign[persons.none]] : []),
  ]);
  const heading = [t.code, t.municipality, t.county, t[map.subject], ...(counted ? [t.persons] : [])];
  return c.body(writeCsv([...above, heading, ...rows]), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="kart-${subjectNames[map.subject]}-${map.centreId === undefined ? '' : `${map.centreId}-`}${map.years.from}-${map.years.to}.csv"`,
  });
}
