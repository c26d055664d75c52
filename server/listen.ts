import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../app/platform/config.server.ts';

type Handle = (req: http.IncomingMessage, res: http.ServerResponse) => unknown;

class PortTakenError extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`);
    this.name = 'PortTakenError';
  }
}

export interface Listener {
  readonly server: http.Server;
  readonly port: number;
  /** Requests that came before this wait for it; without a listener they would hang for ever. */
  handleWith(handle: Handle): void;
  /** Lets requests that are being answered finish, for a few seconds. */
  close(): Promise<void>;
}

/** Takes the port before anything slow begins: one that is taken must be told before a database is started. */
export async function listen({ port, host }: Pick<Config, 'port' | 'host'>): Promise<Listener> {
  const { promise: handling, resolve: handleWith } = Promise.withResolvers<Handle>();
  const server = http.createServer((req, res) => void handling.then((handle) => handle(req, res)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (e: NodeJS.ErrnoException) => reject(e.code === 'EADDRINUSE' ? new PortTakenError(port) : e));
    server.listen(port, host, resolve);
  });
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const patience = setTimeout(() => server.closeAllConnections(), 3000);
    await closed;
    clearTimeout(patience);
  };
  return { server, port: (server.address() as AddressInfo).port, handleWith, close };
}
