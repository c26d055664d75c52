import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { person } from '../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { editActivity, logActivity, removeActivity } from '../activities/activities.server.ts';
import { emptyActivity } from '../activities/activity.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { getAnswerEvidence } from './answer-evidence.server.ts';
import { getResponse } from './answering.server.ts';
import type { ResponseView } from './answering.server.ts';
import type { Draft, DraftAnswer } from './answers.ts';
import { findQuestion } from './edition.ts';
import { whole } from './questionnaire.ts';
import { fillIn, settleLater } from './register-answers.server.ts';
import { standingOf } from './register-view.ts';
import type { Standing } from './register-view.ts';
import { listReportedAnswers } from './reported-answers.server.ts';
import { openRound } from './rounds.server.ts';
import { saveSection, settleClash } from './saving.server.ts';
import { saveAnswers, submitResponse } from './submitting.server.ts';

const centreId = 'kristiansund';
const ingrid = person('ingrid', 'Ingrid Moen', { role: 'coordinator', scope: centreId });
const olga = person('olga', 'Olga Vik', { role: 'coordinator', scope: 'stavanger' });
const officer = person('liv', 'Liv Berg', { role: 'officer', scope: null });

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  await syncScheme(t.ctx(systemActor('test')));
  await t.db.owner.query(`insert into person (id, name, email) values ('ingrid', 'Ingrid Moen', 'i@example.org'), ('liv', 'Liv Berg', 'l@example.org')`);
  for (const year of [2023, 2024, 2025]) await openRound(t.ctx(officer), { year, opensOn: '2026-01-05', deadline: '2026-12-31' });
});
afterAll(() => t?.drop());

const log = async (year: number, kind: string): Promise<string> => {
  const made = await logActivity(t.ctx(ingrid), { centreId, once: randomUUID(), activity: { ...emptyActivity, kind, startsOn: `${year}-05-05`, title: 'Noe vi gjorde' } });
  if (!made.ok) throw new Error('not logged');
  return made.id;
};
const remove = async (id: string): Promise<void> => void (await removeActivity(t.ctx(ingrid), { centreId, id }));
const several = (...chosen: string[]): DraftAnswer => ({ kind: 'several', chosen });
const draft = (byQuestion: Record<string, DraftAnswer>, reasons?: Record<string, string>): Draft => ({ byQuestion, comments: {}, ...(reasons ? { reasons } : {}) });
const view = (year: number, actor: Actor = ingrid): Promise<ResponseView> => getResponse(t.ctx(actor), { centreId, year });
const standing = async (year: number, question: string): Promise<Standing> => {
  const { form, answers, register } = await view(year);
  return standingOf(findQuestion(form.edition, question)!, answers, register);
};
async function save(year: number, typed: Draft, shown: string[] = ['information-channels']): Promise<void> {
  const { token } = await view(year);
  const saved = await saveSection(t.ctx(ingrid), { centreId, year, section: 'information', token, typed, shown });
  expect(saved).toMatchObject({ ok: true });
}
const reasonFaults = async (year: number): Promise<unknown> => {
  const sent = await submitResponse(t.ctx(ingrid), { centreId, year, version: (await view(year)).version });
  return !sent.ok && sent.reason === 'incomplete' ? sent.faults.filter((f) => f.part === 'reason') : sent;
};

describe('a form that arrives filled in', () => {
  it('shows what was logged, and has stored nothing', async () => {
    for (let i = 0; i < 3; i++) await log(2025, 'fixed-column');
    await log(2025, 'local-media');
    expect(await standing(2025, 'information-channels')).toMatchObject({ unsaved: true, waits: true, shown: several('fixed-column') });
    expect(await view(2025)).toMatchObject({ state: 'none', version: 0, answers: { byQuestion: {} } });
  });

  it('keeps with a saved answer what it was made of, and demands why it is another only when it is sent in', async () => {
    await save(2025, draft({ 'information-channels': several('local-media', 'strategy') }));
    const { basis, departures } = await standing(2025, 'information-channels');
    expect(basis).toMatchObject({ how: 'saved', actor: 'ingrid', facts: { 'fixed-column': { n: 3 }, 'local-media': { n: 1 }, 'web-page': { n: 0 } } });
    expect(departures).toEqual([{ option: 'fixed-column', must: true }]);
    expect(await reasonFaults(2025)).toEqual([{ question: 'information-channels', option: 'fixed-column', part: 'reason', reason: 'reason-missing' }]);
    await save(2025, draft({ 'information-channels': several('local-media', 'strategy') }, { 'information-channels/fixed-column': 'Spalten tok slutt' }));
    expect(await reasonFaults(2025)).toEqual([]);
  });

  it('is not changed by what happens in the log afterwards; that is flagged, and taken over or not', async () => {
    await save(2025, draft({ 'information-channels': several('fixed-column') }));
    await log(2025, 'conference-talk');
    const changed = await standing(2025, 'information-channels');
    expect(changed).toMatchObject({ shown: several('fixed-column'), waits: true, departures: [], changes: [{ option: 'conferences', was: 0, now: 1 }] });
    const at = { centreId, year: 2025, question: 'information-channels', option: 'conferences' };
    expect(await settleLater(t.ctx(ingrid), { ...at, choice: 'keep' })).toEqual({ ok: true });
    const kept = await standing(2025, 'information-channels');
    expect(kept).toMatchObject({ basis: { how: 'kept' }, changes: [], departures: [{ option: 'conferences', must: true }] });
    expect(await settleLater(t.ctx(ingrid), { ...at, choice: 'take' })).toEqual({ ok: true });
    expect(await standing(2025, 'information-channels')).toMatchObject({ basis: { how: 'taken' }, shown: several('fixed-column', 'conferences'), departures: [] });
    const { version } = await view(2025);
    expect(await settleLater(t.ctx(ingrid), { ...at, choice: 'take' })).toEqual({ ok: true });
    expect((await view(2025)).version).toBe(version);
  });

  it('stands on what was held then at each place that is not answered anew', async () => {
    await log(2025, 'national-media');
    await save(2025, draft({ 'information-channels': several('fixed-column', 'conferences', 'strategy') }));
    expect(await standing(2025, 'information-channels')).toMatchObject({ basis: { how: 'saved' }, departures: [], changes: [{ option: 'national-media', was: 0, now: 1 }] });
  });

  it('keeps what was deleted since as evidence, marked', async () => {
    const { rows } = await t.db.owner.query<{ id: string }>(`select id from activity where kind = 'fixed-column' limit 1`);
    await remove(rows[0]!.id);
    const at = { centreId, year: 2025, question: 'information-channels', option: 'fixed-column' };
    for (const actor of [ingrid, officer]) {
      const evidence = await getAnswerEvidence(t.ctx(actor), at);
      expect(evidence).toMatchObject({ basis: { n: 3, by: 'Ingrid Moen' }, unseen: 0, since: [] });
      expect(evidence.kept.map((row) => String(row.removed)).toSorted((a, b) => a.localeCompare(b))).toEqual(['false', 'false', 'true']);
    }
    for (const actor of [olga, anonymous]) await expect(getAnswerEvidence(t.ctx(actor), at)).rejects.toThrow('not-found');
    await expect(getAnswerEvidence(t.ctx(ingrid), { ...at, option: 'strategy' })).rejects.toThrow('not-found');
    await expect(getAnswerEvidence(t.ctx(ingrid), { ...at, question: 'lesson', option: undefined })).rejects.toThrow('not-found');
  });

  it('marks a row that is there still, and has been changed so that it belongs to another number', async () => {
    const at = { centreId, year: 2025, question: 'information-channels', option: 'conferences' };
    const { rows } = await t.db.owner.query<{ id: string; version: number }>(`select id, version from activity where kind = 'conference-talk' and removed_at is null limit 1`);
    const before = await getAnswerEvidence(t.ctx(ingrid), at);
    expect(before.kept.map((row) => row.moved)).toEqual([false]);
    const activity = { ...emptyActivity, kind: 'web-page', startsOn: '2025-05-05', title: 'Noe annet' };
    expect(await editActivity(t.ctx(ingrid), { centreId, id: rows[0]!.id, version: rows[0]!.version, activity })).toEqual({ ok: true });
    expect((await getAnswerEvidence(t.ctx(ingrid), at)).kept).toMatchObject([{ moved: true, removed: false, title: 'Noe annet' }]);
  });

  it('fills in and saves at one press what nobody has answered, and lets it wait for a look', async () => {
    await log(2024, 'directorate-information');
    const done = await fillIn(t.ctx(ingrid), { centreId, year: 2024 });
    expect(done.ok && done.filled).toBeGreaterThan(2);
    expect(await standing(2024, 'directorate-information')).toMatchObject({
      unsaved: false,
      waits: true,
      basis: { how: 'filled' },
      shown: { kind: 'one', chosen: 'now-and-then' },
    });
    expect(await fillIn(t.ctx(ingrid), { centreId, year: 2024 })).toEqual({ ok: true, filled: 0 });
    const { answers } = await view(2024);
    await save(2024, answers, []);
    expect(await standing(2024, 'directorate-information')).toMatchObject({ waits: false, basis: { how: 'saved' } });
  });

  it('remembers an answer from the register that was emptied, and fills it in no more', async () => {
    await log(2023, 'fixed-column');
    await save(2023, draft({}));
    expect(await standing(2023, 'information-channels')).toMatchObject({ unsaved: false, shown: undefined, departures: [{ option: 'fixed-column', must: true }] });
  });

  it('holds what a program answers against no register', async () => {
    await save(2023, draft({ 'information-channels': several('web-page') }));
    const { version, answers } = await view(2023);
    const given = { ...answers, byQuestion: { ...answers.byQuestion, 'information-channels': several('strategy') } };
    expect(await saveAnswers(t.ctx(ingrid), { centreId, year: 2023, version, answers: given })).toMatchObject({ ok: true });
    expect(await standing(2023, 'information-channels')).toMatchObject({ basis: undefined, departures: [], changes: [], unsaved: false });
    expect(await reasonFaults(2023)).toEqual([]);
  });

  it('is nobody’s change: two who let stand what was filled in, or one who answers it, never clash over it', async () => {
    const year = 2023;
    await log(year, 'directorate-information');
    const at = { centreId, year, section: 'information', shown: ['directorate-information'] };
    const { token, answers } = await view(year);
    const filled = { ...answers, byQuestion: { ...answers.byQuestion, 'directorate-information': { kind: 'one', chosen: 'now-and-then' } as const } };
    const siv = person('siv', 'Siv Hagen', { role: 'member', scope: centreId });
    expect(await saveSection(t.ctx(siv), { ...at, token, typed: filled })).toMatchObject({ ok: true, clashes: [] });
    const other = { ...answers, byQuestion: { ...answers.byQuestion, 'directorate-information': { kind: 'one', chosen: 'regularly' } as const } };
    expect(await saveSection(t.ctx(ingrid), { ...at, token, typed: filled })).toMatchObject({ ok: true, clashes: [] });
    expect(await saveSection(t.ctx(ingrid), { ...at, token, typed: other })).toMatchObject({
      ok: true,
      clashes: [],
      answers: { byQuestion: { 'directorate-information': { chosen: 'regularly' } } },
    });
    // And who let it stand does not take back what was answered.
    expect(await saveSection(t.ctx(siv), { ...at, token, typed: filled })).toMatchObject({
      ok: true,
      clashes: [],
      answers: { byQuestion: { 'directorate-information': { chosen: 'regularly' } } },
    });
  });

  it('keeps two reasons that two people gave at once, until the later one chooses', async () => {
    const siv = person('siv', 'Siv Hagen', { role: 'member', scope: centreId });
    const at = { centreId, year: 2025, section: 'information', shown: [] };
    const point = 'information-channels/fixed-column';
    const { token, answers } = await view(2025);
    const because = (reason: string): Draft => ({ ...answers, reasons: { [point]: reason } });
    expect(await saveSection(t.ctx(siv), { ...at, token, typed: because('Avisa la ned spalten') })).toMatchObject({ ok: true, clashes: [] });
    const clash = { part: 'reason', question: point, theirs: 'Avisa la ned spalten', mine: 'Vi sluttet i mars' };
    expect(await saveSection(t.ctx(ingrid), { ...at, token, typed: because('Vi sluttet i mars') })).toMatchObject({ ok: true, clashes: [clash] });
    const held = await view(2025);
    expect(held.answers.reasons).toEqual({ [point]: 'Avisa la ned spalten' });
    expect(await settleClash(t.ctx(ingrid), { centreId, year: 2025, revision: held.clash!.revision, choices: { [`reason.${point}`]: 'mine' } })).toEqual({ ok: true });
    expect((await view(2025)).answers.reasons).toEqual({ [point]: 'Vi sluttet i mars' });
  });

  it('is answered by the centre alone: nobody else fills in or takes over', async () => {
    for (const actor of [olga, officer, anonymous]) {
      await expect(fillIn(t.ctx(actor), { centreId, year: 2025 })).rejects.toThrow('not-found');
      await expect(settleLater(t.ctx(actor), { centreId, year: 2025, question: 'visits-people', choice: 'take' })).rejects.toThrow('not-found');
    }
    const late = { now: new Date('2027-01-01T12:00:00Z') };
    expect(await fillIn(t.ctx(ingrid, late), { centreId, year: 2025 })).toMatchObject({ ok: false, reason: 'closed' });
    await expect(settleLater(t.ctx(ingrid), { centreId, year: 2025, question: 'no-such', choice: 'keep' })).rejects.toThrow('not-found');
  });

  it('tells the officer what was answered and why, a centre its own, and nobody else anything', async () => {
    await save(2025, draft({ 'information-channels': several('conferences') }, { 'information-channels/fixed-column': 'Den tok slutt' }));
    const told = async (actor: Actor): Promise<string[]> =>
      [...(await inTransaction(t.ctx(actor), (tx) => listReportedAnswers(tx, t.ctx(actor), 2025))).values()].map((one) => Object.values(one.reasons).join());
    expect(await told(officer)).toEqual(['Den tok slutt']);
    expect(await told(ingrid)).toEqual(['Den tok slutt']);
    expect(await told(systemActor('test'))).toEqual(['Den tok slutt']);
    expect(await told(olga)).toEqual([]);
    expect(await told(anonymous)).toEqual([]);
  });

  it('never has an answer moved by the log, whatever is logged and deleted', async () => {
    const kinds = ['fixed-column', 'local-media', 'web-page', 'conference-talk', 'national-media'];
    await save(2024, draft({ 'information-channels': several('web-page'), 'target-groups': several('nav') }));
    const { answers } = await view(2024);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ kind: fc.constantFrom(...kinds), gone: fc.boolean() }), { maxLength: 4 }), async (deeds) => {
        for (const { kind, gone } of deeds) {
          const id = await log(2024, kind);
          if (gone) await remove(id);
        }
        expect((await view(2024)).answers).toEqual(answers);
      }),
      { numRuns: 10 },
    );
  });
});

describe('what an answer was made of, behind the second wall', () => {
  const row = (centre: string, actor: string, version: number): string =>
    `insert into response_basis values ('${centre}', 2025, 'visits-people', ${version}, 'saved', '${actor}', now(), '{"${whole}": {"n": 99}}', '{}')`;
  const attempt = async (actor: Actor, statement: string): Promise<boolean> => {
    try {
      await inTransaction(t.ctx(actor), async (tx) => {
        await sql.raw(statement).execute(tx);
        throw new Error('undone');
      });
    } catch (e) {
      if (/undone/.test(String(e))) return true;
      if (/row-level security|permission denied/.test(String(e))) return false;
      throw e;
    }
    return false;
  };
  it('is written by the centre in its own name with the version it saves, by nobody else, and changed by nobody', async () => {
    const { version } = await view(2025);
    expect(await attempt(ingrid, row(centreId, 'ingrid', version))).toBe(true);
    expect(await attempt(ingrid, row(centreId, 'kari', version))).toBe(false);
    expect(await attempt(ingrid, row(centreId, 'ingrid', version - 1))).toBe(false);
    expect(await attempt(ingrid, row('stavanger', 'ingrid', version))).toBe(false);
    expect(await attempt(olga, row(centreId, 'olga', version))).toBe(false);
    expect(await attempt(officer, row(centreId, 'liv', version))).toBe(false);
    expect(await attempt(anonymous, row(centreId, '', version))).toBe(false);
    for (const actor of [ingrid, officer, systemActor('test')]) {
      expect(await attempt(actor, `update response_basis set facts = '{}'`)).toBe(false);
      expect(await attempt(actor, 'delete from response_basis')).toBe(false);
    }
  });
  it('is not written once the form is sent in', async () => {
    const { version } = await view(2024);
    await t.db.owner.query(`update response set status = 'submitted', submitted_by = 'x', submitted_at = now(), receipt = 'x' where year = 2024`);
    expect(await attempt(ingrid, row(centreId, 'ingrid', version).replace('2025', '2024'))).toBe(false);
  });
});
