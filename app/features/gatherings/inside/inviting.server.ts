import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { href, norwegianDay } from '../../../platform/locale.ts';
import { oneLine } from '../../../platform/one-line.ts';
import { hashOfSecret, newSecret } from '../../../platform/private-link.server.ts';
import { keepPrivateLink } from '../../notifications/notifications.server.ts';
import { personId } from '../../access/access.ts';
import { findCentre } from '../../scheme/scheme.ts';
import { admission } from '../gathering.ts';
import type { Gathering } from '../gathering.ts';
import type { Admitted, GuestField, GuestInput, Invalid, PersonField, PersonInput, The } from '../inputs.ts';
import { asSystem, audited, hold, holdOwn } from './deed.server.ts';
import { guestFaults, personFaults } from './faults.ts';
import { isInvited, mayActAs } from './gathering-policy.ts';
import { aboutParticipant, tell } from './letters.server.ts';
import { findParticipant, selectAddresses } from './participant-query.server.ts';
import { insertParticipant } from './participant-store.server.ts';
import type { NewParticipant } from './participant-store.server.ts';
import { written } from './written.ts';

/** Who is asked to come, and whom a centre signs up. Each gets a private link by mail. */

type Coming = Omit<NewParticipant, 'id' | 'linkHash' | 'at'>;
/** A new participant with a link of their own. `place`: those who come at one moment keep the order they are given in, in the queue too. @returns the id */
async function add(tx: Tx, ctx: Ctx, gathering: Gathering, coming: Coming, place = 0): Promise<string> {
  const id = randomUUID();
  const secret = newSecret();
  await insertParticipant(tx, gathering, { ...coming, id, linkHash: hashOfSecret(secret), at: new Date(ctx.now.getTime() + place) });
  await keepPrivateLink(tx, aboutParticipant({ id }), href(coming.language, `/samling/${secret}`));
  return id;
}
const addressesIn = (tx: Tx, ctx: Ctx, id: string): Promise<Set<string>> => asSystem(tx, ctx, () => selectAddresses(tx, id));

/** The organiser, by mail link. An address that is invited or signed up already is passed over: `again`. */
export async function inviteGuests(
  ctx: Ctx,
  { guests: given, text, ...the }: The & { readonly guests: readonly GuestInput[]; readonly text: string },
): Promise<{ readonly ok: true; readonly invited: number; readonly again: number } | Invalid<GuestField> | Refusal<'not-now'>> {
  const guests = given.map((g) => ({ ...g, name: oneLine(written(g.name)), email: written(g.email), organisation: oneLine(written(g.organisation)) }));
  const words = written(text);
  return inTransaction(ctx, async (tx) => {
    const gathering = await holdOwn(tx, ctx, the);
    if (gathering.state !== 'published' || gathering.startsAt <= ctx.now) return refuse('not-now');
    const faults = guestFaults(guests, words, { definitions: ctx.definitions, day: norwegianDay(gathering.startsAt) });
    if (faults.length > 0) return { ok: false, reason: 'invalid', faults };
    const known = await addressesIn(tx, ctx, gathering.id);
    const fresh = guests.filter(({ email }) => {
      const isNew = !known.has(email.toLowerCase());
      known.add(email.toLowerCase());
      return isNew;
    });
    for (const guest of fresh) {
      const id = await add(tx, ctx, gathering, { ...guest, centreId: '', state: 'invited', needs: '', accountId: null });
      await asSystem(tx, ctx, async (system) => tell(tx, system, gathering, (await findParticipant(tx, id))!, 'invited', { words }));
    }
    if (fresh.length > 0) await audited(tx, ctx, 'gathering.guests-invited', gathering, { after: { invited: fresh.length } });
    return { ok: true, invited: fresh.length, again: guests.length - fresh.length };
  });
}

/** A centre's own people sign up some of theirs: all or none. `states` are in the order given. */
export async function signUp(
  ctx: Ctx,
  { centreId, id, persons: given }: The & { readonly persons: readonly PersonInput[] },
): Promise<{ readonly ok: true; readonly states: readonly Admitted[] } | Invalid<PersonField> | Refusal<'not-now' | 'closed' | 'already'>> {
  const centre = findCentre(ctx.definitions.scheme, centreId);
  if (!centre || !mayActAs(ctx.actor, centreId)) throw new AppError('not-found');
  const persons = given.map((p) => ({ ...p, name: oneLine(written(p.name)), email: written(p.email), needs: written(p.needs) }));
  return inTransaction(ctx, async (tx) => {
    const gathering = await hold(tx, id);
    if (gathering.state === 'draft' || !isInvited(gathering, centre, norwegianDay(gathering.startsAt))) throw new AppError('not-found');
    if (gathering.state !== 'published') return refuse('not-now');
    if (norwegianDay(ctx.now) > gathering.signUpUntil || gathering.startsAt <= ctx.now) return refuse('closed');
    const faults = personFaults(persons);
    if (faults.length > 0) return { ok: false, reason: 'invalid', faults };
    const known = await addressesIn(tx, ctx, gathering.id);
    if (persons.some((p) => known.has(p.email.toLowerCase()))) return refuse('already');
    const states: Admitted[] = [];
    let { taken, waiting } = gathering;
    for (const [place, person] of persons.entries()) {
      const state = admission({ ...gathering, taken, waiting });
      taken += state === 'coming' ? 1 : 0;
      waiting += state === 'waiting' ? 1 : 0;
      states.push(state);
      await come(tx, ctx, gathering, { centreId, organisation: centre.name, person, state, place });
    }
    await audited(tx, ctx, 'gathering.signed-up', gathering, { after: { centre: centreId, states } });
    return { ok: true, states };
  });
}
async function come(
  tx: Tx,
  ctx: Ctx,
  gathering: Gathering,
  {
    centreId,
    organisation,
    person,
    state,
    place,
  }: { readonly centreId: string; readonly organisation: string; readonly person: PersonInput; readonly state: Admitted; readonly place: number },
): Promise<void> {
  const { name, email, needs, language = 'nb', self } = person;
  const own: Coming = {
    kind: 'centre',
    centreId,
    office: '',
    language,
    state,
    name,
    email,
    organisation,
    needs: gathering.askNeeds ? needs : '',
    accountId: self ? (personId(ctx.actor) ?? null) : null,
  };
  const id = await add(tx, ctx, gathering, own, place);
  await asSystem(tx, ctx, async (system) => tell(tx, system, gathering, (await findParticipant(tx, id))!, state));
}
