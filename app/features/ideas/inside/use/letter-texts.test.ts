import { expect, it } from 'vitest';
import { answerLetter, confirmLetter, holderLetter, reviewLetter } from './letter-texts.ts';

const bank = { nb: 'Ideboka', nn: 'Ideboka på nynorsk', en: 'The book' };

it.each([
  ['nb', 'Ideboka'],
  ['nn', 'Ideboka på nynorsk'],
  // In English it is what it is, not what it is called.
  ['en', 'the idea bank'],
] as const)('letters say where they are from by the scheme’s own name, in %s', (locale, name) => {
  for (const { text } of [
    confirmLetter(locale, bank, 'use', 'Marit'),
    confirmLetter(locale, bank, 'question', 'Marit'),
    holderLetter(locale, bank, 'used', 'Turer', 'Marit', false),
    answerLetter(locale, bank, 'answered', 'Turer', 'Marit', 'Ja.'),
    reviewLetter(locale, bank, 'Turer', 'Marit'),
  ])
    expect(text).toContain(name);
});
