import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola, smallDefinitions } from '../../../testing/small-scheme.ts';
import { ask, december, keptPath, line, publishedDay, takeLetters, visitDatabase } from '../../../testing/visits.ts';
import type { Group } from '../../../testing/visits.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Services } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { linkActor, newSecret } from '../../platform/private-link.server.ts';
import { summarise } from './inside/withholding.ts';
import { visitSchedules, visitTasks } from './jobs.server.ts';
import { acceptVisit, evaluateVisit, findEvaluationPlace, findOwnVisit, getVisitCase, listVisits, proposeVisit, sumUp, writeToCentre } from './visits.server.ts';

let t: TestDatabase;
let definitions = smallDefinitions();
const as = (actor: Actor, now?: Date) => t.ctx(actor, { definitions, ...(now && { now }) });
const ctx = (actor: Actor) => as(actor);
beforeAll(async () => {
  t = await visitDatabase();
});
afterAll(() => t?.drop());
beforeEach(async () => {
  await takeLetters(t);
  definitions = smallDefinitions();
});

/** What the worker runs, at a moment. */
async function night(now: Date, task = 'visit-nights'): Promise<void> {
  await visitTasks({} as Services, (name) => as(systemActor(name), now))[task]!({}, {} as never);
}
const agreed = async (day = 3, more: Parameters<typeof ask>[1] = {}): Promise<Group> => {
  const group = await ask(ctx, more);
  await proposeVisit(as(kari), { centreId: 'alfa', number: group.number, startsAt: december(day), endsAt: december(day, 12), place: '', text: '' });
  await acceptVisit(as(group.actor));
  await takeLetters(t);
  return group;
};
const visitOf = async (group: Group) => (await findOwnVisit(as(group.actor)))!.visit;
const templates = async () => (await takeLetters(t)).map((l) => `${l.to} ${l.template}`).toSorted();

describe('every night', () => {
  it('an agreed visit of the day before is held, once, and its visitors are asked what they thought', async () => {
    const person = { name: 'Per', email: 'Per@example.org', municipality: '1804', kind: 'nurses' };
    const group = await agreed(3, { persons: [person], language: 'en' });
    await night(december(3, 23));
    expect((await visitOf(group)).state).toBe('agreed');
    await night(december(4, 4));
    await night(december(4, 5));
    expect(await visitOf(group)).toMatchObject({ state: 'held', lines: [{ planned: 4, actual: null }] });
    const letters = await takeLetters(t);
    expect(letters.map((l) => [l.to, l.template, l.subject])).toEqual(
      expect.arrayContaining([
        ['gro@example.org', 'visit-evaluation', 'How was the visit to Alfa?'],
        ['Per@example.org', 'visit-evaluation', 'How was the visit to Alfa?'],
      ]),
    );
    expect(letters).toHaveLength(2);
    expect((await listVisits(as(kari), 'alfa', { view: 'to-sum-up' })).lines.map((l) => l.visit.number)).toContain(group.number);
  });

  it('a centre is reminded once of visits it has not summed up, all in one letter', async () => {
    const [one, two] = [await agreed(5), await agreed(6)];
    await night(december(7, 4));
    await takeLetters(t);
    await sumUp(as(kari, december(7, 9)), { centreId: 'alfa', number: one.number, lines: [{ ...line(4), actual: 3 }] });
    await night(december(16, 4));
    await night(december(17, 4));
    expect(await templates()).toEqual(['kari@example.org visit-centre-sum-up']);
    expect((await visitOf(two)).state).toBe('held');
  });

  it('requests to a centre whose agreement has ended go to the area’s centre; agreed visits stay', async () => {
    const dayId = await publishedDay(ctx, { places: 4, startsAt: december(28), endsAt: december(28, 12) });
    const [kept, waiting, asked, stranded] = [
      await ask(ctx, { dayId, lines: [line(4)] }),
      await ask(ctx, { dayId, lines: [line(2, '4601')] }),
      await ask(ctx, { lines: [line(1, '4601'), line(5, '5001')] }),
      await ask(ctx, { lines: [line(1, '1804')] }),
    ];
    await takeLetters(t);
    const { scheme } = definitions;
    definitions = { ...definitions, scheme: { ...scheme, centres: scheme.centres.map((c) => (c.id === 'alfa' ? { ...c, agreement: { ...c.agreement, to: '2026-12-20' } } : c)) } };
    await night(december(20, 4));
    await night(december(21, 4));
    expect([await visitOf(kept), await visitOf(waiting), await visitOf(asked), await visitOf(stranded)]).toMatchObject([
      { centreId: 'alfa', state: 'agreed' },
      { centreId: 'beta', state: 'requested', dayId: null },
      { centreId: 'gamma', state: 'requested' },
      // Nobody has the area: an answer is better than none.
      { centreId: 'alfa', state: 'declined' },
    ]);
    const told = await templates();
    expect(told).toEqual(expect.arrayContaining(['gro@example.org visit-moved', 'ola@example.org visit-centre-moved', 'gro@example.org visit-declined']));
    expect((await getVisitCase(as(ola), 'beta', waiting.number)).contact?.name).toBe('Gro Gruppe');
    await expect(getVisitCase(as(kari), 'alfa', waiting.number)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('a centre is reminded once of requests it has not answered in so many working days, all in one letter', async () => {
    // Those of the other tests first.
    await night(december(1, 4));
    const asked = await ask((actor) => as(actor, december(1)));
    const answered = await ask((actor) => as(actor, december(1)));
    await proposeVisit(as(kari, december(2)), { centreId: 'alfa', number: answered.number, startsAt: december(20), endsAt: december(20, 12), place: '', text: '' });
    await takeLetters(t);
    await night(december(8, 4));
    expect(await templates()).toEqual([]);
    await night(december(9, 4));
    const [letter, ...others] = await takeLetters(t);
    expect([letter!.to, letter!.template, others]).toEqual(['kari@example.org', 'visit-centre-unanswered', []]);
    expect(letter!.body).toContain(asked.number);
    expect(letter!.body).not.toContain(answered.number);
    await night(december(16, 4));
    expect(await templates()).toEqual([]);
    // Reminded to answer, it is still reminded to sum up.
    await proposeVisit(as(kari), { centreId: 'alfa', number: asked.number, startsAt: december(18), endsAt: december(18, 12), place: '', text: '' });
    await acceptVisit(as(asked.actor));
    await night(december(19, 4));
    await takeLetters(t);
    await night(december(29, 4));
    expect(await templates()).toContain('kari@example.org visit-centre-sum-up');
  });

  it('what nobody settles ends 60 days after the time wished for, with a word on how to ask again, and is erased like others', async () => {
    const january = (day: number, month = 1): Date => new Date(Date.UTC(2027, month - 1, day, 4));
    const [wished, proposed, neither, lively] = [
      await ask(ctx, { language: 'nn', periods: [{ from: '2026-12-07', to: '2026-12-11' }] }),
      await ask(ctx),
      await ask(ctx),
      await ask(ctx),
    ];
    await proposeVisit(as(kari), { centreId: 'alfa', number: proposed.number, startsAt: december(15), endsAt: december(15, 12), place: '', text: '' });
    await night(january(19));
    await takeLetters(t);
    const states = async () => Promise.all([wished, proposed, neither, lively].map(async (g) => (await visitOf(g)).state));
    await writeToCentre(as(lively.actor, january(19)), { text: 'Gjelder det fortsatt?' });
    await night(january(20));
    expect(await states()).toEqual(['requested', 'proposed', 'requested', 'requested']);
    await night(january(21));
    await night(january(9, 2));
    expect(await states()).toEqual(['requested', 'proposed', 'declined', 'requested']);
    await night(january(10, 2));
    await takeLetters(t);
    await night(january(15, 2));
    expect(await states()).toEqual(['declined', 'declined', 'declined', 'requested']);
    expect((await findOwnVisit(as(wished.actor)))!.messages.at(-1)!.body).toContain('Vil de framleis kome, kan du be om eit besøk på nytt.');
    expect(await templates()).toEqual(['gro@example.org visit-time-passed']);
    await night(new Date('2028-02-17T04:00:00Z'));
    expect((await findOwnVisit(as(proposed.actor)))!).toMatchObject({ contact: undefined, messages: [] });
  });

  it('the persons of a visit are erased a year after, the count stays, and the link ends a month later', async () => {
    const group = await agreed(3, { text: 'Hei fra oss', persons: [{ name: 'Per', email: 'per@example.org', municipality: '1804', kind: 'nurses' }] });
    await night(december(4, 4));
    await sumUp(as(kari, december(7, 9)), { centreId: 'alfa', number: group.number, lines: [{ ...line(4), actual: 3 }] });
    const held = { ...(await visitOf(group)) };
    await night(new Date('2027-12-03T04:00:00Z'));
    expect((await findOwnVisit(as(group.actor)))!.contact).toBeDefined();
    expect((await findOwnVisit(as(group.actor)))!.eraseOn).toBe('2027-12-03');
    await night(new Date('2027-12-04T04:00:00Z'));
    const erased = (await findOwnVisit(as(group.actor)))!;
    expect(erased).toMatchObject({ contact: undefined, persons: [], messages: [], visit: { lines: held.lines, startsAt: held.startsAt, state: 'summed-up' } });
    const { rows } = await t.db.owner.query<{ n: number }>(
      `select (select count(*) from mail where about like '%' || $1 and to_name <> '')::int + (select count(*) from private_link where about like '%' || $1)::int as n`,
      [held.id],
    );
    expect(rows[0]!.n).toBe(0);
    const log = await t.db.owner.query<{ all: string }>(`select string_agg(audit_event::text, ' ') as all from audit_event where subject_id = $1`, [group.number]);
    expect(log.rows[0]!.all).toContain('visit.erased');
    expect(log.rows[0]!.all).not.toMatch(/Gro|Per|Hei fra oss|example\.org/);
    await night(new Date('2028-01-06T04:00:00Z'));
    expect(await findOwnVisit(as(group.actor))).toBeUndefined();
  });

  it('a letter that no mail server took in a month is kept no longer', async () => {
    await ask(ctx);
    const after = (days: number) => new Date(testNow.getTime() + days * 86_400_000);
    const waiting = async () => (await t.db.owner.query(`select from mail where template = 'visit-received' and to_address = 'gro@example.org'`)).rowCount!;
    await night(after(29));
    expect(await waiting()).toBe(1);
    await night(after(31));
    expect(await waiting()).toBe(0);
  });

  it('is a schedule of jobs that there are', () => {
    expect(Object.keys(visitTasks({} as Services, () => as(systemActor('x')))).toSorted()).toEqual(visitSchedules.map((s) => s.task).toSorted());
  });
});

describe('the evaluation', () => {
  const evaluated = async (): Promise<{ group: Group; link: Actor; number: string }> => {
    const group = await agreed(3, { lines: [line(3)] });
    await night(december(4, 4));
    const { id } = await visitOf(group);
    return { group, number: group.number, link: linkActor((await keptPath(t, `visit-evaluation:${id}`))!.replace('/evaluering/', '')) };
  };
  const after = december(4, 12);
  const answer = { useful: 4, change: 'yes', comment: ' Lærte mye ', mayQuote: true } as const;

  it('takes half as many answers more than came, also at the same moment, and shows none of fewer than three', async () => {
    const { link, number } = await evaluated();
    expect(await findEvaluationPlace(as(link, after))).toMatchObject({ centreId: 'alfa', full: false });
    expect(await evaluateVisit(as(link, after), answer)).toEqual({ ok: true });
    expect(await evaluateVisit(as(link, after), { ...answer, comment: null })).toEqual({ ok: true });
    expect((await getVisitCase(as(kari), 'alfa', number)).evaluations).toEqual([]);
    const rush = await Promise.all(Array.from({ length: 6 }, () => evaluateVisit(as(link, after), { useful: 5, change: 'no', comment: '', mayQuote: true })));
    expect(rush.filter((r) => r.ok)).toHaveLength(3);
    expect(await findEvaluationPlace(as(link, after))).toMatchObject({ full: true });
    const summary = summarise((await getVisitCase(as(kari), 'alfa', number)).evaluations);
    expect(summary).toMatchObject({ answers: 5, mean: 4.6, comments: [{ text: 'Lærte mye', mayQuote: true, onDay: '2026-12-04' }] });
    // Two counts are too small, and the mean beside them would say which is which.
    expect(summary.useful.map((u) => u.n)).toEqual([':', ':', ':', ':', ':']);
    expect((await getVisitCase(as(kari), 'alfa', number)).evaluations).toHaveLength(5);
  });
  it('is for whoever has its link while it is open, and read by the centre alone', async () => {
    const { link, group, number } = await evaluated();
    for (const actor of [anonymous, kari, group.actor, linkActor(newSecret())]) {
      expect(await findEvaluationPlace(as(actor, after))).toBeUndefined();
      await expect(evaluateVisit(as(actor, after), answer)).rejects.toMatchObject({ code: 'not-found' });
    }
    for (const wrong of [{ useful: 0 }, { useful: 6 }, { useful: 2.5 }, { change: 'sometimes' as never }, { comment: 'x'.repeat(2001) }])
      await expect(evaluateVisit(as(link, after), { ...answer, ...wrong })).rejects.toMatchObject({ code: 'malformed' });
    expect(await evaluateVisit(as(link, new Date('2027-04-01T09:00:00Z')), answer)).toEqual({ ok: false, reason: 'closed' });
    for (const actor of [ola, liv, anonymous]) await expect(getVisitCase(as(actor), 'alfa', number)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the demonstration', () => {
  it('is marked on everything that is made in it, and only in it', async () => {
    const flags = async () => {
      const { rows } = await inTransaction(as(systemActor('test')), (tx) =>
        sql<{ flag: boolean }>`select distinct demonstration as flag from (select id, demonstration from visit union all select id, demonstration from visiting_day) x`.execute(tx),
      );
      return rows.map((r) => r.flag);
    };
    expect(await flags()).toEqual([true]);
    definitions = { ...definitions, scheme: { ...definitions.scheme, demonstration: false } };
    const dayId = await publishedDay(ctx);
    const group = await ask(ctx, { dayId });
    expect((await visitOf(group)).demonstration).toBe(false);
    expect((await flags()).length).toBe(2);
  });
});
