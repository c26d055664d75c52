import path from 'node:path';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { DefinitionError, loadYaml } from '../../platform/yaml.server.ts';
import { recordAudit } from '../audit/audit.server.ts';
import type { Geography } from '../geography/geography.ts';
import { centresFile } from './inside/centres-file.ts';
import { schemeFile } from './inside/scheme-file.ts';
import { selectCentres, unlistCentres, upsertCentres } from './inside/scheme-store.server.ts';
import type { Scheme } from './scheme.ts';

/**
 * The scheme from `scheme.yaml` and `centres.yaml` in its folder, checked against each other and the geography.
 * @throws DefinitionError naming file, line and reason of every fault in both files.
 */
export function loadScheme(dir: string, geography: Geography): Scheme {
  const regions = new Set([...geography.counties.values()].map((c) => c.region));
  const scheme = attempt(() => loadYaml(path.join(dir, 'scheme.yaml'), schemeFile(regions)));
  const centres = attempt(() => loadYaml(path.join(dir, 'centres.yaml'), centresFile(geography, regions)));
  if (scheme instanceof DefinitionError || centres instanceof DefinitionError) {
    throw new DefinitionError([scheme, centres].flatMap((part) => (part instanceof DefinitionError ? part.faults : [])));
  }
  return { ...scheme, centres: centres.centres };
}

function attempt<T>(load: () => T): T | DefinitionError {
  try {
    return load();
  } catch (e) {
    if (e instanceof DefinitionError) return e;
    throw e;
  }
}

/**
 * Brings table `centre` in step with the files, so that other tables can refer to it. A centre that has left the files stays
 * as a row, unlisted. As the system only: row-level security refuses everybody else. Does nothing when nothing has changed.
 */
export async function syncScheme(ctx: Ctx): Promise<void> {
  const wanted = ctx.definitions.scheme.centres.map(({ id, name, demonstration }) => ({ id, name, demonstration }));
  await inTransaction(ctx, async (tx) => {
    const rows = await selectCentres(tx);
    const known = new Map(rows.map((r) => [r.id, r]));
    const changed = wanted.filter((c) => {
      const row = known.get(c.id);
      return row === undefined || !row.listed || row.name !== c.name || row.demonstration !== c.demonstration;
    });
    const gone = rows.filter((r) => r.listed && !wanted.some((c) => c.id === r.id)).map((r) => r.id);
    if (changed.length === 0 && gone.length === 0) return;
    await upsertCentres(tx, changed, ctx.now);
    await unlistCentres(tx, gone, ctx.now);
    await recordAudit(tx, ctx, { action: 'scheme.synced', subject: { kind: 'scheme', id: ctx.definitions.scheme.id }, after: { changed, gone } });
  });
}
