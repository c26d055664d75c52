import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { bodil, edvard, ideaDatabase, publishedIdea, sentIn, submitted, textNow, whole } from '../../../testing/ideas.ts';
import { kari, liv, ola } from '../../../testing/small-scheme.ts';
import { pageSite } from '../../../testing/visit-site.ts';
import type { PageSite } from '../../../testing/visit-site.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { newSecret } from '../../platform/private-link.server.ts';
import { askForChange, getDraft, getOwnDraft, getVersion, publishIdea, submitIdea } from './ideas.server.ts';
import { eraseIdeaSenderAgain } from './jobs.server.ts';
import { ideasRoutes } from './routes.ts';

/** What is held about the one who sent an idea in by mail link: seen, taken along, erased. */

let t: TestDatabase;
let site: PageSite;
beforeAll(async () => {
  t = await ideaDatabase();
  site = pageSite(t, ideasRoutes);
});
afterAll(() => t?.drop());
const as = (actor: Actor) => t.ctx(actor);

it('is one press from the idea, in three languages, and nobody’s with another link', async () => {
  const { path } = await sentIn(t);
  expect((await site.get(path)).html).toContain(`${path}/opplysninger`);
  for (const [language, words] of [
    ['', 'Opplysninger om deg'],
    ['/nn', 'Opplysningar om deg'],
    ['/en', 'What we hold about you'],
  ] as const) {
    const page = await site.get(`${language}${path}/opplysninger`);
    expect([page.status, page.html.includes(words), page.html.includes('marit@example.org')]).toEqual([200, true, true]);
  }
  const file = await site.get(`${path}/opplysninger.json`);
  expect(JSON.parse(file.html)).toMatchObject({ sender: { name: 'Marit Moen' }, draft: { title: whole.title } });
  for (const other of [newSecret(), 'x']) for (const what of ['opplysninger', 'opplysninger.json']) expect((await site.get(`/idebanken/utkast/${other}/${what}`)).status).toBe(404);
  expect((await site.post(`/idebanken/utkast/${newSecret()}/opplysninger`, {})).status).toBe(404);
});

it('goes when the person presses, with an idea that was never published', async () => {
  const { path, actor } = await sentIn(t);
  const gone = await site.post(`${path}/opplysninger`, {});
  expect([gone.status, gone.to]).toEqual([303, '/idebanken/opplysninger-slettet']);
  expect((await site.get('/idebanken/opplysninger-slettet')).html).toContain('slettet');
  expect((await site.get(path)).status).toBe(404);
  expect(await getOwnDraft(as(actor))).toBeUndefined();
});

it('goes again in a database restored from before, and what was published stays', async () => {
  const { id, actor } = await sentIn(t);
  await submitIdea(as(actor), { id, version: 1 });
  await publishIdea(as(edvard), { id, version: 2, level: 'tried' });
  const { number } = (await getOwnDraft(as(actor)))!.idea;
  const cli = as(systemActor('cli:erase-again'));
  expect(await eraseIdeaSenderAgain(cli, `idea:${number}`)).toBe(true);
  expect(await eraseIdeaSenderAgain(cli, `idea:${number}`)).toBe(false);
  expect(await textNow(as, anonymous, number)).toBe(whole.title);
  const own = await publishedIdea(as);
  for (const which of [`idea:${own.number}`, '2026-0001', 'idea:0', 'idea:x']) expect(await eraseIdeaSenderAgain(cli, which)).toBe(false);
  await expect(eraseIdeaSenderAgain(as(edvard), `idea:${number}`)).rejects.toMatchObject({ code: 'not-found' });
});

it('of a contact is taken out of what an editor said of it too', async () => {
  const { id, version } = await submitted(as, kari, { content: { ...whole, contact: 'Marit Moen' } });
  const remarks = [
    { field: 'contact', quote: 'Marit Moen', body: 'Skriv rollen til Marit Moen.' },
    { field: 'did', quote: '', body: 'Hvilke dager?' },
  ] as const;
  await askForChange(as(edvard), { id, version, remarks, word: '' });
  await site.post(`/idebanken/skriv/${id}/kontakt`, {}, kari);
  const left = (await getDraft(as(kari), id)).remarks.map(({ field, quote, body }) => [field, quote, body].join('|'));
  expect(new Set(left)).toEqual(new Set(['contact||–', 'did||Hvilke dager?']));
});

it('of a contact is taken out of every version by its holder or an editor, on a page of its own, and by nobody else', async () => {
  const { id, number } = await publishedIdea(as, { content: { ...whole, contact: 'Marit Moen' } });
  const path = `/idebanken/skriv/${id}/kontakt`;
  for (const actor of [kari, edvard]) expect((await site.get(path, actor)).html).toContain('Marit Moen');
  expect((await site.get(`/idebanken/skriv/${id}`, kari)).html).toContain(path);
  for (const actor of [ola, liv, bodil]) expect([(await site.get(path, actor)).status, (await site.post(path, {}, actor)).status]).toEqual([404, 404]);
  expect([(await site.get(path)).status, (await site.post(path, {})).status]).toEqual([401, 401]);
  const erased = await site.post(path, {}, edvard);
  expect([erased.status, erased.to]).toEqual([303, `${path}?ok`]);
  expect((await getVersion(as(anonymous), number, 1))?.content).toEqual({ ...whole, contact: '' });
  for (const language of ['', '/nn', '/en']) expect((await site.get(`${language}${path}?ok`, kari)).html).toContain('role="status"');
});
