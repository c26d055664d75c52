import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Definitions } from '../../platform/context.ts';
import { loadFigures } from '../figures/figures.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadIndicators } from '../indicators/indicators.server.ts';
import { loadDemonstration, seedDemonstrationAnswers } from '../questionnaires/demonstration.server.ts';
import { loadQuestionnaire } from '../questionnaires/questionnaires.server.ts';
import { loadScheme, syncScheme } from '../scheme/scheme.server.ts';
import { sayFound, sayLimits } from './claim-explanation.ts';
import { textsOf, publishedChapter } from './inside/published-chapter.ts';
import type { Edition } from './report.ts';
import { judgeBinding } from './report.ts';
import { loadReports } from './report-files.server.ts';
import { getEdition, publishFirstEditions } from './reports.server.ts';

/**
 * The published chapters 2014–2018 as files that are read as differences: a change of text, numbers, limits or HTML shows
 * here. Figures are named only; they have golden files of their own.
 */
const dir = path.resolve('schemes/frisklivssentraler');
let t: TestDatabase;
let edition: Edition;
beforeAll(async () => {
  const geography = loadGeography(path.resolve('data'));
  const known = { scheme: loadScheme(dir, geography), questionnaire: loadQuestionnaire(dir), indicators: loadIndicators(dir) };
  const definitions = { geography, ...known, figures: loadFigures(dir, known), reports: loadReports(dir), demonstration: loadDemonstration(dir, known) };
  t = await testDatabase({ definitions: definitions as unknown as Definitions });
  const ctx = t.ctx(systemActor('start'));
  await syncScheme(ctx);
  await seedDemonstrationAnswers(ctx);
  await publishFirstEditions(ctx);
  edition = await getEdition(t.ctx(anonymous), '2014-2018');
});
afterAll(() => t.drop());

const golden = (name: string): string => path.resolve('app/features/reports/golden/2014-2018', name);
const chapters = ['bakgrunn', 'oppgavene', 'resultater', 'hospitering', 'henvendelser', 'kommunikasjon', 'samarbeid', 'forskning', 'oppsummering'];

describe('the published chapters 2014–2018', () => {
  test('are these', () => expect(edition.content.chapters.map((c) => c.slug)).toEqual(chapters));
  test.each(chapters)('%s reads as it did', async (slug) => {
    const { segments, numbers } = publishedChapter(edition.content, slug, '/rapporter/2014-2018', 'nb');
    const html = segments.map((s) => (s.kind === 'html' ? s.html : `<!-- ${numbers.get(s.id)?.kind} ${numbers.get(s.id)?.number}: ${s.id} -->`)).join('\n\n');
    await expect(`${html}\n`).toMatchFileSnapshot(golden(`${slug}.html`));
  });
  test('and every claim has the verdict it had', async () => {
    const lines = edition.content.claims.map((claim) => {
      const binding = textsOf(edition.content)
        .get(claim.chapter)!
        .bindings.find((b) => b.n === claim.n)!;
      const { resolved } = judgeBinding(binding, edition.content.book, 'nb');
      const { verdict } = claim;
      if (verdict.kind !== 'holds' && verdict.kind !== 'fails') return `${claim.chapter} ${claim.n}: ${verdict.kind}`;
      const said = sayFound(verdict, 'nb', resolved);
      return `${claim.chapter} ${claim.n}: «${claim.wording}» {${claim.source}}: ${verdict.kind}. ${said.before}${said.value}${said.after}${verdict.limits ? ` [${sayLimits(verdict.limits, 'nb')}]` : ''}`;
    });
    await expect(`${lines.join('\n').replace(/\u00A0/g, ' ')}\n`).toMatchFileSnapshot(golden('claims.txt'));
  });
});
