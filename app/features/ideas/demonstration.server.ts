import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { systemActor } from '../../platform/actor.ts';
import type { Ctx, Definitions } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { drawPicture, pictureMime } from '../../platform/picture.server.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { insertRows, isAnythingThere, seededTables } from './inside/demonstration/demonstration-store.server.ts';
import { contributionsOf, usesOf } from './inside/demonstration/make-contributions.ts';
import { makeIdeas } from './inside/demonstration/make-ideas.ts';
import { ideaDemonstrationFile } from './inside/demonstration/settings-file.ts';
import type { IdeaDemonstration, MadeIdea } from './inside/demonstration/settings.ts';
import { insertIdeaFile } from './inside/files/file-store.server.ts';
import type { NewIdeaFile } from './inside/files/file-store.server.ts';
import { atHome, countMunicipalities } from './inside/use/counting.server.ts';

/**
 * The demonstration's ideas, one file each in `demonstration/ideas`, and their drawings in `demonstration/idea-pictures`; undefined for a scheme without.
 * @throws DefinitionError naming file, line and reason of every fault.
 */
export function loadIdeaDemonstration(dir: string, known: Pick<Definitions, 'scheme' | 'geography' | 'ideas'>): IdeaDemonstration | undefined {
  const folder = path.join(dir, 'demonstration', 'ideas');
  if (!known.scheme.demonstration || !existsSync(folder)) return undefined;
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const drawings = drawingsIn(path.join(dir, 'demonstration', 'idea-pictures'));
  return files.toSorted().map((name) => loadYaml(path.join(folder, name), ideaDemonstrationFile({ ...known, drawings }, name.slice(0, -'.yaml'.length))));
}
const drawingsIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(existsSync(folder) ? readdirSync(folder).map((file): [string, string] => [file, readFileSync(path.join(folder, file), 'utf8')]) : []);

/** The same every time, so that two databases made on the same day are alike. */
function idOf(...name: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(['ideas', ...name].join('|')).digest('hex'); // prettier-ignore
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Ideas in every state, as if they had been written, edited and kept true through the years. Once: where there is anything already, nothing is
 * done. What they are found by is made after, of all at once. As the system. @returns how many were written.
 */
export async function seedDemonstrationIdeas(given: Ctx): Promise<number> {
  const { ideaDemonstration: ideas, scheme, geography, ideas: rules } = given.definitions;
  if (!ideas) return 0;
  const ctx = { ...given, actor: systemActor('demonstration') };
  if (await inTransaction(ctx, isAnythingThere)) return 0;
  const pictures = await drawnFor(ideas);
  return inTransaction(ctx, async (tx) => {
    if (await isAnythingThere(tx)) return 0;
    const making = { scheme, geography, rules, now: ctx.now, idOf };
    const uses = (made: MadeIdea): number => countMunicipalities(ctx, made.content.municipality, usesOf(making, made));
    const rows = { ...makeIdeas(making, ideas, uses), idea_contribution: ideas.flatMap((made) => contributionsOf(making, made, atHome(ctx, made.content.municipality))) };
    for (const table of seededTables) {
      // A version has what the idea had before it.
      if (table === 'idea_version') for (const { of, ...file } of pictures) await insertIdeaFile(tx, idOf('idea', of), file, ctx.now);
      await insertRows(tx, table, rows[table]);
    }
    await recordAudit(tx, ctx, { action: 'demonstration.ideas-seeded', subject: { kind: 'scheme', id: scheme.id }, after: { ideas: ideas.length } });
    return ideas.length;
  });
}

/** Made to pictures as if somebody had sent them. `of`: the idea's name. */
async function drawnFor(ideas: IdeaDemonstration): Promise<(NewIdeaFile & { readonly of: string })[]> {
  const all = ideas.flatMap(({ name, life }) => life.pictures.map((picture) => ({ of: name, ...picture })));
  return Promise.all(
    all.map(async ({ of, file, alt, svg }) => {
      const { width, height, sizes } = await drawPicture(svg);
      return { of, kind: 'picture' as const, name: file.replace(/\.svg$/, '.webp'), alt, mime: pictureMime, measures: { width, height }, contents: sizes };
    }),
  );
}
