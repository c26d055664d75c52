import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href, textIn } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Button, ButtonLink, SelectField, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { listActivities } from '../activities.server.ts';
import { activityPath } from '../activity-address.ts';
import type { Activity } from '../activity.ts';
import type { ActivityFilter, ActivityPage } from '../inputs.ts';
import { showCalendar } from './calendar-view.tsx';
import { firstLetterLarge, monthText } from './days.ts';
import { centreOf, todayOf } from './log-form.ts';
import { ListFoot, ViewTabs } from './list-parts.tsx';
import { filterOf, listPath, logPath, newPath } from './log-paths.ts';
import { showTotals } from './totals-view.tsx';
import { ActivityFacts } from './words.tsx';
import { logTexts } from './texts.ts';

/** The centre's log: as a list, as a calendar (`?vis=kalender`), as the year's totals (`?vis=tall`), or what was removed (`?vis=fjernet`). */
export function getListPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const view = c.req.query('vis');
  if (view === 'kalender') return showCalendar(c, centreId);
  return view === 'tall' ? showTotals(c, centreId) : showList(c, centreId);
}

async function showList(c: AppContext, centreId: string): Promise<Response> {
  const { locale } = c.var;
  const t = logTexts[locale];
  const filter = filterOf(c);
  const page = await listActivities(ctxOf(c), centreId, filter);
  const title = filter.removed ? t.list.removedTitle : t.title;
  return respond(c, {
    title,
    robots: 'noindex',
    current: logPath,
    ...(filter.removed && { breadcrumbs: [{ label: t.title, path: logPath }] }),
    children: (
      <div className="k-stack k-stack--lg">
        <Said c={c} />
        <div className="k-stack k-stack--s">
          <Heading level={1} size="lg">
            {title}
          </Heading>
          {!filter.removed && <p className="k-measure">{t.list.lead}</p>}
        </div>
        {!filter.removed && <ViewTabs c={c} current="liste" year={filter.year} />}
        {!filter.removed && <Filters c={c} centreId={centreId} filter={filter} />}
        <Lines c={c} centreId={centreId} filter={filter} page={page} />
        <ListFoot c={c} year={filter.year} />
      </div>
    ),
  });
}

function Said({ c }: { c: AppContext }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].done;
  const [ok, n] = [c.req.query('ok'), c.req.query('antall') ?? ''];
  const said = ok === 'gikk' ? t.gikk : ok === 'hentet' && /^\d{1,5}$/.test(n) ? t.hentet(formatNumber(locale, Number(n))) : undefined;
  return said === undefined ? null : <Message tone="success" role="status" title={said} />;
}

function Filters({ c, centreId, filter }: { c: AppContext; centreId: string; filter: ActivityFilter }): ReactNode {
  const { locale, services } = c.var;
  const t = logTexts[locale].list;
  const today = todayOf(c);
  const { agreement } = centreOf(c, centreId);
  const [from, to] = [Number(agreement.from.slice(0, 4)), Number((agreement.to ?? today).slice(0, 4)) + (agreement.to === undefined ? 1 : 0)];
  const years = Array.from({ length: Math.max(1, to - from + 1) }, (_, i) => String(to - i)).map((y) => ({ value: y, label: y }));
  const kinds = services.definitions.activities.kinds.map(({ id, label }) => ({ value: id, label: textIn(label, locale) }));
  const isFiltered = filter.year !== undefined || filter.kind !== undefined || filter.words !== undefined;
  return (
    <form className="k-logfilters" role="search" aria-label={t.filter} method="get" action={href(locale, logPath)}>
      <TextField id="sok" name="sok" type="search" label={t.search} value={filter.words} maxLength={200} />
      <SelectField id="ar" name="ar" label={t.year} value={filter.year === undefined ? '' : String(filter.year)} options={[{ value: '', label: t.allYears }, ...years]} />
      <SelectField id="slag" name="slag" label={t.kind} value={filter.kind ?? ''} options={[{ value: '', label: t.allKinds }, ...kinds]} />
      <div className="k-row">
        <Button variant="secondary">{t.show}</Button>
        {isFiltered && (
          <a className="ds-link k-tap" href={href(locale, logPath)}>
            {t.clear}
          </a>
        )}
      </div>
    </form>
  );
}

function Nothing({ c, filter }: { c: AppContext; filter: ActivityFilter }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale];
  if (filter.removed) return <EmptyState title={t.list.nothingRemoved} />;
  if (filter.year !== undefined || filter.kind !== undefined || filter.words !== undefined) return <EmptyState title={t.list.nothing}>{t.list.nothingHelp}</EmptyState>;
  return (
    <EmptyState title={t.list.empty}>
      <p className="k-quiet">{t.list.emptyHelp}</p>
      <p>
        <ButtonLink href={href(locale, newPath)}>{t.newTitle}</ButtonLink>
      </p>
    </EmptyState>
  );
}

/** Under the month they began in, newest first. */
function Lines({ c, centreId, filter, page }: { c: AppContext; centreId: string; filter: ActivityFilter; page: ActivityPage }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].list;
  const months = Map.groupBy(page.activities, (a) => a.startsOn.slice(0, 7));
  return (
    <>
      {page.activities.length === 0 && <Nothing c={c} filter={filter} />}
      {[...months].map(([month, activities]) => (
        <section key={month} aria-labelledby={`m-${month}`}>
          <Heading level={2} size="xs" id={`m-${month}`}>
            {firstLetterLarge(monthText(locale, month))}
          </Heading>
          <ul className="k-loglist">
            {activities.map((a) => (
              <Line key={a.id} c={c} activity={a} centreId={centreId} />
            ))}
          </ul>
        </section>
      ))}
      {page.activities.some((a) => a.demonstration) && (
        <p>
          <DemoMark locale={locale} />
        </p>
      )}
      <Pager
        locale={locale}
        label={t.pages}
        previous={filter.after === undefined ? undefined : { path: listPath({ ...filter, after: undefined }), label: t.newest }}
        next={page.next === undefined ? undefined : { path: listPath({ ...filter, after: page.next }), label: t.older }}
      />
    </>
  );
}

/** One link a line; the whole line can be hit. */
const Line = ({ c, activity, centreId }: { c: AppContext; activity: Activity; centreId: string }): ReactNode => (
  <li>
    <a href={href(c.var.locale, activityPath(activity.id))}>{activity.title}</a>
    <ActivityFacts c={c} activity={activity} centreId={centreId} />
  </li>
);
