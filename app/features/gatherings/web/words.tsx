import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, norwegianDay, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { firstLetterLarge, spanText } from '../../../platform/moment.ts';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { State } from '../../../ui/state-mark.tsx';
import { counterpartName } from '../../activities/counterparts.ts';
import { findCentre } from '../../scheme/scheme.ts';
import type { Gathering, GatheringState, Participant, ParticipantState } from '../gathering.ts';
import { gatheringTexts } from './texts.ts';

const stateMarks = { draft: 'none', published: 'reported', held: 'reported', 'summed-up': 'ok', cancelled: 'fails' } as const satisfies Record<GatheringState, State>;
const placeMarks = {
  invited: 'none',
  requested: 'reported',
  waiting: 'none',
  offered: 'reported',
  coming: 'ok',
  declined: 'fails',
  withdrawn: 'fails',
  refused: 'fails',
} as const satisfies Record<ParticipantState, State>;

/** Whether somebody may still sign up, as far as the day tells. */
export const isOpen = (c: AppContext, { state, signUpUntil }: Pick<Gathering, 'state' | 'signUpUntil'>): boolean =>
  state === 'published' && norwegianDay(c.var.services.now()) <= signUpUntil;

/** Its time is over, also before the night has noted so. */
export const isOver = (c: AppContext, { state, endsAt }: Pick<Gathering, 'state' | 'endsAt'>): boolean =>
  state === 'held' || state === 'summed-up' || (state === 'published' && endsAt <= c.var.services.now());

export function GatheringMark({ c, gathering }: { c: AppContext; gathering: Gathering }): ReactNode {
  const t = gatheringTexts[c.var.locale];
  if (gathering.state === 'published' && isOver(c, gathering)) return <StateMark state={stateMarks.held} label={t.state.held} />;
  if (gathering.state === 'published' && !isOpen(c, gathering)) return <StateMark state="none" label={t.signUpOver} />;
  return <StateMark state={stateMarks[gathering.state]} label={t.state[gathering.state]} />;
}
export const PlaceMark = ({ state, locale }: { state: ParticipantState; locale: Locale }): ReactNode => (
  <StateMark state={placeMarks[state]} label={gatheringTexts[locale].place[state]} />
);

/** After the gathering, when the organiser has noted who came. */
export const AttendedMark = ({ attended, locale }: { attended: boolean; locale: Locale }): ReactNode => (
  <StateMark state={attended ? 'ok' : 'none'} label={attended ? gatheringTexts[locale].attended : gatheringTexts[locale].absent} />
);

export const whenText = (locale: Locale, { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date }): string => firstLetterLarge(spanText(locale, startsAt, endsAt));

const centreName = (c: AppContext, id: string): string => findCentre(c.var.services.definitions.scheme, id)?.name ?? id;
/** A centre, or the authority. */
export const organiserName = (c: AppContext, { centreId }: Pick<Gathering, 'centreId'>): string =>
  centreId === '' ? textIn(c.var.services.definitions.scheme.authority, c.var.locale) : centreName(c, centreId);

export function kindName({ var: { locale, services } }: AppContext, id: string): string {
  const kind = services.definitions.gatherings.kinds.find((k) => k.id === id);
  return kind ? textIn(kind.label, locale) : id;
}
export function subjectName({ var: { locale, services } }: AppContext, id: string): string {
  const subject = services.definitions.gatherings.subjects.find((s) => s.id === id);
  return subject ? textIn(subject.label, locale) : id;
}
export const personsText = (locale: Locale, n: number): string => gatheringTexts[locale].persons(formatNumber(locale, n), n === 1);

/** An office as it was called on the day of the gathering. */
export const officeName = (c: AppContext, kind: 'governor' | 'authority', office: string, on: Date): string =>
  counterpartName(c.var.services.definitions.geography, { kind, id: office }, norwegianDay(on), c.var.locale);

/** Where somebody comes from: a centre, an office, or a workplace of their own. */
export function fromText(c: AppContext, { kind, centreId, office }: Pick<Participant, 'kind' | 'centreId' | 'office'>, on: Date, organisation = ''): string {
  if (kind === 'centre') return centreName(c, centreId);
  if (office !== '' && kind !== 'guest') return officeName(c, kind, office, on);
  return organisation === '' ? gatheringTexts[c.var.locale].kind[kind] : organisation;
}
export const nameOf = (locale: Locale, { person }: Pick<Participant, 'person'>): string => person?.name ?? gatheringTexts[locale].erased;
