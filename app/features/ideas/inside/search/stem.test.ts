import { expect, it } from 'vitest';
import { root } from './stem.ts';

it.each([
  ['nyhet', 'nyheten', 'nyheter', 'nyhetene', 'nyheit', 'nyheita', 'nyheiter', 'nyheitene'],
  ['enhet', 'enheten', 'enheter', 'enhetene'],
  ['mogleghet', 'mogleghetene', 'moglegheit', 'moglegheita', 'moglegheiter', 'moglegheitar'],
  ['lærer', 'lærere', 'lærerne', 'lærar', 'lærarar', 'lærarane'],
  ['kurs', 'kurset', 'kursene', 'kursa'],
])('gives the forms of one word one root: %s', (...forms) => {
  expect(new Set(forms.map(root))).toHaveLength(1);
});
it('keeps the -s that is a short word’s own, and takes that of the genitive', () => {
  expect(['kurs', 'hus', 'is'].map(root)).toEqual(['kurs', 'hus', 'is']);
  expect(root('treninga' + 's')).toBe(root('trening'));
});
