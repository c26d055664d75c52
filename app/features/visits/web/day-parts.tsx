import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber } from '../../../platform/locale.ts';
import { freePlaces } from '../visit.ts';
import type { VisitingDay } from '../visit.ts';
import { dayTexts } from './day-texts.ts';

export const daysPath = '/hospitering';
export const dayPath = (id: string): string => `${daysPath}/${id}`;

/** "4 av 12 plasser er ledige. To grupper står i kø." */
export function PlacesText({ c, day }: { c: AppContext; day: VisitingDay }): ReactNode {
  const { locale } = c.var;
  const t = dayTexts[locale];
  const free = freePlaces(day);
  const of = formatNumber(locale, day.places);
  return (
    <p>
      {free <= 0 ? t.full : free === 1 ? t.freeOne(of) : t.free(formatNumber(locale, free), of)} {day.waiting > 0 && t.queue(formatNumber(locale, day.waiting), day.waiting === 1)}
    </p>
  );
}
/** Approval, queue: what becomes of a group that signs up. */
export function RulesText({ c, day }: { c: AppContext; day: VisitingDay }): ReactNode {
  const { locale, services } = c.var;
  const t = dayTexts[locale];
  return (
    <p>
      {day.approval ? t.approval : t.direct} {day.waitingList ? `${t.waitingList} ${t.offer(formatNumber(locale, services.definitions.visits.offerHours))}` : t.noWaitingList}
    </p>
  );
}
/** Whether a group can sign up now: to get a place, or to queue. */
export const isOpen = (day: VisitingDay, now: Date): 'place' | 'queue' | undefined => {
  if (day.state !== 'published' || day.startsAt <= now) return undefined;
  if (day.approval || (freePlaces(day) > 0 && day.waiting === 0)) return 'place';
  return day.waitingList ? 'queue' : undefined;
};
