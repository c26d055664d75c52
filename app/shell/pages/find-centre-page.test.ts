import { expect, test } from 'vitest';
import { whichIsMeant } from './find-centre-page.tsx';

const named = (...names: string[]) => names.map((matched) => ({ matched }));
test('one hit is the one meant, and so is the only one of exactly that name', () => {
  expect(whichIsMeant(named('Senja'), 'sen')?.matched).toBe('Senja');
  expect(whichIsMeant(named('Nes', 'Nesbyen', 'Nesna'), 'nes')?.matched).toBe('Nes');
});
test('two of the same name, or only beginnings of names, are left to the person', () => {
  expect(whichIsMeant(named('Våler', 'Våler'), 'Våler')).toBeUndefined();
  expect(whichIsMeant(named('Nesbyen', 'Nesna'), 'nes')).toBeUndefined();
  expect(whichIsMeant([], 'x')).toBeUndefined();
});
