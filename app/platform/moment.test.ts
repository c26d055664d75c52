import { describe, expect, it } from 'vitest';
import { clockFrom, dayField, dayFrom, momentAt, periodText, spanText, timeField } from './moment.ts';

describe('a Norwegian date and time of day', () => {
  it('comes back in the fields as it was typed', () => {
    const moment = momentAt('2026-10-01', 23 * 60 + 45);
    expect([dayField(moment), timeField(moment)]).toEqual(['2026-10-01', '23:45']);
  });
  it('is understood as people write it, and nothing else is', () => {
    expect(['3.3.2026', '03.03.2026', '2026-03-03', '3. 3. 2026'].map(dayFrom)).toEqual(Array.from({ length: 4 }, () => '2026-03-03'));
    expect(['30.2.2026', '2026-13-01', '0001-01-01', 'i morgen', ''].map(dayFrom)).toEqual(Array.from({ length: 5 }, () => undefined));
    expect(['9', '9.30', '09:30', '09:30:00'].map(clockFrom)).toEqual([540, 570, 570, 570]);
    expect(['24:00', '9:60', 'ni'].map(clockFrom)).toEqual([undefined, undefined, undefined]);
  });
  it('is read out in each language', () => {
    const [from, to] = [momentAt('2026-03-03', 600), momentAt('2026-03-03', 870)];
    expect(spanText('nb', from, to)).toBe('tirsdag 3. mars 2026 kl. 10.00–14.30');
    expect(spanText('nn', from, to)).toBe('tysdag 3. mars 2026 kl. 10.00–14.30');
    expect(spanText('en', from, to)).toBe('Tuesday 3 March 2026, 10:00–14:30');
    expect(spanText('nb', from, momentAt('2026-03-04', 720))).toBe('tirsdag 3. mars 2026 kl. 10.00 til onsdag 4. mars 2026 kl. 12.00');
    expect(periodText('nb', '2026-12-01', '2026-12-11')).toBe('1.–11. desember 2026');
    expect(periodText('nn', '2026-12-11', '2026-12-11')).toBe('11. desember 2026');
  });
});
