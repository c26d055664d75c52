import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { startTrialSite, trialBrowser } from '../../../testing/trial-site.ts';
import type { TrialSite } from '../../../testing/trial-site.ts';
import { systemActor } from '../../platform/actor.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { enquiriesRoutes } from './routes.ts';

let t: TestDatabase;
let site: TrialSite;
beforeAll(async () => {
  t = await testDatabase();
  const ctx = t.ctx(systemActor('start'));
  await syncScheme(ctx);
  const { scheme } = ctx.definitions;
  const indefinite = { nb: 'et senter', nn: 'eit senter', en: 'an office' };
  site = await startTrialSite(t.db, enquiriesRoutes(), { definitions: { ...ctx.definitions, scheme: { ...scheme, centreName: { ...scheme.centreName, indefinite } } } });
});
afterAll(async () => {
  await site?.close();
  await t?.drop();
});

it.each([
  ['/spor-en-sentral', 'Spør et senter'],
  ['/nn/spor-en-sentral?kommune=Senja', 'Spør eit senter'],
  ['/en/spor-en-sentral', 'Ask an office'],
])('%s gives a centre the article of its gender, whatever the scheme calls one', async (address, title) => {
  expect(await (await trialBrowser(site.url).go(address)).text()).toContain(title);
});
