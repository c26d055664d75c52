import { describe, expect, it } from 'vitest';
import { changesBetween } from './changes.ts';

const told = (before: string, after: string): string =>
  changesBetween(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}+]` : `[-${text}-]`))
    .join('');

describe('what was changed between two texts', () => {
  it('is told word by word', () => {
    expect(told('Vi hadde to faste tider.', 'Vi hadde tre faste tider, og lørdag.')).toBe('Vi hadde [-to-][+tre+] faste tider[+, og lørdag+].');
  });
  it('is one change where only a space stands between changed words', () => {
    expect(told('mandag og onsdag kveld', 'tirsdag og fredag kveld')).toBe('[-mandag-][+tirsdag+] og [-onsdag-][+fredag+] kveld');
    expect(told('ein to tre', 'fire fem seks')).toBe('[-ein to tre-][+fire fem seks+]');
  });
  it('is nothing where nothing was changed', () => {
    expect(told('Likt.', 'Likt.')).toBe('Likt.');
    expect(changesBetween('', '')).toEqual([]);
  });
  it('gives back both texts whole, whatever they are', () => {
    const one = 'Vi ringte rundt.\n\n- Første\n- Andre';
    const other = 'Vi sendte melding.\n\n- Første\n\nOg så hørte vi «ja».';
    const changes = changesBetween(one, other);
    const without = (kind: string) => changes.filter((c) => c.kind !== kind).map((c) => c.text).join(''); // prettier-ignore
    expect([without('added'), without('removed')]).toEqual([one, other]);
  });
  it('tells two quite other texts as two', () => {
    const text = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word}${i}`).join(' ');
    expect(changesBetween(text('a'), text('b')).map((c) => c.kind)).toEqual(['removed', 'added']);
    const mosaic = (word: string) => Array.from({ length: 700 }, (_, i) => `${word}${i} ord${i}`).join(' ');
    expect(changesBetween(mosaic('a'), mosaic('b')).map((c) => c.kind)).toEqual(['removed', 'added']);
  });
});
