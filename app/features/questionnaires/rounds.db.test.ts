import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arbitraryAnswers } from '../../../testing/arbitrary-answers.ts';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola, person, siv, smallDefinitions } from '../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { getResponse } from './answering.server.ts';
import { saveSection } from './saving.server.ts';
import { submitAnswers } from './submitting.server.ts';
import { editionOf } from './edition.ts';
import { insertImported } from './inside/response-store.server.ts';
import { foldTally } from './inside/tally-query.server.ts';
import { getTally, listQuotableComments, listRespondents } from './questionnaires.server.ts';
import type { Answers } from './questionnaire.ts';
import { extendDeadline, getRound, listRounds, openRound, remindMissing, reopenResponse } from './rounds.server.ts';
import { countOf, emptyTally, mergeTallies, tallyAnswers, tallyAsked } from './tally.ts';
import type { Tally } from './tally.ts';

const definitions = smallDefinitions();
const answers: Answers = {
  byQuestion: {
    people: { kind: 'number', value: 12 },
    channels: { kind: 'several', chosen: ['press', 'other'], texts: { other: 'Stand' } },
    often: { kind: 'one', chosen: 'weekly' },
    governor: { kind: 'several', chosen: ['days'] },
  },
  comments: { people: 'Gjerne to dager' },
};
const regions = { alfa: 'Nord', beta: 'Vest', gamma: 'Midt' } as const;

describe('a round', () => {
  let t: TestDatabase;
  let nextYear = 2020;
  const as = (actor: Actor, more: Partial<Ctx> = {}): Ctx => t.ctx(actor, more);
  const open = async (dates = { opensOn: '2026-01-05', deadline: '2026-12-31' }): Promise<number> => {
    const year = nextYear++;
    expect(await openRound(as(liv), { year, ...dates })).toEqual({ ok: true, asked: 3 });
    return year;
  };
  const tally = (year: number): Promise<Tally> => inTransaction(as(liv), (tx) => getTally(tx, { years: [year], basis: 'demonstration' }));

  beforeAll(async () => {
    t = await testDatabase({ definitions });
    await syncScheme(as(systemActor('test')));
    for (const [id, name] of [
      ['kari', 'Kari Nes'],
      ['siv', 'Siv Hagen'],
    ])
      await t.db.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [id, name, `${id}@example.org`]);
    await t.db.owner.query(
      "insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at) values ('kari', 'coordinator', 'alfa', '2020-01-01', 'test', now()), ('siv', 'member', 'beta', '2020-01-01', 'test', now())",
    );
  });
  afterAll(() => t?.drop());

  it('is opened, extended, reminded of and reopened by an officer, and by nobody else', async () => {
    const year = await open();
    for (const actor of [kari, ola, anonymous, person('adm', 'Adm', { role: 'administrator', scope: null })]) {
      await expect(openRound(as(actor), { year: 2099, opensOn: '2026-01-05', deadline: '2026-12-31' })).rejects.toThrow('not-found');
      await expect(extendDeadline(as(actor), { year, deadline: '2027-01-31' })).rejects.toThrow('not-found');
      await expect(remindMissing(as(actor), year)).rejects.toThrow('not-found');
      await expect(reopenResponse(as(actor), { year, centreId: 'alfa', reason: 'x' })).rejects.toThrow('not-found');
      await expect(listRounds(as(actor))).rejects.toThrow('not-found');
      await expect(getRound(as(actor), year)).rejects.toThrow('not-found');
    }
  });

  it('is told to the coordinators of the centres when it opens', async () => {
    const year = await open();
    const { rows } = await t.db.owner.query("select to_address from mail where template = 'round-opened' and subject like $1", [`%${year}%`]);
    expect(rows).toEqual([{ to_address: 'kari@example.org' }]);
  });

  it('is opened once a year, with dates in order', async () => {
    const year = await open();
    expect(await openRound(as(liv), { year, opensOn: '2026-01-05', deadline: '2026-12-31' })).toEqual({ ok: false, reason: 'exists' });
    expect(await openRound(as(liv), { year: 2090, opensOn: '2026-02-30', deadline: '2026-12-31' })).toEqual({ ok: false, reason: 'bad-dates' });
    expect(await openRound(as(liv), { year: 2090, opensOn: '2026-03-02', deadline: '2026-03-01' })).toEqual({ ok: false, reason: 'bad-dates' });
    expect(await openRound(as(liv), { year: 2090, opensOn: '0000-01-01', deadline: '2026-03-01' })).toEqual({ ok: false, reason: 'bad-dates' });
    expect(await openRound(as(liv), { year: 2019, opensOn: '2026-01-05', deadline: '2026-12-31' })).toEqual({ ok: false, reason: 'no-questions' });
  });

  it('shows who is missing, and how far they have come', async () => {
    const year = await open();
    await saveSection(as(kari), { centreId: 'alfa', year, section: 'visits', token: '0', typed: { byQuestion: { people: { kind: 'number', value: 1 } }, comments: {} } });
    await submitAnswers(as(ola), { centreId: 'beta', year, version: 0, answers });
    const { centres } = await getRound(as(liv), year);
    expect(centres.map((c) => [c.centre.id, c.line.state, c.progress.answered, c.progress.of])).toEqual([
      ['alfa', 'draft', 1, 4],
      ['beta', 'submitted', 4, 4],
      ['gamma', 'none', 0, 3],
    ]);
    expect((await listRounds(as(liv))).find((r) => r.year === year)).toMatchObject({ state: 'open', asked: 3, submitted: 1, begun: 1 });
  });

  it('is extended for one centre, or for all', async () => {
    const year = await open({ opensOn: '2026-01-05', deadline: '2026-03-15' });
    const save = () =>
      saveSection(as(kari), { centreId: 'alfa', year, section: 'visits', token: '0', typed: { byQuestion: { people: { kind: 'number', value: 1 } }, comments: {} } });
    expect(await save()).toEqual({ ok: false, reason: 'closed' });
    expect(await extendDeadline(as(liv), { year, centreId: 'alfa', deadline: '2026-03-01' })).toEqual({ ok: false, reason: 'not-later' });
    expect(await extendDeadline(as(liv), { year, centreId: 'alfa', deadline: 'snart' })).toEqual({ ok: false, reason: 'bad-date' });
    expect(await extendDeadline(as(liv), { year, centreId: 'alfa', deadline: '2026-11-30' })).toEqual({ ok: true });
    expect(await save()).toMatchObject({ ok: true });
    expect(await submitAnswers(as(ola), { centreId: 'beta', year, version: 0, answers })).toEqual({ ok: false, reason: 'closed' });
    expect(await extendDeadline(as(liv), { year, deadline: '2026-11-25' })).toEqual({ ok: true });
    expect(await submitAnswers(as(ola), { centreId: 'beta', year, version: 0, answers })).toMatchObject({ ok: true });
    // The centre's own later deadline stays.
    expect((await getResponse(as(kari), { centreId: 'alfa', year })).round.deadline).toBe('2026-11-30');
  });

  it('reminds the coordinators of missing centres, and only them', async () => {
    const year = await open();
    await submitAnswers(as(ola), { centreId: 'beta', year, version: 0, answers });
    expect(await remindMissing(as(liv), year)).toMatchObject({ ok: true, reminded: 1, without: [{ id: 'gamma' }] });
    const { centres } = await getRound(as(liv), year);
    expect(centres.map((c) => c.line.round.remindedAt)).toEqual([as(liv).now, undefined, undefined]);
    const { rows } = await t.db.owner.query("select to_address from mail where template = 'round-reminder' and subject like $1", [`%${year}%`]);
    expect(rows).toEqual([{ to_address: 'kari@example.org' }]);
  });

  it('reminds once, however often and at whatever moment the button is pressed', async () => {
    const year = await open();
    const letters = async (): Promise<number> => (await t.db.owner.query("select from mail where template = 'round-reminder'")).rows.length;
    const before = await letters();
    const pressed = await Promise.all([1, 2, 3].map(() => remindMissing(as(liv), year)));
    expect(pressed.map((p) => p.ok && p.reminded)).toEqual([1, 1, 1]);
    expect(await letters()).toBe(before + 1);
    const tomorrow = as(liv, { now: new Date(as(liv).now.getTime() + 24 * 3600_000) });
    expect(await remindMissing(tomorrow, year)).toMatchObject({ ok: true, reminded: 1 });
    expect(await letters()).toBe(before + 2);
  });

  it('gives a response back with a reason: it leaves the figures until it is sent in again', async () => {
    const year = await open();
    await submitAnswers(as(kari), { centreId: 'alfa', year, version: 0, answers });
    expect(countOf(await tally(year), year, 'channels')).toMatchObject({ asked: 3, submitted: 1, answered: 1, options: { press: 1, other: 1 } });
    const late = as(liv, { now: new Date('2027-02-01T10:00:00Z') });
    expect(await reopenResponse(as(liv), { year, centreId: 'alfa', reason: ' ' })).toEqual({ ok: false, reason: 'reason-missing' });
    expect(await reopenResponse(late, { year, centreId: 'alfa', reason: 'Feil tall' })).toEqual({ ok: false, reason: 'deadline-needed' });
    expect(await reopenResponse(as(liv), { year, centreId: 'alfa', reason: 'Feil tall' })).toEqual({ ok: true });
    expect(await reopenResponse(as(liv), { year, centreId: 'alfa', reason: 'Feil tall' })).toEqual({ ok: false, reason: 'not-submitted' });
    expect(countOf(await tally(year), year, 'channels')).toMatchObject({ submitted: 0, answered: 0, options: {} });
    const view = await getResponse(as(kari), { centreId: 'alfa', year });
    expect(view).toMatchObject({ state: 'draft', locked: undefined, answers });
    expect(view.deeds[0]).toMatchObject({ kind: 'reopened', reason: 'Feil tall' });
    const corrected = { ...answers, byQuestion: { ...answers.byQuestion, channels: { kind: 'several', chosen: ['web'] } } } as const;
    expect(await submitAnswers(as(kari), { centreId: 'alfa', year, version: view.version, answers: corrected })).toMatchObject({ ok: true });
    expect(countOf(await tally(year), year, 'channels')).toMatchObject({ submitted: 1, options: { web: 1 } });
  });

  it('tells other features who answered, and what may be quoted', async () => {
    const year = await open();
    await submitAnswers(as(kari), { centreId: 'alfa', year, version: 0, answers });
    const find = (actor: Actor, option?: string) =>
      inTransaction(as(actor), (tx) => listRespondents(tx, { question: 'channels', ...(option && { option }), year, basis: 'demonstration' }));
    expect([await find(liv), await find(liv, 'press'), await find(liv, 'web'), await find(ola)]).toEqual([['alfa'], ['alfa'], [], []]);
    const quotes = await inTransaction(as(liv), (tx) => listQuotableComments(tx, definitions.questionnaire, { from: year, to: year }));
    expect(quotes).toEqual([{ centreId: 'alfa', year, question: 'people', text: 'Gjerne to dager', demonstration: true }]);
    // The same comment to a question that did not say it may be quoted.
    const unsaid: typeof definitions.questionnaire = {
      ...definitions.questionnaire,
      questions: definitions.questionnaire.questions.map((q) => (q.comment ? { ...q, comment: { ...q.comment, quotable: false } } : q)),
    };
    expect(await inTransaction(as(liv), (tx) => listQuotableComments(tx, unsaid, { from: year, to: year }))).toEqual([]);
  });

  it('keeps a demonstration’s counts apart from the centres’ own, folded or not', async () => {
    const year = await open();
    await submitAnswers(as(kari), { centreId: 'alfa', year, version: 0, answers });
    const submitted = (basis: 'demonstration' | 'register') =>
      inTransaction(as(liv), async (tx) => countOf(await getTally(tx, { years: [year], basis }), year, 'channels').submitted);
    expect([await submitted('demonstration'), await submitted('register')]).toEqual([1, 0]);
    await inTransaction(as(systemActor('test')), (tx) => foldTally(tx, 0));
    expect([await submitted('demonstration'), await submitted('register')]).toEqual([1, 0]);
  });

  it('shows its counts to officers only', async () => {
    const year = await open();
    await submitAnswers(as(kari), { centreId: 'alfa', year, version: 0, answers });
    for (const actor of [kari, siv, anonymous]) {
      await expect(inTransaction(as(actor), (tx) => getTally(tx, { years: [year], basis: 'demonstration' }))).rejects.toThrow('only those who may read the tally');
    }
    expect(countOf(await inTransaction(as(liv), (tx) => getTally(tx, { years: [year], basis: 'register' })), year, 'channels').submitted).toBe(0);
    const client = await t.db.owner.connect();
    await client.query("begin; set local role knutepunkt_app; select set_config('app.actor', 'kari', true), set_config('app.grants', ',coordinator:alfa,', true)");
    expect((await client.query('select from tally_delta union all select from tally')).rowCount).toBe(0);
    await client.query('rollback');
    client.release();
  });

  it('counts in the database as the pure tally does, folded or not', async () => {
    const system = as(systemActor('test'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('alfa', 'beta', 'gamma' as const), { minLength: 1, maxLength: 3 }).map((all) => [...new Set(all)]),
        fc.boolean(),
        fc.gen(),
        async (centres, fold, gen) => {
          const year = await open();
          const given = centres.map((centreId) => ({ centreId, region: regions[centreId], year, answers: gen(arbitraryAnswers, editionOf(definitions.questionnaire, year)) }));
          await inTransaction(system, (tx) =>
            insertImported(
              tx,
              system,
              given.map((g) => ({ ...g, demonstration: true, receipt: `${year}-${g.centreId}`, at: system.now })),
            ),
          );
          if (fold) await inTransaction(system, (tx) => foldTally(tx, 0));
          const asked = Object.values(regions).map((region) => tallyAsked(year, region, 1));
          expect(await tally(year)).toEqual(asked.reduce(mergeTallies, mergeTallies(emptyTally, tallyAnswers(given))));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is counted exactly while others submit and somebody folds', async () => {
    const year = await open();
    const system = as(systemActor('test'));
    await Promise.all([
      submitAnswers(as(kari), { centreId: 'alfa', year, version: 0, answers }),
      inTransaction(system, (tx) => foldTally(tx, 0)),
      submitAnswers(as(ola), { centreId: 'beta', year, version: 0, answers }),
      inTransaction(system, (tx) => foldTally(tx, 0)),
    ]);
    expect(countOf(await tally(year), year, 'people')).toEqual({ asked: 3, submitted: 2, answered: 2, sum: 24, options: {} });
  });
});
