// npm run dev: the application from its sources, reloaded when they or the scheme's files change.
import { getRequestListener } from '@hono/node-server';
import { createServer } from 'vite';
import type { Config } from '../app/platform/config.server.ts';
import type { Assets, Services } from '../app/platform/context.ts';
import type { Application, Handle } from './application.ts';
import type { Listener } from './listen.ts';

export interface Development {
  readonly assets: Assets;
  load(): Promise<Application>;
  /** Answers with whatever the sources are at the time of the request. */
  handle(createServices: (application: Application) => Services | Promise<Services>): Handle;
  close(): Promise<void>;
}

export async function createDevelopment(listener: Listener, config: Config): Promise<Development> {
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server: listener.server } } });
  const load = (): Promise<Application> => vite.ssrLoadModule('/app/shell/main.server.tsx') as Promise<Application>;
  let current: { of: Application; listener: ReturnType<typeof getRequestListener> } | undefined;
  vite.watcher.add(config.schemeDir);
  vite.watcher.on('change', (file) => {
    if (file.startsWith(config.schemeDir)) current = undefined;
  });
  return {
    assets: { css: ['/app/styles.css'], script: '/app/client.ts', dev: true },
    load,
    handle: (createServices) => (req, res) =>
      vite.middlewares(req, res, async () => {
        try {
          const application = await load();
          if (current?.of !== application) current = { of: application, listener: getRequestListener(application.createApp(await createServices(application)).fetch) };
          await current.listener(req, res);
        } catch (e) {
          vite.ssrFixStacktrace(e as Error);
          res.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String((e as Error).stack));
        }
      }),
    close: () => vite.close(),
  };
}
