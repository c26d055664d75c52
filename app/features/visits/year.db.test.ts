import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola } from '../../../testing/small-scheme.ts';
import { visitSite } from '../../../testing/visit-site.ts';
import type { VisitSite } from '../../../testing/visit-site.ts';
import { ask, december, line, publishedDay, visitDatabase } from '../../../testing/visits.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { markHeld } from './inside/nightly.server.ts';
import { getVisitYear } from './inside/year.server.ts';
import type { VisitForm, VisitMeasure } from './visit.ts';
import { listVisitCounts } from './visit-indicators.server.ts';
import { registerVisit, sumUp } from './visits.server.ts';

let t: TestDatabase;
let site: VisitSite;
const aret = '/min-sentral/hospitering/aret';
const after = december(20);
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Held, and summed up in one go. */
async function heldAt(at: string, lines: readonly ReturnType<typeof line>[], form: VisitForm = 'on-site'): Promise<string> {
  const startsAt = new Date(at);
  const made = await registerVisit(t.ctx(kari), {
    centreId: 'alfa',
    form,
    topics: [],
    language: 'nb',
    lines,
    contact: undefined,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 7_200_000),
    place: '',
    held: true,
    sendLink: false,
  });
  if (!made.ok) throw new Error(made.reason);
  return made.number;
}
/** Rows of the year's table, the last one its numbers; the cells as HTML. */
async function tableOf(year: number, actor: Actor = kari): Promise<string[][]> {
  const { status, html } = await site.get(`${aret}?ar=${year}`, actor, after);
  expect(status).toBe(200);
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].slice(1).map(([, row]) => [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map((cell) => cell[1]!));
}
const listed = (cell: string): [string, number][] => [...cell.matchAll(/<li>(.*?):\s(\d+)<\/li>/g)].map(([, what = '', n = '']) => [what, Number(n)]);
const counted = (year: number, measure: VisitMeasure) =>
  inTransaction(t.ctx(kari), (tx) => listVisitCounts(tx, { from: year, to: year, centreId: 'alfa', demonstration: true, measures: [measure] }));
const total = async (year: number, measure: VisitMeasure): Promise<number> => (await counted(year, measure)).reduce((sum, one) => sum + one.n, 0);
const added = (all: readonly [string, number][]): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const [what, n] of all) sums[what] = (sums[what] ?? 0) + n;
  return sums;
};
const names: Readonly<Record<string, string>> = { nurses: 'Sykepleiere', pupils: 'Elever', 'on-site': 'Besøk på stedet', digital: 'Digitalt besøk', guidance: 'Veiledning' };
const numbersOf = async (year: number, measure: VisitMeasure): Promise<Record<string, number>> =>
  Object.fromEntries((await counted(year, measure)).map(({ item, n }) => [names[item], n]));

let summed: string, unsummed: string, agreed: string;
beforeAll(async () => {
  t = await visitDatabase();
  site = visitSite(t);
  // The last hour of Norway's year before, the first of the year, and its last.
  await heldAt('2024-12-31T23:30:00Z', [line(2), line(1, '1833')]);
  await heldAt('2025-12-31T22:30:00Z', [line(5, '1804', 'pupils')], 'digital');
  await heldAt('2024-12-31T22:30:00Z', [line(9, '4601')]);
  const ctx = (actor: Actor) => t.ctx(actor);
  const dayId = await publishedDay(ctx, { startsAt: december(10), endsAt: december(10, 14), places: 100 });
  ({ number: summed } = await ask(ctx, { dayId, lines: [line(4), line(3, '1833'), line(2, '4601', 'pupils')] }));
  ({ number: unsummed } = await ask(ctx, { dayId, lines: [line(6)] }));
  ({ number: agreed } = await ask(ctx, { dayId: await publishedDay(ctx, { startsAt: december(22), endsAt: december(22, 14) }) }));
  await markHeld(t.ctx(systemActor('test'), { now: december(11) }));
  // Fewer than planned, one whom nobody planned, and from one municipality nobody.
  const lines = [
    { ...line(4), actual: 3 },
    { ...line(3, '1833'), actual: 4 },
    { ...line(2, '4601', 'pupils'), actual: 0 },
    { ...line(0, '1804', 'pupils'), actual: 1 },
  ];
  await sumUp(t.ctx(kari, { now: december(12) }), { centreId: 'alfa', number: summed, lines });
});
afterAll(() => t?.drop());

describe('the year, visit by visit', () => {
  it.each([
    [2024, 1],
    [2025, 2],
    [2026, 2],
  ])('has columns in %i that add up to what is counted of its %i visits', async (year, visits) => {
    const all = await tableOf(year);
    const [rows, sums] = [all.slice(0, -1), all.at(-1)!];
    const column = (i: number): string[] => rows.map((row) => plain(row[i]!));
    const sumOf = (i: number): number => column(i).reduce((sum, cell) => sum + Number(/\d+$/.exec(cell)![0]), 0);
    expect(rows).toHaveLength(visits);
    expect(plain(sums[1]!)).toBe(`${await total(year, 'held')} besøk`);
    expect(rows).toHaveLength(await total(year, 'held'));
    const forms = added(column(2).map((form) => [form, 1]));
    expect(forms).toEqual(await numbersOf(year, 'form'));
    expect(Object.fromEntries(listed(sums[2]!))).toEqual(forms);
    const municipalities = new Set(column(3).flatMap((cell) => cell.split(/, | og /))).size;
    expect(municipalities).toBe((await counted(year, 'municipality')).length);
    expect(plain(sums[3]!)).toBe(municipalities === 1 ? '1 kommune' : `${municipalities} ulike kommuner`);
    const kinds = added(rows.flatMap((row) => listed(row[4]!)));
    expect(kinds).toEqual(await numbersOf(year, 'kind'));
    expect(Object.fromEntries(listed(sums[4]!))).toEqual(kinds);
    expect(sums[5]).toBe(String(sumOf(5)));
    expect(sumOf(6)).toBe(await total(year, 'people'));
    expect(sums[6]).toBe(String(sumOf(6)));
    const notYet = column(7).filter((cell) => cell === 'Ikke ennå').length;
    expect(notYet).toBe(await total(year, 'unsummed'));
    expect(plain(sums[7]!)).toBe(notYet === 0 ? 'Alle' : `${notYet} ikke ennå`);
  });
  it('says what was planned and who came, and which visit is still to be summed up', async () => {
    const rows = (await tableOf(2026)).map((row) => row.map(plain));
    expect(rows.find(([number]) => number === summed)?.slice(1)).toEqual([
      '10. desember 2026',
      'Besøk på stedet',
      'Bodø og Rana – Raane',
      'Sykepleiere: 7 Elever: 1',
      '9',
      '8',
      'Ja',
    ]);
    expect(rows.find(([number]) => number === unsummed)?.slice(3)).toEqual(['Bodø', 'Sykepleiere: 6', '6', 'som planlagt 6', 'Ikke ennå']);
    expect(rows.some(([number]) => number === agreed)).toBe(false);
  });
  it('shows another centre nothing, and nobody else the page', async () => {
    const { html } = await site.get(`${aret}?ar=2026`, ola, after);
    expect(html).toContain('Ingen besøk ble holdt i 2026');
    expect(html).not.toContain(summed);
    await expect(getVisitYear(t.ctx(ola), 'alfa', { year: 2026 })).rejects.toThrow('not-found');
    expect((await site.get(aret, liv)).status).toBe(403);
    expect((await site.get(aret, anonymous)).status).toBe(401);
  });
  it('goes on from a visit, keeps the numbers of the whole year, and takes no nonsense', async () => {
    const { visits, sums } = await getVisitYear(t.ctx(kari, { now: after }), 'alfa', {
      year: 2025,
      after: (await getVisitYear(t.ctx(kari), 'alfa', { year: 2025 })).visits[0]!.number,
    });
    expect(visits.map((visit) => visit.form)).toEqual(['digital']);
    expect(sums).toMatchObject({ held: 2, people: 8 });
    const { html } = await site.get(`/en${aret}?ar=1800&etter=x`, kari, after);
    expect(html).toContain('The visits of 2026');
    expect(html).toContain(summed);
    expect(html).toContain(`href="/en${aret}?ar=2024"`);
  });
  it('is found from the list', async () => {
    expect((await site.get('/min-sentral/hospitering', kari)).html).toContain(`href="${aret}"`);
    expect((await site.get(`/nn${aret}`, kari, after)).html).toContain('Besøka i 2026');
  });
});
