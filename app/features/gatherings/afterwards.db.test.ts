import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { logDefinitions } from '../../../testing/activities.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { come, december, draft, invite, linksOf, published, withProgramme } from '../../../testing/gatherings.ts';
import { kari, liv, ola, person, siv } from '../../../testing/small-scheme.ts';
import { keptPath, takeLetters, visitDatabase } from '../../../testing/visits.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { readCsv } from '../../platform/csv.server.ts';
import type { UploadedFile } from '../../platform/uploaded-file.server.ts';
import { getActivity, listActivities } from '../activities/activities.server.ts';
import { findGatheringRows, listGatheringCounts, listGatheringRows } from './gathering-indicators.server.ts';
import {
  addDocument,
  compareFeedback,
  eraseOwnParticipant,
  exportOwnParticipant,
  exportParticipants,
  findOwnPlace,
  gatheringFile,
  getDocument,
  getFeedback,
  getGathering,
  giveFeedback,
  listQuotes,
  noteAttendance,
  removeDocument,
  signUpOwn,
  sumUpGathering,
  writeMinutes,
} from './gatherings.server.ts';
import { eraseParticipantAgain } from './jobs.server.ts';
import { askForFeedback, eraseNeeds, erasePersons, markHeld, remindBefore, remindToSumUp } from './inside/nightly.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await visitDatabase(logDefinitions());
});
afterAll(() => t?.drop());
beforeEach(async () => {
  await takeLetters(t);
});

const ctx = (actor: Actor, overrides?: Parameters<TestDatabase['ctx']>[1]) => t.ctx(actor, overrides);
const system = systemActor('test');
const notFound = { code: 'not-found' };
/** The day after. */
const after = (actor: Actor, day = 11) => ctx(actor, { now: december(day, 12) });
const own = { name: 'Gro', organisation: 'Lauget', needs: '' };
const alfa = (id: string) => ({ centreId: 'alfa', id });
const raw = async (statement: string) => inTransaction(ctx(system), async (tx) => (await sql.raw<Record<string, unknown>>(statement).execute(tx)).rows);

/** Held, with two of alfa, one of beta and a guest from a county governor. */
async function held(centreId = 'alfa') {
  const id = await published(ctx, {}, centreId);
  const items = await withProgramme(ctx, id, centreId);
  const people = [await come(t, ctx(kari), id, { needs: 'Nøtter', self: true }), await come(t, ctx(siv), id), await come(t, ctx(ola), id, { centreId: 'beta' })];
  const guest = await invite(t, ctx(centreId === '' ? liv : kari), id, { centreId, kind: 'governor', office: 'nordland' });
  await signUpOwn(ctx(guest.actor), own);
  await markHeld(after(system));
  return { id, items, people, guest };
}

describe('who was there', () => {
  it('is noted by the organiser alone, and it becomes an activity of theirs, once', async () => {
    const { id, people, guest } = await held();
    const attended = [people[0]!.id, people[2]!.id, guest.id];
    expect(await sumUpGathering(after(kari), alfa(id))).toEqual({ ok: false, reason: 'attendance-missing' });
    for (const [actor, centreId] of [
      [ola, 'beta'],
      [liv, ''],
    ] as const) {
      await expect(noteAttendance(after(actor), { centreId, id, attended })).rejects.toMatchObject(notFound);
      await expect(sumUpGathering(after(actor), { centreId, id })).rejects.toMatchObject(notFound);
    }
    await expect(noteAttendance(after(kari), { ...alfa(id), attended: [randomUUID()] })).rejects.toMatchObject({ code: 'malformed' });
    expect(await noteAttendance(after(kari), { ...alfa(id), attended })).toEqual({ ok: true });
    const [one, other] = await Promise.all([sumUpGathering(after(kari), alfa(id)), sumUpGathering(after(kari), alfa(id))]);
    expect(one).toEqual(other);
    const activityId = one.ok ? one.activityId! : '';
    const { activity } = await getActivity(after(ola), 'beta', activityId);
    expect(activity).toMatchObject({ centreId: 'alfa', centres: ['beta'], kind: 'course', title: 'Treff om farger', startsOn: '2026-12-10', audience: 3, madeByName: 'Kari Nes' });
    expect(activity.counterparts).toEqual([{ kind: 'governor', id: 'nordland' }]);
    expect((await listActivities(after(kari), 'alfa', {})).activities).toHaveLength(1);
    await expect(getActivity(after(person('g', 'G', { role: 'member', scope: 'gamma' })), 'gamma', activityId)).rejects.toMatchObject(notFound);
  });
  it('called by the authority, it is the first centre’s by id, shared with the rest', async () => {
    const { id, people } = await held('');
    await expect(noteAttendance(after(kari), { ...alfa(id), attended: [] })).rejects.toMatchObject(notFound);
    await noteAttendance(after(liv), { centreId: '', id, attended: [people[2]!.id] });
    const first = await sumUpGathering(after(liv), { centreId: '', id });
    const activityId = first.ok ? first.activityId! : '';
    expect((await getActivity(after(ola), 'beta', activityId)).activity).toMatchObject({ centreId: 'beta', centres: [], madeByName: '' });
    // Somebody was forgotten: their centre has it too.
    await noteAttendance(after(liv), { centreId: '', id, attended: people.map((p) => p.id) });
    expect(await sumUpGathering(after(liv), { centreId: '', id })).toEqual({ ok: true, activityId });
    const shared = await getActivity(after(kari), 'alfa', activityId);
    expect(shared).toMatchObject({ activity: { centreId: 'beta', centres: ['alfa'] }, history: [{ deed: 'shared', byName: 'Liv Berg' }] });
  });
  it('can be nobody: then there is no activity', async () => {
    const { id } = await held('');
    await noteAttendance(after(liv), { centreId: '', id, attended: [] });
    expect(await sumUpGathering(after(liv), { centreId: '', id })).toEqual({ ok: true, activityId: null });
  });
  it('is counted by the database as a recount counts, and by rows', async () => {
    const recount = `
      select count(*)::int as n from (
        select year, centre_id, measure, item, n from gathering_count where n <> 0
        except select extract(year from g.starts_at at time zone 'Europe/Oslo')::int, f.centre_id, f.measure, f.item, sum(f.n)::int from gathering g cross join lateral gathering_facts(g.id) f group by 1, 2, 3, 4
      ) x`;
    expect(await raw(recount)).toEqual([{ n: 0 }]);
    const all = await inTransaction(ctx(kari), (tx) => listGatheringCounts(tx, { from: 2026, to: 2026 }));
    const n = (centreId: string, measure: string, item: string) => all.find((c) => c.centreId === centreId && c.measure === measure && c.item === item)?.n;
    expect(n('alfa', 'gathering', 'meet')).toBe(1);
    expect(n('', 'gathering', 'summit')).toBe(2);
    expect(n('beta', 'attended', 'summit')).toBe(1);
    expect(n('', 'participants', 'governor')).toBe(1);
    const rowsOf = (actor: Actor, centreId: string) => inTransaction(ctx(actor), (tx) => listGatheringRows(tx, { centreId, year: 2026, measure: 'attended' }));
    const mine = await rowsOf(ola, 'beta');
    expect(mine).toHaveLength(2);
    expect(await rowsOf(person('g', 'G', { role: 'member', scope: 'gamma' }), 'beta')).toEqual([]);
    expect(await inTransaction(ctx(ola), (tx) => findGatheringRows(tx, { centreId: 'beta', ids: mine.map((r) => r.id) }))).toEqual(mine);
  });
});

describe('feedback', () => {
  const say = (item: string, score: 1 | 2 | 3 | 4 | 5, comment = '', quotable = false) => ({ feedback: { byItem: { [item]: { score, comment } }, comment: '', quotable } });
  it('is given once by each who was there, and is shown from so many', async () => {
    const { id, items, people, guest } = await held();
    await expect(giveFeedback(after(ola), say(items.news, 4))).rejects.toMatchObject(notFound);
    expect(await giveFeedback(ctx(people[0]!.actor), say(items.news, 4))).toEqual({ ok: false, reason: 'closed' });
    const [one, other] = await Promise.all([giveFeedback(after(people[1]!.actor), say(items.news, 4)), giveFeedback(after(people[1]!.actor), say(items.news, 5))]);
    expect([one, other]).toEqual(expect.arrayContaining([{ ok: true }, { ok: false, reason: 'given' }]));
    await giveFeedback(after(guest.actor), say(items.news, 5, 'Gjerne to dager', true));
    expect((await getFeedback(after(kari), alfa(id))).items.find((i) => i.item?.id === items.news)).toMatchObject({ answers: 2, mean: undefined, comments: [] });
    expect(await listQuotes(after(kari), { centreId: 'alfa' })).toEqual([]);
    // Kari signed herself up, and is signed in; nobody else gives it for her.
    const { feedbackFor } = await getGathering(after(kari), alfa(id));
    expect(feedbackFor).toBe(people[0]!.id);
    await expect(giveFeedback(after(siv), { ...say(items.news, 1), as: { ...alfa(id), participantId: feedbackFor! } })).rejects.toMatchObject(notFound);
    expect(await giveFeedback(after(kari), { ...say(items.news, 3, 'For kort'), as: { ...alfa(id), participantId: feedbackFor! } })).toEqual({ ok: true });
    expect((await getGathering(after(kari), alfa(id))).feedbackFor).toBeUndefined();
    const summary = await getFeedback(after(kari), alfa(id));
    expect(summary).toMatchObject({ answers: 3, asked: 4 });
    expect(summary.items[1]!.comments.map((c) => c.text).toSorted()).toEqual(['For kort', 'Gjerne to dager']);
    for (const [actor, centreId] of [
      [kari, 'alfa'],
      [liv, ''],
    ] as const)
      expect(await listQuotes(after(actor), { centreId })).toMatchObject([{ text: 'Gjerne to dager', subject: 'news', year: 2026 }]);
    const { years } = await compareFeedback(after(liv), { centreId: '', subject: 'news' });
    expect(years.find((y) => y.gatheringId === id)).toMatchObject({ answers: 3, mean: expect.any(Number), year: 2026 });
    expect(years.find((y) => y.gatheringId !== id)?.mean).toBeUndefined();
    // Nobody has named a subject: it opens on the first there is something about, not on the first of the list.
    const { definitions } = after(liv);
    const subjects = [{ ...definitions.gatherings.subjects[0]!, id: 'quiet' }, ...definitions.gatherings.subjects];
    const asked = await compareFeedback({ ...after(liv), definitions: { ...definitions, gatherings: { ...definitions.gatherings, subjects } } }, { centreId: '' });
    expect([asked.subject, asked.years.length > 0]).toEqual(['colours', true]);
    await expect(compareFeedback(after(ola), { centreId: '', subject: 'news' })).rejects.toMatchObject(notFound);
    await expect(getFeedback(after(ola), { centreId: 'beta', id })).rejects.toMatchObject(notFound);
    expect(await listQuotes(after(ola), { centreId: 'beta' })).toEqual([]);
  });
  it('keeps nothing about who gave it', async () => {
    expect(Object.keys((await raw('select * from gathering_feedback limit 1'))[0]!)).toEqual(['id', 'gathering_id', 'comment', 'quotable']);
    expect(await raw(`select 1 from audit_event where action like '%feedback%'`)).toEqual([]);
  });
  it('refuses identity numbers, nothing at all, and points that are not asked about', async () => {
    const { items, people } = await held();
    const give = (feedback: Parameters<typeof giveFeedback>[1]['feedback']) => giveFeedback(after(people[1]!.actor), { feedback });
    expect(await give({ byItem: {}, comment: '  ', quotable: true })).toEqual({ ok: false, reason: 'nothing' });
    expect(await give({ byItem: {}, comment: '01010750160', quotable: true })).toEqual({ ok: false, reason: 'identity-number' });
    await expect(give({ byItem: { [items.lunch]: { score: 5, comment: '' } }, comment: '', quotable: false })).rejects.toMatchObject({ code: 'malformed' });
  });
});

describe('documents and minutes', () => {
  const file: UploadedFile = { name: 'program.pdf', type: 'pdf', mime: 'application/pdf', bytes: Uint8Array.from(Buffer.from('%PDF-1.7')) };
  it('are the organiser’s to write, and those who are invited read them', async () => {
    const id = await published(ctx, { centres: ['beta'] });
    const { actor } = await invite(t, ctx(kari), id);
    await expect(addDocument(ctx(ola), { centreId: 'beta', id, itemId: null, file })).rejects.toMatchObject(notFound);
    const added = await addDocument(ctx(kari), { ...alfa(id), itemId: null, file });
    const documentId = added.ok ? added.id : '';
    const read = (who: Actor, centreId: string) => getDocument(ctx(who), { centreId, id, documentId });
    for (const [who, centreId] of [
      [kari, 'alfa'],
      [ola, 'beta'],
      [liv, ''],
      [actor, ''],
    ] as const)
      expect((await read(who, centreId)).bytes).toEqual(file.bytes);
    await expect(read(person('g', 'G', { role: 'member', scope: 'gamma' }), 'gamma')).rejects.toMatchObject(notFound);
    await expect(read((await invite(t, ctx(kari), await published(ctx))).actor, '')).rejects.toMatchObject(notFound);
    await expect(removeDocument(ctx(ola), { centreId: 'beta', id, documentId })).rejects.toMatchObject(notFound);
    await removeDocument(ctx(kari), { ...alfa(id), documentId });
    await expect(read(kari, 'alfa')).rejects.toMatchObject(notFound);
  });
  it('are written from when it begins, and not over somebody else’s', async () => {
    const id = await published(ctx);
    const { version } = (await getGathering(ctx(kari), alfa(id))).gathering;
    const write = (who: Actor, at: ReturnType<typeof ctx>, v: number) => writeMinutes({ ...at, actor: who }, { ...alfa(id), version: v, text: 'Vi ble enige.' });
    expect(await write(kari, ctx(kari), version)).toEqual({ ok: false, reason: 'not-now' });
    await expect(writeMinutes(after(ola), { centreId: 'beta', id, version, text: 'x' })).rejects.toMatchObject(notFound);
    expect(await write(siv, after(siv), version)).toEqual({ ok: true });
    expect(await write(kari, after(kari), version)).toEqual({ ok: false, reason: 'changed-meanwhile' });
    expect((await getGathering(after(ola), { centreId: 'beta', id })).gathering.minutes).toBe('Vi ble enige.');
  });
});

describe('lists and files', () => {
  it('of participants are the organiser’s, and taking one out is written down', async () => {
    const { id } = await held();
    for (const [actor, centreId] of [
      [ola, 'beta'],
      [liv, ''],
    ] as const)
      await expect(exportParticipants(ctx(actor), { centreId, id, format: 'csv' })).rejects.toMatchObject(notFound);
    const csv = await exportParticipants(ctx(kari), { ...alfa(id), format: 'csv' });
    expect(readCsv(csv.bytes).rows).toHaveLength(5);
    expect((await exportParticipants(ctx(kari), { ...alfa(id), format: 'xlsx' })).bytes.slice(0, 2)).toEqual(Uint8Array.from([0x50, 0x4b]));
    expect((await raw(`select 1 from audit_event where action = 'gathering.list-exported'`)).length).toBe(2);
  });
  it('of the calendar keep where to meet on video for those who come', async () => {
    const id = await published(ctx, { place: '', online: 'https://video.example.org/x' });
    const { actor } = await invite(t, ctx(kari), id);
    const file = async () => (await gatheringFile(ctx(actor), { centreId: '', id: '' })).content;
    expect(await file()).not.toContain('video.example.org');
    await signUpOwn(ctx(actor), own);
    expect(await file()).toContain('video.example.org');
    expect((await getGathering(ctx(ola), { centreId: 'beta', id })).gathering.online).toBe('');
    await expect(gatheringFile(ctx(ola), { centreId: 'beta', id: await draft(ctx) })).rejects.toMatchObject(notFound);
  });
});

describe('the nights', () => {
  it('remind before, mark held, ask for feedback and remind to sum up, each once', async () => {
    const id = await published(ctx, { startsAt: december(20), endsAt: december(20, 15) });
    await withProgramme(ctx, id);
    const { actor } = await come(t, ctx(kari), id, { email: 'night@example.org' });
    await takeLetters(t);
    const told = async (work: (at: ReturnType<typeof ctx>) => Promise<void>, day: number) => {
      const night = ctx(system, { now: new Date(Date.UTC(2026, 11, day, 3, 50)) });
      await work(night);
      await work(night);
      const mine = (await raw(`select number from gathering where id = '${id}'`))[0]!['number'];
      return (await takeLetters(t)).filter((l) => l.to === 'night@example.org' || l.subject.includes(String(mine))).map((l) => l.template);
    };
    expect(await told(remindBefore, 16)).toEqual([]);
    expect(await told(remindBefore, 18)).toEqual(['gathering-reminder']);
    await told(markHeld, 20);
    expect((await findOwnPlace(ctx(actor)))?.gathering.state).toBe('published');
    await told(markHeld, 21);
    expect((await findOwnPlace(ctx(actor)))?.gathering.state).toBe('held');
    expect(await told(askForFeedback, 21)).toEqual(['gathering-feedback']);
    expect(await told(remindToSumUp, 26)).toEqual([]);
    expect(await told(remindToSumUp, 28)).toEqual(['gathering-centre-sum-up']);
  });
  it('erase needs first, then persons and their letters; what is counted stays', async () => {
    const { id, people } = await held();
    const [{ actor, id: participant }] = [people[0]!];
    const needs = () => raw(`select 1 from gathering_need where participant_id = '${participant}'`);
    await noteAttendance(after(kari), { ...alfa(id), attended: [participant] });
    await eraseNeeds(ctx(system, { now: december(17, 12) }));
    expect(await needs()).toHaveLength(1);
    await eraseNeeds(ctx(system, { now: december(18, 12) }));
    expect(await needs()).toHaveLength(0);
    const before = await raw('select * from gathering_count order by 1, 2, 3, 4, 5');
    await erasePersons(ctx(system, { now: new Date('2027-03-10T12:00:00Z') }));
    expect((await findOwnPlace(ctx(actor)))?.participant.person).toBeDefined();
    await erasePersons(ctx(system, { now: new Date('2027-03-11T12:00:00Z') }));
    expect(await findOwnPlace(ctx(actor))).toBeUndefined();
    expect(await keptPath(t, `gathering-participant:${participant}`)).toBeUndefined();
    expect(await raw('select * from gathering_count order by 1, 2, 3, 4, 5')).toEqual(before);
    expect((await getGathering(ctx(kari), alfa(id))).participants.every((p) => p.person === undefined)).toBe(true);
  });
});

describe('a person', () => {
  it('is erased again in a database from before, by the id that the log keeps', async () => {
    const { id } = await come(t, ctx(kari), await published(ctx));
    await expect(eraseParticipantAgain(ctx(kari), id)).rejects.toMatchObject(notFound);
    expect([await eraseParticipantAgain(ctx(system), id), await eraseParticipantAgain(ctx(system), id), await eraseParticipantAgain(ctx(system), 'B2026-0001')]).toEqual([
      true,
      false,
      false,
    ]);
  });
  it('takes everything with them, and is erased at once, withdrawn when it is still to come', async () => {
    const id = await published(ctx, { places: 1 });
    const mine = await come(t, ctx(kari), id, { name: 'Per Prøve', needs: 'Nøtter' });
    const next = await come(t, ctx(kari), id);
    expect(JSON.stringify(await exportOwnParticipant(ctx(mine.actor)))).toContain('Per Prøve');
    await expect(eraseOwnParticipant(ctx(kari))).rejects.toMatchObject(notFound);
    expect(await eraseOwnParticipant(ctx(mine.actor))).toEqual({ ok: true });
    expect(await eraseOwnParticipant(ctx(mine.actor))).toEqual({ ok: false, reason: 'not-now' });
    expect(await findOwnPlace(ctx(mine.actor))).toMatchObject({ participant: { state: 'withdrawn', person: undefined } });
    expect((await linksOf(t, id)).find((p) => p.id === next.id)?.state).toBe('offered');
    expect(await raw(`select 1 from mail where body like '%Per Prøve%' or to_name = 'Per Prøve'`)).toEqual([]);
    expect(await raw(`select 1 from audit_event where before::text like '%Per Prøve%' or after::text like '%Per Prøve%'`)).toEqual([]);
  });
});
