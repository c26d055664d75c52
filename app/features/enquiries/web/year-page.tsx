import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, formatNumber, href, norwegianYear } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { requireCentre } from '../../access/access.server.ts';
import type { YearLine } from '../inside/year-query.server.ts';
import { getEnquiryYear } from '../inside/year.server.ts';
import type { EnquiryYear } from '../inside/year.server.ts';
import { casePath, deskCrumbs, inboxPath } from './desk-request.ts';
import { municipalityText } from './parts.tsx';
import { yearTexts } from './year-texts.ts';

export const yearPath = `${inboxPath}/aret`;
const uuid = /^[0-9a-f-]{36}$/;

/** `?ar=2026`: from a centre's numbers of a year to what they were made of. */
export async function getYearPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const { locale, services } = c.var;
  const t = yearTexts[locale];
  const thisYear = norwegianYear(services.now());
  const { scheme } = services.definitions;
  const wanted = Number(c.req.query('ar'));
  const year = Number.isInteger(wanted) && wanted >= 1900 && wanted <= thisYear ? wanted : thisYear;
  const after = c.req.query('etter');
  const found = await getEnquiryYear(ctxOf(c), centreId, { year, after: after !== undefined && uuid.test(after) ? after : undefined });
  const years = [...new Set([thisYear, ...found.years])];
  return respond(c, {
    title: t.title(String(year)),
    current: inboxPath,
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
            {t.once} {scheme.demonstration && <DemoMark locale={locale} />}
          </p>
        </div>
        <nav aria-label={t.years}>
          <ul className="k-tabs">
            {years.map((one) => (
              <li key={one}>
                <a href={href(locale, `${yearPath}?ar=${one}`)} aria-current={one === year ? 'page' : undefined}>
                  {one}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {found.lines.length === 0 ? <EmptyState title={t.none(String(year))}>{t.noneHelp}</EmptyState> : <Lines c={c} year={year} found={found} />}
      </div>
    ),
  });
}

function Lines({ c, year, found }: { c: AppContext; year: number; found: EnquiryYear }): ReactNode {
  const { locale } = c.var;
  const t = yearTexts[locale];
  const number = (n: number): string => formatNumber(locale, n);
  const { sums } = found;
  return (
    <>
      <ScrollTable
        label={t.title(String(year))}
        head={[t.head.number, t.head.asked, t.head.municipality, t.head.received, t.head.answered, t.head.referred, t.head.helped].map((label) => ({ label }))}
        rows={found.lines.map((line) => ({ key: line.number, cells: cellsOf(c, line) }))}
        foot={[{ key: 'sum', cells: [t.sum(String(year)), '', '', number(sums.received), number(sums.answered), number(sums.referred), number(sums.helped)] }]}
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

/** Answered and referred are counted where it came first: elsewhere these cells are empty, so that each column adds up to its number. */
function cellsOf(c: AppContext, line: YearLine): ReactNode[] {
  const { locale } = c.var;
  const t = yearTexts[locale];
  const here = (said: string | undefined): string => (line.received && said !== undefined ? said : '');
  return [
    <a key="number" className="ds-link k-nowrap" href={href(locale, casePath(line.number))}>
      {line.number}
    </a>,
    <span key="asked" className="k-nowrap">
      {formatDay(locale, line.askedOn)}
    </span>,
    municipalityText(c, line),
    here(t.yes),
    here(line.answerDays === null ? undefined : line.answerDays === 0 ? t.sameDay : t.after(formatNumber(locale, line.answerDays), line.answerDays === 1)),
    here(line.referred ? t.yes : undefined),
    line.helped ? t.yes : '',
  ];
}
