import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { demonstrationPeople } from './demonstration-seed.ts';
import { insertSeededPeople } from './person-store.server.ts';

export async function seedPeople(ctx: Ctx, centres: readonly { id: string; from: string }[]): Promise<number> {
  const first = centres.map((c) => c.from).toSorted()[0] ?? '2014-01-01';
  const people = demonstrationPeople(centres, first);
  return inTransaction(ctx, async (tx) => {
    const made = await insertSeededPeople(tx, people, ctx.now);
    if (made > 0) await recordAudit(tx, ctx, { action: 'person.seeded', subject: { kind: 'person', id: 'demonstration' }, after: { people: made } });
    return made;
  });
}
