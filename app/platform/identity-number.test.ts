import { describe, expect, it } from 'vitest';
import { holdsIdentityNumber } from './identity-number.ts';

// Synthetic numbers only (the month has 80 added), which are nobody's; and one of the H kind, made up of a form no register gives out.
const synthetic = ['01819010001', '01819010109', '28929910003', '01810010068', '55817010066'];

describe('a national identity number in a text', () => {
  it.each(synthetic)('is found: %s', (number) => {
    expect(holdsIdentityNumber(number)).toBe(true);
    expect(holdsIdentityNumber(`Deltakeren (${number}) lurer på noe.`)).toBe(true);
  });
  it.each([
    '018190 10001',
    '018190-10001',
    '018190.10001',
    '018190–10001',
    '018190 - 10001',
    '018190\u00A010001',
    '01 81 90 10001',
    '01 81 90 100 01',
    'fnr:01819010001.',
    'den 12 018190 10001 var',
    '2026 01819010001',
    'f.01819010001/x',
    '01.81.90 10001',
    '01.81.90-10001',
    'født 01.81.1990 10001',
    '018190\t10001',
    '018190\u200910001',
    '018190\u200B10001',
    '018190\u00AD10001',
    '０１８１９０１０００１',
  ])('is found as people write it: %s', (text) => {
    expect(holdsIdentityNumber(text)).toBe(true);
  });
  it('is found when it is the second of two', () => {
    expect(holdsIdentityNumber('01819010002 og 018190 10001')).toBe(true);
  });
});

describe('what is no national identity number', () => {
  it.each([
    ['a wrong control digit', '01819010002'],
    ['a day that is none', '32819010001'],
    ['a month that is none', '01139010001'],
    ['a longer number', '018190100011'],
    ['a shorter one', '0181901000'],
    ['a phone number', 'Ring 412 34 567 eller +47 55 12 34 56'],
    ['two phone numbers', '41234567 90123456'],
    ['an account number', '1234 56 78903, 86011117947 og 9710.05.12345'],
    ['an organisation number', '974 767 880'],
    ['dates and sums', '01.01.2026–31.12.2026: 150 000 kroner til 3 kommuner'],
    ['a reference', 'Sak 2026/018190-10, rundskriv I-8/2021'],
    ['digits of several lines', '018190\n10001'],
    ['letters between', '018190a10001'],
    ['nothing', ''],
  ])('is left alone: %s', (_, text) => {
    expect(holdsIdentityNumber(text)).toBe(false);
  });
  it('is answered also for a very long text of digits', () => {
    expect(holdsIdentityNumber('1 '.repeat(50_000))).toBe(false);
    expect(holdsIdentityNumber('1'.repeat(100_000))).toBe(false);
  });
});
