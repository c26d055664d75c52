import { randomUUID } from 'node:crypto';
import type { AppContext } from '../platform/context.ts';

/** A caller's own id is kept when it looks like one, so that a proxy's log and ours can be read together. */
export const newRequestId = (given: string | undefined): string => (given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID());

export const isApi = (c: AppContext): boolean => c.req.path.startsWith('/api/');

/** A request of the page's own script, which wants data back instead of a page. */
export const isMachine = (c: AppContext): boolean => (c.req.header('accept') ?? '').includes('application/json') && !(c.req.header('accept') ?? '').includes('text/html');
