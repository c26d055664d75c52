import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Button, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { hasFeedLink, listOwnDays, listVisits, makeFeedLink } from '../visits.server.ts';
import { calendarPath, casePath, deskCrumbs, ownDayPath } from './desk-paths.ts';
import { monthText } from '../../../platform/moment.ts';
import { fromWhere, personsText, whenText } from './parts.tsx';
import { workTexts } from './work-texts.ts';

interface Entry {
  readonly key: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly what: string;
  readonly path: string;
  readonly demonstration: boolean;
}

/** Agreed visits and visiting days to come, by month, and the address of the same as a calendar to subscribe to. */
export const getCalendarPage = (c: AppContext): Promise<Response> => show(c);

/** The address is shown in the answer itself, once: it is kept nowhere it could be read again. */
export async function postFeedLink(c: AppContext): Promise<Response> {
  const { secret } = await makeFeedLink(ctxOf(c), requireCentre(c));
  c.header('cache-control', 'no-store');
  return show(c, `${c.var.services.config.publicUrl.replace(/\/$/, '')}/kalender/${secret}.ics`);
}

async function show(c: AppContext, address?: string): Promise<Response> {
  const centreId = requireCentre(c);
  const { locale } = c.var;
  const t = workTexts[locale].calendar;
  const entries = await entriesOf(c, centreId);
  const hasFeed = await hasFeedLink(ctxOf(c), centreId);
  return respond(c, {
    title: t.title,
    breadcrumbs: deskCrumbs(c),
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        {address === undefined ? <p className="k-measure">{t.lead}</p> : <Address address={address} c={c} />}
        <div className="k-cols k-cols--rail">
          {entries.length === 0 ? <EmptyState title={t.none}>{t.noneHelp}</EmptyState> : <Months c={c} entries={entries} />}
          <div className="k-side">
            <section className="k-stack" aria-labelledby="abonner">
              <Heading level={2} size="xs" id="abonner">
                {t.feed}
              </Heading>
              <p>{t.feedHelp}</p>
              {hasFeed && address === undefined && <p className="k-quiet">{t.againHelp}</p>}
              <form method="post" action={href(locale, calendarPath)}>
                <Button variant="secondary">{hasFeed ? t.again : t.make}</Button>
              </form>
            </section>
          </div>
        </div>
      </div>
    ),
  });
}

const Address = ({ address, c }: { address: string; c: AppContext }): ReactNode => (
  <div className="k-stack k-measure">
    <Message tone="success" role="status">
      {workTexts[c.var.locale].calendar.made}
    </Message>
    <TextField id="adresse" name="adresse" label={workTexts[c.var.locale].calendar.address} value={address} readOnly />
  </div>
);

async function entriesOf(c: AppContext, centreId: string): Promise<readonly Entry[]> {
  const { locale, services } = c.var;
  const t = workTexts[locale].calendar;
  const ctx = ctxOf(c);
  const now = services.now();
  const visits: Entry[] = [];
  // Agreed visits come a page at a time; a centre has few ahead of it. Those on a visiting day stand as the day.
  for (let after: string | undefined, pages = 0; pages < 20; pages += 1) {
    const page = await listVisits(ctx, centreId, { view: 'upcoming', after });
    for (const { visit } of page.lines)
      if (visit.startsAt && visit.endsAt && visit.state === 'agreed' && visit.dayId === null)
        visits.push({
          key: visit.id,
          startsAt: visit.startsAt,
          endsAt: visit.endsAt,
          title: fromWhere(c, visit),
          what: t.visit(personsText(locale, visit.persons)),
          path: casePath(visit.number),
          demonstration: visit.demonstration,
        });
    after = page.next;
    if (after === undefined) break;
  }
  const days = (await listOwnDays(ctx, centreId))
    .filter((d) => d.state === 'published' && d.endsAt > now)
    .map((d): Entry => ({
      key: d.id,
      startsAt: d.startsAt,
      endsAt: d.endsAt,
      title: d.title,
      what: t.day(workTexts[locale].days.taken(formatNumber(locale, d.taken), formatNumber(locale, d.places))),
      path: ownDayPath(d.id),
      demonstration: d.demonstration,
    }));
  return [...visits, ...days].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

function Months({ c, entries }: { c: AppContext; entries: readonly Entry[] }): ReactNode {
  const { locale } = c.var;
  const months = Map.groupBy(entries, (e) => monthText(locale, e.startsAt));
  return (
    <div className="k-stack k-stack--lg">
      {[...months].map(([month, list]) => (
        <section key={month} aria-label={month}>
          <Heading level={2} size="xs">
            {month}
          </Heading>
          <ul className="k-visitlist">
            {list.map((e) => (
              <li key={e.key}>
                <a href={href(locale, e.path)}>{e.title}</a>
                <span>{e.what}</span>
                <p className="k-quiet k-small">
                  {whenText(locale, e)} {e.demonstration && <DemoMark locale={locale} />}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
