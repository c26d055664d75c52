import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logged } from '../../../testing/activities.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { taskDatabase, taskDefinitions } from '../../../testing/fulfilment.ts';
import { kari, liv, ola } from '../../../testing/small-scheme.ts';
import { startTrialSite } from '../../../testing/trial-site.ts';
import { systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { decide } from '../fulfilment/fulfilment.server.ts';
import { sayFound } from './claim-explanation.ts';
import { readChapterText } from './inside/chapter-text.ts';
import { digestOf } from './inside/digest.server.ts';
import { freeze, rebuild } from './inside/freeze.server.ts';
import { insertDraft, insertReport } from './inside/report-store.server.ts';
import { fillBook } from './inside/source-book.server.ts';
import { getJudgedReport, publishEdition } from './report-editions.server.ts';
import { judgeChapter } from './report.ts';
import { reportsRoutes } from './routes.ts';

/** "Alle sentralene oppfylte oppgavene": tied to what the registers and the authority's acceptances say. */
let t: TestDatabase;
beforeAll(async () => {
  t = await taskDatabase({ ...taskDefinitions(), figures: [] });
});
afterAll(() => t?.drop());

async function judge(markdown: string, years = { from: 2024, to: 2026 }) {
  const ctx = t.ctx(systemActor('test'));
  return inTransaction(ctx, async (tx) => {
    const text = readChapterText(markdown, 'nb');
    const book = await fillBook(tx, ctx, years, [text]);
    return { book, judged: judgeChapter(text, book, 'nb') };
  });
}
const suggestionOf = (verdict: { readonly kind: string; readonly suggestion?: string | undefined }): string | undefined => verdict.suggestion;
const fulfil = async (ctx: typeof kari, centreId: string): Promise<void> => {
  for (const day of ['01', '02', '03']) await logged(t.ctx(ctx), { startsOn: `2026-05-${day}` }, centreId);
  await logged(t.ctx(ctx), { kind: 'article', startsOn: '2026-05-04' }, centreId);
};

describe('“alle sentralene oppfylte oppgavene”', () => {
  test('fails while one of the centres lacks something, and says what would hold', async () => {
    await fulfil(kari, 'alfa');
    const { judged } = await judge(':claim[Alle sentralene]{fulfilment year=2026} oppfylte oppgavene.');
    expect(judged[0]).toMatchObject({
      verdict: { kind: 'fails', found: { numbers: [{ value: 0.5, count: 1, of: 2 }] } },
      resolved: { origin: { kind: 'fulfilment' }, basis: 'demonstration', years: { from: 2026, to: 2026 } },
    });
    const suggestion = suggestionOf(judged[0]!.verdict);
    expect(suggestion).toBe('En av de to sentralene');
    expect((await judge(`:claim[${suggestion}]{fulfilment year=2026} oppfylte oppgavene.`)).judged[0]!.verdict.kind).toBe('holds');
  });
  test('holds with the acceptance of the last one, and for its half before', async () => {
    expect((await judge(':claim[Halvparten av sentralene]{fulfilment}')).judged[0]!.verdict.kind).toBe('holds');
    for (const task of [1, 2]) expect(await decide(t.ctx(liv), { centreId: 'beta', year: 2026, task, kind: 'accepted', text: 'Godtatt.', seen: 0 })).toEqual({ ok: true });
    const { judged } = await judge(':claim[Alle sentralene]{fulfilment year=2026} oppfylte oppgavene. Det er :value{fulfilment year=2026}.');
    expect(judged.map((one) => one.verdict.kind)).toEqual(['holds', 'holds']);
    const { book } = await judge(':value{fulfilment year=2026}');
    expect(book.fulfilment?.definition.nb).toContain('I 2026 er 1 av sentralene med fordi minst én oppgave er godtatt uten å være dokumentert.');
    const [claim] = judged;
    expect(claim!.verdict.kind === 'holds' && sayFound(claim!.verdict, 'nb', claim!.resolved).value).toMatch(/100/);
  });
  test('is a claim about centres, of years that are compared and never added', async () => {
    expect((await judge(':claim[alle kommunene]{fulfilment year=2026}')).judged[0]!.verdict).toMatchObject({ kind: 'wrong-source', needs: 'thing' });
    const { judged } = await judge(':claim[alle sentralene]{fulfilment years=2025-2026} og :claim[flest i 2026]{fulfilment}');
    expect(judged[0]!.verdict).toMatchObject({ kind: 'fails', found: { numbers: [{ year: 2025 }, { year: 2026 }] } });
    expect(judged[1]!.verdict.kind).toBe('holds');
    expect((await judge(':claim[alle sentralene]{fulfilment year=sum}')).judged[0]!.verdict.kind).toBe('unknown-source');
    expect((await judge(':claim[alle sentralene]{fulfilment item=3 year=2026}')).judged[0]!.verdict.kind).toBe('unknown-source');
  });
  test('cannot be said of years nobody has rules for', async () => {
    expect((await judge(':claim[alle sentralene]{fulfilment year=2019}', { from: 2018, to: 2019 })).judged[0]!.verdict).toMatchObject({ kind: 'no-number', state: 'not-asked' });
  });
  test('is frozen with the edition: what is deleted after changes no digest', async () => {
    const markdown = ':claim[Alle sentralene]{fulfilment year=2026} oppfylte oppgavene.';
    const { book } = await judge(markdown);
    const chapter = { slug: 'oppgavene', number: '1', title: 'Oppgavene', lead: '', markdown, updatedOn: '2026-11-21' };
    const content = freeze({ id: 'r', title: 'R', from: 2024, to: 2026, language: 'nb' }, [chapter], book, []);
    await decide(t.ctx(liv), { centreId: 'beta', year: 2026, task: 1, kind: 'withdrawn', text: 'Feil.', seen: 1 });
    expect((await judge(markdown)).judged[0]!.verdict.kind).toBe('fails');
    expect(rebuild(content).digest).toBe(digestOf(content));
    expect(content.claims[0]!.verdict.kind).toBe('holds');
    expect(content.sources.map((s) => s.name.nb)).toEqual(['Registrene, holdt mot oppgavene i avtalen']);
  });
  test('is explained to whoever reads the edition: the rule, the number, and the way to the centres', async () => {
    const officer = t.ctx(liv);
    const chapter = {
      slug: 'oppgavene',
      number: '1',
      title: 'Oppgavene',
      lead: '',
      markdown: ':claim[En av de to sentralene]{fulfilment year=2026} oppfylte oppgavene.',
      updatedOn: '2026-11-21',
    };
    await inTransaction(officer, async (tx) => {
      await insertReport(tx, { id: 'prove', title: 'Prøve', from: 2025, to: 2026, language: 'nb' }, officer.now);
      await insertDraft(tx, 'prove', chapter, 'liv', officer.now);
    });
    const { state } = await getJudgedReport(officer, 'prove');
    expect(await publishEdition(officer, { report: 'prove', state, reasons: [], acknowledged: { loose: true, figures: true } })).toMatchObject({ ok: true });
    const definitions = { ...taskDefinitions(), figures: [] };
    const site = await startTrialSite(t.db, reportsRoutes(), { definitions });
    const html = await (await fetch(`${site.url}/rapporter/prove/oppgavene/tall/1`)).text();
    await site.close();
    const said = html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(said).toMatch(/Sentraler som oppfylte alle oppgavene i avtalen .*dokumentert i registrene, eller godtatt av myndigheten/);
    // What each task asks, and who was let through: of two, one stands on its registers alone.
    expect(said).toMatch(/Det som kreves av en sentral i et helt år, \d+–\d+: .*\(Kurs, minst 3\); .*\(Artikkel, minst 1\)/);
    expect(said).not.toContain('godtatt uten å være dokumentert');
    expect(said).toContain('Det som bare er rapportert i årsskjemaet, teller ikke.');
    expect(said).toMatch(/1\/2|50,0/);
    expect(html).toContain('href="/direktoratet/oppgaver?aar=2026"');
  });
  test('is no part of a book whose text does not name it', async () => {
    expect('fulfilment' in (await judge('Alle sentralene oppfylte oppgavene.')).book).toBe(false);
    await logged(t.ctx(ola), { startsOn: '2026-05-01' }, 'beta');
  });
});
