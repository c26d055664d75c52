import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, openCentres } from '../../../testing/enquiry-desk.ts';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, ola, siv, smallDefinitions } from '../../../testing/small-scheme.ts';
import { addToEnquiry, assignEnquiry, closeEnquiry, listInbox, noteOnEnquiry, referEnquiry } from './enquiries.server.ts';
import { boxes } from './enquiry.ts';
import type { Box, InboxFilter } from './enquiry.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
  await openCentres(t);
});
afterAll(() => t?.drop());

const hours = (n: number): Date => new Date(testNow.getTime() + n * 3_600_000);
const numbers = async (filter: InboxFilter): Promise<string[]> => (await listInbox(t.ctx(kari), 'alfa', filter)).lines.map((l) => l.enquiry.number);

describe('searching', () => {
  it('finds inflected forms, names, workplaces and numbers, and what was added or noted later', async () => {
    const paint = await ask(t, { subject: 'Barnehagene trenger maling', text: 'Hvilke kommuner har prøvd kursene for veiledere?' });
    const other = await ask(t, { subject: 'Pensel', text: 'Om noe annet', contact: { name: 'Oddvar Ås', email: 'o@x.example', workplaceName: 'Vestnes kommune' } });
    for (const words of ['barnehage', 'barnehagen', 'kommune prøvd', 'kurset', 'veilederen', '"trenger maling"', paint.number, paint.number.slice(5), 'MALING'])
      expect(await numbers({ box: 'new', search: words })).toContain(paint.number);
    for (const words of ['vestnes', 'oddvar ås', 'pensel -maling']) expect(await numbers({ box: 'new', search: words })).toEqual([other.number]);
    expect(await numbers({ box: 'new', search: 'linolje' })).toEqual([]);
    await addToEnquiry(t.ctx(paint.link), { text: 'Gjerne med linolje' });
    await noteOnEnquiry(t.ctx(kari), { centreId: 'alfa', number: other.number, text: 'Ring tilbake om linoljen' });
    expect((await numbers({ box: 'new', search: 'linoljer' })).toSorted()).toEqual([paint.number, other.number].toSorted());
    // Words in a query language, or none at all, are no error.
    for (const words of ['', '   ', '"', "'; drop table enquiry; --", '& | !', ':*', '\\', 'a\0b', 'x'.repeat(5000), 'og', '🙂'])
      await expect(listInbox(t.ctx(kari), 'alfa', { box: 'new', search: words })).resolves.toBeDefined();
    // Another centre finds none of it.
    expect((await listInbox(t.ctx(ola), 'beta', { box: 'new', search: 'linolje' })).lines).toEqual([]);
  });
});

describe('an inbox', () => {
  it('counts its boxes as it lists them, and filters by topic, person and age', async () => {
    const [first, second, third] = [await ask(t, { topics: ['brushes'] }, { now: hours(-24 * 20) }), await ask(t), await ask(t)];
    await assignEnquiry(t.ctx(kari), { centreId: 'alfa', number: first.number, to: 'kari' });
    await assignEnquiry(t.ctx(kari), { centreId: 'alfa', number: second.number, to: 'siv' });
    await referEnquiry(t.ctx(kari), { centreId: 'alfa', number: third.number, to: 'beta', reason: 'x' });
    const all = Object.fromEntries(await Promise.all(boxes.map(async (box): Promise<[Box, string[]]> => [box, await numbers({ box })])));
    expect(all).toMatchObject({ mine: [first.number], open: [first.number, second.number], referred: [third.number], closed: [], waiting: [] });
    const { counts, lines } = await listInbox(t.ctx(kari), 'alfa', { box: 'open' });
    for (const box of boxes) expect(counts[box]).toBe(all[box]!.length);
    expect(lines).toMatchObject([
      { enquiry: { number: first.number }, subject: 'Maling som tåler barn', assigneeName: 'Kari Nes', age: { workingDays: 15, late: true }, referredFrom: null },
      { assigneeName: 'Siv Hagen', age: { workingDays: 0, late: false } },
    ]);
    expect((await listInbox(t.ctx(siv), 'alfa', { box: 'mine' })).lines.map((l) => l.enquiry.number)).toEqual([second.number]);
    expect(await numbers({ box: 'open', topic: 'brushes' })).toEqual([first.number]);
    expect(await numbers({ box: 'open', assignee: 'siv' })).toEqual([second.number]);
    expect(await numbers({ box: 'open', assignee: 'none' })).toEqual([]);
    expect(await numbers({ box: 'open', lateOnly: true })).toEqual([first.number]);
    await closeEnquiry(t.ctx(kari), { centreId: 'alfa', number: first.number });
    expect(await numbers({ box: 'closed' })).toEqual([first.number]);
  });

  it('turns its pages without losing or doubling one, also when many came at the same moment', async () => {
    await fill(t, 'gamma', 400);
    const eva = { kind: 'person', personId: 'eva', name: 'Eva Lie', grants: [{ role: 'coordinator', scope: 'gamma' }] } as const;
    for (const box of ['new', 'closed', 'referred', 'waiting'] as const) {
      const seen: string[] = [];
      let after: string | undefined;
      let counted = 0;
      do {
        const page = await listInbox(t.ctx(eva), 'gamma', { box, after });
        seen.push(...page.lines.map((l) => l.enquiry.id));
        counted = page.counts[box];
        after = page.next;
      } while (after !== undefined);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(counted);
      expect(seen.length).toBeGreaterThan(25);
    }
    expect((await listInbox(t.ctx(eva), 'gamma', { box: 'new', after: 'nonsense' })).lines).toHaveLength(25);
  });
});

/** Enquiries of one centre in every state, many at the same moment; a fifth has been passed on to alfa. */
async function fill(on: TestDatabase, centre: string, n: number): Promise<void> {
  await on.db.owner.query(
    `insert into enquiry (id, number, year, demonstration, centre_id, first_centre_id, centres, passed_on, channel, municipality_code, workplace, topics, language, state, asked_at, asked_on, held_since, waits_since, closed_at)
      select gen_random_uuid(), '2023-' || i, 2023, true, case when i % 5 = 0 then 'alfa' else $1 end, $1, array[$1, 'alfa'], case when i % 5 = 0 then array[$1] else '{}' end, 'phone', '5001', 'shop', '{paint}', 'nb',
        (array['new', 'open', 'waiting', 'closed', 'withdrawn'])[1 + i / 5 % 5], '2023-03-01T10:00:00.123456Z'::timestamptz + (i / 40) * interval '1 minute', '2023-03-01', '2023-03-01', null,
        case when i / 5 % 5 > 2 then '2023-04-01'::timestamptz end
      from generate_series(1000, 999 + $2::int) i`,
    [centre, n],
  );
  await on.db.owner.query(
    `insert into enquiry_referral (id, enquiry_id, from_centre_id, to_centre_id, kind, reason, by_id, by_name, at, outcome, outcome_at)
      select gen_random_uuid(), id, $1, 'alfa', 'referral', 'x', 'eva', 'Eva', '2023-03-02', 'accepted', '2023-03-02' from enquiry where $1 = any (passed_on)`,
    [centre],
  );
}
