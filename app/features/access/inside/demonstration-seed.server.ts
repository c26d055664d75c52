import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { demonstrationEmployees, demonstrationPeople } from './demonstration-seed.ts';
import type { SeededPerson } from './demonstration-seed.ts';
import { insertSeededPeople } from './person-store.server.ts';

export function seedPeople(ctx: Ctx, centres: readonly { id: string; from: string }[]): Promise<number> {
  const first = centres.map((c) => c.from).toSorted()[0] ?? '2014-01-01';
  return seed(ctx, demonstrationPeople(centres, first));
}

/** From the day the demonstration begins: municipal accounts are new. */
export const seedEmployees = (ctx: Ctx): Promise<number> => seed(ctx, demonstrationEmployees(ctx.definitions.geography.municipalities, norwegianDay(ctx.now)));

const seed = (ctx: Ctx, people: readonly SeededPerson[]): Promise<number> =>
  inTransaction(ctx, async (tx) => {
    const made = await insertSeededPeople(tx, people, ctx.now);
    if (made > 0) await recordAudit(tx, ctx, { action: 'person.seeded', subject: { kind: 'person', id: 'demonstration' }, after: { people: made } });
    return made;
  });
