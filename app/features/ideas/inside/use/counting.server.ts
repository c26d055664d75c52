import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError } from '../../../../platform/errors.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { distinctMunicipalities, successorsAt } from '../../../geography/geography.ts';
import { asSystem } from '../life/deed.server.ts';
import { findHeir, selectVersions } from '../life/idea-query.server.ts';
import { touchUses } from '../life/others.server.ts';
import { firstDay } from './deed.server.ts';
import { selectContributions, selectUsedAfter, updateContribution } from './use-store.server.ts';
import type { Row } from './use-store.server.ts';

/** How many municipalities have used it. */

type Place = Pick<Row, 'municipality_code' | 'year' | 'month'>;
const dayOf = ({ year, month }: Place): string => firstDay(year ?? 0, month ?? 1);

/** Whether a use is of the municipality that the idea is from, by today's borders: also of what that has become, or was a part of. */
export function atHome({ definitions: { geography }, now }: Pick<Ctx, 'definitions' | 'now'>, own: string): (use: Place) => boolean {
  const today = norwegianDay(now);
  const area = (code: string, on?: string): string[] => (geography.municipalities.has(code) ? successorsAt(geography, code, today, on) : [code]);
  const home = new Set(area(own));
  return (use) => use.municipality_code === null || use.municipality_code === '' || area(use.municipality_code, dayOf(use)).some((code) => home.has(code));
}
/** Distinct municipalities by today's borders, without those that the idea itself is from. */
export function countMunicipalities(ctx: Pick<Ctx, 'definitions' | 'now'>, own: string, uses: readonly Place[]): number {
  const isAtHome = atHome(ctx, own);
  const others = uses.filter((u) => !isAtHome(u)).map((u) => ({ code: u.municipality_code ?? '', on: dayOf(u) }));
  return distinctMunicipalities(ctx.definitions.geography, others, { at: norwegianDay(ctx.now) }).length;
}

/** As its rows say it now, of the idea that it is read with: how many, and which are marked otherwise than they should be. As the system. */
async function counted(tx: Tx, ctx: Ctx, ideaId: string) {
  const heir = await findHeir(tx, ideaId);
  if (!heir) return undefined;
  const [version] = await selectVersions(tx, heir.id, 1);
  const own = version?.municipality.code ?? '';
  const isAtHome = atHome(ctx, own);
  const uses = (await selectContributions(tx, heir.id)).filter((c) => c.kind === 'use');
  return {
    heir,
    uses: countMunicipalities(
      ctx,
      own,
      uses.filter((u) => u.state === 'shown'),
    ),
    wrong: uses.filter((u) => u.at_home !== isAtHome(u)),
  };
}
/** Counted anew of the rows themselves, and told to the lists. Those at home are marked: the numbers leave them out as this does. */
export async function recountUses(tx: Tx, ctx: Ctx, ideaId: string): Promise<void> {
  await asSystem(tx, ctx, async (system) => {
    const now = await counted(tx, system, ideaId);
    if (!now) return;
    for (const { id, at_home: was } of now.wrong) await updateContribution(tx, id, { at_home: !was });
    await touchUses(tx, system, now.heir.id, now.uses);
  });
}
/** Borders move: what that makes of the counts, the night after. As the system. @returns how many ideas were counted anew */
export async function recountMoved(ctx: Ctx): Promise<number> {
  if (ctx.actor.kind !== 'system') throw new AppError('not-found');
  let moved = 0;
  let after = 0;
  for (;;) {
    const start = after;
    const batch = await inTransaction(ctx, (tx) => selectUsedAfter(tx, start));
    if (batch.length === 0) return moved;
    for (const { id, number } of batch) {
      after = number;
      await inTransaction(ctx, async (tx) => {
        const now = await counted(tx, ctx, id);
        if (!now || (now.wrong.length === 0 && now.uses === now.heir.uses)) return;
        moved += 1;
        await recountUses(tx, ctx, id);
      });
    }
  }
}
