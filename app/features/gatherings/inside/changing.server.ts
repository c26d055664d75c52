import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import { oneLine } from '../../../platform/one-line.ts';
import { hashOfSecret, newSecret } from '../../../platform/private-link.server.ts';
import { eraseMailTo, keepPrivateLink } from '../../notifications/notifications.server.ts';
import { participantStateAfter } from '../gathering.ts';
import type { Invalid, PersonChange, PersonField, The } from '../inputs.ts';
import { isAhead, theirs } from './coming.server.ts';
import type { Held } from './coming.server.ts';
import { asSystem, audited } from './deed.server.ts';
import { changeFaults } from './faults.ts';
import { aboutParticipant, tell } from './letters.server.ts';
import { findParticipant, selectAddresses } from './participant-query.server.ts';
import type { StoredParticipant } from './participant-query.server.ts';
import { deleteNeeds, replaceNeeds, replacePerson, updateParticipant } from './participant-store.server.ts';
import { written } from './written.ts';

const tidied = (given: PersonChange): PersonChange => ({
  ...given,
  name: oneLine(written(given.name)),
  email: written(given.email),
  organisation: oneLine(written(given.organisation)),
  needs: written(given.needs),
});

/**
 * What a centre wrote of somebody it signed up, until it begins. `moved`: the address is another, and has a letter and a private link of its own;
 * the link that went to the former leads nowhere. @throws AppError `not-found` for everybody else
 */
export function changeParticipant(
  ctx: Ctx,
  { centreId, id, participantId, ...given }: The & { readonly participantId: string } & PersonChange,
): Promise<{ readonly ok: true; readonly moved: boolean } | Invalid<PersonField> | Refusal<'not-now' | 'already'>> {
  const input = tidied(given);
  return theirs(ctx, { centreId, id, participantId }, async (tx, held) => {
    const { gathering, participant } = held;
    // Whom others signed up, and guests, say it themselves.
    if (participant.centreId !== centreId || centreId === '') throw new AppError('not-found');
    const { person } = participant;
    if (!person || !isAhead(ctx, gathering) || participantStateAfter(participant.state, 'withdraw') === undefined) return refuse('not-now');
    const faults = changeFaults(input);
    if (faults.length > 0) return { ok: false, reason: 'invalid', faults };
    const moved = input.email.toLowerCase() !== (person.email ?? '').toLowerCase();
    if (moved && (await asSystem(tx, ctx, () => selectAddresses(tx, gathering.id))).has(input.email.toLowerCase())) return refuse('already');
    await store(tx, ctx, held, input, moved);
    const changed = (['name', 'email', 'organisation'] as const).filter((field) => input[field] !== (person[field] ?? ''));
    const rest = [...(input.language === participant.language ? [] : ['language']), ...(input.needs === '' && !input.forgetNeeds ? [] : ['needs'])];
    // Which of it, never what: the log is read by others than the person's own.
    await audited(tx, ctx, 'gathering.participant-changed', gathering, { after: { participant: participant.id, changed: [...changed, ...rest] } });
    return { ok: true, moved };
  });
}

async function store(tx: Tx, ctx: Ctx, { gathering, participant }: Held, input: PersonChange, moved: boolean): Promise<void> {
  const { name, email, organisation, language, needs, forgetNeeds } = input;
  const another = moved && name !== participant.person?.name;
  const secret = newSecret();
  await asSystem(tx, ctx, async (system) => {
    if (moved) await leaveFormer(tx, system, { gathering, participant });
    // Whoever was signed in as the former is not the new one.
    await replacePerson(tx, participant.id, { name, email, organisation, accountId: another ? null : participant.accountId });
    if (needs !== '' && gathering.askNeeds) await replaceNeeds(tx, participant.id, needs);
    else if (forgetNeeds || another) await deleteNeeds(tx, [participant.id]);
    await updateParticipant(tx, participant.id, { language, ...(moved && { linkHash: hashOfSecret(secret) }) });
    if (!moved) return;
    await keepPrivateLink(tx, aboutParticipant(participant), href(language, `/samling/${secret}`));
    const after = await findParticipant(tx, participant.id);
    if (after && isNews(after.state)) await tell(tx, system, gathering, after, after.state);
  });
}
/** What waits to be sent there is not, and an entry in a calendar goes. */
async function leaveFormer(tx: Tx, system: Ctx, { gathering, participant }: Held): Promise<void> {
  if (participant.person?.email) await eraseMailTo(tx, aboutParticipant(participant), participant.person.email);
  await tell(tx, system, gathering, participant, 'moved');
}
const isNews = (state: StoredParticipant['state']): state is 'requested' | 'waiting' | 'offered' | 'coming' => ['requested', 'waiting', 'offered', 'coming'].includes(state);
