import type { ActivityRules } from '../app/features/activities/activity.ts';
import type { AssignmentRules } from '../app/features/assignments/assignment.ts';
import type { Choice, EnquiryRules } from '../app/features/enquiries/enquiry.ts';
import type { GatheringRules } from '../app/features/gatherings/gathering.ts';
import { loadGeography } from '../app/features/geography/geography.server.ts';
import type { IdeaRules } from '../app/features/ideas/idea.ts';
import type { Questionnaire } from '../app/features/questionnaires/questionnaire.ts';
import type { Centre, Scheme } from '../app/features/scheme/scheme.ts';
import type { VisitRules } from '../app/features/visits/visit.ts';
import type { Actor } from '../app/platform/actor.ts';
import type { Definitions } from '../app/platform/context.ts';
import type { LocalText } from '../app/platform/locale.ts';

/** A scheme of three centres and a form of six questions that has nothing to do with healthy life centres. */
const t = (text: string): LocalText => ({ nb: text, nn: `${text} (nn)`, en: `${text} (en)` });
const always = [{ from: 2020 }];
const option = (id: string, text: string, more: { years?: { from: number; to?: number }[]; exclusive?: boolean; freeText?: LocalText } = {}) => ({
  id,
  years: always,
  wordings: [{ years: { from: 2020 }, text: t(text), comparable: true }],
  exclusive: false,
  ...more,
});
const common = (id: string, section: string, text: string) => ({
  id,
  section,
  years: always,
  required: true,
  wordings: [{ years: { from: 2020 }, text: t(text), comparable: true }],
});

export const smallQuestionnaire: Questionnaire = {
  id: 'small',
  title: t('Skjema {year}'),
  sections: [
    { id: 'visits', title: t('Besøk') },
    { id: 'work', title: t('Samarbeid') },
  ],
  questions: [
    { ...common('people', 'visits', 'Hvor mange kom?'), kind: 'number', unit: t('personer'), min: 0, max: 5000, comment: { label: t('Kommentar'), quotable: true } },
    {
      ...common('channels', 'visits', 'Hvordan fortalte dere om det i {year}?'),
      kind: 'several',
      options: [
        option('press', 'Presse'),
        option('web', 'Nettside'),
        option('app', 'App', { years: [{ from: 2025 }] }),
        option('other', 'Annet', { freeText: t('Hva?') }),
        option('none', 'Ikke i det hele tatt', { exclusive: true }),
      ],
    },
    { ...common('towns', 'visits', 'Hvilke kommuner?'), required: false, kind: 'lines', maxLines: 20, maxLength: 80, entries: 'municipality' },
    {
      ...common('often', 'work', 'Hvor ofte?'),
      kind: 'one',
      options: [option('weekly', 'Hver uke'), option('seldom', 'Sjelden'), option('else', 'På en annen måte', { freeText: t('Hvordan?') })],
    },
    {
      ...common('governor', 'work', 'Hva gjorde dere med statsforvalteren?'),
      counterpart: 'other-governors',
      kind: 'several',
      options: [option('days', 'Fagdager'), option('nothing', 'Ingenting', { exclusive: true })],
    },
    { ...common('lesson', 'work', 'Hva lærte dere?'), required: false, kind: 'text', maxLength: 200 },
  ],
};

const centre = (id: string, name: string, code: string, area: Centre['areas'][number]['area']): Centre => ({
  id,
  name,
  host: { kind: 'municipality', code },
  agreement: { from: '2020-01-01' },
  areas: [{ from: '2020-01-01', area }],
  demonstration: true,
});

const smallScheme: Scheme = {
  id: 'small',
  name: t('En liten ordning'),
  centreName: { one: t('senter'), indefinite: t('et senter'), many: t('sentre') },
  authority: t('Myndigheten'),
  description: t('Til prøve'),
  periods: [],
  centres: [
    centre('alfa', 'Alfa', '1804', { kind: 'health-region', region: 'Nord' }),
    centre('beta', 'Beta', '4601', { kind: 'health-region', region: 'Vest' }),
    // Its area is its own county alone.
    centre('gamma', 'Gamma', '5001', { kind: 'counties', counties: ['50'] }),
  ],
  demonstration: true,
};

const smallVisits: VisitRules = {
  visitorKinds: [
    { id: 'nurses', label: t('Sykepleiere'), years: always },
    { id: 'pupils', label: t('Elever'), years: always },
    { id: 'scouts', label: t('Speidere'), years: [{ from: 2020, to: 2024 }] },
  ],
  offerHours: 24,
  evaluation: { useful: t('Var det nyttig?'), change: t('Gjør du noe annerledes?'), comment: t('Hva lærte du?') },
  remindToSumUpAfter: 7,
  eraseAfter: 12,
};

const choice = (id: string, text: string, from = 2020): Choice => ({ id, label: t(text), years: [{ from }] });
const smallEnquiries: EnquiryRules = {
  topics: [choice('paint', 'Maling'), choice('brushes', 'Pensler'), choice('walls', 'Vegger', 2027)],
  workplaces: [choice('shop', 'Butikk'), choice('school', 'Skole')],
  guide: [{ id: 'start', title: t('Slik begynner du'), address: 'https://guide.example/start' }],
  answerWithin: 5,
  closeSilentAfter: 20,
  reopenWithin: 30,
  eraseAfter: 12,
};

const smallActivities: ActivityRules = {
  kinds: [
    { ...choice('course', 'Kurs'), fields: ['counterparts', 'audience', 'targetGroups', 'centres'], tasks: { early: [1], late: [2] } },
    { ...choice('article', 'Artikkel'), fields: ['medium', 'targetGroups'], tasks: {} },
    { ...choice('study', 'Studie'), fields: ['participation', 'partners', 'centres'], tasks: { late: [1, 2] } },
    { ...choice('app', 'App', 2027), fields: [], tasks: {} },
  ],
  targetGroups: [choice('painters', 'Malere'), choice('teachers', 'Lærere')],
  participation: [choice('research', 'Forskning'), choice('trial', 'Utprøving')],
  partners: [choice('ntnu', 'NTNU'), choice('others', 'Andre')],
};

const smallGatherings: GatheringRules = {
  kinds: [
    { ...choice('summit', 'Storsamling'), activity: 'course', byAuthority: true },
    { ...choice('meet', 'Treff'), activity: 'course', byAuthority: false },
  ],
  subjects: [choice('colours', 'Farger'), choice('news', 'Nytt')],
  offerDays: 2,
  eraseNeedsAfter: 7,
  erasePersonsAfter: 90,
  fewest: 3,
};

const smallAssignments: AssignmentRules = {
  kinds: [
    { ...choice('lesson', 'Undervise'), activity: 'course', hours: 6 },
    { ...choice('trial', 'Prøve noe'), activity: 'study', hours: 20 },
    { ...choice('film', 'Film', 2030), activity: 'course', hours: 5 },
  ],
  remindBefore: [10, 2],
  remindAfter: [1, 5],
  tellAgainAfter: 7,
};

const smallIdeas: IdeaRules = {
  name: t('Ideene'),
  themes: [
    { id: 'paint', label: t('Maling') },
    { id: 'walls', label: t('Vegger') },
    { id: 'brushes', label: t('Pensler') },
  ],
  targetGroups: [
    { id: 'painters', label: t('Malere') },
    { id: 'neighbours', label: t('Naboer') },
  ],
  guideUnits: [
    { id: 'start', label: t('Slik begynner du'), address: 'https://guide.example/start' },
    { id: 'finish', label: t('Slik blir du ferdig'), address: 'https://guide.example/finish' },
  ],
  sizes: [
    { id: 'small', label: t('Under 5 000'), from: 0, to: 4999 },
    { id: 'middle', label: t('5 000–20 000'), from: 5000, to: 20_000 },
    { id: 'large', label: t('Over 20 000'), from: 20_001 },
  ],
  licences: [
    { id: 'cc-by-4', label: t('CC BY 4.0'), address: 'https://creativecommons.org/licenses/by/4.0/' },
    { id: 'cc0', label: t('CC0'), address: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  ],
  reviewAfterMonths: 24,
  silentAfterDays: 30,
  linkHosts: ['guide.example'],
};

let loaded: Definitions['geography'] | undefined;
/** Without figures and indicators. */
export function smallDefinitions(): Definitions {
  loaded ??= loadGeography('data');
  return {
    geography: loaded,
    scheme: smallScheme,
    questionnaire: smallQuestionnaire,
    activities: smallActivities,
    assignments: smallAssignments,
    gatherings: smallGatherings,
    enquiries: smallEnquiries,
    ideas: smallIdeas,
    visits: smallVisits,
  } as Definitions;
}

export const person = (personId: string, name: string, ...grants: { role: string; scope: string | null }[]): Actor => ({ kind: 'person', personId, name, grants });
export const kari = person('kari', 'Kari Nes', { role: 'coordinator', scope: 'alfa' });
export const siv = person('siv', 'Siv Hagen', { role: 'member', scope: 'alfa' });
export const ola = person('ola', 'Ola Vik', { role: 'coordinator', scope: 'beta' });
export const liv = person('liv', 'Liv Berg', { role: 'officer', scope: null });
