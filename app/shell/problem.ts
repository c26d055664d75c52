import type { AppContext } from '../platform/context.ts';
import { appErrorStatus } from '../platform/errors.ts';
import type { AppErrorCode } from '../platform/errors.ts';

const titles = {
  malformed: 'The request cannot be read',
  unauthenticated: 'Sign in, or send a valid token',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  conflict: 'Changed by somebody else meanwhile',
  'too-large': 'Too large',
  'too-many-requests': 'Too many requests',
  unavailable: 'Out of service for a moment; try again',
  internal: 'Something went wrong',
} as const satisfies Record<AppErrorCode | 'internal', string>;

/** RFC 9457. `type` is a name, not an address: the code is what a program should branch on. */
export function problem(c: AppContext, code: AppErrorCode | 'internal'): Response {
  const status = code === 'internal' ? 500 : appErrorStatus[code];
  return c.body(JSON.stringify({ type: `urn:knutepunkt:${code}`, title: titles[code], status, instance: c.var.requestId }), status, {
    'content-type': 'application/problem+json',
  });
}
