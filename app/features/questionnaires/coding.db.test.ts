import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola, person, siv, smallDefinitions } from '../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Env, Services } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { codeTexts, getCoding, listPoints, renameCode } from './coding.server.ts';
import type { Decision } from './coding.server.ts';
import { codedTable } from './coding.ts';
import type { Answers } from './questionnaire.ts';
import { openRound, reopenResponse } from './rounds.server.ts';
import { questionnairesRoutes } from './routes.ts';
import { submitAnswers } from './submitting.server.ts';

const definitions = smallDefinitions();
const at = { question: 'channels', option: 'other' };
const answersWith = (text: string): Answers => ({
  byQuestion: {
    people: { kind: 'number', value: 12 },
    channels: { kind: 'several', chosen: ['press', 'other'], texts: { other: text } },
    often: { kind: 'one', chosen: 'weekly' },
    governor: { kind: 'several', chosen: ['days'] },
  },
  comments: {},
});

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions });
  await syncScheme(t.ctx(systemActor('test')));
  for (const year of [2023, 2024]) {
    await openRound(t.ctx(liv), { year, opensOn: '2026-01-05', deadline: '2026-12-31' });
    await submitAnswers(t.ctx(kari), { centreId: 'alfa', year, version: 0, answers: answersWith(`Stand på torget ${year}`) });
    await submitAnswers(t.ctx(ola), { centreId: 'beta', year, version: 0, answers: answersWith('=SUM(1) og <b>plakat</b>') });
  }
});
afterAll(() => t?.drop());

const texts = async (): Promise<Record<string, readonly string[] | undefined>> =>
  Object.fromEntries((await getCoding(t.ctx(liv), at)).texts.map((x) => [`${x.centreId}/${x.year}`, x.codes]));
const decision = async (centreId: string, year: number, codes: readonly string[]): Promise<Decision> => {
  const found = (await getCoding(t.ctx(liv), at)).texts.find((x) => x.centreId === centreId && x.year === year);
  return { centreId, year, text: found?.text ?? '', codes };
};

describe('a text inside an option', () => {
  it('is sorted by an officer, and by nobody else', async () => {
    for (const actor of [kari, ola, anonymous, person('adm', 'Adm', { role: 'administrator', scope: null }), person('eva', 'Eva', { role: 'employee', scope: '1804' })]) {
      await expect(listPoints(t.ctx(actor))).rejects.toThrow('not-found');
      await expect(getCoding(t.ctx(actor), at)).rejects.toThrow('not-found');
      await expect(codeTexts(t.ctx(actor), { ...at, decisions: [], newLabel: 'X' })).rejects.toThrow('not-found');
      await expect(renameCode(t.ctx(actor), { ...at, id: 'x', label: 'y' })).rejects.toThrow('not-found');
    }
    await expect(getCoding(t.ctx(liv), { question: 'channels', option: 'press' })).rejects.toThrow('not-found');
  });
  it('that was invented is not counted with what the centres wrote', async () => {
    const invented = "update response set demonstration = not demonstration where centre_id = 'alfa' and year = 2024";
    await t.db.owner.query(invented);
    expect(Object.keys(await texts())).toEqual(['alfa/2023', 'beta/2023', 'beta/2024']);
    expect((await listPoints(t.ctx(liv))).find((p) => p.question === 'channels')).toMatchObject({ texts: 3, uncoded: 3 });
    expect(await codeTexts(t.ctx(liv), { ...at, decisions: [{ centreId: 'alfa', year: 2024, text: 'Stand på torget 2024', codes: [] }] })).toEqual({
      ok: false,
      reason: 'text-changed',
    });
    await t.db.owner.query(invented);
    expect(Object.keys(await texts())).toHaveLength(4);
  });
  it('gets a new category as it is made, is counted by year, and stands in the log of deeds', async () => {
    const made = await codeTexts(t.ctx(liv), {
      ...at,
      newLabel: '  Stand og\nmesse ',
      newFor: ['alfa/2023'],
      decisions: [await decision('alfa', 2023, []), await decision('beta', 2023, [])],
    });
    expect(made).toMatchObject({ ok: true, changed: 2 });
    const { codes, table } = await getCoding(t.ctx(liv), at);
    expect(codes.map((c) => c.label)).toEqual(['Stand og messe']);
    expect(table).toMatchObject({ years: [2023, 2024], rows: [{ counts: [1, 0] }], nowhere: [1, 0], uncoded: [0, 2], written: [2, 2], demonstration: [true, true] });
    expect((await listPoints(t.ctx(liv))).find((p) => p.question === 'channels')).toMatchObject({ texts: 4, uncoded: 2 });
    const { rows } = await t.db.owner.query("select action, subject_id from audit_event where action like 'answer%' order by id");
    expect(rows.map((r) => `${r.action} ${r.subject_id}`)).toEqual(['answer.coded alfa/2023', 'answer.coded beta/2023', 'answer-code.made channels/other']);
  });
  it('is left alone when nothing is changed', async () => {
    const before = await texts();
    const again = await Promise.all([decision('alfa', 2023, before['alfa/2023'] ?? []), decision('beta', 2023, [])]);
    expect(await codeTexts(t.ctx(liv), { ...at, decisions: again })).toEqual({ ok: true, changed: 0, codeId: undefined });
  });
  it('is not sorted again once the centre has written something else, and refuses what was decided of the old', async () => {
    const [code] = (await getCoding(t.ctx(liv), at)).codes;
    const old = await decision('alfa', 2024, [code!.id]);
    expect(await codeTexts(t.ctx(liv), { ...at, decisions: [old] })).toMatchObject({ ok: true, changed: 1 });
    await reopenResponse(t.ctx(liv), { year: 2024, centreId: 'alfa', reason: 'Feil tekst' });
    expect(Object.keys(await texts())).not.toContain('alfa/2024');
    const { rows } = await t.db.owner.query("select version from response where centre_id = 'alfa' and year = 2024");
    await submitAnswers(t.ctx(kari), { centreId: 'alfa', year: 2024, version: rows[0].version, answers: answersWith('Åpent hus') });
    expect((await texts())['alfa/2024']).toBeUndefined();
    expect(await codeTexts(t.ctx(liv), { ...at, decisions: [old, await decision('beta', 2024, [code!.id])] })).toEqual({ ok: false, reason: 'text-changed' });
    expect((await texts())['beta/2024']).toBeUndefined();
  });
  it('cannot get a category of another option, nor one without a name', async () => {
    const other = await codeTexts(t.ctx(liv), { question: 'often', option: 'else', decisions: [], newLabel: 'Sjelden' });
    const decisions = [await decision('beta', 2024, [other.ok ? (other.codeId ?? '') : ''])];
    expect(await codeTexts(t.ctx(liv), { ...at, decisions })).toMatchObject({ ok: true });
    expect((await texts())['beta/2024']).toEqual([]);
    for (const newLabel of ['x'.repeat(121), 'Kari 17912099997'])
      expect(await codeTexts(t.ctx(liv), { ...at, decisions: [], newLabel })).toEqual({ ok: false, reason: 'bad-label' });
    expect(await codeTexts(t.ctx(liv), { ...at, decisions: [], newLabel: 'Stand og messe' })).toMatchObject({ ok: true });
    expect((await getCoding(t.ctx(liv), at)).codes).toHaveLength(1);
  });
  it('keeps its category when that gets another name', async () => {
    await codeTexts(t.ctx(liv), { ...at, decisions: [], newLabel: 'Plakat' });
    const { codes } = await getCoding(t.ctx(liv), at);
    const [stand, poster] = ['Stand og messe', 'Plakat'].map((label) => codes.find((code) => code.label === label));
    expect(await renameCode(t.ctx(liv), { ...at, id: stand!.id, label: 'Plakat' })).toEqual({ ok: false, reason: 'taken' });
    for (const label of [' ', '17912099997']) expect(await renameCode(t.ctx(liv), { ...at, id: poster!.id, label })).toEqual({ ok: false, reason: 'bad-label' });
    expect(await renameCode(t.ctx(liv), { ...at, id: stand!.id, label: 'Stand' })).toEqual({ ok: true });
    await expect(renameCode(t.ctx(liv), { ...at, id: 'nobody', label: 'X' })).rejects.toThrow('not-found');
    expect(await renameCode(t.ctx(liv), { ...at, id: stand!.id, label: ' Stand ' })).toEqual({ ok: true });
    const { rows } = await t.db.owner.query("select before, after from audit_event where action = 'answer-code.renamed'");
    expect(rows).toEqual([{ before: { label: 'Stand og messe' }, after: { label: 'Stand' } }]);
    expect((await getCoding(t.ctx(liv), at)).table.rows.map((r) => [r.code.label, r.counts])).toEqual([
      ['Plakat', [0, 0]],
      ['Stand', [1, 0]],
    ]);
  });
  it('has sixty categories at most', async () => {
    const often = { question: 'often', option: 'else' };
    const there = (await getCoding(t.ctx(liv), often)).codes.length;
    await t.db.owner.query(`insert into answer_code (question, option, label, made_by, made_at) select 'often', 'else', 'Nr. ' || n, 'test', now() from generate_series(1, $1) n`, [
      60 - there,
    ]);
    expect(await codeTexts(t.ctx(liv), { ...often, decisions: [], newLabel: 'En til' })).toEqual({ ok: false, reason: 'too-many-codes' });
    expect(await codeTexts(t.ctx(liv), { ...often, decisions: [] })).toMatchObject({ ok: true });
  });
});

describe('the table of categories', () => {
  it('counts a text in each of its categories, and a centre once a year', () => {
    const text = (centreId: string, year: number, codes: readonly string[] | undefined) => ({ centreId, year, text: 'x', demonstration: false, codes });
    expect(
      codedTable(
        [text('a', 2020, ['p', 'q']), text('b', 2020, ['p']), text('a', 2022, undefined)],
        [
          { id: 'p', label: 'P' },
          { id: 'q', label: 'Q' },
        ],
      ),
    ).toEqual({
      years: [2020, 2022],
      rows: [
        { code: { id: 'p', label: 'P' }, counts: [2, 0] },
        { code: { id: 'q', label: 'Q' }, counts: [1, 0] },
      ],
      nowhere: [0, 0],
      uncoded: [0, 1],
      written: [2, 1],
      demonstration: [false, false],
    });
  });
});

describe('the officer’s page', () => {
  const path = '/direktoratet/skjema/annet/channels/other';
  async function ask(address: string, { actor = liv, body }: { actor?: Actor; body?: Record<string, string> } = {}): Promise<{ status: number; html: string; to: string }> {
    const app = new Hono<Env>();
    app.use(async (c, next) => {
      c.set('services', { db: t.db, definitions, now: () => testNow } as unknown as Services);
      c.set('actor', actor);
      c.set('locale', 'nb');
      c.set('requestId', 'test');
      const frame = { locale: 'nb' as const, path: address, assets: { css: [], script: '', dev: false }, requestId: 'test', schemeName: 'Ordning', navigation: [], roles: [] };
      c.set('frame', { ...frame, person: undefined, demonstration: true });
      await next();
    });
    app.route('/', questionnairesRoutes());
    app.onError((e, c) => c.text(e instanceof AppError ? e.code : String(e.stack), e instanceof AppError ? e.status : 500));
    const response = await app.request(address, body && { method: 'POST', body: new URLSearchParams(body) });
    return { status: response.status, html: await response.text(), to: response.headers.get('location') ?? '' };
  }
  it('leads from the questionnaire to the texts of the year with something left', async () => {
    expect((await ask('/direktoratet/skjema')).html).toContain('href="/direktoratet/skjema/annet"');
    const list = await ask('/direktoratet/skjema/annet');
    expect(list.html).toContain(`href="${path}"`);
    expect(list.html).toContain('Demonstrasjonsdata');
    const { html } = await ask(path);
    expect(html).toContain('Tekstene fra 2024');
    expect(html).toContain('=SUM(1) og &lt;b&gt;plakat&lt;/b&gt;');
    expect(html).toContain('Demonstrasjonsdata');
  });
  it('asks for the name of a new category that was ticked, and keeps every tick', async () => {
    const { status, html } = await ask(path, { body: { aar: '2024', 'tekst-alfa': 'Åpent hus', 'ny-alfa': '1', 'ingen-beta': '1', 'tekst-beta': 'x', ny: '' } });
    expect(status).toBe(422);
    expect(html).toContain('href="#ny"');
    expect(html).toMatch(/id="ny-alfa"[^>]* checked/);
    expect(html).toMatch(/id="ingen-beta"[^>]* checked/);
  });
  it('saves, and leaves a text without any tick for later', async () => {
    const body = { aar: '2024', 'tekst-alfa': 'Åpent hus', 'ny-alfa': '1', ny: 'Åpne dager' };
    expect(await ask(path, { body })).toMatchObject({ status: 303, to: `${path}?aar=2024&lagret=1` });
    expect((await ask(`${path}?aar=2024&lagret=1`)).html).toContain('1 tekst er sortert.');
    expect((await ask(`${path}/tabell.csv`)).html).toContain('Åpne dager;0;1');
  });
  it('says so when a centre has changed its text meanwhile', async () => {
    const { status, html } = await ask(path, { body: { aar: '2024', 'tekst-alfa': 'Noe eldre', 'ingen-alfa': '1' } });
    expect([status, html.includes('har endret teksten sin')]).toEqual([409, true]);
  });
  it('renames, and says when the name is taken', async () => {
    const { codes } = await getCoding(t.ctx(liv), at);
    expect((await ask(`${path}/navn`, { body: { kategori: codes[0]!.id, navn: codes[1]!.label } })).status).toBe(409);
    expect((await ask(`${path}/navn`, { body: { kategori: codes[0]!.id, navn: 'Messe' } })).to).toContain('navn=1');
  });
  it.each(['/direktoratet/skjema/annet', path, `${path}/tabell.csv`, `${path}/tabell.xlsx`])('%s is refused to others', async (address) => {
    expect((await ask(address, { actor: anonymous })).html).toBe('unauthenticated');
    expect((await ask(address, { actor: siv })).html).toBe('forbidden');
  });
});
