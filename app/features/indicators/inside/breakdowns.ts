import { relations } from '../../activities/activity.ts';
import type { ActivityRules } from '../../activities/activity.ts';
import { activityTexts } from '../../activities/texts.ts';
import type { EnquiryRules } from '../../enquiries/enquiry.ts';
import { visitForms } from '../../visits/visit.ts';
import type { VisitRules } from '../../visits/visit.ts';
import type { Breakdown, BreakdownItem, RegisterNumber } from '../indicator.ts';
import { inEvery } from '../texts.ts';
import { breakdownIds, makingOf, overlapping } from './register-numbers.ts';
import type { BreakdownId } from './register-numbers.ts';

/** The scheme's lists that the registers' numbers can be told apart by. */
export interface RegisterLists {
  readonly enquiries?: Pick<EnquiryRules, 'topics' | 'workplaces'> | undefined;
  readonly visits?: Pick<VisitRules, 'visitorKinds'> | undefined;
  readonly activities?: Pick<ActivityRules, 'kinds' | 'targetGroups'> | undefined;
}

const named = (choices: readonly BreakdownItem[] | undefined): BreakdownItem[] => (choices ?? []).map(({ id, label }) => ({ id, label }));

function itemsOf(by: BreakdownId, number: RegisterNumber, { enquiries, visits, activities }: RegisterLists): readonly BreakdownItem[] {
  switch (by) {
    case 'topic':
      return named(enquiries?.topics);
    case 'workplace':
      return named(enquiries?.workplaces);
    case 'kind':
      return named(visits?.visitorKinds);
    case 'form':
      return visitForms.map((id) => ({ id, label: inEvery((t) => t.forms[id]) }));
    case 'activity-kind':
      return named(activities?.kinds);
    case 'target-group':
      return named(activities?.targetGroups);
    case 'relation':
      return activities
        ? relations
            .filter((id) => id.endsWith(`-${makingOf(number).item}`))
            .map((id) => ({ id, label: { nb: activityTexts.nb.relation[id], nn: activityTexts.nn.relation[id], en: activityTexts.en.relation[id] } }))
        : [];
  }
}

/** What a number of the register can be told apart by, beside centre and region; a list the scheme does not have is left out. */
export const breakdownsOf = (number: RegisterNumber, lists: RegisterLists): Breakdown[] =>
  breakdownIds.flatMap((id) => {
    const items = makingOf(number).by[id] === undefined ? [] : itemsOf(id, number, lists);
    return items.length === 0 ? [] : [{ id, label: inEvery((t) => t.breakdowns[id]), items, ...(overlapping.has(id) ? { overlapping: true } : {}) }];
  });
