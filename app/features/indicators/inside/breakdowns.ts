import type { LocalText } from '../../../platform/locale.ts';
import { relations } from '../../activities/activity.ts';
import type { ActivityRules } from '../../activities/activity.ts';
import { activityTexts } from '../../activities/texts.ts';
import { requesterKinds } from '../../assignments/assignment.ts';
import type { AssignmentRules } from '../../assignments/assignment.ts';
import type { EnquiryRules } from '../../enquiries/enquiry.ts';
import { participantKinds } from '../../gatherings/gathering.ts';
import type { GatheringRules } from '../../gatherings/gathering.ts';
import { levels } from '../../ideas/idea.ts';
import type { IdeaRules } from '../../ideas/idea.ts';
import { ideaWorks } from '../../ideas/idea-count.ts';
import type { Scheme } from '../../scheme/scheme.ts';
import { visitForms } from '../../visits/visit.ts';
import type { VisitRules } from '../../visits/visit.ts';
import type { Breakdown, BreakdownItem, FromRegister } from '../indicator.ts';
import { inEvery } from '../texts.ts';
import { breakdownIds, makingOf, overlapping } from './register-numbers.ts';
import type { BreakdownId } from './register-numbers.ts';

/** The scheme's lists that the registers' numbers can be told apart by. */
export interface RegisterLists {
  readonly scheme?: Pick<Scheme, 'periods' | 'authority'> | undefined;
  readonly enquiries?: Pick<EnquiryRules, 'topics' | 'workplaces'> | undefined;
  readonly visits?: Pick<VisitRules, 'visitorKinds'> | undefined;
  readonly activities?: Pick<ActivityRules, 'kinds' | 'targetGroups' | 'participation' | 'partners'> | undefined;
  readonly assignments?: Pick<AssignmentRules, 'kinds'> | undefined;
  readonly gatherings?: Pick<GatheringRules, 'kinds'> | undefined;
  readonly ideas?: Pick<IdeaRules, 'themes'> | undefined;
}
type Lister = (lists: RegisterLists, register: FromRegister) => readonly BreakdownItem[] | undefined;

const named = (choices: readonly BreakdownItem[] | undefined): readonly BreakdownItem[] | undefined => choices?.map(({ id, label }) => ({ id, label }));
const said = (ids: readonly string[], label: (id: string) => LocalText): BreakdownItem[] => ids.map((id) => ({ id, label: label(id) }));
/** One of each: `own-governor/professional-day`. */
const crossed = (outer: readonly BreakdownItem[] | undefined, inner: readonly BreakdownItem[] | undefined): BreakdownItem[] | undefined =>
  outer &&
  inner &&
  outer.flatMap((one) =>
    inner.map((other) => {
      const both = (locale: 'nb' | 'nn' | 'en'): string => `${one.label[locale] ?? one.label.nb}: ${other.label[locale] ?? other.label.nb}`;
      return { id: `${one.id}/${other.id}`, label: { nb: both('nb'), nn: both('nn'), en: both('en') } };
    }),
  );

const relationsOfOffice: Lister = ({ activities }, { number }) =>
  activities &&
  relations
    .filter((id) => id.endsWith(`-${makingOf(number).item}`))
    .map((id) => ({ id, label: { nb: activityTexts.nb.relation[id], nn: activityTexts.nn.relation[id], en: activityTexts.en.relation[id] } }));
const requesters: Lister = ({ assignments, scheme }) =>
  assignments && said(requesterKinds, (id) => (id === 'authority' && scheme ? scheme.authority : inEvery((t) => t.requesters[id as (typeof requesterKinds)[number]])));

const listers = {
  topic: ({ enquiries }) => named(enquiries?.topics),
  workplace: ({ enquiries }) => named(enquiries?.workplaces),
  kind: ({ visits }) => named(visits?.visitorKinds),
  form: () => said(visitForms, (id) => inEvery((t) => t.forms[id as (typeof visitForms)[number]])),
  'activity-kind': ({ activities }) => named(activities?.kinds),
  relation: relationsOfOffice,
  'relation-kind': (lists, register) => crossed(relationsOfOffice(lists, register), named(lists.activities?.kinds.filter((kind) => kind.fields.includes('counterparts')))),
  'target-group': ({ activities }) => named(activities?.targetGroups),
  participation: ({ activities }) => named(activities?.participation),
  partner: ({ activities }) => named(activities?.partners),
  // Of the agreements that the register has any year of.
  task: ({ scheme }, { from }) =>
    scheme?.periods
      .filter((period) => period.years.to >= from)
      .flatMap((period) =>
        period.tasks.map((task) => {
          const text = (locale: 'nb' | 'nn' | 'en'): string => `${period.years.from}–${period.years.to}, ${task.number}: ${task.short[locale] ?? task.short.nb}`;
          return { id: `${period.id}/${task.number}`, label: { nb: text('nb'), nn: text('nn'), en: text('en') } };
        }),
      ),
  'assignment-kind': ({ assignments }) => named(assignments?.kinds),
  requester: requesters,
  'requester-kind': (lists, register) => crossed(requesters(lists, register), named(lists.assignments?.kinds)),
  'gathering-kind': ({ gatherings }) => named(gatherings?.kinds),
  'participant-kind': ({ gatherings }) => gatherings && said(participantKinds, (id) => inEvery((t) => t.participantKinds[id as (typeof participantKinds)[number]])),
  theme: ({ ideas }) => named(ideas?.themes),
  level: ({ ideas }) => ideas && said(levels, (id) => inEvery((t) => t.levels[id as (typeof levels)[number]])),
  'idea-work': ({ ideas }) => ideas && said(ideaWorks, (id) => inEvery((t) => t.ideaWorks[id as (typeof ideaWorks)[number]])),
} satisfies Record<BreakdownId, Lister>;

/** What a number of the register can be told apart by, beside centre and region; a list the scheme does not have is left out. */
export const breakdownsOf = (register: FromRegister, lists: RegisterLists): Breakdown[] =>
  breakdownIds.flatMap((id) => {
    const items = (makingOf(register.number).by[id] === undefined ? undefined : listers[id](lists, register)) ?? [];
    return items.length === 0 ? [] : [{ id, label: inEvery((t) => t.breakdowns[id]), items, ...(overlapping.has(id) ? { overlapping: true } : {}) }];
  });
