import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { startTrialSite, trialBrowser } from '../../../testing/trial-site.ts';
import type { TrialSite } from '../../../testing/trial-site.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { declareTopics } from './enquiries.server.ts';
import { enquiriesRoutes } from './routes.ts';

const now = new Date('2026-03-03T09:00:00Z');
const coordinator = (centre: string): Actor => ({ kind: 'person', personId: `k-${centre}`, name: `Koordinator i ${centre}`, grants: [{ role: 'coordinator', scope: centre }] });

let t: TestDatabase;
let site: TrialSite;
let page: ReturnType<typeof trialBrowser>;
beforeAll(async () => {
  t = await testDatabase();
  await syncScheme(t.ctx(systemActor('start')));
  site = await startTrialSite(t.db, enquiriesRoutes(), { definitions: t.ctx(systemActor('x')).definitions });
  site.now = now;
  page = trialBrowser(site.url);
});
afterAll(async () => {
  await site?.close();
  await t?.drop();
});

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ');
const read = async (address: string): Promise<string> => {
  const answer = await page.go(address);
  expect(answer.status).toBe(200);
  return answer.text();
};
const valueOf = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const ctxOf = (actor: Actor): Ctx => t.ctx(actor, { now });

describe('whom to ask', () => {
  it('is found by a former name, and the page says what it is now, who answers, and why', async () => {
    const text = plain(await read('/spor-en-sentral?kommune=Lenvik'));
    expect(text).toContain('Lenvik er nå en del av Senja.');
    expect(text).toContain('2 sentraler har ansvar for Senja. Hvem vil du spørre?');
    expect(text).toContain('Senja er selv vertskommune for sentralen.');
  });
  it('needs no choice where one is responsible', async () => {
    const html = await read('/spor-en-sentral?kommune=%C3%98rskog');
    const text = plain(html);
    expect(text).toContain('Ørskog er nå en del av Ålesund. Ålesund ligger i Møre og Romsdal.');
    expect(text).toContain('Kristiansund utviklingssentral svarer deg.');
    expect(text).toContain('Sentralen ligger i samme fylke, Møre og Romsdal.');
    expect(html).toContain('<input type="hidden" name="sentral" value="kristiansund"/>');
  });
  it('is the asker’s choice where several are responsible, each with its reason', async () => {
    const text = plain(await read('/nn/spor-en-sentral?kommune=Troms%C3%B8'));
    expect(text).toMatch(/\d sentralar har ansvar for .*Tromsø.* Kven vil du spørje\?/);
    expect(text).toContain('Sentralen ligg i same fylke, ');
  });
  it('lets the asker say which of two of one name is meant', async () => {
    const html = await read('/spor-en-sentral?kommune=V%C3%A5ler');
    expect(plain(html)).toContain('2 kommuner passer. Hvilken mener du?');
    const link = /href="(\/spor-en-sentral\?kommune=\d+)"/.exec(html)![1]!;
    expect(plain(await read(link))).toContain('svarer deg.');
  });
  it('helps with a name that is none, harmlessly', async () => {
    const html = await read(`/spor-en-sentral?kommune=${encodeURIComponent('<script>x</script>')}`);
    expect(html).not.toContain('<script>x');
    expect(plain(html)).toContain('Vi finner ingen kommune som heter');
    expect(plain(await read('/spor-en-sentral?kommune='))).toContain('Skriv navnet på kommunen du arbeider i.');
  });
  it('can be chosen by topic, wherever one works', async () => {
    await declareTopics(ctxOf(coordinator('modum')), { centreId: 'modum', topics: ['languages'] });
    const start = await read('/spor-en-sentral?kommune=Senja&tema=');
    expect(plain(start)).toContain('Materiell på flere språk');
    const topic = await read('/spor-en-sentral?kommune=Senja&tema=languages');
    expect(plain(topic)).toMatch(/Sentraler som kan mye om: Materiell på flere språk .*Modum/);
    expect(topic).toContain('/spor-en-sentral?kommune=Senja&amp;sentral=modum');
    const form = plain(await read('/spor-en-sentral?kommune=Senja&sentral=modum'));
    expect(form).toContain('Du har selv valgt denne sentralen.');
    expect(form).toContain('Hvem vil du spørre?');
  });
  it('asks for the municipality too when the centre is chosen first', async () => {
    const html = await read('/spor-en-sentral?sentral=modum');
    expect(plain(html)).toContain('Du spør Modum utviklingssentral.');
    expect(valueOf(html, 'sentral')).toBe('modum');
  });
  it('stands in three languages', async () => {
    expect(plain(await read('/nn/spor-en-sentral'))).toContain('Spør ein utviklingssentral');
    expect(plain(await read('/en/spor-en-sentral'))).toContain('Ask a development centre');
  });
});
