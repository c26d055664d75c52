import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTyped } from './typed.ts';
import { readWordLists } from './words-file.server.ts';
import { wordsOf } from './words.ts';

const words = wordsOf(readWordLists(process.cwd(), path.resolve('schemes/frisklivssentraler')));
const one = (word: string): string => words.lexemeOf(word);

describe('one word', () => {
  it.each([
    ['kosthald', 'kostholdet'],
    ['kosthaldskurset', 'kostholdskurs'],
    ['lærarar', 'lærerne'],
    ['moglegheiter', 'muligheten'],
    ['helsetenesta', 'helsetjenesten'],
    ['lågterskeltilbod', 'lavterskeltilbudet'],
    ['rettleiing', 'veiledningen'],
    ['Idé', 'ideen'],
    ['kurs', 'kursa'],
    ['tilsette', 'ansatte'],
    ['sjukmelde', 'sykmeldt'],
  ])('is %s and %s', (nynorsk, bokmål) => expect(one(nynorsk)).toBe(one(bokmål)));
  it.each([
    ['helse', 'hel'],
    ['mat', 'matte'],
    ['røyk', 'rør'],
  ])('is not %s and %s', (a, b) => expect(one(a)).not.toBe(one(b)));
});

it('takes a compound apart where its parts are known, and no other word', () => {
  expect(words.partsOf('treningsgruppe')).toEqual([one('trening'), one('gruppe')]);
  expect(words.partsOf('røykesluttkurs')).toEqual(['røyk', 'slutt', 'kurs'].map(one));
  expect(words.partsOf('ledelse')).toEqual([]);
});

it('hears a phrase in what says the same in several words, with others between', () => {
  const said = (text: string): string[] => [...new Set(words.read(text).flatMap((w) => w.within))];
  for (const text of ['melde seg på', 'meldte deg på', 'Du melder barna dine på']) expect(said(text)).toContain(one('påmelding'));
  expect(said('slutta å røykje')).toContain(one('røykeslutt'));
});

it('of a thousand that are pasted are looked up among municipalities no more than can be searched for', () => {
  let asked = 0;
  const places = () => ((asked += 1), { codes: [], now: [] });
  const letter = (n: number): string => String.fromCodePoint(97 + (Math.floor(n) % 26));
  const pasted = Array.from({ length: 1000 }, (_, n) => `ord${letter(n / 26)}${letter(n)}`).join(' ');
  expect(readTyped(words, pasted, places).terms).toHaveLength(10);
  expect(asked).toBeLessThan(200);
});
