import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { seedDemonstrationEnquiries } from '../enquiries/demonstration.server.ts';
import { getSeries } from '../indicators/indicators.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { seedDemonstrationVisits } from '../visits/demonstration.server.ts';
import { readChapterText } from './inside/chapter-text.ts';
import { fillBook } from './inside/source-book.server.ts';
import { judgeChapter } from './report.ts';

/** Sentences about years that are counted in the registers. */
let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  const start = t.ctx(systemActor('start'));
  await syncScheme(start);
  await seedDemonstrationEnquiries(start);
  await seedDemonstrationVisits(start);
});
afterAll(() => t.drop());

async function judge(markdown: string, years: { from: number; to: number }) {
  const ctx = t.ctx(systemActor('test'));
  return inTransaction(ctx, async (tx) => {
    const text = readChapterText(markdown, 'nb');
    const book = await fillBook(tx, ctx, years, [text]);
    return { book, judged: judgeChapter(text, book, 'nb') };
  });
}
const numberOf = async (id: string, year: number, item?: string): Promise<number> => {
  const ctx = t.ctx(systemActor('test'));
  const { points } = await inTransaction(ctx, (tx) => getSeries(tx, ctx, id, { from: year, to: year, item }));
  const [point] = points;
  return point && 'value' in point.cell ? point.cell.value : -1;
};

describe('a claim about the register', () => {
  test('holds by the number that is counted, also of one topic, and fails by another', async () => {
    const received = await numberOf('enquiries.received', 2024);
    const starting = await numberOf('enquiries.received', 2024, 'topic/organisation');
    const { judged, book } = await judge(
      `Sentralene fikk :claim[${received} henvendelser]{enquiries.received year=2024}, :claim[${starting}]{enquiries.received item=topic/organisation year=2024} om organisering, og ikke :claim[${received + 1} henvendelser]{enquiries.received year=2024}.`,
      { from: 2023, to: 2025 },
    );
    expect(judged.map((one) => one.verdict.kind)).toEqual(['holds', 'holds', 'fails']);
    expect(judged.map((one) => one.resolved?.basis)).toEqual(['demonstration', 'demonstration', 'demonstration']);
    expect(book.series['enquiries.received']?.indicator).toMatchObject({ register: { from: 2023 } });
  });
  test('cannot add invented years to printed ones, and may speak of those that were printed', async () => {
    const { judged, book } = await judge(':claim[1000 personer]{visits.people years=2019-2024} og :claim[260 personer]{visits.people year=2019}.', { from: 2019, to: 2024 });
    expect(judged[0]!.verdict.kind).not.toBe('holds');
    expect(judged[1]).toMatchObject({ verdict: { kind: 'holds' }, resolved: { basis: 'published' } });
    expect(book.series['visits.people']?.series.breaks).toMatchObject([{ year: 2023, newSource: true }]);
  });
  test('knows how many different municipalities came in all the years', async () => {
    const ctx = t.ctx(systemActor('test'));
    const { together } = await inTransaction(ctx, (tx) => getSeries(tx, ctx, 'visits.municipalities.distinct', { from: 2023, to: 2025 }));
    const n = together && 'value' in together ? together.value : 0;
    const { judged } = await judge(`:claim[${n} ulike kommuner]{visits.municipalities.distinct}`, { from: 2023, to: 2025 });
    expect(judged[0]).toMatchObject({ verdict: { kind: 'holds' }, resolved: { years: { from: 2023, to: 2025 } } });
  });
});
