import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../testing/database.ts';
import { ask as askEnquiry } from '../../testing/enquiry-desk.ts';
import { ask as askVisit, visitDatabase } from '../../testing/visits.ts';
import { anonymous } from '../platform/actor.ts';
import type { Services } from '../platform/context.ts';
import { runCommand } from './commands.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await visitDatabase();
});
afterAll(() => t?.drop());

const run = (...argv: string[]): ReturnType<typeof runCommand> => {
  const { db, now, definitions } = t.ctx(anonymous);
  return runCommand({ db, definitions, now: () => now } as Services, argv);
};
const persons = async (): Promise<unknown> =>
  (
    await t.db.owner.query(`select (select count(*)::int from enquiry_contact) as enquiries, (select count(*)::int from visit_contact) as visits,
    (select sum(n)::int from enquiry_count where measure = 'received') as received`)
  ).rows[0];

describe('erase-again', () => {
  it('takes the persons of what is named, open or not, once, and leaves the others and the count', async () => {
    const gone = await askEnquiry(t, {});
    await askEnquiry(t, {});
    const visit = await askVisit((actor) => t.ctx(actor));
    expect(await persons()).toEqual({ enquiries: 2, visits: 1, received: 2 });
    expect(await run('erase-again', gone.number, visit.number)).toEqual({ ok: true, lines: ['2 erased'] });
    expect(await persons()).toEqual({ enquiries: 1, visits: 0, received: 2 });
    expect(await run('erase-again', gone.number, '2026-9999')).toMatchObject({
      ok: false,
      lines: ['0 erased', expect.stringContaining(gone.number), expect.stringContaining('2026-9999')],
    });
    expect(await run('erase-again')).toMatchObject({ ok: false });
  });
});
