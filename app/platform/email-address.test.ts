import { expect, it } from 'vitest';
import { looksLikeEmail } from './email-address.ts';

it.each(['marit@kommune.example', 'm.aune+post@sub.kommune.no', 'åse@blåbær.no', "o'hara@example.org"])('%s may be written to', (text) => {
  expect(looksLikeEmail(text)).toBe(true);
});
it.each([
  '',
  'marit',
  'marit@kommune',
  '@kommune.no',
  'marit@',
  'a@b.c',
  'a b@kommune.no',
  'a@kommune.no, b@kommune.no',
  'Marit <a@kommune.no>',
  'a@b@kommune.no',
  `a@${'b'.repeat(250)}.no`,
])('%s may not', (text) => {
  expect(looksLikeEmail(text)).toBe(false);
});
