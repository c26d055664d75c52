import { ServerResponse } from 'node:http';
import type { IncomingMessage } from 'node:http';

/**
 * Runs a handler written for Node's own server and gives its answer as a `Response`, so that what the site adds to every answer
 * is added to this one too. For small answers: they are held in memory.
 */
export function answerOf(incoming: IncomingMessage, handler: (req: IncomingMessage, res: ServerResponse) => Promise<void>): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const outgoing = new ServerResponse(incoming);
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown): void => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
  };
  outgoing.write = (chunk: unknown) => (keep(chunk), true);
  outgoing.end = (chunk?: unknown) => {
    keep(chunk);
    const headers = new Headers();
    for (const [name, value] of Object.entries(outgoing.getHeaders())) for (const one of [value].flat()) if (one !== undefined) headers.append(name, String(one));
    const body = chunks.length === 0 || outgoing.statusCode === 204 || outgoing.statusCode === 304 ? null : new Uint8Array(Buffer.concat(chunks));
    resolve(new Response(body, { status: outgoing.statusCode, headers }));
    outgoing.emit('finish');
    return outgoing;
  };
  handler(incoming, outgoing).catch(reject);
  return promise;
}
