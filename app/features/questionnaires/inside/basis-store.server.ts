import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Basis } from '../departures.ts';
import type { QuestionnaireTables } from './questionnaire-tables.ts';
import { actorName } from './response-store.server.ts';

export type NewBasis = Pick<Basis, 'question' | 'how' | 'facts' | 'refs'>;

/** Keeps what answers were made of, with the version they were saved in. */
export async function insertBases(tx: Tx, ctx: Pick<Ctx, 'actor' | 'now'>, at: { centreId: string; year: number; version: number }, bases: readonly NewBasis[]): Promise<void> {
  if (bases.length === 0) return;
  await tablesOf<QuestionnaireTables>(tx)
    .insertInto('response_basis')
    .values(
      bases.map(({ question, how, facts, refs }) => ({
        centre_id: at.centreId,
        year: at.year,
        question,
        version: at.version,
        how,
        actor: actorName(ctx.actor),
        at: ctx.now,
        facts: JSON.stringify(facts),
        refs: JSON.stringify(refs),
      })),
    )
    .execute();
}
