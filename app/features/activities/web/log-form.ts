import { randomUUID } from 'node:crypto';
import type { AppContext } from '../../../platform/context.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { isDay } from '../../../platform/norwegian-time.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { findCentre } from '../../scheme/scheme.ts';
import type { Centre } from '../../scheme/scheme.ts';
import { emptyActivity, findKind } from '../activity.ts';
import type { ActivityInput, Counterpart } from '../activity.ts';
import { suggestedTasks, tasksOffered } from '../counterparts.ts';
import type { Fault } from '../faults.ts';
import { activityTexts } from '../texts.ts';
import { dayFrom, dayOr } from './days.ts';
import { titleFromLink } from './link-title.ts';
import { logTexts } from './texts.ts';

/** A form's own key, as it was sent; a new one for what is none. */
export const onceFrom = (text: string): string => (/^[\w-]{22,64}$/.test(text) ? text : randomUUID());

/** The form as typed. */
export interface TypedActivity {
  /** The form's own key: sent twice, it is one activity. */
  readonly once: string;
  readonly kind: string;
  /** An ISO date, or `other`: as the two fields say. */
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly link: string;
  readonly counterparts: readonly string[];
  readonly audience: string;
  readonly targetGroups: readonly string[];
  readonly participation: readonly string[];
  readonly partners: readonly string[];
  readonly newPartner: string;
  readonly medium: string;
  readonly centres: readonly string[];
  readonly note: string;
  /** Suggested tasks that stand ticked, `kind|ref`; undefined: all that are suggested. */
  readonly suggested: readonly string[] | undefined;
  readonly tasks: readonly string[];
}
const otherDay = 'other';
export const dayField = { other: otherDay } as const;

export const counterpartValue = ({ kind, id }: Counterpart): string => `${kind}:${id}`;
function counterpartFrom(value: string): Counterpart {
  const [kind, ...id] = value.split(':');
  return { kind: kind === 'authority' ? 'authority' : 'governor', id: id.join(':') };
}

export const todayOf = (c: AppContext): string => norwegianDay(c.var.services.now());
/** @throws never for a signed-in person: their centre is the scheme's. */
export function centreOf(c: AppContext, id: string): Centre {
  const centre = findCentre(c.var.services.definitions.scheme, id);
  if (!centre) throw new Error(`no such centre: ${id}`);
  return centre;
}

export const blank = (today: string, kind = ''): TypedActivity => ({
  once: randomUUID(),
  kind,
  day: today,
  from: '',
  to: '',
  title: '',
  link: '',
  counterparts: [],
  audience: '',
  targetGroups: [],
  participation: [],
  partners: [],
  newPartner: '',
  medium: '',
  centres: [],
  note: '',
  suggested: undefined,
  tasks: [],
});

/** The form with what an activity says. */
export const typedFrom = (a: ActivityInput): TypedActivity => ({
  ...blank(otherDay, a.kind),
  from: a.startsOn,
  to: a.endsOn ?? '',
  title: a.title,
  link: a.link,
  counterparts: a.counterparts.map(counterpartValue),
  audience: a.audience === null ? '' : String(a.audience),
  targetGroups: a.targetGroups,
  participation: a.participation,
  partners: a.partners,
  medium: a.medium,
  centres: a.centres,
  note: a.note,
  suggested: [],
  tasks: a.tasks,
});

/** What was sent. A file in a field's place is nothing typed; line ends as one sign. */
export async function readTyped(c: AppContext): Promise<TypedActivity & { readonly version: number; readonly shownOn: string }> {
  const form = await c.req.formData();
  const all = (name: string): string[] => form.getAll(name).flatMap((v) => (typeof v === 'string' && v.trim() !== '' ? [v.replaceAll('\r\n', '\n').trim()] : []));
  const one = (name: string): string => all(name)[0] ?? '';
  return {
    once: onceFrom(one('nokkel')),
    kind: one('slag'),
    day: one('dag'),
    from: one('dato'),
    to: one('til'),
    title: one('tittel'),
    link: one('lenke'),
    counterparts: all('motpart'),
    audience: one('antall'),
    targetGroups: all('malgruppe'),
    participation: all('deltakelse'),
    partners: all('partner'),
    newPartner: one('ny-partner'),
    medium: one('medium'),
    centres: all('sentral'),
    note: one('notat'),
    suggested: all('foreslatt'),
    tasks: all('oppgave'),
    version: Number(one('versjon')) || 0,
    shownOn: dayOr(one('vist'), todayOf(c)),
  };
}

export const startOf = (typed: TypedActivity): string => (typed.day === otherDay || typed.day === '' ? dayFrom(typed.from) : typed.day);

const wholeNumber = (text: string): number | null => {
  const digits = text.replaceAll(/\s/g, '');
  return digits === '' ? null : /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
};

/**
 * What the form says. The tasks of another agreement period than the form showed (a day long ago was chosen) were not there to be
 * ticked: then those that the kind usually serves are taken. `shownOn`: the days whose tasks the form showed.
 */
export function inputOf(c: AppContext, typed: TypedActivity, shownOn: Pick<ActivityInput, 'startsOn' | 'endsOn'>): ActivityInput {
  const { scheme, activities } = c.var.services.definitions;
  const startsOn = startOf(typed);
  const to = typed.day === otherDay ? dayFrom(typed.to) : '';
  const kind = findKind(activities, typed.kind);
  const input: ActivityInput = {
    ...emptyActivity,
    kind: typed.kind,
    startsOn,
    endsOn: to === '' || to === startsOn ? null : to,
    title: typed.title === '' ? titleFromLink(typed.link) : typed.title,
    link: typed.link,
    counterparts: typed.counterparts.map(counterpartFrom),
    audience: wholeNumber(typed.audience),
    targetGroups: typed.targetGroups,
    participation: typed.participation,
    partners: typed.partners,
    medium: typed.medium,
    centres: typed.centres,
    note: typed.note,
  };
  if (!isDay(startsOn)) return input;
  const offered = new Set(tasksOffered(scheme, kind, input).map((t) => t.ref));
  const shown = tasksOffered(scheme, kind, shownOn);
  const ticked = [...(typed.suggested ?? []).flatMap((v) => (v.startsWith(`${typed.kind}|`) ? [v.slice(typed.kind.length + 1)] : [])), ...typed.tasks];
  const tasks = typed.suggested === undefined || !shown.some((t) => offered.has(t.ref)) ? [...suggestedTasks(scheme, kind, input), ...typed.tasks] : ticked;
  return { ...input, tasks: [...new Set(tasks)].filter((ref) => offered.has(ref)) };
}

const anchors: Readonly<Record<Fault['field'], string>> = {
  kind: 'slag-0',
  startsOn: 'dato',
  endsOn: 'til',
  title: 'tittel',
  counterparts: 'motpart-0',
  audience: 'antall',
  targetGroups: 'malgruppe-0',
  participation: 'deltakelse-0',
  partners: 'partner-0',
  medium: 'medium',
  link: 'lenke',
  note: 'notat',
  tasks: 'oppgave-0',
  centres: 'sentral-0',
};
export const messageFor = (errors: readonly FieldError[], id: string): string | undefined => errors.find((e) => e.href === `#${id}`)?.message;

/** The faults as messages that lead to their fields. */
export function errorsOf(c: AppContext, faults: readonly Fault[], typed: TypedActivity): FieldError[] {
  const t = activityTexts[c.var.locale];
  return faults.map(({ field, reason }) => {
    const id = field === 'startsOn' && typed.day !== otherDay && typed.day !== '' ? 'dag-0' : anchors[field];
    return { href: `#${id}`, message: `${t.field[field]}: ${t.fault[reason]}` };
  });
}

/** What the page itself refuses, before anything is asked of the log. */
export function typedErrors(c: AppContext, typed: TypedActivity): FieldError[] {
  const t = logTexts[c.var.locale].form;
  return holdsIdentityNumber(`${typed.title}\n${typed.note}`) ? [{ href: '#notat', message: t.identity }] : [];
}
