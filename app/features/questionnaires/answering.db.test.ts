import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola, siv, smallDefinitions } from '../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { getResponse } from './answering.server.ts';
import { saveSection, settleClash } from './saving.server.ts';
import { submitAnswers, submitResponse } from './submitting.server.ts';
import type { Saved } from './saving.server.ts';
import type { Draft, DraftAnswer } from './answers.ts';
import { selectResponse } from './inside/response-query.server.ts';
import { storeSubmission } from './inside/response-store.server.ts';
import { openRound } from './rounds.server.ts';

const draft = (byQuestion: Record<string, DraftAnswer>, comments: Record<string, string> = {}): Draft => ({ byQuestion, comments });
const number = (value: number): DraftAnswer => ({ kind: 'number', value });
const several = (...chosen: string[]): DraftAnswer => ({ kind: 'several', chosen });
const visits = { people: number(12), channels: several('press') };
const work = { often: { kind: 'one', chosen: 'weekly' }, governor: several('days') } as const satisfies Record<string, DraftAnswer>;

describe('answering the year’s form', () => {
  let t: TestDatabase;
  const definitions = smallDefinitions();
  const as = (actor: Actor, more: Partial<Ctx> = {}): Ctx => t.ctx(actor, more);
  const save = async (ctx: Ctx, year: number, section: string, token: string, typed: Draft): Promise<Saved> => {
    const saved = await saveSection(ctx, { centreId: 'alfa', year, section, token, typed });
    if (!saved.ok) throw new Error(saved.reason);
    return saved;
  };
  let nextYear = 2020;
  /** A year of its own for each test, open now. */
  const round = async (): Promise<number> => {
    const year = nextYear++;
    const opened = await openRound(as(liv), { year, opensOn: '2026-01-05', deadline: '2026-12-31' });
    expect(opened).toEqual({ ok: true, asked: 3 });
    return year;
  };

  beforeAll(async () => {
    t = await testDatabase({ definitions });
    await syncScheme(as(systemActor('test')));
    // Names are looked up among the people.
    for (const [id, name] of [
      ['kari', 'Kari Nes'],
      ['siv', 'Siv Hagen'],
    ])
      await t.db.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [id, name, `${id}@example.org`]);
  });
  afterAll(() => t?.drop());

  it('keeps a half-written section, also what cannot be read as an answer', async () => {
    const year = await round();
    const saved = await save(as(kari), year, 'visits', '0', draft({ people: { kind: 'typed', value: 'tolv' }, channels: several('press') }, { people: 'Mange kom' }));
    expect(saved).toMatchObject({ token: '1', version: 1, clashes: [] });
    const view = await getResponse(as(siv), { centreId: 'alfa', year });
    expect(view).toMatchObject({ state: 'draft', savedBy: 'Kari Nes', locked: undefined });
    expect(view.answers).toEqual(draft({ people: { kind: 'typed', value: 'tolv' }, channels: several('press') }, { people: 'Mange kom' }));
    await save(as(siv), year, 'visits', '1', draft({ people: number(12) }));
    // That it was begun is in the log, once: every version is kept with who and when beside it.
    const logged = await t.db.owner.query('select action, actor_id, centre_id from audit_event where subject_id = $1', [`alfa/${year}`]);
    expect(logged.rows).toEqual([{ action: 'response.begun', actor_id: 'kari', centre_id: 'alfa' }]);
  });

  it('is not seen by another centre, nor by anybody outside, and an officer reads without writing', async () => {
    const year = await round();
    await save(as(kari), year, 'visits', '0', draft(visits));
    for (const actor of [ola, anonymous]) {
      await expect(getResponse(as(actor), { centreId: 'alfa', year })).rejects.toThrow('not-found');
      await expect(saveSection(as(actor), { centreId: 'alfa', year, section: 'visits', token: '1', typed: draft({}) })).rejects.toThrow('not-found');
      await expect(submitResponse(as(actor), { centreId: 'alfa', year, version: 1 })).rejects.toThrow('not-found');
      expect(await inTransaction(as(actor), (tx) => selectResponse(tx, 'alfa', year))).toBeUndefined();
    }
    expect((await getResponse(as(liv), { centreId: 'alfa', year })).answers.byQuestion['people']).toEqual(number(12));
    await expect(saveSection(as(liv), { centreId: 'alfa', year, section: 'visits', token: '1', typed: draft({}) })).rejects.toThrow('not-found');
  });

  it('is refused by the database too when the policy is forgotten', async () => {
    const year = await round();
    const submission = { centreId: 'alfa', year, baseVersion: 0, answers: { byQuestion: {}, comments: {} }, receipt: 'forged' };
    expect(await storeSubmission(as(ola), submission)).toEqual({ outcome: 'no-round' });
    expect(await storeSubmission(as(anonymous), submission)).toEqual({ outcome: 'no-round' });
    await expect(storeSubmission(as(liv), submission)).rejects.toThrow('row-level security');
  });

  it('merges two people’s saves of different questions, and neither page undoes the other', async () => {
    const year = await round();
    await save(as(kari), year, 'visits', '0', draft({ people: number(1) }));
    const first = await save(as(kari), year, 'visits', '1', draft({ people: number(2) }));
    const second = await save(as(siv), year, 'visits', '1', draft({ people: number(1), channels: several('web') }));
    expect(second).toMatchObject({ clashes: [], changedByOther: ['people'], otherName: 'Kari Nes', token: '3t' });
    // Siv's page still shows 1, and she goes on with another answer: that is no change of hers to `people`.
    const third = await save(as(siv), year, 'visits', second.token, draft({ people: number(1), channels: several('web', 'press') }));
    expect(third.answers.byQuestion).toMatchObject({ people: number(2), channels: several('web', 'press') });
    // Nor does Kari's page, which does not show the channels, take them away.
    const fourth = await save(as(kari), year, 'visits', first.token, draft({ people: number(5) }));
    expect(fourth.answers.byQuestion).toMatchObject({ people: number(5), channels: several('web', 'press') });
  });

  it('keeps both answers when two people answer the same question, until one of them settles it', async () => {
    const year = await round();
    await save(as(kari), year, 'visits', '0', draft({ people: number(1) }));
    await save(as(kari), year, 'visits', '1', draft({ people: number(2) }));
    const clashing = await save(as(siv), year, 'visits', '1', draft({ people: number(3) }));
    expect(clashing.clashes).toEqual([{ part: 'answer', question: 'people', theirs: number(2), mine: number(3) }]);
    expect(clashing.answers.byQuestion['people']).toEqual(number(2));
    // An autosave that goes on says so again, and with whom.
    const again = await save(as(siv), year, 'visits', clashing.token, draft({ people: number(3), channels: several('web') }));
    expect(again).toMatchObject({ otherName: 'Kari Nes', clashes: [{ question: 'people' }] });
    const view = await getResponse(as(siv), { centreId: 'alfa', year });
    expect(view.clash).toMatchObject({ theirName: 'Kari Nes', clashes: [{ question: 'people', theirs: number(2), mine: number(3) }] });
    expect((await getResponse(as(kari), { centreId: 'alfa', year })).clash).toBeUndefined();
    const at = { centreId: 'alfa', year, revision: view.clash!.revision };
    expect(await settleClash(as(siv), { ...at, choices: {} })).toEqual({ ok: false, reason: 'choose' });
    expect(await settleClash(as(siv), { ...at, choices: { 'answer.people': 'mine' } })).toEqual({ ok: true });
    const settled = await getResponse(as(siv), { centreId: 'alfa', year });
    expect(settled.clash).toBeUndefined();
    expect(settled.answers.byQuestion).toEqual({ people: number(3), channels: several('web') });
  });

  it('keeps every clash until it is settled, also when another one comes', async () => {
    const year = await round();
    await save(as(kari), year, 'visits', '0', draft({ people: number(2), channels: several('press') }));
    await save(as(siv), year, 'visits', '0', draft({ people: number(3) }));
    const second = await save(as(siv), year, 'visits', '1', draft({ people: number(2), channels: several('press') }, { people: 'Fra Siv' }));
    await save(as(kari), year, 'visits', String(second.version), draft({ people: number(2), channels: several('web') }, { people: 'Fra Siv' }));
    await save(as(siv), year, 'visits', String(second.version), draft({ people: number(2), channels: several('other') }, { people: 'Fra Siv' }));
    const view = await getResponse(as(siv), { centreId: 'alfa', year });
    expect(view.clash).toMatchObject({
      theirName: 'Kari Nes',
      clashes: [
        { question: 'people', theirs: number(2), mine: number(3) },
        { question: 'channels', theirs: several('web'), mine: several('other') },
      ],
    });
    const at = { centreId: 'alfa', year, revision: view.clash!.revision };
    expect(await settleClash(as(siv), { ...at, choices: { 'answer.people': 'mine', 'answer.channels': 'theirs' } })).toEqual({ ok: true });
    expect((await getResponse(as(kari), { centreId: 'alfa', year })).answers.byQuestion).toEqual({ people: number(3), channels: several('web') });
  });

  it('lets the writer choose again when the other has changed the answer once more', async () => {
    const year = await round();
    await save(as(kari), year, 'visits', '0', draft({ people: number(2) }));
    await save(as(siv), year, 'visits', '0', draft({ people: number(3) }));
    const at = { centreId: 'alfa', year, choices: { 'answer.people': 'mine' } } as const;
    const compared = (await getResponse(as(siv), at)).clash!.revision;
    await save(as(kari), year, 'visits', '1', draft({ people: number(4) }));
    expect(await settleClash(as(siv), { ...at, revision: compared })).toEqual({ ok: false, reason: 'changed-again' });
    const { clash } = await getResponse(as(siv), at);
    expect(clash?.clashes).toEqual([{ part: 'answer', question: 'people', theirs: number(4), mine: number(3) }]);
    expect(await settleClash(as(siv), { ...at, revision: clash!.revision })).toEqual({ ok: true });
    expect((await getResponse(as(kari), at)).answers.byQuestion['people']).toEqual(number(3));
  });

  it('asks no more about a clash when its writer has answered the question anew', async () => {
    const year = await round();
    await save(as(kari), year, 'visits', '0', draft({ people: number(2) }));
    const { version } = await save(as(siv), year, 'visits', '0', draft({ people: number(3) }));
    await save(as(siv), year, 'visits', String(version), draft({ people: number(5) }));
    const view = await getResponse(as(siv), { centreId: 'alfa', year });
    expect(view.clash).toBeUndefined();
    expect(view.answers.byQuestion['people']).toEqual(number(5));
  });

  it('makes nothing of the same post twice', async () => {
    const year = await round();
    await save(as(kari), year, 'visits', '0', draft(visits));
    expect(await save(as(kari), year, 'visits', '0', draft(visits))).toMatchObject({ version: 1, token: '1', clashes: [] });
    const clashing = draft({ ...visits, people: number(13) });
    expect(await save(as(siv), year, 'visits', '0', clashing)).toMatchObject({ version: 2, token: '2t' });
    expect(await save(as(siv), year, 'visits', '0', clashing)).toMatchObject({ version: 2, clashes: [{ question: 'people' }] });
  });

  it('loses nothing when two post at the same moment', async () => {
    const year = await round();
    await Promise.all([save(as(kari), year, 'visits', '0', draft(visits)), save(as(siv), year, 'work', '0', draft(work)), save(as(kari), year, 'visits', '0', draft(visits))]);
    expect((await getResponse(as(kari), { centreId: 'alfa', year })).answers.byQuestion).toEqual({ ...visits, ...work });
  });

  it('is sent in once every required question is answered, and is then locked with who and when', async () => {
    const year = await round();
    await save(as(kari), year, 'visits', '0', draft({ people: number(12), channels: several('other') }));
    const incomplete = await submitResponse(as(kari), { centreId: 'alfa', year, version: 1 });
    expect(incomplete).toMatchObject({
      ok: false,
      reason: 'incomplete',
      faults: [
        { question: 'channels', reason: 'text-missing' },
        { question: 'often', reason: 'required' },
        { question: 'governor', reason: 'required' },
      ],
    });
    await save(as(kari), year, 'visits', '1', draft(visits));
    await save(as(siv), year, 'work', '2', draft(work));
    expect(await submitResponse(as(kari), { centreId: 'alfa', year, version: 2 })).toMatchObject({ reason: 'stale', version: 3 });
    const sent = await submitResponse(as(kari), { centreId: 'alfa', year, version: 3 });
    expect(sent).toMatchObject({ ok: true, version: 4 });
    expect(await submitResponse(as(kari), { centreId: 'alfa', year, version: 4 })).toEqual({ ok: false, reason: 'already-submitted' });
    const view = await getResponse(as(siv), { centreId: 'alfa', year });
    expect(view).toMatchObject({ state: 'submitted', locked: 'already-submitted', submittedBy: 'Kari Nes', submittedAt: as(kari).now });
    expect(view.receipt).toMatch(new RegExp(`^${year}-[0-9A-Z]{7}$`));
    expect(await saveSection(as(siv), { centreId: 'alfa', year, section: 'visits', token: '4', typed: draft({}) })).toEqual({ ok: false, reason: 'already-submitted' });
    const { rows } = await t.db.owner.query("select actor_id, centre_id from audit_event where action = 'response.submitted' and subject_id = $1", [`alfa/${year}`]);
    expect(rows).toEqual([{ actor_id: 'kari', centre_id: 'alfa' }]);
  });

  it('is sent in once when the button is pressed twice', async () => {
    const year = await round();
    await save(as(kari), year, 'visits', '0', draft(visits));
    await save(as(kari), year, 'work', '1', draft(work));
    const sent = await Promise.all([1, 2].map(() => submitResponse(as(kari), { centreId: 'alfa', year, version: 2 })));
    expect(sent.filter((s) => s.ok)).toHaveLength(1);
    expect((await t.db.owner.query('select from tally_delta where year = $1 and centre_id = $2 and keys[1] = $3', [year, 'alfa', ''])).rowCount).toBe(1);
  });

  it('is not taken before the round opens nor after the deadline', async () => {
    const year = await round();
    const early = { now: new Date('2026-01-04T12:00:00Z') };
    const late = { now: new Date('2026-12-31T23:30:00Z') };
    const typed = draft(visits);
    expect(await saveSection(as(kari, early), { centreId: 'alfa', year, section: 'visits', token: '0', typed })).toEqual({ ok: false, reason: 'not-open' });
    // Half past midnight in Norway: a day too late.
    expect(await saveSection(as(kari, late), { centreId: 'alfa', year, section: 'visits', token: '0', typed })).toEqual({ ok: false, reason: 'closed' });
    await save(as(kari), year, 'visits', '0', typed);
    await save(as(kari), year, 'work', '1', draft(work));
    expect(await submitResponse(as(kari, late), { centreId: 'alfa', year, version: 2 })).toEqual({ ok: false, reason: 'closed' });
  });

  it('leaves out what does not apply to a centre without other counties', async () => {
    const year = await round();
    const gamma = { ...kari, grants: [{ role: 'member', scope: 'gamma' }] } as Actor;
    const answers = draft({ ...visits, often: { kind: 'one', chosen: 'seldom' } });
    expect(await submitAnswers(as(gamma), { centreId: 'gamma', year, version: 0, answers })).toMatchObject({ ok: true });
  });

  it('is taken whole from a program, checked the same way', async () => {
    const year = await round();
    const wrong = await submitAnswers(as(kari), { centreId: 'alfa', year, version: 0, answers: draft({ ...visits, ...work, people: number(-1) }) });
    expect(wrong).toMatchObject({ reason: 'incomplete', faults: [{ question: 'people', reason: 'out-of-range' }] });
    expect(await submitAnswers(as(kari), { centreId: 'alfa', year, version: 3, answers: draft({ ...visits, ...work }) })).toMatchObject({ reason: 'stale', version: 0 });
    expect(await submitAnswers(as(kari), { centreId: 'alfa', year, version: 0, answers: draft({ ...visits, ...work }) })).toMatchObject({ ok: true, version: 1 });
  });
});
