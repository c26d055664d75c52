import type { Locale, LocalText } from '../../../platform/locale.ts';
import { textIn } from '../../../platform/locale.ts';
import type { Indicator } from '../indicator.ts';
import { breakdownIds } from './register-numbers.ts';
import type { BreakdownId } from './register-numbers.ts';
import { itemPart } from './whole-series.ts';

type Narrowings = Record<BreakdownId, (name: string) => string>;

const nb: Narrowings = {
  topic: (name) => `Bare de som gjaldt «${name}».`,
  workplace: (name) => `Bare de som kom fra «${name}».`,
  kind: (name) => `Bare dem som kom som «${name}».`,
  form: (name) => `Bare i formen «${name}».`,
  'activity-kind': (name) => `Bare av slaget «${name}».`,
  relation: (name) => `Bare sammen med «${name}».`,
  'relation-kind': (name) => `Bare sammen med denne, og av dette slaget: «${name}».`,
  'target-group': (name) => `Bare de som var rettet mot målgruppa «${name}».`,
  participation: (name) => `Bare de som er ført som «${name}».`,
  partner: (name) => `Bare de der «${name}» står som samarbeidspartner.`,
  task: (name) => `Bare de som er ført på denne oppgaven i avtalen: «${name}».`,
  'assignment-kind': (name) => `Bare av slaget «${name}».`,
  requester: (name) => `Bare de som denne ba om: «${name}».`,
  'requester-kind': (name) => `Bare de som denne ba om, og av dette slaget: «${name}».`,
  'gathering-kind': (name) => `Bare av slaget «${name}».`,
  'participant-kind': (name) => `Bare dem som kom fra «${name}».`,
  theme: (name) => `Bare ideer om «${name}».`,
  level: (name) => `Bare ideer på nivået «${name}».`,
  'idea-work': (name) => `Bare dette: «${name}».`,
};
const nn: Narrowings = {
  topic: (name) => `Berre dei som gjaldt «${name}».`,
  workplace: (name) => `Berre dei som kom frå «${name}».`,
  kind: (name) => `Berre dei som kom som «${name}».`,
  form: (name) => `Berre i forma «${name}».`,
  'activity-kind': (name) => `Berre av slaget «${name}».`,
  relation: (name) => `Berre saman med «${name}».`,
  'relation-kind': (name) => `Berre saman med denne, og av dette slaget: «${name}».`,
  'target-group': (name) => `Berre dei som var retta mot målgruppa «${name}».`,
  participation: (name) => `Berre dei som er førte som «${name}».`,
  partner: (name) => `Berre dei der «${name}» står som samarbeidspartnar.`,
  task: (name) => `Berre dei som er førte på denne oppgåva i avtalen: «${name}».`,
  'assignment-kind': (name) => `Berre av slaget «${name}».`,
  requester: (name) => `Berre dei som denne bad om: «${name}».`,
  'requester-kind': (name) => `Berre dei som denne bad om, og av dette slaget: «${name}».`,
  'gathering-kind': (name) => `Berre av slaget «${name}».`,
  'participant-kind': (name) => `Berre dei som kom frå «${name}».`,
  theme: (name) => `Berre idear om «${name}».`,
  level: (name) => `Berre idear på nivået «${name}».`,
  'idea-work': (name) => `Berre dette: «${name}».`,
};
const en: Narrowings = {
  topic: (name) => `Only those about “${name}”.`,
  workplace: (name) => `Only those from “${name}”.`,
  kind: (name) => `Only those who came as “${name}”.`,
  form: (name) => `Only in the form “${name}”.`,
  'activity-kind': (name) => `Only of the kind “${name}”.`,
  relation: (name) => `Only with “${name}”.`,
  'relation-kind': (name) => `Only with this one, and of this kind: “${name}”.`,
  'target-group': (name) => `Only those meant for the target group “${name}”.`,
  participation: (name) => `Only those logged as “${name}”.`,
  partner: (name) => `Only those that name “${name}” as a partner.`,
  task: (name) => `Only those logged under this task of the agreement: “${name}”.`,
  'assignment-kind': (name) => `Only of the kind “${name}”.`,
  requester: (name) => `Only those asked for by “${name}”.`,
  'requester-kind': (name) => `Only those asked for by this one, and of this kind: “${name}”.`,
  'gathering-kind': (name) => `Only of the kind “${name}”.`,
  'participant-kind': (name) => `Only those from “${name}”.`,
  theme: (name) => `Only ideas about “${name}”.`,
  level: (name) => `Only ideas of the level “${name}”.`,
  'idea-work': (name) => `Only this: “${name}”.`,
};
const narrowings: Record<Locale, Narrowings> = { nb, nn, en };

/** What one line of a breakdown counts, beside what the indicator does: derived, so that no item of any list is without a definition. */
export function narrowing(by: string, label: LocalText): LocalText | undefined {
  const known = breakdownIds.find((id) => id === by);
  if (!known) return undefined;
  const said = (locale: Locale): string => narrowings[locale][known](textIn(label, locale));
  return { nb: said('nb'), nn: said('nn'), en: said('en') };
}

/** What an indicator counts, or an item of it: `topic/starting-up`. Undefined when there is no such item. */
export function definitionOf(indicator: Indicator, item?: string): { readonly label: LocalText; readonly definition: LocalText } | undefined {
  const whole = indicator.register?.definition ?? indicator.definition;
  if (item === undefined) return { label: indicator.label, definition: whole };
  const part = itemPart(item);
  const found = part && indicator.breakdowns?.find((by) => by.id === part.by)?.items.find((one) => one.id === part.id);
  const more = found && narrowing(part.by, found.label);
  if (!found || !more) return undefined;
  const joined = (locale: Locale): string => `${textIn(whole, locale)} ${textIn(more, locale)}`;
  return { label: found.label, definition: { nb: joined('nb'), nn: joined('nn'), en: joined('en') } };
}
