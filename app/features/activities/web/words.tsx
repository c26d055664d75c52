import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { findCentre } from '../../scheme/scheme.ts';
import type { Task } from '../../scheme/scheme.ts';
import { findKind } from '../activity.ts';
import type { Activity, Choice } from '../activity.ts';
import { tasksOffered } from '../counterparts.ts';
import { spanText } from './days.ts';
import { logTexts } from './texts.ts';

export const kindName = (c: AppContext, id: string): string => {
  const kind = findKind(c.var.services.definitions.activities, id);
  return kind ? textIn(kind.label, c.var.locale) : id;
};
export const centreName = (c: AppContext, id: string): string => findCentre(c.var.services.definitions.scheme, id)?.name ?? id;
export const taskName = (locale: Locale, { number, short }: Task): string => `${number}. ${textIn(short, locale)}`;

/** The tasks that an activity names, as they were worded in its agreement period. */
export function taskNames(c: AppContext, activity: Pick<Activity, 'tasks' | 'startsOn' | 'endsOn'>): string[] {
  const offered = tasksOffered(c.var.services.definitions.scheme, undefined, activity);
  return activity.tasks.map((ref) => {
    const found = offered.find((o) => o.ref === ref);
    return found ? taskName(c.var.locale, found.task) : ref;
  });
}

/** What stands under a title in a list: kind, day, how many, and with or by whom. */
export function ActivityFacts({ c, activity, centreId }: { c: AppContext; activity: Activity; centreId: string }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].list;
  const facts = [
    kindName(c, activity.kind),
    spanText(locale, activity),
    activity.audience === null ? undefined : t.audience(formatNumber(locale, activity.audience)),
    activity.medium || undefined,
    activity.centreId === centreId ? (activity.centres.length > 0 ? t.shared : undefined) : t.by(centreName(c, activity.centreId)),
  ];
  return <p className="k-quiet k-small">{facts.filter((f) => f !== undefined).join(' · ')}</p>;
}

/** Labels of those of a list that are named; one that is no longer there, by its id. */
export const choiceNames = (locale: Locale, choices: readonly Choice[], ids: readonly string[]): string[] =>
  ids.map((id) => {
    const choice = choices.find((one) => one.id === id);
    return choice ? textIn(choice.label, locale) : id;
  });
