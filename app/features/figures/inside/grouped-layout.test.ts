import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadGeography } from '../../geography/geography.server.ts';
import { loadScheme } from '../../scheme/scheme.server.ts';
import { regionName } from '../../scheme/scheme.ts';
import { textWidth } from './chart-measure.ts';
import { wideGutter } from './grouped-layout.ts';

describe('a chart by region', () => {
  it('has room beside its bars for every region with its year', () => {
    const scheme = loadScheme(path.resolve('schemes/frisklivssentraler'), loadGeography(path.resolve('data')));
    const widest = Math.max(...['Nord', 'Midt', 'Vest', 'Sør-Øst'].map((region) => textWidth(`${regionName(scheme, region).nb} 2028`, 15)));
    expect(widest + 12).toBeLessThanOrEqual(wideGutter);
  });
});
