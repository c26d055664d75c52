import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Actor } from './actor.ts';

/** A private link's secret: 128 bits nobody can guess, as 22 characters of an address. Never logged, and never kept but in `private_link`. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

/** Whether a text can be a secret at all: 22 characters whose last carries two bits. */
export const isSecret = (text: string): boolean => /^[\w-]{21}[AQgw]$/.test(text);

/** What the database knows a secret by: SHA-256, in hex. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * The secret that follows from a form's own key and what was written in it: sent twice it is the same, and somebody who goes back and
 * writes something else has asked something else.
 */
export const secretOf = (key: string, written: object): string => createHmac('sha256', key).update(JSON.stringify(written)).digest().subarray(0, 16).toString('base64url');

/** Whoever holds the link. */
export const linkActor = (secret: string): Actor => ({ kind: 'link', hash: hashOfSecret(secret) });
