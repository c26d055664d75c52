import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { berit, edvard, ideaDatabase, publishedIdea, whole } from '../../../testing/ideas.ts';
import { kari } from '../../../testing/small-scheme.ts';
import { pageSite } from '../../../testing/visit-site.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { listBrokenLinks } from './idea-uses.server.ts';
import { checkLinks } from './inside/use/link-check.server.ts';
import { isPublicAddress, visit } from './inside/use/link-visit.server.ts';
import type { Reach } from './inside/use/link-visit.server.ts';
import { ideasRoutes } from './routes.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await ideaDatabase();
});
afterAll(() => t?.drop());
const reach = (more: Partial<Reach> = {}): Reach => ({ hosts: ['guide.example'], resolve: () => Promise.resolve([]), mayReach: isPublicAddress, millis: 500, ...more });

describe('an address in a published text', () => {
  it.each([
    'http://guide.example/x',
    'https://other.example/',
    'https://guide.example:8443/',
    'https://me@guide.example/',
    'https://127.0.0.1/',
    'ftp://guide.example/',
    'javascript:alert(1)',
  ])('is not visited where it is not ours to visit: %s', async (address) => {
    expect(await visit(address, reach())).toBe('not-visited');
  });
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    'fe80::1',
    'fc00::1',
    '::ffff:10.0.0.1',
    '2002:a00:1::',
    '64:ff9b::a00:1',
  ])('never leads into a network of somebody’s own: %s', async (own) => {
    expect(isPublicAddress(own)).toBe(false);
    // Also when the name has an address in the world beside it.
    expect(await visit('https://guide.example/', reach({ resolve: () => Promise.resolve(['93.184.216.34', own]) }))).toBe('not-visited');
  });
  it.each(['93.184.216.34', '2a02:2350::1'])('may lead out into the world: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  it('is told as broken to its holder and to editors when it has not answered twice, a week apart, and not before', async () => {
    const { id, number } = await publishedIdea((actor) => t.ctx(actor), { content: { ...whole, reference: 'Se [veilederen](https://guide.example/borte)' } });
    const night = (day: string) => checkLinks({ ...t.ctx(systemActor('test')), now: new Date(`${day}T03:00:00Z`) }, reach());
    await night('2026-12-06');
    await night('2026-12-07');
    expect(await listBrokenLinks(t.ctx(kari), id)).toEqual([]);
    await night('2026-12-13');
    for (const actor of [kari, edvard]) expect(await listBrokenLinks(t.ctx(actor), id)).toEqual(['https://guide.example/borte']);
    for (const actor of [anonymous, berit]) expect(await listBrokenLinks(t.ctx(actor), id)).toEqual([]);
    await expect(checkLinks(t.ctx(kari), reach())).rejects.toMatchObject({ code: 'not-found' });
    const site = pageSite(t, ideasRoutes);
    for (const [actor, path, shown] of [
      [kari, `/idebanken/skriv/${id}`, true],
      [edvard, `/min-sentral/idebanken/${id}`, true],
      [anonymous, `/idebanken/${number}-tre-faste-treningstider`, false],
    ] as const) {
      const { status, html } = await site.get(path, actor);
      expect([path, status, html.includes('En lenke i den publiserte ideen virker ikke')]).toEqual([path, 200, shown]);
    }
  });
});
