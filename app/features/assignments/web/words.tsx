import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, formatNumber, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { State } from '../../../ui/state-mark.tsx';
import { countyAt } from '../../geography/geography.ts';
import { findCentre, regionName } from '../../scheme/scheme.ts';
import { isLate } from '../assignment.ts';
import type { Assignment, AssignmentState } from '../assignment.ts';
import { todayOf } from './desk.ts';
import { pageTexts } from './texts.ts';

/** A centre by name; the authority for none. */
export const whoText = (c: AppContext, centreId: string): string => {
  const { scheme } = c.var.services.definitions;
  return centreId === '' ? textIn(scheme.authority, c.var.locale) : (findCentre(scheme, centreId)?.name ?? centreId);
};
/** The reader's own centre says so. */
export const whoOrYou = (c: AppContext, centreId: string, own: string): string =>
  centreId === own && own !== '' ? pageTexts[c.var.locale].isYou(whoText(c, centreId)) : whoText(c, centreId);

export const hoursText = (locale: Locale, hours: number): string => pageTexts[locale].hours(formatNumber(locale, hours), hours === 1);
export const assignmentsText = (locale: Locale, n: number): string => pageTexts[locale].assignments(formatNumber(locale, n), n === 1);

export const kindName = (c: AppContext, id: string): string => {
  const kind = c.var.services.definitions.assignments.kinds.find((k) => k.id === id);
  return kind ? textIn(kind.label, c.var.locale) : id;
};
/** Within a sentence; a name all in capitals keeps them. One of them may hold an "and": commas part them. */
export const themeNames = (c: AppContext, ids: readonly string[]): string =>
  c.var.services.definitions.enquiries.topics.flatMap((t) => (ids.includes(t.id) ? [lowerFirst(textIn(t.label, c.var.locale))] : [])).join(', ');
const lowerFirst = (text: string): string => (/^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
/** A health region or a county. */
export const placeText = (c: AppContext, region: string): string =>
  countyAt(c.var.services.definitions.geography, region, todayOf(c))?.name ?? textIn(regionName(c.var.services.definitions.scheme, region), c.var.locale);

/** Whom it is for: the one who asks by name, else the centre that wrote it down, else the authority. */
export function forWhom(c: AppContext, { requester, requesterName, centreId }: Pick<Assignment, 'requester' | 'requesterName' | 'centreId'>): string {
  if (requesterName !== '') return requesterName;
  if (requester === 'authority') return whoText(c, '');
  return requester === 'centre' ? whoText(c, centreId) : pageTexts[c.var.locale].requester[requester];
}

const marks = { open: 'none', taken: 'reported', done: 'ok', closed: 'fails' } as const satisfies Record<AssignmentState, State>;
export const AssignmentMark = ({ state, locale }: { state: AssignmentState; locale: Locale }): ReactNode => (
  <StateMark state={marks[state]} label={pageTexts[locale].state[state]} />
);

/** The date, and whether it is past: said in words and by a shape, not by colour alone. */
export function Due({ c, assignment }: { c: AppContext; assignment: Pick<Assignment, 'state' | 'dueOn'> }): ReactNode {
  const { locale } = c.var;
  const t = pageTexts[locale].one;
  const day = formatDay(locale, assignment.dueOn);
  if (isLate(assignment, todayOf(c))) return <StateMark state="fails" label={`${day}, ${t.late}`} />;
  return assignment.dueOn === todayOf(c) ? `${day} (${t.today})` : day;
}
