import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../testing/database.ts';
import type { TestDatabase } from '../../../../testing/database.ts';
import { startTrialSite, trialBrowser } from '../../../../testing/trial-site.ts';
import type { TrialSite } from '../../../../testing/trial-site.ts';
import { systemActor } from '../../../platform/actor.ts';
import { syncScheme } from '../../scheme/scheme.server.ts';
import { declareTopics } from '../enquiries.server.ts';
import { enquiriesRoutes } from '../routes.ts';

const now = new Date('2026-03-03T09:00:00Z');
let t: TestDatabase;
let site: TrialSite;
let page: ReturnType<typeof trialBrowser>;
beforeAll(async () => {
  t = await testDatabase();
  await syncScheme(t.ctx(systemActor('start')));
  site = await startTrialSite(t.db, enquiriesRoutes(), { definitions: t.ctx(systemActor('x')).definitions });
  page = trialBrowser(site.url);
});
afterAll(async () => {
  await site?.close();
  await t?.drop();
});

const text = 'Har dere kursmateriell på arabisk?';
const written = { navn: 'Marit Aune', epost: 'marit@senja.example', arbeidssted: 'healthy-life-centre', emne: 'Materiell', tekst: text, tema: 'languages', nettsted: '' };
const valueOf = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const enquiries = async (): Promise<number> => Number((await t.db.owner.query<{ n: string }>(`select count(*) as n from enquiry`)).rows[0]!.n);

/** The form as it is given out and filled in, and posted with a change of who is to answer. */
async function change(more: Record<string, string>): Promise<{ status: number; html: string; key: string }> {
  site.now = new Date(now.getTime() - 60_000);
  const html = await (await page.go('/spor-en-sentral?kommune=Senja')).text();
  site.now = now;
  const key = valueOf(html, 'nokkel');
  const answer = await page.go('/spor-en-sentral', { form: { kommune: 'Senja', sentral: 'senja', nokkel: key, laget: valueOf(html, 'laget'), ...written, ...more } });
  return { status: answer.status, html: await answer.text(), key };
}

describe('who answers, changed on the form', () => {
  it('is another centre when the municipality is another; everything typed stays, and nothing is sent, whichever button is pressed', async () => {
    const before = await enquiries();
    for (const press of [{}, { bytt: 'ja' }] as Record<string, string>[]) {
      const { status, html, key } = await change({ 'ny-kommune': 'Averøy', ...press });
      expect(status).toBe(200);
      expect(plain(html)).toContain('Kristiansund utviklingssentral svarer deg.');
      for (const typed of [written.navn, written.epost, text]) expect(html).toContain(typed);
      expect([valueOf(html, 'kommune'), valueOf(html, 'sentral'), valueOf(html, 'nokkel')]).toEqual(['Averøy', 'kristiansund', key]);
    }
    expect(await enquiries()).toBe(before);
  });
  it('asks which of two of one name is meant, with everything kept', async () => {
    const unclear = await change({ 'ny-kommune': 'Våler', bytt: 'ja' });
    expect(unclear.status).toBe(422);
    expect(unclear.html).toContain(text);
    const code = /id="ny-kommune-valgt-(\d{4})"/.exec(unclear.html)![1]!;
    const chosen = await change({ 'ny-kommune': 'Våler', 'ny-kommune-valgt': code, bytt: 'ja' });
    expect(chosen.status).toBe(200);
    expect(valueOf(chosen.html, 'kommune')).toBe(code);
    expect((await change({ 'ny-kommune': 'Ingensteds' })).status).toBe(422);
  });
  it('is a centre chosen for what it knows', async () => {
    await declareTopics(t.ctx({ kind: 'person', personId: 'k', name: 'K', grants: [{ role: 'coordinator', scope: 'modum' }] }, { now }), {
      centreId: 'modum',
      topics: ['languages'],
    });
    const { html } = await change({ 'ny-sentral': 'modum', bytt: 'ja' });
    expect(plain(html)).toContain('Du har selv valgt denne sentralen.');
    expect(html).toContain(text);
    expect(html).toMatch(/value="modum"[^>]*checked|checked=""[^>]*value="modum"/);
  });
});
