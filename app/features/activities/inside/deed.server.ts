import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { personId } from '../../access/access.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { findCentre } from '../../scheme/scheme.ts';
import { findKind, fitted } from '../activity.ts';
import type { Activity, ActivityInput, ActivityRevision } from '../activity.ts';
import { relationsOf } from '../counterparts.ts';
import { faultsOf } from '../faults.ts';
import type { Known } from '../faults.ts';
import type { Invalid } from '../inputs.ts';
import { mayChange } from './activity-policy.ts';
import { findActivity, lockActivity } from './activity-query.server.ts';
import { insertRevision } from './activity-store.server.ts';
import type { Written } from './activity-store.server.ts';
import { partnersOf } from './partners.server.ts';

/** What every change of the log does the same way. */

/** What there is to choose from for the centre. @throws AppError `not-found` for a centre the scheme does not have */
export async function knownTo(tx: Tx, ctx: Ctx, centreId: string): Promise<Known> {
  const { activities: rules, geography, scheme } = ctx.definitions;
  const centre = findCentre(scheme, centreId);
  if (!centre) throw new AppError('not-found');
  return { rules, geography, scheme, centre, partners: await partnersOf(tx, ctx), today: norwegianDay(ctx.now) };
}

const distinct = <T>(list: readonly T[]): T[] => [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
/** As it is stored: trimmed, each thing once, the kind's own fields alone. */
export function tidied(input: ActivityInput, { rules }: Pick<Known, 'rules'>): ActivityInput {
  const found = findKind(rules, input.kind);
  const own = found ? fitted(input, found) : input;
  return {
    kind: own.kind,
    startsOn: own.startsOn,
    endsOn: own.endsOn === own.startsOn || own.endsOn === '' ? null : own.endsOn,
    title: own.title.trim(),
    counterparts: distinct(own.counterparts.map(({ kind, id }) => ({ kind, id }))),
    audience: own.audience,
    targetGroups: distinct(own.targetGroups),
    participation: distinct(own.participation),
    partners: distinct(own.partners),
    medium: own.medium.trim(),
    link: own.link.trim(),
    note: own.note.trim(),
    tasks: distinct(own.tasks),
    centres: distinct(own.centres),
  };
}

/** What is stored of what was written, with what it is to each of its centres; or every fault in it. */
export function toWrite(given: ActivityInput, known: Known): { readonly ok: true; readonly written: Written } | Invalid {
  const input = tidied(given, known);
  const faults = faultsOf(input, known);
  if (faults.length > 0) return { ok: false, reason: 'invalid', faults };
  return { ok: true, written: { centreId: known.centre.id, input, relations: allRelations(input, known) } };
}
export const allRelations = (input: ActivityInput, { geography, scheme, centre }: Pick<Known, 'geography' | 'scheme' | 'centre'>): string[] =>
  [centre.id, ...input.centres].flatMap((id) => {
    const one = findCentre(scheme, id);
    return one ? relationsOf(geography, one, input).map((relation) => `${id}/${relation}`) : [];
  });

export const doer = (ctx: Pick<Ctx, 'actor'>): { readonly id: string; readonly name: string } => ({
  id: personId(ctx.actor) ?? '',
  name: ctx.actor.kind === 'person' ? ctx.actor.name : '',
});

/** The activity, held for the one who may change it. @throws AppError `not-found` */
export async function held(tx: Tx, ctx: Ctx, { centreId, id }: { readonly centreId: string; readonly id: string }): Promise<Activity> {
  const found = await findActivity(tx, id);
  if (!found || !mayChange(ctx.actor, found, centreId)) throw new AppError('not-found');
  const activity = await lockActivity(tx, id);
  if (!activity) throw new AppError('not-found');
  return activity;
}

export const inputOf = ({
  kind,
  startsOn,
  endsOn,
  title,
  counterparts,
  audience,
  targetGroups,
  participation,
  partners,
  medium,
  link,
  note,
  tasks,
  centres,
}: Activity): ActivityInput => ({
  kind,
  startsOn,
  endsOn,
  title,
  counterparts,
  audience,
  targetGroups,
  participation,
  partners,
  medium,
  link,
  note,
  tasks,
  centres,
});

/** What it says, the same whatever order its lists are in. */
export function keyOf(input: ActivityInput): string {
  const { kind, startsOn, endsOn, title, audience, medium, link, note } = input;
  const offices = input.counterparts.map((c) => `${c.kind} ${c.id}`);
  const lists = [offices, input.targetGroups, input.participation, input.partners, input.tasks, input.centres].map((list) => list.toSorted());
  return JSON.stringify([kind, startsOn, endsOn, title, audience, medium, link, note, ...lists]);
}

/** Writes down what was changed and by whom, in the activity's own history and in the log of deeds. */
export async function remember(
  tx: Tx,
  ctx: Ctx,
  activity: Activity,
  { deed, by, after }: { readonly deed: ActivityRevision['deed']; readonly by: { readonly id: string; readonly name: string }; readonly after?: ActivityInput },
): Promise<void> {
  await insertRevision(tx, activity.id, { version: activity.version, deed, at: ctx.now, by, before: inputOf(activity) });
  await recordAudit(tx, ctx, {
    action: `activity.${deed}`,
    subject: { kind: 'activity', id: activity.id },
    centreId: activity.centreId,
    ...(after ? { before: factsIn(inputOf(activity)), after: { ...factsIn(after), title: after.title } } : { after: { title: activity.title } }),
  });
}
/** The log of deeds keeps no note: what is there is read by more people than the activity is. */
const factsIn = (input: ActivityInput): object => Object.fromEntries(Object.entries(input).filter(([key]) => key !== 'note'));
