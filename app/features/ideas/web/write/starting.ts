import type { AppContext } from '../../../../platform/context.ts';
import { ctxOf } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { formatDate, formatDay, formatList, formatNumber, norwegianDay, norwegianYear, textIn } from '../../../../platform/locale.ts';
import type { LocalText } from '../../../../platform/locale.ts';
import { requireCentre } from '../../../access/access.server.ts';
import { getActivity } from '../../../activities/activities.server.ts';
import { findKind } from '../../../activities/activity.ts';
import { getEnquiryCase } from '../../../enquiries/enquiries.server.ts';
import { successorsAt } from '../../../geography/geography.ts';
import { findCentre } from '../../../scheme/scheme.ts';
import { countedPersons } from '../../../visits/visit.ts';
import { getVisitCase } from '../../../visits/visits.server.ts';
import { originKinds } from '../../idea.ts';
import type { IdeaContent, IdeaRules, OriginKind, Standard } from '../../idea.ts';
import { writeTexts } from './write-texts.ts';

/** What an idea is made of: an activity, a visit or an enquiry that the centre has answered. */
export interface Origin {
  readonly kind: OriginKind;
  readonly id: string;
}
/** `activity:ID`, as the address says it; undefined for nothing of the kind. */
export function originIn(text: string | undefined): Origin | undefined {
  const [, kind, id] = /^([a-z]{3,12}):([\w-]{1,64})$/.exec(text ?? '') ?? [];
  const known = originKinds.find((k) => k === kind);
  return known && id !== undefined ? { kind: known, id } : undefined;
}
export const originText = ({ kind, id }: Origin): string => `${kind}:${id}`;

/**
 * What is known already: never a name, a note or what somebody asked, which are private. Each is read through its own register's door, by the
 * centre the person acts for. @throws AppError `not-found` for another's, and for an enquiry without an answer of the centre's own
 */
export async function knownOf(c: AppContext, origin: Origin, language: Standard): Promise<Partial<IdeaContent>> {
  const centreId = requireCentre(c);
  const made = await { activity: ofActivity, visit: ofVisit, enquiry: ofEnquiry }[origin.kind](c, centreId, origin.id, language);
  return { ...made, language, claimedLevel: 'tried', ...place(c, centreId, made.year ?? null) };
}

/** The host, as it was that year; of several it was made of then, the author says which. */
export function place(c: AppContext, centreId: string, year: number | null): Pick<IdeaContent, 'municipality'> {
  const { scheme, geography } = c.var.services.definitions;
  const host = findCentre(scheme, centreId)?.host;
  if (host?.kind !== 'municipality') return { municipality: '' };
  const today = norwegianDay(c.var.services.now());
  const day = year === null || `${year}-12-31` > today ? today : `${Math.max(year, 2013)}-12-31`;
  const codes = successorsAt(geography, host.code, day);
  return { municipality: codes.length === 1 ? codes[0]! : '' };
}

async function ofActivity(c: AppContext, centreId: string, id: string, language: Standard): Promise<Partial<IdeaContent>> {
  const { activity } = await getActivity(ctxOf(c), centreId, id);
  if (activity.removedAt) throw new AppError('not-found');
  const { definitions } = c.var.services;
  const kind = findKind(definitions.activities, activity.kind);
  const t = writeTexts[language].known;
  const day = formatDay(language, activity.startsOn);
  const did = [
    t.activity(kind ? textIn(kind.label, language) : activity.title, activity.endsOn === null ? day : t.span(day, formatDay(language, activity.endsOn))),
    ...(activity.audience === null ? [] : [t.audience(formatNumber(language, activity.audience))]),
  ].join(' ');
  return {
    title: activity.title.slice(0, 120),
    year: Number(activity.startsOn.slice(0, 4)),
    targetGroups: definitions.ideas.targetGroups.filter((g) => activity.targetGroups.includes(g.id)).map((g) => g.id),
    sections: { need: '', did: activity.link.startsWith('https://') ? `${did}\n\n<${activity.link}>` : did, outcome: '', differently: '' },
  };
}

async function ofVisit(c: AppContext, centreId: string, number: string, language: Standard): Promise<Partial<IdeaContent>> {
  const { visit, day } = await getVisitCase(ctxOf(c), centreId, number);
  if (visit.state !== 'summed-up') throw new AppError('not-found');
  const { definitions, now } = c.var.services;
  const t = writeTexts[language].known;
  const topics = definitions.enquiries.topics.filter((topic) => visit.topics.includes(topic.id));
  const about = formatList(
    language,
    topics.map((topic) => textIn(topic.label, language).toLocaleLowerCase('nb')),
  );
  const municipalities = new Set(visit.lines.map((l) => l.municipality)).size;
  const at = visit.startsAt ?? now();
  // A visiting day's title and programme are the centre's own, and were for anybody to read.
  const own = day?.state === 'published' ? day : undefined;
  const did = [t.visit(formatDate(language, at), formatNumber(language, countedPersons(visit.lines)), formatNumber(language, municipalities), about), own?.programme ?? ''];
  return {
    title: own?.title.slice(0, 120) ?? (about === '' ? t.visitTitle : t.visitTitleOn(about).slice(0, 120)),
    year: norwegianYear(at),
    themes: themesOf(definitions.ideas, topics),
    sections: { need: '', did: did.filter(Boolean).join('\n\n'), outcome: '', differently: '' },
  };
}

async function ofEnquiry(c: AppContext, centreId: string, number: string, language: Standard): Promise<Partial<IdeaContent>> {
  const { enquiry, messages } = await getEnquiryCase(ctxOf(c), centreId, number);
  const answers = messages.filter((m) => m.kind === 'answer' && m.centreId === centreId);
  if (answers.length === 0) throw new AppError('not-found');
  const { definitions } = c.var.services;
  const topics = definitions.enquiries.topics.filter((topic) => enquiry.topics.includes(topic.id));
  return {
    title: formatList(
      language,
      topics.map((topic) => textIn(topic.label, language)),
    ).slice(0, 120),
    year: enquiry.year,
    themes: themesOf(definitions.ideas, topics),
    sections: {
      need: '',
      did: answers
        .map((m) => m.body)
        .join('\n\n')
        .slice(0, 12_000),
      outcome: '',
      differently: '',
    },
  };
}

/** The bank's themes that a topic is: the same id, or the same words. */
const themesOf = ({ themes }: IdeaRules, topics: readonly { readonly id: string; readonly label: LocalText }[]): string[] =>
  themes.filter((theme) => topics.some((topic) => topic.id === theme.id || topic.label.nb === theme.label.nb)).map((theme) => theme.id);
