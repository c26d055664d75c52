import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../app/platform/config.server.ts';
import type { Definitions, Services } from '../app/platform/context.ts';
import type { Db } from '../app/platform/database.server.ts';
import { createApp } from '../app/shell/app.tsx';
import { everyPage, unlisted } from './pages.ts';

/** Nothing is asked here: the routes stand when the app is made. */
const services: Services = {
  db: {} as Db,
  config: readConfig({}),
  log: pino({ level: 'silent' }),
  assets: { css: [], script: '/script.js', dev: false },
  definitions: {} as Definitions,
  now: () => new Date(),
};

/** Every address that answers GET, in the router's order; the API describes itself and is tested by its description. */
const addresses = [
  ...new Set(
    createApp(services)
      .routes.filter((r) => r.method === 'GET' && !r.path.startsWith('/api/'))
      .map((r) => r.path),
  ),
];
const asPattern = (address: string): RegExp => new RegExp(`^${address.replaceAll('.', String.raw`\.`).replaceAll(/:\w+(?:\{(?:[^{}]|\{[^}]*\})*\})?/g, '[^/]+')}$`);
/** The first that fits answers, as in the router: `/…/se-over` is not a section. */
const answering = (page: string): string | undefined => addresses.find((a) => asPattern(a).test(page.replace(/\?.*/, '')));
const lookedAt = new Set(everyPage.map(answering));

describe('the list of pages that are looked at', () => {
  it('lacks no page of the app: add a new one to e2e/pages.ts', () => {
    expect(addresses.filter((a) => !lookedAt.has(a) && unlisted[a] === undefined)).toEqual([]);
  });
  it('names no page that the app does not have', () => {
    expect(everyPage.filter((p) => answering(p) === undefined)).toEqual([]);
  });
  it('excuses nothing that is looked at after all, or is gone', () => {
    expect(Object.keys(unlisted).filter((a) => lookedAt.has(a) || !addresses.includes(a))).toEqual([]);
  });
  it('sees the routes at all', () => {
    expect(addresses.length).toBeGreaterThan(40);
  });
});
