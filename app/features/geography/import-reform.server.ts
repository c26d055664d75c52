import path from 'node:path';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { AppError } from '../../platform/errors.ts';
import { DefinitionError, readDefinitionText } from '../../platform/yaml.server.ts';
import { countiesAt, municipalitiesAt, municipalityName, successorsAt } from './geography.ts';
import type { Geography } from './geography.ts';
import { loadGeography } from './geography.server.ts';
import { insertChangeFile, lockChangeFiles, readChangeFiles } from './inside/change-file-store.server.ts';
import type { Fault } from './inside/facts.ts';
import { parseReform } from './reforms.server.ts';
import { applyReform } from './reforms.ts';
import type { Change } from './reforms.ts';

/** The change files imported so far, in order, for `loadGeography`. Anybody may read them: the facts of data/ are open too. */
export const listChangeFiles = (ctx: Pick<Ctx, 'db' | 'actor'>): Promise<{ file: string; text: string }[]> => inTransaction(ctx, readChangeFiles);

export interface ReformFile {
  /** Only named. */
  readonly name: string;
  readonly text: string;
  /** Check everything, keep nothing. */
  readonly dryRun: boolean;
  /** The folder of facts the changes come on top of. */
  readonly dataDir: string;
}
export type ReformOutcome = { readonly ok: true; readonly summary: readonly string[] } | { readonly ok: false; readonly faults: readonly Pick<Fault, 'line' | 'reason'>[] };

/**
 * Keeps a reform, all or nothing; in force from the next start on. Checked on top of data/ and all reforms before it.
 * @throws AppError for everybody but the system itself (the command line).
 */
export async function importReform(ctx: Ctx, { name, text, dryRun, dataDir }: ReformFile): Promise<ReformOutcome> {
  if (ctx.actor.kind !== 'system') throw new AppError('not-found');
  return inTransaction(ctx, async (tx): Promise<ReformOutcome> => {
    await lockChangeFiles(tx);
    const before = await readChangeFiles(tx);
    if (before.some((b) => b.text === text)) return { ok: false, faults: [{ line: 1, reason: 'this very file has already been imported' }] };
    const geo = loadGeography(dataDir, before);
    const parsed = parseReform(text, name);
    if (!parsed.ok) return parsed;
    const applied = applyReform(geo, parsed.changes);
    if (!applied.ok) return applied;
    if (!dryRun) await insertChangeFile(tx, { name, content: text, imported_at: ctx.now });
    return { ok: true, summary: summarise(geo, applied.geography, parsed.changes) };
  });
}

/** What the reform does, for a person to check before it is kept. */
function summarise(before: Geography, after: Geography, changes: readonly Change[]): string[] {
  return [...new Set(changes.map((c) => c.on))].toSorted().flatMap((date) => {
    const was = new Set(municipalitiesAt(before, date).map((m) => m.code));
    const ended = [...was].filter((code) => !municipalitiesAt(after, date).some((m) => m.code === code));
    return [
      `${date}: ${municipalitiesAt(after, date).length} municipalities (${was.size} without this file), ${countiesAt(after, date).length} counties (${countiesAt(before, date).length})`,
      ...ended.map(
        (code) =>
          `  ${code} ${municipalityName(after, code, date)} becomes ${successorsAt(after, code, date)
            .map((to) => `${to} ${municipalityName(after, to, date)}`)
            .join(', ')}`,
      ),
      ...changes.flatMap((c) =>
        c.on !== date
          ? []
          : c.kind === 'name'
            ? [`  ${c.code} is called ${municipalityName(after, c.code, date)}`]
            : c.kind === 'governor'
              ? [`  county ${c.county} is served by ${c.name}`]
              : [],
      ),
    ];
  });
}

/** `import-reform FILE [--dry-run]` of the command line: what to print. `file`: an absolute path, or from the checkout. */
export async function importReformCommand(ctx: Ctx, { file, dryRun }: { readonly file: string; readonly dryRun: boolean }): Promise<{ ok: boolean; lines: readonly string[] }> {
  const name = path.basename(file);
  let text: string;
  try {
    text = readDefinitionText(file);
  } catch (e) {
    if (e instanceof DefinitionError) return { ok: false, lines: [e.message] };
    throw e;
  }
  const outcome = await importReform(ctx, { name, text, dryRun, dataDir: path.resolve('data') });
  if (!outcome.ok) return { ok: false, lines: [...outcome.faults.map((f) => `${name}:${f.line}: ${f.reason}`), 'Nothing was imported.'] };
  return { ok: true, lines: [...outcome.summary, dryRun ? 'Nothing was kept: this was a dry run.' : 'Imported. It is in force from the next start on.'] };
}
