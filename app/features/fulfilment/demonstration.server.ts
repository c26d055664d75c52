import { existsSync } from 'node:fs';
import path from 'node:path';
import { systemActor } from '../../platform/actor.ts';
import type { Ctx, Definitions } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { norwegianYear } from '../../platform/locale.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import { findPersonNames } from '../access/access.server.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { isMissing } from './fulfilment.ts';
import { demonstrationFile } from './inside/demonstration-file.ts';
import type { FulfilmentDemonstration } from './inside/demonstration-file.ts';
import { insertEntry, selectEntries } from './inside/fulfilment-store.server.ts';
import { readYear } from './inside/reading.server.ts';

declare module '../../platform/context.ts' {
  interface Definitions {
    readonly fulfilmentDemonstration: FulfilmentDemonstration | undefined;
  }
}

/** What is said about tasks in the demonstration, from `demonstration/fulfilment.yaml`; undefined for a scheme without. @throws DefinitionError */
export function loadFulfilmentDemonstration(dir: string, known: Pick<Definitions, 'scheme'>): FulfilmentDemonstration | undefined {
  const file = path.join(dir, 'demonstration', 'fulfilment.yaml');
  return known.scheme.demonstration && existsSync(file) ? loadYaml(file, demonstrationFile(known)) : undefined;
}

/** The demonstration's officer, who does the authority's part. */
const officer = 'demo-jonas-lie-berg';
const dayMillis = 86_400_000;

/** Words about last year's tasks, where one lacks something. Once, after the registers and the answers. As the system. @returns how many were written */
export async function seedDemonstrationTaskWords(given: Ctx): Promise<number> {
  const settings = given.definitions.fulfilmentDemonstration;
  if (!settings) return 0;
  const ctx = { ...given, actor: systemActor('demonstration') };
  const year = norwegianYear(ctx.now) - 1;
  return inTransaction(ctx, async (tx) => {
    if ((await selectEntries(tx, { from: 0, to: 9999 })).length > 0) return 0;
    const made = await writeWords(tx, ctx, settings, year);
    if (made > 0) await recordAudit(tx, ctx, { action: 'demonstration.task-words-seeded', subject: { kind: 'demonstration', id: 'task-words' }, after: { year, made } });
    return made;
  });
}

async function writeWords(tx: Tx, ctx: Ctx, { words }: FulfilmentDemonstration, year: number): Promise<number> {
  const found = await readYear(tx, ctx, { year });
  const idOf = (centre: string, by: string): string => (by === 'officer' ? officer : `demo-${centre}-${by}`);
  const names = await findPersonNames(
    tx,
    words.flatMap(({ centre, said }) => said.map(({ by }) => idOf(centre, by))),
  );
  let made = 0;
  for (const { centre, task, said } of words) {
    const one = found?.centres.find((c) => c.centre.id === centre)?.tasks.find((t) => t.task.number === task);
    if (!one || !isMissing(one.cell, one.standing)) continue;
    for (const [i, { kind, by, daysAgo, text }] of said.entries()) {
      const byId = idOf(centre, by);
      const at = new Date(ctx.now.getTime() - daysAgo * dayMillis);
      await insertEntry(tx, { centreId: centre, year, task }, { n: i + 1, kind, text, at, byId, by: names.get(byId) ?? byId, basis: { state: one.cell.state, n: one.cell.n } });
      made += 1;
    }
  }
  return made;
}
