import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { listYearTotals } from '../activities.server.ts';
import { ListFoot, ViewTabs } from './list-parts.tsx';
import { centreOf, todayOf } from './log-form.ts';
import { listPath, logCrumbs, logPath, totalsPath, yearOf } from './log-paths.ts';
import { kindName } from './words.tsx';
import { logTexts } from './texts.ts';

/** How many of each kind in a year, each number a way to what it counts. */
export async function showTotals(c: AppContext, centreId: string): Promise<Response> {
  const { locale } = c.var;
  const t = logTexts[locale].totals;
  const today = todayOf(c);
  const year = yearOf(c, today);
  const counts = await listYearTotals(ctxOf(c), centreId, year);
  const n = (count: number): string => formatNumber(locale, count);
  const { agreement } = centreOf(c, centreId);
  const has = (y: number): boolean => y >= Number(agreement.from.slice(0, 4)) && y <= Number(today.slice(0, 4)) + 1;
  return respond(c, {
    title: t.title(year),
    robots: 'noindex',
    current: logPath,
    breadcrumbs: logCrumbs(c),
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.title(year)}
        </Heading>
        <ViewTabs c={c} current="tall" year={year} />
        {counts.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <div className="k-stack k-measure">
            <p>{t.lead}</p>
            <ScrollTable
              label={t.title(year)}
              caption={t.title(year)}
              hideCaption
              head={[{ label: t.kind }, { label: t.n, numeric: true }]}
              rows={counts.map(({ kind, n: count }) => ({
                key: kind,
                cells: [
                  kindName(c, kind),
                  <a key="n" className="ds-link k-tap" href={href(locale, listPath({ year, kind }))}>
                    {n(count)}
                    <span className="ds-sr-only"> {kindName(c, kind)}</span>
                  </a>,
                ],
              }))}
              foot={[{ key: 'all', cells: [t.all, n(counts.reduce((sum, { n: count }) => sum + count, 0))] }]}
            />
            {c.var.services.definitions.scheme.demonstration && (
              <p>
                <DemoMark locale={locale} />
              </p>
            )}
          </div>
        )}
        <Pager
          locale={locale}
          previous={has(year - 1) ? { path: totalsPath(year - 1), label: String(year - 1) } : undefined}
          next={has(year + 1) ? { path: totalsPath(year + 1), label: String(year + 1) } : undefined}
        />
        <ListFoot c={c} year={year} />
      </div>
    ),
  });
}
