import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { linkActor, newSecret } from '../../platform/private-link.server.ts';
import { testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { come, december, draft, guest, invite, linksOf, published, somebody, usualGathering } from '../../../testing/gatherings.ts';
import { kari, liv, ola, siv } from '../../../testing/small-scheme.ts';
import { takeLetters, visitDatabase } from '../../../testing/visits.ts';
import {
  acceptOwn,
  acceptParticipant,
  approveParticipant,
  cancelGathering,
  declineOwn,
  findOwnPlace,
  getGathering,
  inviteGuests,
  publishGathering,
  refuseParticipant,
  saveGathering,
  signUp,
  signUpOwn,
  withdrawOwn,
  withdrawParticipant,
} from './gatherings.server.ts';
import { expireOffers } from './inside/nightly.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await visitDatabase();
});
afterAll(() => t?.drop());
beforeEach(async () => {
  await takeLetters(t);
});

const ctx = (actor: Actor, overrides?: Parameters<TestDatabase['ctx']>[1]) => t.ctx(actor, overrides);
const later = (days: number): Date => new Date(testNow.getTime() + days * 86_400_000);
const notFound = { code: 'not-found' };
const system = systemActor('test');
const own = { name: 'Gro', organisation: 'Lauget', needs: 'Glutenfritt' };
const stateOf = async (actor: Actor) => (await findOwnPlace(ctx(actor)))?.participant.state;
const room = async (id: string) => {
  const { gathering } = await getGathering(ctx(kari), { centreId: 'alfa', id });
  return { taken: gathering.taken, waiting: gathering.waiting };
};

describe('calling a gathering', () => {
  it('is a centre’s own people’s, and the authority’s officers’ alone', async () => {
    const save = (actor: Actor, centreId: string) => saveGathering(ctx(actor), { centreId, once: 'a-form-once', gathering: usualGathering });
    await expect(save(ola, 'alfa')).rejects.toMatchObject(notFound);
    await expect(save(kari, '')).rejects.toMatchObject(notFound);
    await expect(save(liv, 'alfa')).rejects.toMatchObject(notFound);
    expect(await save(siv, 'alfa')).toMatchObject({ ok: true });
  });
  it('posted twice, also at the same time, makes one', async () => {
    const save = () => saveGathering(ctx(kari), { centreId: 'alfa', once: 'the-same-form', gathering: usualGathering });
    const [one, other] = await Promise.all([save(), save()]);
    expect(one).toEqual(other);
  });
  it('leaves to the authority what only the authority calls', async () => {
    const saved = await saveGathering(ctx(kari), { centreId: 'alfa', once: 'another-form', gathering: { ...usualGathering, kind: 'summit' } });
    expect(saved).toMatchObject({ faults: [{ field: 'kind', reason: 'unknown' }] });
  });
  it('says all that is wrong, identity numbers too', async () => {
    const wrong = { ...usualGathering, title: '', text: 'Født 01010750160', endsAt: december(9), place: '', signUpUntil: '2026-12-11', places: 0, centres: ['delta'] };
    const saved = await saveGathering(ctx(kari), { centreId: 'alfa', once: 'wrong-form', gathering: wrong });
    expect(saved).toMatchObject({ ok: false, reason: 'invalid' });
    const faults = saved.ok || saved.reason !== 'invalid' ? [] : saved.faults.map((f) => `${f.field} ${f.reason}`);
    expect(faults).toEqual(['title missing', 'text identity-number', 'endsAt bad-time', 'place missing', 'places bad-number', 'signUpUntil too-late', 'centres unknown']);
  });
  it('is a draft that nobody else knows of until it is published, and then in the centres’ mail', async () => {
    const id = await draft(ctx);
    for (const [actor, centreId] of [[ola, 'beta'], [liv, '']] as const) await expect(getGathering(ctx(actor), { centreId, id })).rejects.toMatchObject(notFound); // prettier-ignore
    await expect(publishGathering(ctx(ola), { centreId: 'beta', id })).rejects.toMatchObject(notFound);
    expect(await publishGathering(ctx(kari), { centreId: 'alfa', id })).toEqual({ ok: true });
    expect(await publishGathering(ctx(kari), { centreId: 'alfa', id })).toEqual({ ok: false, reason: 'not-now' });
    expect((await takeLetters(t)).map((l) => [l.to, l.template])).toEqual([['ola@example.org', 'gathering-centre-invited']]);
    expect(await getGathering(ctx(ola), { centreId: 'beta', id })).toMatchObject({ organiser: false });
    expect(await getGathering(ctx(liv), { centreId: '', id })).toMatchObject({ organiser: false });
  });
  it('cancelled as a draft stays unknown', async () => {
    const id = await draft(ctx);
    expect(await cancelGathering(ctx(kari), { centreId: 'alfa', id, text: '' })).toEqual({ ok: true });
    for (const [actor, centreId] of [[ola, 'beta'], [liv, '']] as const) await expect(getGathering(ctx(actor), { centreId, id })).rejects.toMatchObject(notFound); // prettier-ignore
    expect(await takeLetters(t)).toEqual([]);
  });
  it('to some centres is unknown to the others', async () => {
    const id = await published(ctx, { centres: ['gamma'] });
    await expect(getGathering(ctx(ola), { centreId: 'beta', id })).rejects.toMatchObject(notFound);
    await expect(signUp(ctx(ola), { centreId: 'beta', id, persons: [somebody()] })).rejects.toMatchObject(notFound);
  });
  it('changed meanwhile is not written over, and has no fewer places than are taken', async () => {
    const id = await published(ctx, { places: 2 });
    const { gathering } = await getGathering(ctx(kari), { centreId: 'alfa', id });
    const save = (version: number, places: number) =>
      saveGathering(ctx(kari), { centreId: 'alfa', id, version, once: 'same-form-again', gathering: { ...usualGathering, places } });
    for (let i = 0; i < 2; i++) await come(t, ctx(kari), id);
    expect(await save(gathering.version + 9, 3)).toEqual({ ok: false, reason: 'changed-meanwhile' });
    const now = (await getGathering(ctx(kari), { centreId: 'alfa', id })).gathering.version;
    expect(await save(now, 1)).toEqual({ ok: false, reason: 'under-taken' });
    expect(await save(now, 3)).toMatchObject({ ok: true });
  });
  it('moved or cancelled tells those who come, in their calendars', async () => {
    const id = await published(ctx);
    await come(t, ctx(kari), id, { email: 'moved@example.org' });
    await takeLetters(t);
    const { version } = (await getGathering(ctx(kari), { centreId: 'alfa', id })).gathering;
    await saveGathering(ctx(kari), { centreId: 'alfa', id, version, once: 'moved-form', gathering: { ...usualGathering, startsAt: december(11), endsAt: december(11, 15) } });
    const moved = (await takeLetters(t)).find((l) => l.to === 'moved@example.org');
    expect(moved).toMatchObject({ template: 'gathering-changed', calendar: { method: 'REQUEST', content: expect.stringContaining('SEQUENCE:1') } });
    await expect(cancelGathering(ctx(ola), { centreId: 'beta', id, text: '' })).rejects.toMatchObject(notFound);
    expect(await cancelGathering(ctx(kari), { centreId: 'alfa', id, text: 'Sykdom' })).toEqual({ ok: true });
    const letters = await takeLetters(t);
    expect(letters.find((l) => l.to === 'moved@example.org')).toMatchObject({
      template: 'gathering-cancelled',
      calendar: { method: 'CANCEL', content: expect.stringContaining('SEQUENCE:2') },
    });
  });
});

describe('signing up', () => {
  it('takes several of a centre’s people, each with a letter, a calendar entry and a link', async () => {
    const id = await published(ctx);
    await takeLetters(t);
    const signed = await signUp(ctx(ola), { centreId: 'beta', id, persons: [somebody({ needs: 'Nøtter' }), somebody()] });
    expect(signed).toEqual({ ok: true, states: ['coming', 'coming'] });
    const letters = await takeLetters(t);
    expect(letters.map((l) => l.template)).toEqual(['gathering-coming', 'gathering-coming']);
    expect(letters.every((l) => l.calendar?.method === 'REQUEST' && l.body.includes('{private-link}'))).toBe(true);
    const [first] = await linksOf(t, id);
    expect(await findOwnPlace(ctx(first!.actor))).toMatchObject({ participant: { state: 'coming', centreId: 'beta' }, may: { withdraw: true } });
  });
  it('shows needs to the organiser and to the person alone', async () => {
    const id = await published(ctx);
    const { actor } = await come(t, ctx(ola), id, { centreId: 'beta', needs: 'Nøtter' });
    const needs = async (who: Actor, centreId: string) => (await getGathering(ctx(who), { centreId, id })).participants.map((p) => p.person?.needs);
    expect(await needs(kari, 'alfa')).toEqual(['Nøtter']);
    expect(await needs(ola, 'beta')).toEqual(['']);
    expect(await needs(liv, '')).toEqual([]);
    expect((await findOwnPlace(ctx(actor)))?.participant.person?.needs).toBe('Nøtter');
  });
  it('refuses another centre’s people, one who is there already, identity numbers, and whoever is late', async () => {
    const id = await published(ctx);
    const persons = [somebody()];
    await expect(signUp(ctx(ola), { centreId: 'alfa', id, persons })).rejects.toMatchObject(notFound);
    await expect(signUp(ctx(liv), { centreId: 'alfa', id, persons })).rejects.toMatchObject(notFound);
    expect(await signUp(ctx(kari), { centreId: 'alfa', id, persons })).toMatchObject({ ok: true });
    expect(await signUp(ctx(kari), { centreId: 'alfa', id, persons })).toEqual({ ok: false, reason: 'already' });
    expect(await signUp(ctx(kari), { centreId: 'alfa', id, persons: [somebody({ needs: '01010750160' })] })).toMatchObject({
      faults: [{ field: 'needs', reason: 'identity-number', at: 0 }],
    });
    expect(await signUp(ctx(kari, { now: december(5) }), { centreId: 'alfa', id, persons: [somebody()] })).toEqual({ ok: false, reason: 'closed' });
  });
  it('waits for yes or no where the organiser decides', async () => {
    const id = await published(ctx, { approval: true, places: 1 });
    const people = [await come(t, ctx(ola), id, { centreId: 'beta' }), await come(t, ctx(ola), id, { centreId: 'beta' }), await come(t, ctx(ola), id, { centreId: 'beta' })];
    expect(people.map((p) => p.state)).toEqual(['requested', 'requested', 'requested']);
    const [a, b, c] = people.map((p) => ({ centreId: 'alfa', id, participantId: p.id }));
    await expect(approveParticipant(ctx(ola), { ...a!, centreId: 'beta' })).rejects.toMatchObject(notFound);
    await expect(approveParticipant(ctx(liv), { ...a!, centreId: '' })).rejects.toMatchObject(notFound);
    expect(await approveParticipant(ctx(kari), a!)).toEqual({ ok: true, state: 'coming' });
    expect(await approveParticipant(ctx(kari), b!)).toEqual({ ok: true, state: 'waiting' });
    expect(await approveParticipant(ctx(kari), b!)).toEqual({ ok: false, reason: 'full' });
    await expect(refuseParticipant(ctx(ola), { ...c!, centreId: 'beta', text: '' })).rejects.toMatchObject(notFound);
    expect(await refuseParticipant(ctx(kari), { ...c!, text: 'Det er fullt' })).toEqual({ ok: true });
    expect(await room(id)).toEqual({ taken: 1, waiting: 1 });
  });
});

describe('a guest', () => {
  it('is invited by the organiser alone, once for an address, and answers by the link', async () => {
    const id = await published(ctx);
    await takeLetters(t);
    const guests = [guest({ email: 'gro@example.org' }), guest({ email: 'GRO@example.org' })];
    for (const [actor, centreId] of [[ola, 'beta'], [liv, '']] as const) await expect(inviteGuests(ctx(actor), { centreId, id, guests, text: '' })).rejects.toMatchObject(notFound); // prettier-ignore
    expect(await inviteGuests(ctx(kari), { centreId: 'alfa', id, guests, text: 'Kom, da!' })).toEqual({ ok: true, invited: 1, again: 1 });
    expect(await takeLetters(t)).toMatchObject([{ to: 'gro@example.org', template: 'gathering-invited', body: expect.stringContaining('Kom, da!') }]);
    const { actor } = (await linksOf(t, id))[0]!;
    expect(await declineOwn(ctx(actor))).toEqual({ ok: true });
    expect(await signUpOwn(ctx(actor), own)).toEqual({ ok: true, state: 'coming' });
    expect(await stateOf(actor)).toBe('coming');
    expect(await withdrawOwn(ctx(actor))).toEqual({ ok: true });
    expect((await findOwnPlace(ctx(actor)))?.participant).toMatchObject({ state: 'withdrawn', person: { needs: '' } });
  });
  it('with another link is nobody', async () => {
    const stranger = linkActor(newSecret());
    expect(await findOwnPlace(ctx(stranger))).toBeUndefined();
    await expect(signUpOwn(ctx(stranger), own)).rejects.toMatchObject(notFound);
    await expect(withdrawOwn(ctx(kari))).rejects.toMatchObject(notFound);
  });
  it('of an office is of one that there is', async () => {
    const id = await published(ctx);
    const invited = await inviteGuests(ctx(kari), { centreId: 'alfa', id, guests: [guest({ kind: 'governor', office: 'nowhere' }), guest({ kind: 'guest', name: '' })], text: '' });
    expect(invited).toMatchObject({
      faults: [
        { field: 'office', reason: 'unknown', at: 0 },
        { field: 'name', reason: 'missing', at: 1 },
      ],
    });
  });
});

describe('the queue', () => {
  it('is offered what becomes free, in turn, and a lapsed offer goes to the next', async () => {
    const id = await published(ctx, { places: 1 });
    const first = await come(t, ctx(kari), id);
    // Not at one moment: then nobody could say who came first.
    const moment = (minutes: number) => ({ now: new Date(testNow.getTime() + minutes * 60_000) });
    const [second, third] = [await come(t, ctx(ola, moment(1)), id, { centreId: 'beta' }), await come(t, ctx(kari, moment(2)), id)];
    expect([second.state, third.state]).toEqual(['waiting', 'waiting']);
    await expect(withdrawParticipant(ctx(ola), { centreId: 'beta', id, participantId: first.id })).rejects.toMatchObject(notFound);
    expect(await withdrawParticipant(ctx(kari), { centreId: 'alfa', id, participantId: first.id })).toEqual({ ok: true });
    expect([await stateOf(second.actor), await stateOf(third.actor)]).toEqual(['offered', 'waiting']);
    expect(await acceptOwn(ctx(second.actor, { now: later(3) }))).toEqual({ ok: false, reason: 'too-late' });
    await expireOffers(ctx(system, { now: later(3) }));
    expect([await stateOf(second.actor), await stateOf(third.actor)]).toEqual(['waiting', 'offered']);
    expect(await acceptParticipant(ctx(kari, { now: later(3) }), { centreId: 'alfa', id, participantId: third.id })).toEqual({ ok: true });
    expect(await room(id)).toEqual({ taken: 1, waiting: 1 });
  });
  it('gets new places at once', async () => {
    const id = await published(ctx, { places: 1 });
    await come(t, ctx(kari), id);
    const waits = await come(t, ctx(kari), id);
    const { version } = (await getGathering(ctx(kari), { centreId: 'alfa', id })).gathering;
    await saveGathering(ctx(kari), { centreId: 'alfa', id, version, once: 'more-places', gathering: { ...usualGathering, places: 2 } });
    expect(await stateOf(waits.actor)).toBe('offered');
  });
});

describe('places', () => {
  it('are never exceeded, and nobody in the queue is lost, also when many sign up at once', async () => {
    const id = await published(ctx, { places: 3 });
    const tries = await Promise.all(Array.from({ length: 8 }, (_, i) => signUp(ctx(i % 2 ? kari : ola), { centreId: i % 2 ? 'alfa' : 'beta', id, persons: [somebody()] })));
    const states = tries.map((one) => (one.ok ? one.states[0] : one.reason));
    expect([states.filter((s) => s === 'coming').length, states.filter((s) => s === 'waiting').length]).toEqual([3, 5]);
    const links = await linksOf(t, id);
    await Promise.all(links.filter((p) => p.state === 'coming').map((p) => withdrawOwn(ctx(p.actor))));
    expect(await room(id)).toEqual({ taken: 3, waiting: 2 });
    expect((await linksOf(t, id)).map((p) => p.state).toSorted()).toEqual(['offered', 'offered', 'offered', 'waiting', 'waiting', 'withdrawn', 'withdrawn', 'withdrawn']);
  });

  const deed = fc.oneof(
    { weight: 4, arbitrary: fc.record({ what: fc.constant('come' as const), who: fc.nat(1) }) },
    { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('withdraw' as const, 'accept' as const, 'back' as const), who: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('expire' as const), who: fc.constant(0) }) },
    { weight: 1, arbitrary: fc.record({ what: fc.constant('places' as const), who: fc.integer({ min: 1, max: 5 }) }) },
  );
  it('hold through any course: taken and waiting are a recount, and there is no queue beside a free place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.array(deed, { minLength: 5, maxLength: 16 }), async (places, deeds) => {
        const id = await published(ctx, { places });
        let now = testNow;
        let guests: Actor[] = [];
        for (let i = 0; i < 2; i++) guests.push((await invite(t, ctx(kari), id)).actor);
        for (const { what, who } of deeds) {
          now = new Date(now.getTime() + 3_600_000);
          const links = await linksOf(t, id);
          guests = links.map((p) => p.actor);
          const at = (actor: Actor) => ctx(actor, { now });
          const actor = guests[who % guests.length]!;
          if (what === 'come') await signUp(at(kari), { centreId: 'alfa', id, persons: Array.from({ length: who + 1 }, () => somebody()) });
          if (what === 'withdraw') await withdrawOwn(at(actor));
          if (what === 'accept') await acceptOwn(at(actor));
          if (what === 'back') await signUpOwn(at(actor), own);
          if (what === 'expire') await expireOffers(ctx(system, { now: (now = new Date(now.getTime() + 2 * 86_400_000)) }));
          if (what === 'places') {
            const { version } = (await getGathering(ctx(kari), { centreId: 'alfa', id })).gathering;
            await saveGathering(at(kari), { centreId: 'alfa', id, version, once: 'property-form', gathering: { ...usualGathering, places: who } });
          }
          const after = await linksOf(t, id);
          expect(after.length).toBeGreaterThanOrEqual(links.length);
          const { gathering } = await getGathering(ctx(kari), { centreId: 'alfa', id });
          const count = (...states: string[]): number => after.filter((p) => states.includes(p.state)).length;
          expect(gathering.taken).toBe(count('offered', 'coming'));
          expect(gathering.waiting).toBe(count('waiting'));
          expect(gathering.taken).toBeLessThanOrEqual(gathering.places!);
          // One that has just let an offer go is not asked again at once: until the next change a place may stand free then.
          const passedBy = deeds.some((d) => d.what === 'expire');
          expect(gathering.waiting === 0 || gathering.taken === gathering.places || passedBy).toBe(true);
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);
  it('are kept by the database itself', async () => {
    const id = await published(ctx, { places: 1 });
    for (let i = 0; i < 2; i++) await come(t, ctx(kari), id);
    const force = inTransaction(ctx(system), (tx) => sql`update gathering_participant set state = 'coming' where gathering_id = ${id}::uuid`.execute(tx));
    await expect(force).rejects.toMatchObject({ code: '23514' });
  });
});
