import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatDate, formatNumber, href, norwegianYear } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { requireCentre } from '../../access/access.server.ts';
import type { YearVisit } from '../inside/year-query.server.ts';
import { getVisitYear } from '../inside/year.server.ts';
import type { VisitYear } from '../inside/year.server.ts';
import { countedPersons, plannedPersons, visitForms } from '../visit.ts';
import { casePath, deskCrumbs, deskPath, yearPath } from './desk-paths.ts';
import { formName, fromWhere, kindName } from './parts.tsx';
import { yearTexts } from './year-texts.ts';

/** `?ar=2026`: from a centre's numbers of a year to the visits they were made of. */
export async function getYearPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const { locale, services } = c.var;
  const t = yearTexts[locale];
  const thisYear = norwegianYear(services.now());
  const wanted = Number(c.req.query('ar'));
  const year = Number.isInteger(wanted) && wanted >= 1900 && wanted <= thisYear ? wanted : thisYear;
  const found = await getVisitYear(ctxOf(c), centreId, { year, after: c.req.query('etter')?.slice(0, 20) });
  return respond(c, {
    title: t.title(String(year)),
    current: deskPath,
    robots: 'noindex',
    breadcrumbs: deskCrumbs(c),
    children: (
      <div className="k-stack k-stack--lg">
        <div className="k-stack k-stack--s">
          <Heading level={1} size="lg">
            {t.title(String(year))}
          </Heading>
          <p className="k-measure">{t.lead}</p>
          <p className="k-measure">
            {t.unsummed} {services.definitions.scheme.demonstration && <DemoMark locale={locale} />}
          </p>
        </div>
        <nav aria-label={t.years}>
          <ul className="k-tabs">
            {[...new Set([thisYear, ...found.years])].map((one) => (
              <li key={one}>
                <a href={href(locale, `${yearPath}?ar=${one}`)} aria-current={one === year ? 'page' : undefined}>
                  {one}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {found.visits.length === 0 ? <EmptyState title={t.none(String(year))}>{t.noneHelp}</EmptyState> : <Visits c={c} year={year} found={found} />}
      </div>
    ),
  });
}

function Visits({ c, year, found }: { c: AppContext; year: number; found: VisitYear }): ReactNode {
  const { locale } = c.var;
  const t = yearTexts[locale];
  const { head } = t;
  return (
    <>
      <ScrollTable
        label={t.title(String(year))}
        head={[
          { label: head.number },
          { label: head.day },
          { label: head.form },
          { label: head.municipalities },
          { label: head.kinds },
          { label: head.planned, numeric: true },
          { label: head.came, numeric: true },
          { label: head.summedUp },
        ]}
        rows={found.visits.map((visit) => ({ key: visit.number, cells: cellsOf(c, visit) }))}
        foot={[{ key: 'sum', cells: sumCells(c, year, found) }]}
      />
      {found.next !== undefined && (
        <p>
          <a className="ds-link k-tap" rel="next" href={href(locale, `${yearPath}?ar=${year}&etter=${found.next}`)}>
            {t.next}
          </a>
        </p>
      )}
    </>
  );
}

/** What is counted, as the indicators count it: a municipality or a kind of which nobody came is left out, and persons are the planned until the visit is summed up. */
function cellsOf(c: AppContext, { number, startsAt, form, lines, summedUp }: YearVisit): ReactNode[] {
  const { locale } = c.var;
  const t = yearTexts[locale];
  const counted = lines.filter((line) => countedPersons([line]) > 0);
  const kinds = [...Map.groupBy(counted, (line) => line.kind)].map(([kind, of]) => [kind, countedPersons(of)] as const);
  return [
    <a key="number" className="ds-link k-nowrap" href={href(locale, casePath(number))}>
      {number}
    </a>,
    <span key="day" className="k-nowrap">
      {formatDate(locale, startsAt)}
    </span>,
    formName(locale, form),
    fromWhere(c, { startsAt, lines: counted }),
    <Kinds key="kinds" c={c} kinds={kinds} />,
    formatNumber(locale, plannedPersons(lines)),
    summedUp ? (
      formatNumber(locale, countedPersons(lines))
    ) : (
      <>
        <span className="k-quiet k-small">{t.asPlanned}</span> {formatNumber(locale, countedPersons(lines))}
      </>
    ),
    summedUp ? t.yes : <strong key="not-yet">{t.notYet}</strong>,
  ];
}

function sumCells(c: AppContext, year: number, { sums }: VisitYear): ReactNode[] {
  const { locale } = c.var;
  const t = yearTexts[locale];
  const number = (n: number): string => formatNumber(locale, n);
  const forms = visitForms.flatMap((form) => (sums.forms.has(form) ? [`${formName(locale, form)}:\u00A0${number(sums.forms.get(form) ?? 0)}`] : []));
  return [
    t.sum(String(year)),
    t.visits(number(sums.held)),
    <Each key="forms" all={forms} />,
    t.municipalities(number(sums.municipalities), sums.municipalities === 1),
    <Kinds key="kinds" c={c} kinds={[...sums.kinds]} />,
    number(sums.planned),
    number(sums.people),
    t.sumNotYet(number(sums.unsummed)),
  ];
}

/** Each kind of visitor with its persons, in the order of the rules. */
function Kinds({ c, kinds }: { c: AppContext; kinds: readonly (readonly [kind: string, n: number])[] }): ReactNode {
  const order = c.var.services.definitions.visits.visitorKinds.map((kind) => kind.id);
  const sorted = kinds.toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return <Each wide all={sorted.map(([kind, n]) => `${kindName(c, kind)}:\u00A0${formatNumber(c.var.locale, n)}`)} />;
}

/** One under another: numbers are found at the ends of lines. */
const Each = ({ all, wide = false }: { all: readonly string[]; wide?: boolean }): ReactNode => (
  <div className={wide ? 'k-visitcounts' : undefined}>
    <ul className="k-plainlist">
      {all.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  </div>
);
