import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { refreshIdeaIndex } from '../app/features/ideas/idea-search.server.ts';
import type { IdeaContent, Level } from '../app/features/ideas/idea.ts';
import { municipalityAt } from '../app/features/geography/geography.ts';
import { systemActor } from '../app/platform/actor.ts';
import type { TestDatabase } from './database.ts';

/** Published ideas as rows, for what reads them: no draft, no course, nobody who wrote them. */

export interface Shelved {
  readonly content: IdeaContent;
  readonly level?: Level;
  readonly size?: string;
  readonly uses?: number;
  /** ISO date. */
  readonly published?: string;
  readonly silentFrom?: string;
  readonly demonstration?: boolean;
}

/** @returns the number of each, in their order. The index is made of them. */
export async function shelve(t: TestDatabase, ideas: readonly Shelved[]): Promise<number[]> {
  const ctx = t.ctx(systemActor('test'));
  const numbers: number[] = [];
  for (const { content, level = 'tried', size = content.size, uses = 0, published = '2026-01-10', silentFrom = '2028-03-10', demonstration = true } of ideas) {
    const id = crypto.randomUUID();
    const place = content.municipality === '' ? undefined : municipalityAt(ctx.definitions.geography, content.municipality, `${content.year ?? 2024}-06-01`);
    const { rows } = await t.db.owner.query<{ number: number }>(
      `insert into idea (id, once, demonstration, holder_kind, link_hash, standing, confirmed_level, created_at, published_at, changed_at, confirmed_on, review_by, silent_from, uses)
        values ($1, $1, $2, 'link', $1, 'published', $3, $4::timestamptz, $4::timestamptz, $4::timestamptz, $4::date, $5::date - 60, $5::date, $6) returning number`,
      [id, demonstration, level, published, silentFrom, uses],
    );
    await t.db.owner.query(
      `insert into idea_version (idea_id, n, content, level, size, municipality_code, municipality_name, county_code, county_name, region, published_at, change_note, editor_centre_id)
        values ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', (select min(id) from centre))`,
      [
        id,
        JSON.stringify(content),
        level,
        size,
        content.municipality,
        place?.name ?? '',
        place?.county.code ?? '',
        place?.county.name ?? '',
        place?.county.region ?? '',
        published,
      ],
    );
    numbers.push(rows[0]!.number);
  }
  await t.db.owner.query('delete from idea_index_state');
  await refreshIdeaIndex(ctx);
  return numbers;
}

const folder = path.resolve('schemes/frisklivssentraler/demonstration/ideas');
interface Written extends Omit<IdeaContent, 'sections' | 'claimedLevel' | 'licence' | 'known' | 'reference'>, Record<'need' | 'did' | 'outcome' | 'differently', string> {
  level: Level;
  known?: string;
  reference?: string;
  life?: { state?: string };
}
/** The demonstration's ideas, by the names of their files, as if each were published; but for the one that is another. */
export function demonstrationIdeas(): Map<string, Shelved> {
  const all = readdirSync(folder).flatMap((file): [string, Shelved][] => {
    const { need, did, outcome, differently, level, life, known = '', reference = '', ...rest } = parse(readFileSync(path.join(folder, file), 'utf8')) as Written;
    if (life?.state === 'merged') return [];
    return [[file.replace('.yaml', ''), { content: { ...rest, known, reference, licence: 'cc-by-4', claimedLevel: level, sections: { need, did, outcome, differently } }, level }]];
  });
  return new Map(all);
}
