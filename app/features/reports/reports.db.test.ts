import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import type { Actor } from '../../platform/actor.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Ctx, Definitions } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { AppError } from '../../platform/errors.ts';
import { loadFigures } from '../figures/figures.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadIndicators } from '../indicators/indicators.server.ts';
import { loadDemonstration, seedDemonstrationAnswers } from '../questionnaires/demonstration.server.ts';
import { loadQuestionnaire } from '../questionnaires/questionnaires.server.ts';
import { reopenResponse } from '../questionnaires/rounds.server.ts';
import { loadScheme, syncScheme } from '../scheme/scheme.server.ts';
import { findReport, insertDraft, insertEdition, insertReport, selectDrafts } from './inside/report-store.server.ts';
import { addChapter, carryOver, editChapter, renameReport, startCorrection, tieNumber, useSuggestion } from './report-drafts.server.ts';
import { getJudgedReport, publishEdition, rebuildEdition } from './report-editions.server.ts';
import { getEditedChapter, listInsertable } from './report-editor.server.ts';
import { loadReports } from './report-files.server.ts';
import { getDifference, getEdition, listEditions, listPublishedReports, publishFirstEditions } from './reports.server.ts';

const dir = path.resolve('schemes/frisklivssentraler');
function definitionsOf(): Definitions {
  const geography = loadGeography(path.resolve('data'));
  const scheme = loadScheme(dir, geography);
  const questionnaire = loadQuestionnaire(dir);
  const indicators = loadIndicators(dir);
  const known = { scheme, questionnaire, indicators };
  return {
    geography,
    ...known,
    figures: loadFigures(dir, known),
    reports: loadReports(dir),
    demonstration: loadDemonstration(dir, known),
    fulfilment: { warnFrom: '10-01', periods: {} },
  } as unknown as Definitions;
}
const person = (role: string, scope: string | null): Actor => ({ kind: 'person', personId: `p-${role}`, name: `Prøve ${role}`, grants: [{ role, scope }] });
const officer = person('officer', null);
const refused: readonly Actor[] = [anonymous, person('coordinator', 'stavanger'), person('member', 'stavanger'), person('administrator', null)];

let t: TestDatabase;
let asOfficer: Ctx;
let published: string[];
beforeAll(async () => {
  t = await testDatabase({ definitions: definitionsOf() });
  const start = t.ctx(systemActor('start'));
  await syncScheme(start);
  await seedDemonstrationAnswers(start);
  published = await publishFirstEditions(start);
  asOfficer = t.ctx(officer);
});
afterAll(() => t.drop());

const draftOf = async (report: string, slug: string) => (await getEditedChapter(asOfficer, { report, slug })).draft;
const failing = async (report: string): Promise<[string, string, string | undefined][]> =>
  (await getJudgedReport(asOfficer, report)).stops.claims.map(({ chapter, judged: { binding, verdict } }) => [
    chapter,
    binding.wording,
    verdict.kind === 'fails' ? verdict.suggestion?.replace(/\u00A0/g, ' ') : verdict.kind,
  ]);

describe('the first edition', () => {
  test('is published once, and every claim in it holds', async () => {
    expect(published).toEqual(['Utviklingssentralenes arbeid 2014–2018']);
    const again = await publishFirstEditions(t.ctx(systemActor('start')));
    expect(again).toEqual([]);
    const edition = await getEdition(t.ctx(anonymous), '2014-2018');
    expect([edition.number, edition.content.chapters.map((c) => c.number)]).toEqual([1, ['1', '2', '3', '3.1', '3.2', '3.3', '3.4', '3.5', '4']]);
    expect(edition.content.claims.filter((c) => c.verdict.kind !== 'holds')).toEqual([]);
    expect(edition.content.claims.length).toBeGreaterThan(50);
  });
  test('has the issue’s claims, judged on the published numbers', async () => {
    const { claims } = (await getEdition(t.ctx(anonymous), '2014-2018')).content;
    const of = (wording: string) => claims.find((c) => c.chapter === 'oppsummering' && c.wording === wording)?.verdict;
    expect(of('nesten 900 personer')).toMatchObject({ kind: 'holds', found: { numbers: [{ value: 893 }] }, limits: { from: 850, to: 899 } });
    expect(of('over 220 kommuner')).toMatchObject({ kind: 'holds', found: { numbers: [{ value: 226 }] } });
    for (const wording of ['de fem årene', 'flest i 2016', 'Om lag 2/3', 'halvparten', 'alle']) expect([wording, of(wording)?.kind]).toEqual([wording, 'holds']);
  });
  test('is read by anybody, drafts by officers only', async () => {
    expect((await listPublishedReports(t.ctx(anonymous))).map((r) => r.head.report)).toEqual(['2014-2018']);
    for (const actor of refused) {
      const ctx = t.ctx(actor);
      const attempts = [
        () => getJudgedReport(ctx, '2014-2022'),
        () => getEditedChapter(ctx, { report: '2014-2022', slug: 'oppsummering' }),
        () => editChapter(ctx, { report: '2014-2022', slug: 'oppsummering', version: 1, change: { title: 'X' } }),
        () => useSuggestion(ctx, { report: '2014-2022', slug: 'oppsummering', version: 1, n: 1, wording: 'de fem årene' }),
        () => tieNumber(ctx, { report: '2014-2022', slug: 'oppsummering', version: 1, place: { start: 0, end: 1 }, text: '#', source: 'period' }),
        () => publishEdition(ctx, { report: '2014-2022', state: '', reasons: [], acknowledged: { loose: true, figures: true } }),
        () => startCorrection(ctx, { report: '2014-2018' }),
        () => carryOver(ctx, { from: '2014-2018', to: { id: 'x', title: 'X', from: 2014, to: 2020 } }),
        () => addChapter(ctx, { report: '2014-2022', chapter: { slug: 'x', number: '9', title: 'X' } }),
        () => renameReport(ctx, { report: '2014-2022', title: 'X' }),
        () => listInsertable(ctx, '2014-2022'),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toThrow(new AppError('not-found'));
    }
  });
  test('the database refuses too, when nobody asks the policy', async () => {
    const edition = await getEdition(t.ctx(anonymous), '2014-2018');
    for (const actor of refused) {
      const ctx = t.ctx(actor);
      expect(await inTransaction(ctx, (tx) => findReport(tx, '2014-2018'))).toBeUndefined();
      expect(await inTransaction(ctx, (tx) => selectDrafts(tx, '2014-2018'))).toEqual([]);
      await expect(inTransaction(ctx, (tx) => insertEdition(tx, { ...edition, number: 2, changeNote: 'x' }, 'x'))).rejects.toThrow(/row-level security/);
    }
  });
  test('nobody changes an edition, not even the owner of the database', async () => {
    await expect(t.db.owner.query("update report_edition set change_note = 'x'")).rejects.toThrow(/append-only/);
    await expect(t.db.owner.query('delete from report_edition')).rejects.toThrow(/append-only/);
  });
});

describe('the draft that is carried over', () => {
  test('is the same text, and the system finds what no longer holds', async () => {
    const first = await getEdition(asOfficer, '2014-2018');
    const { chapters } = await getJudgedReport(asOfficer, '2014-2022');
    expect(chapters.map((c) => c.draft.markdown)).toEqual(first.content.chapters.map((c) => c.markdown));
    expect(await failing('2014-2022')).toEqual([
      ['bakgrunn', 'de fem årene', 'de ni årene'],
      ['bakgrunn', '2014–2018', '2014–2022'],
      ['hospitering', 'de fem årene', 'de ni årene'],
      ['hospitering', 'nesten 900 personer', 'nesten 1 400 personer'],
      ['hospitering', 'over 220 kommuner', 'over 330 kommuner'],
      ['hospitering', 'flest i 2016', 'flest i 2019'],
      ['hospitering', 'færrest i 2018', 'færrest i 2020'],
      ['kommunikasjon', 'de fem årene', 'de ni årene'],
      ['samarbeid', 'de fem årene', 'de ni årene'],
      ['samarbeid', 'de fleste', undefined],
      ['oppsummering', 'de fem årene', 'de ni årene'],
      ['oppsummering', 'nesten 900 personer', 'nesten 1 400 personer'],
      ['oppsummering', 'over 220 kommuner', 'over 330 kommuner'],
      ['oppsummering', 'flest i 2016', 'flest i 2019'],
    ]);
  });
  test('a suggestion replaces the wording and nothing else, and is in the log', async () => {
    const before = await draftOf('2014-2022', 'oppsummering');
    const used = await useSuggestion(asOfficer, { report: '2014-2022', slug: 'oppsummering', version: before.version, n: 2, wording: 'nesten 900 personer' });
    expect(used).toMatchObject({ ok: true, draft: { version: before.version + 1 } });
    const after = await draftOf('2014-2022', 'oppsummering');
    expect(after.markdown.replace(/\u00A0/g, ' ')).toBe(before.markdown.replace(':claim[nesten 900 personer]{visits.people}', ':claim[nesten 1 400 personer]{visits.people}'));
    const logged = await t.db.owner.query("select actor_name, subject_id from audit_event where action = 'chapter.edited'");
    expect(logged.rows).toEqual([{ actor_name: 'Prøve officer', subject_id: '2014-2022/oppsummering' }]);
    expect(await useSuggestion(asOfficer, { report: '2014-2022', slug: 'oppsummering', version: after.version, n: 2, wording: 'nesten 900 personer' })).toEqual({
      ok: false,
      reason: 'no-suggestion',
    });
  });
  test('a number that completes a wording follows to the year that is suggested, and is refused with another year', async () => {
    const place = { report: '2014-2022', slug: 'hospitering' };
    const n = (await getEditedChapter(asOfficer, place)).judged.find((j) => j.binding.wording === 'flest i 2016')!.binding.n;
    const { version } = await draftOf('2014-2022', 'hospitering');
    const used = await useSuggestion(asOfficer, { ...place, version, n, wording: 'flest i 2016' });
    expect(used.ok && used.draft.markdown).toMatch(/:claim\[flest i 2019\]\{visits\.people by=year\}, med :value\{visits\.people year=2019\}/);

    const draft = await draftOf('2014-2022', 'hospitering');
    const askew = draft.markdown.replace(':value{visits.people year=2019}', ':value{visits.people year=2016}');
    const { judged } = await getEditedChapter(asOfficer, { ...place, typed: askew });
    const value = judged.find((j) => j.binding.sourceText === 'visits.people year=2016')!;
    expect(value.verdict).toEqual({
      kind: 'fails',
      found: { numbers: [expect.objectContaining({ value: 198, year: 2016 })], best: { which: 'highest', years: [2019], value: 260 } },
    });
  });
  test('a loose number is tied where it stands', async () => {
    const { version, markdown } = await draftOf('2014-2022', 'resultater');
    const saved = await editChapter(asOfficer, { report: '2014-2022', slug: 'resultater', version, change: { markdown: `${markdown}\nI alt kom 1385 personer.\n` } });
    expect(saved.ok).toBe(true);
    const { draft, text } = await getEditedChapter(asOfficer, { report: '2014-2022', slug: 'resultater' });
    const loose = text.loose[0]!;
    expect([text.loose.length, loose.text]).toEqual([1, '1385 personer']);
    const place = loose.place as { start: number; end: number };
    expect(
      await tieNumber(asOfficer, {
        report: '2014-2022',
        slug: 'resultater',
        version: draft.version,
        place: { start: place.start + 1, end: place.end },
        text: loose.text,
        source: 'visits.people',
      }),
    ).toEqual({ ok: false, reason: 'moved' });
    expect((await tieNumber(asOfficer, { report: '2014-2022', slug: 'resultater', version: draft.version, place, text: loose.text, source: 'visits.people' })).ok).toBe(true);
    const { judged } = await getEditedChapter(asOfficer, { report: '2014-2022', slug: 'resultater' });
    expect(judged.map((j) => [j.binding.wording, j.verdict.kind])).toEqual([['1385 personer', 'holds']]);
  });
});

describe('two editors', () => {
  test('never overwrite each other: the later one is shown what stands', async () => {
    const { version, markdown } = await draftOf('2014-2022', 'oppgavene');
    const edit = (text: string) => editChapter(asOfficer, { report: '2014-2022', slug: 'oppgavene', version, change: { markdown: text } });
    expect(await edit(`${markdown}\nFørst.`)).toMatchObject({ ok: true });
    expect(await edit(`${markdown}\nSå.`)).toMatchObject({ ok: false, reason: 'conflict', now: { version: version + 1, markdown: `${markdown}\nFørst.` } });
    expect(await edit(`${markdown}\nFørst.`)).toMatchObject({ ok: true });
    expect((await draftOf('2014-2022', 'oppgavene')).version).toBe(version + 1);
  });
  test('at the same moment: one is saved, the others are told', async () => {
    const { version } = await draftOf('2014-2022', 'bakgrunn');
    const results = await Promise.all(['a', 'b', 'c'].map((lead) => editChapter(asOfficer, { report: '2014-2022', slug: 'bakgrunn', version, change: { lead } })));
    expect(results.map((r) => (r.ok ? 'saved' : r.reason)).toSorted()).toEqual(['conflict', 'conflict', 'saved']);
  });
  test('a chapter number belongs to one chapter', async () => {
    const { version } = await draftOf('2014-2022', 'bakgrunn');
    expect(await editChapter(asOfficer, { report: '2014-2022', slug: 'bakgrunn', version, change: { number: '2' } })).toEqual({ ok: false, reason: 'number-taken' });
    expect(await addChapter(asOfficer, { report: '2014-2022', chapter: { slug: 'nytt', number: '4', title: 'Nytt' } })).toEqual({ ok: false, reason: 'number-taken' });
  });
});

describe('publishing', () => {
  const wanted = async (over: Partial<Parameters<typeof publishEdition>[1]> = {}) => ({
    report: '2014-2022',
    state: (await getJudgedReport(asOfficer, '2014-2022')).state,
    reasons: [],
    acknowledged: { loose: true, figures: true },
    ...over,
  });
  test('is refused while a claim fails', async () => {
    expect(await publishEdition(asOfficer, await wanted())).toEqual({ ok: false, reason: 'claims-fail' });
    expect(await listEditions(asOfficer, '2014-2022')).toEqual([]);
  });
  test('is refused with an unreadable claim, an unknown source or a missing figure', async () => {
    await addChapter(asOfficer, { report: '2014-2022', chapter: { slug: 'feil', number: '5', title: 'Feil' } });
    const markdown = 'En :claim[god del]{visits.people}, :claim[fem]{finnes.ikke}, :claim[ingen]{authority-own.network year=2014} og :ref{finnes-ikke}.';
    const { version } = await draftOf('2014-2022', 'feil');
    await editChapter(asOfficer, { report: '2014-2022', slug: 'feil', version, change: { markdown } });
    const { stops } = await getJudgedReport(asOfficer, '2014-2022');
    expect(stops.claims.filter((c) => c.chapter === 'feil').map((c) => c.judged.verdict)).toEqual([
      { kind: 'unreadable', fault: { kind: 'unknown-wording' } },
      { kind: 'unknown-source', source: 'finnes.ikke', known: undefined },
      { kind: 'no-number', state: 'not-asked', year: undefined },
    ]);
    expect(await publishEdition(asOfficer, await wanted())).toEqual({ ok: false, reason: 'missing-figures' });
    await editChapter(asOfficer, { report: '2014-2022', slug: 'feil', version: version + 1, change: { markdown: 'I alt 31 fagdager.' } });
    const reasons = (await getJudgedReport(asOfficer, '2014-2022')).stops.claims.map((c) => ({ chapter: c.chapter, n: c.judged.binding.n, reason: 'Prøvd.' }));
    expect(await publishEdition(asOfficer, await wanted({ reasons, acknowledged: { loose: false, figures: true } }))).toEqual({ ok: false, reason: 'loose-unseen' });
  });
  test('is refused until the officer has seen what the figures warn of', async () => {
    const report = { id: 'i-ar', title: 'I år', from: 2025, to: 2025, language: 'nb' } as const;
    const chapter = { slug: 'figur', number: '1', title: 'Figur', lead: '', markdown: '::figure{governor-own}', updatedOn: '2026-01-01' };
    await inTransaction(asOfficer, async (tx) => {
      await insertReport(tx, report, asOfficer.now);
      await insertDraft(tx, report.id, chapter, 'p-officer', asOfficer.now);
    });
    const { state, stops } = await getJudgedReport(asOfficer, 'i-ar');
    expect(stops.figures.map(({ id, warning }) => [id, warning.kind])).toEqual([['governor-own', 'preliminary']]);
    const unseen = { report: 'i-ar', state, reasons: [], acknowledged: { loose: true, figures: false } };
    expect(await publishEdition(asOfficer, unseen)).toEqual({ ok: false, reason: 'figures-unseen' });
  });
  test('is refused without a chapter, and for others than officers', async () => {
    const report = { id: 'tom', title: 'Tom', from: 2014, to: 2018, language: 'nb' } as const;
    await inTransaction(asOfficer, (tx) => insertReport(tx, report, asOfficer.now));
    const { state } = await getJudgedReport(asOfficer, 'tom');
    const empty = { report: 'tom', state, reasons: [], acknowledged: { loose: true, figures: true } };
    expect(await publishEdition(asOfficer, empty)).toEqual({ ok: false, reason: 'empty' });
    for (const actor of refused) await expect(publishEdition(t.ctx(actor), empty)).rejects.toThrow('not-found');
  });
  test('is refused when something has changed since the officer looked', async () => {
    const stale = await wanted();
    const { version } = await draftOf('2014-2022', 'feil');
    await editChapter(asOfficer, { report: '2014-2022', slug: 'feil', version, change: { markdown: 'Ingen tall.' } });
    expect(await publishEdition(asOfficer, stale)).toEqual({ ok: false, reason: 'changed-meanwhile' });
  });
  test('goes with a written reason for each failing claim, which the edition then shows', async () => {
    const { stops } = await getJudgedReport(asOfficer, '2014-2022');
    const reasons = stops.claims.map((c) => ({ chapter: c.chapter, n: c.judged.binding.n, reason: ` Står med vilje (${c.judged.binding.wording}). ` }));
    expect(await publishEdition(asOfficer, await wanted({ reasons: reasons.slice(1) }))).toEqual({ ok: false, reason: 'claims-fail' });
    const blank = reasons.map((r, i) => (i === 0 ? { ...r, reason: ' \n' } : r));
    expect(await publishEdition(asOfficer, await wanted({ reasons: blank }))).toEqual({ ok: false, reason: 'claims-fail' });
    expect(await publishEdition(asOfficer, await wanted({ reasons }))).toEqual({ ok: true, number: 1 });
    const edition = await getEdition(t.ctx(anonymous), '2014-2022');
    expect(edition.content.claims.find((c) => c.wording === 'de fem årene')).toMatchObject({ verdict: { kind: 'fails' }, reason: 'Står med vilje (de fem årene).' });
    // Each chapter counts its claims from 1: a reason belongs to its own chapter's.
    const given = edition.content.claims.filter((c) => c.reason !== undefined);
    expect(given.map((c) => [c.chapter, c.n, c.reason])).toEqual(given.map((c) => [c.chapter, c.n, `Står med vilje (${c.wording}).`]));
    const logged = await t.db.owner.query("select actor_id, after->'reasons' as reasons from audit_event where action = 'report.published' and subject_id = '2014-2022/1'");
    expect(logged.rows).toEqual([{ actor_id: 'p-officer', reasons: expect.arrayContaining([expect.stringContaining('Står med vilje (de fem årene).')]) }]);
    expect(await publishEdition(asOfficer, await wanted({ reasons }))).toEqual({ ok: false, reason: 'closed' });
  });
});

describe('an edition is frozen', () => {
  test('an answer that is taken back moves the draft and not the edition', async () => {
    const before = await getEdition(t.ctx(anonymous), '2014-2018');
    const now = async () =>
      (await getEditedChapter(asOfficer, { report: '2014-2022', slug: 'samarbeid' })).book.figures['authority-own']!.columns.find((c) => c.id === '2018')?.answered;
    expect(await now()).toBe(10);
    expect(await reopenResponse(asOfficer, { year: 2018, centreId: 'stavanger', reason: 'Prøve', deadline: '2027-01-01' })).toEqual({ ok: true });
    expect(await now()).toBe(9);
    const after = await getEdition(t.ctx(anonymous), '2014-2018');
    expect(after.content.book.figures['authority-own']!.columns.find((c) => c.id === '2018')?.answered).toBe(10);
    expect(after).toEqual(before);
  });
  test('other names, numbers and code lists do not move it, and it is rebuilt to the same bytes', async () => {
    const definitions = definitionsOf();
    const changed: Definitions = {
      ...definitions,
      scheme: { ...definitions.scheme, centreName: { one: { nb: 'x', nn: 'x' }, indefinite: { nb: 'x', nn: 'x' }, many: { nb: 'x', nn: 'x' } } },
      indicators: { ...definitions.indicators, published: definitions.indicators.published.map((p) => ({ ...p, value: 1 })) },
      figures: definitions.figures.map((f) => ({ ...f, title: { nb: 'x', nn: 'x' } })),
    };
    const later = t.ctx(anonymous, { definitions: changed });
    const rebuilt = await rebuildEdition(later, '2014-2018', 1);
    expect(rebuilt).toMatchObject({ same: true });
    expect(rebuilt!.rebuilt).toBe((await getEdition(t.ctx(anonymous), '2014-2018', 1)).digest);
    expect((await getEditedChapter(t.ctx(officer, { definitions: changed }), { report: '2014-2018', slug: 'hospitering' })).book.figures['study-visits']!.title.nb).toBe('x');
  });
  test('an edition whose content is not what its digest says is found out', async () => {
    const first = await getEdition(t.ctx(anonymous), '2014-2018', 1);
    const title = 'Byttet';
    await inTransaction(asOfficer, async (tx) => {
      await insertReport(tx, { ...first.content.report, id: 'byttet' }, asOfficer.now);
      await insertEdition(tx, { ...first, report: 'byttet', content: { ...first.content, report: { ...first.content.report, title } } }, 'x');
    });
    expect(await rebuildEdition(t.ctx(anonymous), 'byttet', 1)).toMatchObject({ digest: first.digest, same: false });
  });
  test('a correction is a new edition with a change note, and the old one stays', async () => {
    const closed = await draftOf('2014-2018', 'resultater');
    expect(await editChapter(asOfficer, { report: '2014-2018', slug: 'resultater', version: closed.version, change: { lead: 'Rettet.' } })).toEqual({
      ok: false,
      reason: 'closed',
    });
    expect(await startCorrection(asOfficer, { report: '2014-2018' })).toEqual({ ok: true });
    expect(await startCorrection(asOfficer, { report: '2014-2018' })).toEqual({ ok: false, reason: 'already-open' });
    expect(
      await editChapter(asOfficer, {
        report: '2014-2018',
        slug: 'resultater',
        version: closed.version,
        change: { lead: 'Rettet.', markdown: `${closed.markdown}\nEn linje til.\n` },
      }),
    ).toMatchObject({ ok: true });
    const { state, stops } = await getJudgedReport(asOfficer, '2014-2018');
    const publication = {
      report: '2014-2018',
      state,
      acknowledged: { loose: true, figures: true },
      reasons: stops.claims.map((c) => ({ chapter: c.chapter, n: c.judged.binding.n, reason: 'Ett svar er tatt tilbake.' })),
    };
    expect(await publishEdition(asOfficer, publication)).toEqual({ ok: false, reason: 'no-change-note' });
    expect(await publishEdition(asOfficer, { ...publication, changeNote: 'Ingressen i kapittel 3 er rettet.' })).toEqual({ ok: true, number: 2 });
    const heads = await listEditions(t.ctx(anonymous), '2014-2018');
    expect(heads.map((h) => [h.number, h.changeNote])).toEqual([
      [2, 'Ingressen i kapittel 3 er rettet.'],
      [1, undefined],
    ]);
    expect((await getEdition(t.ctx(anonymous), '2014-2018', 1)).content.chapters.find((c) => c.slug === 'resultater')?.lead).not.toBe('Rettet.');
    const difference = await getDifference(t.ctx(anonymous), '2014-2018', 1, 2);
    expect(difference.chapters).toEqual([{ slug: 'resultater', change: 'changed', fields: ['lead'], removed: [], added: ['En linje til.'] }]);
    expect(difference.cells.length).toBeGreaterThan(0);
    expect(difference.cells.every((c) => c.column === '2018')).toBe(true);
    expect(difference.series).toEqual([]);
  });
});
