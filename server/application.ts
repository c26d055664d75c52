// The application itself is built by Vite (its pages are JSX); the server only knows its entry's doors.
import { readFileSync } from 'node:fs';
import type http from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type * as Entry from '../app/shell/main.server.tsx';
import type { Assets, Services } from '../app/platform/context.ts';

export type Application = typeof Entry;
export type Handle = (req: http.IncomingMessage, res: http.ServerResponse) => unknown;

/** The built application. */
export const loadApplication = async (): Promise<Application> => (await import('../build/server/main.js' as string)) as Application;

/** Addresses of the built stylesheet and script: their names carry a hash of what is in them. */
export function builtAssets(): Assets {
  const manifest = JSON.parse(readFileSync('build/client/.vite/manifest.json', 'utf8')) as Record<string, { file: string }>;
  const address = (source: string): string => {
    const built = manifest[source];
    if (!built) throw new Error(`${source} is not in the build`);
    return `/${built.file}`;
  };
  return { css: [address('app/styles.css')], script: address('app/client.ts'), dev: false };
}

/** Pages and API, and beside them the built files, which never change under their name. */
export function builtHandle(application: Application, services: Services): Handle {
  const files = new Hono();
  files.use(
    '/assets/*',
    serveStatic({
      root: './build/client',
      precompressed: true,
      onFound: (path, c) => {
        // The icon alone has no hash in its name.
        c.header('cache-control', path.endsWith('favicon.svg') ? 'public, max-age=86400' : 'public, max-age=31536000, immutable');
        c.header('x-content-type-options', 'nosniff');
      },
    }),
  );
  // A published page is kept for a year, and names the stylesheet of the build that made it: it gets today's.
  files.get('/assets/:name{styles-[\\w-]+\\.css}', (c) => c.redirect(services.assets.css[0] ?? '/', 302));
  const answerFile = getRequestListener(files.fetch);
  const answerPage = getRequestListener(application.createApp(services).fetch);
  return (req, res) => (req.url?.startsWith('/assets/') ? answerFile(req, res) : answerPage(req, res));
}
