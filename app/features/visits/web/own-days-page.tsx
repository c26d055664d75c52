import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { visitTexts } from '../texts.ts';
import type { VisitingDay } from '../visit.ts';
import { listOwnDays } from '../visits.server.ts';
import { deskCrumbs, ownDayPath, ownDaysPath } from './desk-paths.ts';
import { whenText } from './parts.tsx';
import { workTexts } from './work-texts.ts';

/** The centre's visiting days: those to come first, soonest first; then those that have been. */
export async function getOwnDaysPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const { locale, services } = c.var;
  const t = workTexts[locale].days;
  const days = await listOwnDays(ctxOf(c), centreId);
  const now = services.now();
  const allMade = days.length > 0 && days.every((day) => day.demonstration);
  const coming = days.filter((d) => d.endsAt > now).toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const been = days.filter((d) => d.endsAt <= now).toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime());
  return respond(c, {
    title: t.title,
    breadcrumbs: [...deskCrumbs(c), { label: t.title, path: ownDaysPath }],
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg">
        <div className="k-row k-row--between">
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <ButtonLink href={href(locale, `${ownDaysPath}/ny`)}>{t.new}</ButtonLink>
        </div>
        <p className="k-measure">
          {t.lead} {allMade && <DemoMark locale={locale} />}
        </p>
        {days.length === 0 && <EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
        {coming.length > 0 && <Days c={c} days={coming} marked={!allMade} />}
        {been.length > 0 && (
          <section className="k-stack" aria-labelledby="har-vaert">
            <Heading level={2} size="xs" id="har-vaert">
              {t.past}
            </Heading>
            <Days c={c} days={been} marked={!allMade} been />
          </section>
        )}
      </div>
    ),
  });
}

const Days = ({ c, days, marked, been = false }: { c: AppContext; days: readonly VisitingDay[]; marked: boolean; been?: boolean }): ReactNode => {
  const { locale } = c.var;
  const t = workTexts[locale].days;
  return (
    <ul className="k-visitlist">
      {days.map((day) => (
        <li key={day.id}>
          <a href={href(locale, ownDayPath(day.id))}>{day.title}</a>
          {/* That a day which has been was published goes without saying. */}
          <span>{been && day.state === 'published' ? '' : visitTexts[locale].dayState[day.state]}</span>
          <p>{whenText(locale, day)}</p>
          <p className="k-quiet k-small">
            {t.taken(formatNumber(locale, day.taken), formatNumber(locale, day.places))}
            {day.waiting > 0 && ` · ${t.waiting(formatNumber(locale, day.waiting))}`} {marked && day.demonstration && <DemoMark locale={locale} />}
          </p>
        </li>
      ))}
    </ul>
  );
};
