import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import type { TestDatabase } from '../../testing/database.ts';
import { anonymous } from './actor.ts';
import { takeTurn } from './rate-limit.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t?.drop());

const at = (time: string, who: string, purpose = 'ask') => takeTurn(t.ctx(anonymous, { now: new Date(time) }), { purpose, who });
async function allowed(n: number, time: string, who: string): Promise<number> {
  let count = 0;
  for (let i = 0; i < n; i++) if (await at(time, who)) count++;
  return count;
}

describe('how often one address may write', () => {
  it('is twenty times in an hour, then not before the next', async () => {
    expect(await allowed(25, '2026-03-02T10:10:00Z', '192.0.2.1')).toBe(20);
    expect(await at('2026-03-02T10:59:59Z', '192.0.2.1')).toBe(false);
    expect(await at('2026-03-02T11:00:00Z', '192.0.2.1')).toBe(true);
  });
  it('is sixty times in a day, refused tries among them', async () => {
    let count = 0;
    for (let hour = 10; hour < 18; hour++) count += await allowed(15, `2026-03-03T${hour}:00:00Z`, '192.0.2.2');
    expect(count).toBe(60);
    expect(await at('2026-03-04T10:00:00Z', '192.0.2.2')).toBe(true);
  });
  it('is counted for each address and each purpose by itself', async () => {
    expect(await allowed(21, '2026-03-05T10:00:00Z', '192.0.2.3')).toBe(20);
    expect(await at('2026-03-05T10:00:00Z', '192.0.2.4')).toBe(true);
    expect(await at('2026-03-05T10:00:00Z', '192.0.2.3', 'visit')).toBe(true);
  });
  it('is counted for the whole network of an IPv6 customer', async () => {
    for (let i = 0; i < 20; i++) expect(await at('2026-03-06T10:00:00Z', `2001:db8:0:1::${i + 1}`)).toBe(true);
    expect(await at('2026-03-06T10:00:00Z', '2001:db8::1:aaaa:bbbb:cccc:dddd')).toBe(false);
    expect(await at('2026-03-06T10:00:00Z', '2001:db8:0:2::1')).toBe(true);
  });
  it('keeps no address, and nothing for longer than a day', async () => {
    await at('2026-03-08T10:00:00Z', '192.0.2.9');
    const { rows } = await t.db.owner.query<{ key: string; began_at: Date }>(`select * from rate_window`);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.key).toMatch(/^[\da-f]{64}$/);
      expect(row.began_at.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-07T10:00:00Z'));
    }
  });
});
