import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatList, formatNumber, norwegianDay, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { State } from '../../../ui/state-mark.tsx';
import { municipalityName } from '../../geography/geography.ts';
import { findCentre } from '../../scheme/scheme.ts';
import type { Visit, VisitForm, VisitLine, VisitMessage, VisitState } from '../visit.ts';
import { visitTexts } from '../texts.ts';
import { centreTexts } from './centre-texts.ts';
import { firstLetterLarge, momentText, periodText, spanText } from '../../../platform/moment.ts';

const marks = {
  requested: 'none',
  proposed: 'reported',
  waiting: 'none',
  offered: 'reported',
  agreed: 'ok',
  held: 'reported',
  'summed-up': 'ok',
  declined: 'fails',
  withdrawn: 'fails',
  cancelled: 'fails',
} as const satisfies Record<VisitState, State>;
export const VisitMark = ({ state, locale }: { state: VisitState; locale: Locale }): ReactNode => <StateMark state={marks[state]} label={visitTexts[locale].state[state]} />;

export const centreName = (c: AppContext, id: string): string => findCentre(c.var.services.definitions.scheme, id)?.name ?? id;
export const formName = (locale: Locale, form: VisitForm): string => visitTexts[locale].form[form];

export const kindName = (c: AppContext, id: string): string => {
  const kind = c.var.services.definitions.visits.visitorKinds.find((k) => k.id === id);
  return kind ? textIn(kind.label, c.var.locale) : id;
};
export const topicNames = (c: AppContext, ids: readonly string[]): string =>
  formatList(
    c.var.locale,
    c.var.services.definitions.enquiries.topics.flatMap((t) => (ids.includes(t.id) ? [textIn(t.label, c.var.locale)] : [])),
  );

/** The municipality's name on the day of the visit; today's while there is none. */
export const placeName = (c: AppContext, visit: Pick<Visit, 'startsAt'>, code: string): string =>
  municipalityName(c.var.services.definitions.geography, code, norwegianDay(visit.startsAt ?? c.var.services.now()));

export const personsText = (locale: Locale, n: number): string => visitTexts[locale].persons(n);

/** "Vestnes og Molde": where a group comes from, each municipality once. */
export const fromWhere = (c: AppContext, visit: Pick<Visit, 'startsAt' | 'lines'>): string =>
  formatList(c.var.locale, [...new Set(visit.lines.map((l) => placeName(c, visit, l.municipality)))]);

export const whenText = (locale: Locale, { startsAt, endsAt }: Pick<Visit, 'startsAt' | 'endsAt'>): string | undefined =>
  startsAt && endsAt ? firstLetterLarge(spanText(locale, startsAt, endsAt)) : undefined;
export const periodsText = (locale: Locale, periods: Visit['periods']): readonly string[] => periods.map(({ from, to }) => periodText(locale, from, to));

/** One line for each municipality and kind; planned beside actual once it is summed up. */
export function VisitLines({ c, visit }: { c: AppContext; visit: Visit }): ReactNode {
  const { locale } = c.var;
  const { planned, actual } = centreTexts[locale];
  const summed = visit.lines.some((l) => l.actual !== null);
  const n = (line: VisitLine): string => formatNumber(locale, line.planned);
  return (
    <ul className="k-visitlines">
      {visit.lines.map((line) => (
        <li key={`${line.municipality} ${line.kind}`}>
          <span>
            {placeName(c, visit, line.municipality)}
            <br />
            <span className="k-quiet k-small">{kindName(c, line.kind)}</span>
          </span>
          <span className="k-tabular">
            {summed ? `${planned} ${n(line)}, ${actual.toLocaleLowerCase('nb')} ${formatNumber(locale, line.actual ?? 0)}` : personsText(locale, line.planned)}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface Voices {
  /** What the group and the system are called by whoever reads. */
  readonly group: string;
  readonly centre: string;
  readonly system: string;
}
/** What both sides wrote, oldest first. The centre's words look alike to both of them, as in an enquiry. */
export function Conversation({ messages, locale, voices, lang }: { messages: readonly VisitMessage[]; locale: Locale; voices: Voices; lang: Locale }): ReactNode {
  return messages.map((m) => (
    <section key={m.id} className={`k-msg${m.kind === 'system' ? ' k-msg--event' : m.kind === 'centre' ? ' k-msg--ours' : ''}`} aria-label={authorOf(m, voices)}>
      <header>
        <strong>{authorOf(m, voices)}</strong>
        <time className="k-quiet" dateTime={m.at.toISOString()}>
          {momentText(locale, m.at)}
        </time>
      </header>
      <p lang={lang === locale || m.kind === 'system' ? undefined : lang}>{m.body}</p>
    </section>
  ));
}
const authorOf = (m: VisitMessage, voices: Voices): string =>
  m.kind === 'system' ? voices.system : m.authorName === '' ? voices[m.kind] : `${m.authorName}${m.kind === 'centre' ? `, ${voices.centre}` : ''}`;
