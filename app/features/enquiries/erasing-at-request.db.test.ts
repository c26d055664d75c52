import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { ask, openCentres } from '../../../testing/enquiry-desk.ts';
import { kari, liv, ola, smallDefinitions } from '../../../testing/small-scheme.ts';
import { closeEnquiry, getEnquiryCase } from './enquiries.server.ts';
import { eraseAtRequest } from './inside/erase.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
  await openCentres(t);
});
afterAll(() => t?.drop());

it('an asker who telephones is erased by the centre that has the enquiry, only when it is closed, and the log says by whom', async () => {
  const { number } = await ask(t);
  const key = { centreId: 'alfa', number };
  expect(await eraseAtRequest(t.ctx(kari), key)).toEqual({ ok: false, reason: 'not-closed' });
  await closeEnquiry(t.ctx(kari), key);
  await expect(eraseAtRequest(t.ctx(ola), { ...key, centreId: 'beta' })).rejects.toMatchObject({ code: 'not-found' });
  await expect(eraseAtRequest(t.ctx(liv), key)).rejects.toMatchObject({ code: 'not-found' });
  expect(await eraseAtRequest(t.ctx(kari), key)).toEqual({ ok: true });
  const { contact, messages, enquiry } = await getEnquiryCase(t.ctx(kari), 'alfa', number);
  expect([contact, messages, enquiry.erasedAt !== null]).toEqual([undefined, [], true]);
  const { rows } = await t.db.owner.query(`select actor_id from audit_event where action = 'enquiry.erased' and subject_id = $1`, [number]);
  expect(rows).toEqual([{ actor_id: kari.kind === 'person' ? kari.personId : '' }]);
  expect(await eraseAtRequest(t.ctx(kari), key)).toEqual({ ok: false, reason: 'erased' });
});
