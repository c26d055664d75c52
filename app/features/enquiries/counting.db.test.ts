import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, coordinators, openCentres } from '../../../testing/enquiry-desk.ts';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { smallDefinitions } from '../../../testing/small-scheme.ts';
import { anonymous } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import {
  acceptReferral,
  addToEnquiry,
  answerEnquiry,
  assignEnquiry,
  closeEnquiry,
  describeEnquiry,
  discardEnquiry,
  eraseOwnEnquiry,
  noteOnEnquiry,
  referEnquiry,
  registerEnquiry,
  reopenEnquiry,
  returnReferral,
  takeUpAgain,
  withdrawEnquiry,
} from './enquiries.server.ts';
import { listEnquiryCounts } from './enquiry-indicators.server.ts';
import { selectLoads } from './inside/count-query.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
  await openCentres(t);
});
afterAll(() => t?.drop());

const centres = ['alfa', 'beta', 'gamma'] as const;
const deeds = [
  'answer',
  'answer-and-close',
  'note',
  'assign',
  'refer',
  'refer',
  'accept',
  'return',
  'return',
  'close',
  'discard',
  'take-up',
  'describe',
  'add',
  'withdraw',
  'reopen',
  'erase',
] as const;
const step = fc.record({ deed: fc.constantFrom(...deeds), which: fc.nat(3), to: fc.constantFrom(...centres), topics: fc.subarray(['paint', 'brushes']), days: fc.nat(20) });
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** One deed, by whoever's turn it is; what the rules refuse changes nothing. */
async function act({ deed, to, topics }: Step, one: { number: string; link: Actor }, now: Date): Promise<void> {
  const { rows } = await t.db.owner.query<{ centre_id: string }>(`select centre_id from enquiry where number = $1`, [one.number]);
  const centreId = rows[0]!.centre_id;
  const ctx = t.ctx(coordinators[centreId]!, { now });
  const asker = t.ctx(one.link, { now });
  const key = { centreId, number: one.number };
  switch (deed) {
    case 'answer':
    case 'answer-and-close':
      return void (await answerEnquiry(ctx, { ...key, text: 'x', guide: [], close: deed === 'answer-and-close', seen: 1000, told: true }));
    case 'note':
      return void (await noteOnEnquiry(ctx, { ...key, text: 'x' }));
    case 'assign':
      return void (await assignEnquiry(ctx, { ...key, to: ctx.actor.kind === 'person' ? ctx.actor.personId : null }));
    case 'refer':
      return void (await referEnquiry(ctx, { ...key, to, reason: 'x' }));
    case 'accept':
      return void (await acceptReferral(ctx, key));
    case 'return':
      return void (await returnReferral(ctx, { ...key, reason: 'x' }));
    case 'close':
      return void (await closeEnquiry(ctx, key));
    case 'discard':
      return void (await discardEnquiry(ctx, key));
    case 'take-up':
      return void (await takeUpAgain(ctx, key));
    case 'describe':
      return void (await describeEnquiry(ctx, { ...key, topics, workplace: 'shop', municipality: '4601' }));
    case 'add':
      return void (await addToEnquiry(asker, { text: 'x' }));
    case 'withdraw':
      return void (await withdrawEnquiry(asker));
    case 'reopen':
      return void (await reopenEnquiry(asker, { text: 'x' }));
    case 'erase':
      return void (await eraseOwnEnquiry(asker));
  }
}

/** Everything that is counted, counted again from the rows, one by one. */
const recount = `
  with kept as (select * from enquiry where state <> 'discarded'), facts as (
    select year, first_centre_id as centre, 'received' as measure, '' as item from kept
    union all select year, first_centre_id, 'answered', '' from kept where first_answered_at is not null
    union all select year, first_centre_id, 'referred', '' from kept where referred_at is not null
    union all select year, first_centre_id, 'first-answer', first_answer_days::text from kept where first_answer_days is not null
    union all select year, first_centre_id, 'workplace', workplace from kept
    union all select year, first_centre_id, 'municipality', municipality_code from kept
    union all select year, first_centre_id, 'week', to_char(asked_on, 'IYYY-"W"IW') from kept
    union all select year, first_centre_id, 'topic', t from kept, unnest(topics) t
    union all select k.year, c.centre_id, 'helped', '' from kept k join enquiry_credit c on c.enquiry_id = k.id
    union all select k.year, c.centre_id, 'topic-helped', t from kept k join enquiry_credit c on c.enquiry_id = k.id, unnest(k.topics) t
    union all select 0, centre_id, case when closed_at is null then 'open' else 'closed' end, state from enquiry
    union all select 0, r.from_centre_id, 'passed-on', '' from (select distinct on (enquiry_id, from_centre_id) * from enquiry_referral where outcome is distinct from 'returned' order by enquiry_id, from_centre_id, at desc) r
      join enquiry e on e.id = r.enquiry_id and e.centre_id <> r.from_centre_id
  ) select year, centre, measure, item, count(*)::int as n from facts group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

describe('the counts', () => {
  it('equal a recount by brute force after any sequence of deeds; each is counted once and held by one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const asked = [await ask(t), await ask(t, { centreId: 'beta', topics: ['paint', 'brushes'], municipality: '4601' })];
        let now = testNow;
        for (const one of steps) {
          now = new Date(now.getTime() + one.days * 3_600_000);
          await act(one, asked[one.which % asked.length]!, now);
        }
        const { rows: counted } = await t.db.owner.query(`select year, centre_id as centre, measure, item, n from enquiry_count where n <> 0 order by 1, 2, 3, 4`);
        const { rows: again } = await t.db.owner.query(recount);
        expect(counted).toEqual(again);
        const { rows } = await t.db.owner.query<{ wrong: number }>(
          `select count(*)::int as wrong from enquiry e where not e.centre_id = any (e.centres) or e.centre_id = any (e.passed_on)
            or (select count(*) from enquiry_referral r where r.enquiry_id = e.id and r.outcome is null) > 1
            or (e.first_answered_at is not null and not exists (select from enquiry_credit c where c.enquiry_id = e.id))
            or exists (select from enquiry_credit c where c.enquiry_id = e.id and not c.centre_id = any (e.centres))
            or (e.closed_at is not null and e.waits_since is not null and e.state <> 'discarded')`,
        );
        expect(rows[0]!.wrong).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it('are for everybody, by year, measure and centre, without what is zero', async () => {
    await registerEnquiry(t.ctx(coordinators['gamma']!), {
      centreId: 'gamma',
      channel: 'meeting',
      askedOn: '2024-05-13',
      municipality: '5001',
      workplace: 'shop',
      topics: ['paint'],
      language: 'nb',
      contact: { name: 'Ane', email: null, phone: null, workplaceName: null, subject: 'x' },
      text: 'x',
      answered: true,
      answer: '',
      sendLink: false,
    });
    const ctx = t.ctx(anonymous);
    const counts = await inTransaction(ctx, (tx) => listEnquiryCounts(tx, { from: 2024, to: 2024 }));
    expect(counts).toEqual(
      [
        ['answered', ''],
        ['first-answer', '0'],
        ['helped', ''],
        ['municipality', '5001'],
        ['received', ''],
        ['topic', 'paint'],
        ['topic-helped', 'paint'],
        ['week', '2024-W20'],
        ['workplace', 'shop'],
      ].map(([measure, item]) => ({ year: 2024, centreId: 'gamma', measure, item, n: 1 })),
    );
    expect(await inTransaction(ctx, (tx) => listEnquiryCounts(tx, { from: 0, to: 2024, measures: ['received', 'open'], centreId: 'gamma' }))).toHaveLength(1);
    expect(await inTransaction(ctx, (tx) => listEnquiryCounts(tx, { from: 2024, to: 2024, demonstration: false }))).toEqual([]);
    const { rows } = await t.db.owner.query(`select centre_id as "centreId", count(*)::int as open from enquiry where closed_at is null group by 1 order by 1`);
    expect(await inTransaction(ctx, selectLoads)).toEqual(rows);
  });
});
