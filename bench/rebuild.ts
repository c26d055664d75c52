// Working a whole edition out again from what it froze: every chapter, figure and verdict.
import path from 'node:path';
import { systemActor } from '../app/platform/actor.ts';
import { readConfig } from '../app/platform/config.server.ts';
import type { Ctx } from '../app/platform/context.ts';
import { openDatabase } from '../app/platform/database.server.ts';
import { createLog } from '../app/platform/log.server.ts';
import { loadApplication } from '../server/application.ts';
import { cloneDatabase, startTestPostgres } from '../testing/postgres.ts';
import { listPublishedReports } from '../app/features/reports/reports.server.ts';
import { rebuildEdition } from '../app/features/reports/report-editions.server.ts';
import { median, round } from './load.ts';

export interface RebuildResult {
  report: string;
  edition: number;
  /** Milliseconds, median. */
  rebuild: number;
  /** Demonstration answers of all years made, stored and counted, and the first edition judged and frozen: milliseconds, once. */
  firstStart: number;
  same: boolean;
}

export async function measureRebuild(): Promise<RebuildResult> {
  const postgres = await startTestPostgres();
  try {
    const clone = await cloneDatabase(postgres.url);
    const db = openDatabase(clone.url, () => {});
    try {
      const config = readConfig({ SCHEME: path.resolve('schemes/frisklivssentraler') });
      const application = await loadApplication();
      const services = await application.createServices(config, db, createLog({ logLevel: 'silent' }), { css: [], script: '', dev: false });
      const began = performance.now();
      await application.prepare(services, () => {});
      const firstStart = round(performance.now() - began, 0);
      const ctx: Ctx = { db, actor: systemActor('bench'), now: services.now(), requestId: 'bench', definitions: services.definitions };
      const [report] = await listPublishedReports(ctx);
      if (!report) throw new Error('no report is published: the bench needs another look');
      let same = true;
      const rebuild = await median(20, async () => {
        same &&= (await rebuildEdition(ctx, report.head.report, report.head.number))?.same === true;
      });
      if (!same) throw new Error('the rebuilt edition differs from the frozen one');
      return { report: report.head.report, edition: report.head.number, rebuild: round(rebuild), firstStart, same };
    } finally {
      await db.close();
    }
  } finally {
    await postgres.stop();
  }
}
