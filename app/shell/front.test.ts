import { expect, test } from 'vitest';
import { fillSentence } from './front.ts';

test('a sentence is filled in, and only what stands in brackets is bound', () => {
  expect(fillSentence('De kom fra [{value} kommuner] i {years}.', { value: '226', years: '2014–2018' })).toEqual([
    { text: 'De kom fra ', bound: false },
    { text: '226 kommuner', bound: true },
    { text: ' i 2014–2018.', bound: false },
  ]);
  expect(fillSentence('[{value}] personer', { value: '893', years: '' })[0]).toEqual({ text: '893', bound: true });
});
