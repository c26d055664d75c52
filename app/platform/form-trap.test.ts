import { describe, expect, it } from 'vitest';
import { madeAtOf, trapped } from './form-trap.ts';

const now = new Date('2026-03-03T10:00:00Z');
const before = (ms: number): string => String(now.getTime() - ms);

describe('a posted form', () => {
  it('is let through when somebody had time to write it', () => {
    for (const ms of [3000, 60_000, 86_400_000]) expect(trapped({ madeAt: before(ms), decoy: '' }, now)).toBeUndefined();
  });
  it('is caught when it was sent faster than anybody writes, or says no time that can be', () => {
    for (const madeAt of [before(0), before(2999), before(-5000), '', 'i går', '-1', '1', '9'.repeat(15)]) expect(trapped({ madeAt, decoy: '' }, now)).toBe('too-quick');
  });
  it('is caught when the field that nobody sees is filled in', () => {
    expect(trapped({ madeAt: before(60_000), decoy: 'https://kjøp.example' }, now)).toBe('decoy');
  });
  it('keeps its time when it comes back, so that the next try is slow enough', () => {
    expect(madeAtOf(before(1000), now)).toBe(before(1000));
  });
  it('gets the time of now when it has none, or one that cannot be', () => {
    for (const given of [undefined, '', 'x', '1', before(-1)]) expect(madeAtOf(given, now)).toBe(String(now.getTime()));
  });
});
