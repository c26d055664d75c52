import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSeries } from '../app/features/indicators/indicators.server.ts';
import { seedDemonstrationAnswers } from '../app/features/questionnaires/demonstration.server.ts';
import { countOf } from '../app/features/questionnaires/tally.ts';
import { getTally } from '../app/features/questionnaires/questionnaires.server.ts';
import { syncScheme } from '../app/features/scheme/scheme.server.ts';
import { computeFigure } from '../app/features/figures/figures.server.ts';
import { systemActor } from '../app/platform/actor.ts';
import { inTransaction } from '../app/platform/database.server.ts';
import { loadDefinitions } from '../app/shell/definitions.server.ts';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

/** Nothing about one scheme is in the code: a scheme of another kind goes the same way, from its files to a figure. */
const definitions = loadDefinitions('.', 'testing/schemes/tiny');

describe('another scheme', () => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await testDatabase({ definitions });
    const ctx = t.ctx(systemActor('start'));
    await syncScheme(ctx);
    await seedDemonstrationAnswers(ctx);
  });
  afterAll(() => t?.drop());

  it('has its own centres, rounds and answers', async () => {
    expect(definitions.scheme.centres.map((c) => c.id)).toEqual(['bergen', 'sted', 'oslo']);
    const tally = await inTransaction(t.ctx(systemActor('test')), (tx) => getTally(tx, { years: [2020, 2021, 2024], basis: 'demonstration' }));
    expect(countOf(tally, 2021, 'kursdeltakere')).toMatchObject({ asked: 3, answered: 3, sum: 61 });
    expect(countOf(tally, 2021, 'kurstema').options['saar']).toBe(3);
    expect(countOf(tally, 2024, 'kursdeltakere').asked).toBe(2);
  });
  it('has its own figure, in which what was not offered is not asked', async () => {
    const ctx = t.ctx(systemActor('test'));
    const table = await inTransaction(ctx, (tx) => computeFigure(tx, ctx, 'kurstema', { from: 2020, to: 2022 }));
    const row = (id: string) => table.rows.find((r) => r.id === id)?.cells;
    expect(row('ernaering')?.[0]).toEqual({ none: 'not-asked' });
    expect(row('saar')?.[1]).toMatchObject({ value: 1, of: 3 });
    expect(table.title.nb).toBe('Hva kursene handlet om');
  });
  it('has its own published series', async () => {
    const ctx = t.ctx(systemActor('test'));
    const { points } = await inTransaction(ctx, (tx) => getSeries(tx, ctx, 'kurs.deltakere', { from: 2020, to: 2022 }));
    expect(points.map((p) => p.cell)).toEqual([{ value: 40 }, { value: 61 }, { none: 'not-answered' }]);
  });
});

describe('the code', () => {
  // A bank of ideas is what this system has for every scheme, at `/idebanken`; what one scheme calls its own stands in `ideas.yaml`, and nowhere here.
  it('names nothing of the scheme that is shipped with it', () => {
    const files = ['app', 'server', 'migrations'].flatMap((dir) =>
      readdirSync(dir, { recursive: true, encoding: 'utf8' })
        .filter((f) => /\.tsx?$/.test(f) && !f.includes('.test.'))
        .map((f) => path.join(dir, f)),
    );
    expect(files.length).toBeGreaterThan(100);
    const naming = files.filter((f) =>
      /friskliv|utviklingssentral|idébanken|healthy life|helsedirektorat|questback/i.test(readFileSync(f, 'utf8').replace("'schemes/frisklivssentraler'", '')),
    );
    expect(naming).toEqual([]);
  });
});
