import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { come, december, invite, linksOf, published } from '../../../testing/gatherings.ts';
import { kari, liv, ola, person } from '../../../testing/small-scheme.ts';
import { takeLetters, visitDatabase } from '../../../testing/visits.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { changeParticipant, findOwnPlace, getGathering, withdrawParticipant } from './gatherings.server.ts';
import type { PersonChange } from './inputs.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await visitDatabase();
});
afterAll(() => t?.drop());
beforeEach(async () => {
  await takeLetters(t);
});

const ctx = (actor: Actor, overrides?: Parameters<TestDatabase['ctx']>[1]) => t.ctx(actor, overrides);
const notFound = { code: 'not-found' };
const raw = async (statement: string) => inTransaction(ctx(systemActor('test')), async (tx) => (await sql.raw<Record<string, unknown>>(statement).execute(tx)).rows);
const anna: PersonChange = { name: 'Anna Li', email: 'anna.li@example.org', organisation: 'Beta', language: 'nb', needs: '', forgetNeeds: false };
/** Anna of beta has a place, told in bokmål. */
async function signedUp(more: { places?: number; approval?: boolean } = {}) {
  const id = await published(ctx, more);
  const participant = await come(t, ctx(ola), id, { centreId: 'beta', name: anna.name, email: anna.email, needs: 'Nøtter' });
  await takeLetters(t);
  const change = (changed: Partial<PersonChange>, actor = ola, centreId = 'beta', at = ctx(actor)) =>
    changeParticipant(at, { centreId, id, participantId: participant.id, ...anna, ...changed });
  return { id, participant, change };
}
/** The former address first: they are written at the same moment. */
const newLetters = async () => (await takeLetters(t)).toSorted((a, b) => (a.to < b.to ? -1 : 1));
const needsOf = async (id: string) => (await raw(`select needs from gathering_need where participant_id = '${id}'`)).map((r) => r['needs']);
const people = async (id: string) => (await getGathering(ctx(ola), { centreId: 'beta', id })).participants;

describe('what a centre wrote of somebody it signed up', () => {
  it('is changed without a letter while the address is the same, and the place is kept', async () => {
    const { id, participant, change } = await signedUp();
    expect(await change({ name: 'Anna  Lie', organisation: 'Beta kommune', language: 'nn', email: 'Anna.Li@example.org' })).toEqual({ ok: true, moved: false });
    expect(await people(id)).toMatchObject([{ id: participant.id, state: 'coming', language: 'nn', person: { name: 'Anna Lie', organisation: 'Beta kommune', needs: '' } }]);
    expect(await takeLetters(t)).toEqual([]);
    expect((await findOwnPlace(ctx(participant.actor)))?.participant.person).toMatchObject({ name: 'Anna Lie', needs: 'Nøtter' });
  });
  it('sends the letter, the calendar and a link of their own to the new address, and takes them from the former', async () => {
    const { id, participant, change } = await signedUp();
    expect(await change({ email: 'anna@beta.example', language: 'nn' })).toEqual({ ok: true, moved: true });
    const letters = await newLetters();
    expect(letters.map((l) => [l.to, l.template, l.calendar?.method])).toEqual([
      ['anna.li@example.org', 'gathering-moved', 'CANCEL'],
      ['anna@beta.example', 'gathering-coming', 'REQUEST'],
    ]);
    expect(letters[0]?.body).not.toContain('{private-link}');
    expect(letters[1]?.body).toContain('Du har plass på');
    expect(letters[1]?.body).toContain('Lenkja er di eiga');
    expect(await findOwnPlace(ctx(participant.actor))).toBeUndefined();
    const [again] = await linksOf(t, id);
    expect(await findOwnPlace(ctx(again!.actor))).toMatchObject({ participant: { id: participant.id, state: 'coming', person: { email: 'anna@beta.example', needs: 'Nøtter' } } });
  });
  it('keeps the place in the queue, and says so to the new address', async () => {
    const { id, change } = await signedUp({ approval: true });
    expect(await change({ email: 'new@beta.example' })).toEqual({ ok: true, moved: true });
    expect((await newLetters()).map((l) => [l.to, l.template])).toEqual([
      ['anna.li@example.org', 'gathering-moved'],
      ['new@beta.example', 'gathering-requested'],
    ]);
    expect(await people(id)).toMatchObject([{ state: 'requested' }]);
  });
  it('of needs is written anew without being read, kept, erased when asked, and never handed to another', async () => {
    const { participant, change } = await signedUp();
    await change({ name: 'Anna Lie' });
    expect(await needsOf(participant.id)).toEqual(['Nøtter']);
    await change({ needs: 'Gluten' });
    expect(await needsOf(participant.id)).toEqual(['Gluten']);
    await change({ email: 'same-person@beta.example' });
    expect(await needsOf(participant.id)).toEqual(['Gluten']);
    await change({ name: 'Per Ås', email: 'per@beta.example' });
    expect(await needsOf(participant.id)).toEqual([]);
    await change({ name: 'Per Ås', email: 'per@beta.example', needs: 'Melk' });
    await change({ name: 'Per Ås', email: 'per@beta.example', forgetNeeds: true });
    expect(await needsOf(participant.id)).toEqual([]);
  });
  it('takes the account from whoever was signed up as themselves, when another takes the place', async () => {
    const id = await published(ctx);
    const { id: participantId } = await come(t, ctx(ola), id, { centreId: 'beta', name: 'Ola Vik', email: 'ola@example.org', self: true });
    const account = async () => (await raw(`select account_id from gathering_person where participant_id = '${participantId}'`))[0]?.['account_id'];
    const change = (more: Partial<PersonChange>) => changeParticipant(ctx(ola), { centreId: 'beta', id, participantId, ...anna, name: 'Ola Vik', ...more });
    await change({ email: 'ola.vik@example.org' });
    expect(await account()).not.toBeNull();
    await change({ name: 'Eva Moe', email: 'eva@example.org' });
    expect(await account()).toBeNull();
  });
  it('is refused with all that is wrong, with an address that is signed up, withdrawn, or when it has begun', async () => {
    const { id, participant, change } = await signedUp();
    const wrong = await change({ name: '', email: 'anna', organisation: 'x'.repeat(201), needs: 'Født 01010750160' });
    expect(wrong).toMatchObject({ reason: 'invalid' });
    expect(!wrong.ok && wrong.reason === 'invalid' && wrong.faults.map((f) => `${f.field} ${f.reason}`)).toEqual([
      'name missing',
      'email bad-address',
      'organisation too-long',
      'needs identity-number',
    ]);
    const other = await come(t, ctx(kari), id, { email: 'taken@example.org' });
    expect(await change({ email: 'TAKEN@example.org' })).toEqual({ ok: false, reason: 'already' });
    expect(await change({ name: 'Sent' }, ola, 'beta', ctx(ola, { now: december(10, 11) }))).toEqual({ ok: false, reason: 'not-now' });
    await withdrawParticipant(ctx(ola), { centreId: 'beta', id, participantId: participant.id });
    expect(await change({ name: 'Sent' })).toEqual({ ok: false, reason: 'not-now' });
    expect(other.state).toBe('coming');
  });
  it('is nobody else’s to change: not the organiser’s, another centre’s, an officer’s or a link’s', async () => {
    const { id, participant, change } = await signedUp();
    for (const [actor, centreId] of [
      [kari, 'alfa'],
      [kari, 'beta'],
      [person('g', 'G', { role: 'member', scope: 'gamma' }), 'gamma'],
      [liv, ''],
      [participant.actor, 'beta'],
      [participant.actor, ''],
    ] as const)
      await expect(change({ name: 'Endret' }, actor, centreId)).rejects.toMatchObject(notFound);
    const guest = await invite(t, ctx(kari), id);
    await expect(changeParticipant(ctx(kari), { centreId: 'alfa', id, participantId: guest.id, ...anna })).rejects.toMatchObject(notFound);
    const elsewhere = await published(ctx);
    await expect(changeParticipant(ctx(ola), { centreId: 'beta', id: elsewhere, participantId: participant.id, ...anna })).rejects.toMatchObject(notFound);
    expect((await people(id))[0]?.person?.name).toBe(anna.name);
  });
  it('is in the log of deeds by what was changed, never as what', async () => {
    const { participant, change } = await signedUp();
    await change({ name: 'Hemmelig Navn', email: 'hemmelig@example.org', needs: 'Melk' });
    const [event] = await raw(`select after from audit_event where action = 'gathering.participant-changed' and after->>'participant' = '${participant.id}'`);
    expect(event).toEqual({ after: { participant: participant.id, changed: ['name', 'email', 'needs'] } });
  });
});
