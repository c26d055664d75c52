import { randomBytes } from 'node:crypto';

// Crockford's letters: nothing that is mistaken when read aloud.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What a centre can name its submission by: the year and seven letters, "2025-7K3QF0M". */
export const newReceipt = (year: number): string => `${year}-${Array.from(randomBytes(7), (b) => letters[b & 31]).join('')}`;
