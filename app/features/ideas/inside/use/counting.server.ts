import type { Ctx } from '../../../../platform/context.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { distinctMunicipalities, successorsAt } from '../../../geography/geography.ts';
import { asSystem } from '../life/deed.server.ts';
import { findIdea, selectVersions } from '../life/idea-query.server.ts';
import { touchUses } from '../life/others.server.ts';
import { selectContributions } from './use-store.server.ts';
import type { Row } from './use-store.server.ts';

/** How many municipalities have used it. */

const firstDay = (year: number, month: number): string => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;

/** Distinct municipalities by today's borders, without those that the idea itself is from. */
export function countMunicipalities(ctx: Pick<Ctx, 'definitions' | 'now'>, own: string, uses: readonly Pick<Row, 'municipality_code' | 'year' | 'month'>[]): number {
  const { geography } = ctx.definitions;
  const today = norwegianDay(ctx.now);
  const area = (code: string, on?: string): string[] => (geography.municipalities.has(code) ? successorsAt(geography, code, today, on) : [code]);
  const home = new Set(area(own));
  const others = uses.flatMap((u) => {
    const code = u.municipality_code ?? '';
    const on = firstDay(u.year ?? 0, u.month ?? 1);
    return code === '' || area(code, on).some((c) => home.has(c)) ? [] : [{ code, on }];
  });
  return distinctMunicipalities(geography, others, { at: today }).length;
}

/** Counted anew of the rows themselves, and told to the lists. */
export async function recountUses(tx: Tx, ctx: Ctx, ideaId: string): Promise<void> {
  await asSystem(tx, ctx, async (system) => {
    const idea = await findIdea(tx, ideaId);
    if (!idea) return;
    const heir = idea.mergedInto ?? idea.id;
    const [version] = await selectVersions(tx, heir, 1);
    const shown = (await selectContributions(tx, heir)).filter((c) => c.kind === 'use' && c.state === 'shown');
    await touchUses(tx, system, heir, countMunicipalities(ctx, version?.municipality.code ?? '', shown));
  });
}
