import { createHash, randomBytes } from 'node:crypto';

/** Something only its holder knows: 256 bits, fit for a cookie or a header. The database keeps its hash. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
