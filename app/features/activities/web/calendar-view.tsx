import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import { addDays, addMonths } from '../../../platform/norwegian-time.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { respond } from '../../../ui/respond.tsx';
import { listMonth } from '../activities.server.ts';
import { activityPath } from '../activity-address.ts';
import type { Activity } from '../activity.ts';
import { firstLetterLarge, longDay, monthText } from './days.ts';
import { ListFoot, ViewTabs } from './list-parts.tsx';
import { todayOf } from './log-form.ts';
import { logCrumbs, logPath, monthOf, monthPath } from './log-paths.ts';
import { ActivityFacts, kindName } from './words.tsx';
import { logTexts } from './texts.ts';

/** A month: seven days a row where there is room, else the days on which something happened. */
export async function showCalendar(c: AppContext, centreId: string): Promise<Response> {
  const { locale } = c.var;
  const t = logTexts[locale].calendar;
  const today = todayOf(c);
  const month = monthOf(c, today);
  const activities = await listMonth(ctxOf(c), centreId, month);
  const name = monthText(locale, month);
  const beside = (months: number): string => addMonths(`${month}-01`, months).slice(0, 7);
  return respond(c, {
    title: t.title(name),
    robots: 'noindex',
    current: logPath,
    breadcrumbs: logCrumbs(c),
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.title(name)}
        </Heading>
        <ViewTabs c={c} current="kalender" year={Number(month.slice(0, 4))} />
        {activities.length === 0 && <EmptyState title={t.empty} />}
        <Long c={c} centreId={centreId} activities={activities.filter(isLong)} />
        <Month c={c} month={month} today={today} activities={activities.filter((a) => !isLong(a))} />
        {activities.some((a) => a.demonstration) && (
          <p>
            <DemoMark locale={locale} />
          </p>
        )}
        <Pager
          locale={locale}
          previous={{ path: monthPath(beside(-1)), label: firstLetterLarge(monthText(locale, beside(-1))) }}
          next={{ path: monthPath(beside(1)), label: firstLetterLarge(monthText(locale, beside(1))) }}
        />
        <ListFoot c={c} year={Number(month.slice(0, 4))} />
      </div>
    ),
  });
}

/** Over more than a week: said once above the days, not on each of them. */
const isLong = ({ startsOn, endsOn }: Pick<Activity, 'startsOn' | 'endsOn'>): boolean => endsOn !== null && endsOn > addDays(startsOn, 7);

function Long({ c, centreId, activities }: { c: AppContext; centreId: string; activities: readonly Activity[] }): ReactNode {
  const { locale } = c.var;
  if (activities.length === 0) return null;
  return (
    <section aria-labelledby="over-tid">
      <Heading level={2} size="2xs" id="over-tid">
        {logTexts[locale].calendar.long}
      </Heading>
      <ul className="k-loglist">
        {activities.map((a) => (
          <li key={a.id}>
            <a href={href(locale, activityPath(a.id))}>{a.title}</a>
            <ActivityFacts c={c} activity={a} centreId={centreId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Month({ c, month, today, activities }: { c: AppContext; month: string; today: string; activities: readonly Activity[] }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].calendar;
  const first = `${month}-01`;
  const days = Array.from({ length: 31 }, (_, i) => addDays(first, i)).filter((d) => d.startsWith(month));
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  return (
    <div className="k-logmonth">
      <ul className="k-logmonth__names" aria-hidden="true">
        {t.weekdays.map((day) => (
          <li key={day}>{day}</li>
        ))}
      </ul>
      <ol className="k-logmonth__days" data-before={before}>
        {days.map((day) => {
          const on = activities.filter((a) => a.startsOn <= day && day <= (a.endsOn ?? a.startsOn));
          return (
            <li key={day} data-empty={on.length === 0 ? '' : undefined} aria-current={day === today ? 'date' : undefined}>
              <p>
                <span className="k-logmonth__long">{firstLetterLarge(longDay(locale, day))}</span>
                <span className="k-logmonth__short" aria-hidden="true">
                  {Number(day.slice(8))}
                </span>
              </p>
              {on.map((a) => (
                <a key={a.id} className="ds-link" href={href(locale, activityPath(a.id))}>
                  {a.title}
                  <span className="k-quiet">{a.startsOn < day ? t.continues : kindName(c, a.kind)}</span>
                </a>
              ))}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
