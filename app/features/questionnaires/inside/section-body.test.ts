import { expect, it } from 'vitest';
import { smallDefinitions } from '../../../../testing/small-scheme.ts';
import { loadGeography } from '../../geography/geography.server.ts';
import { editionOf } from '../edition.ts';
import { readSection } from './section-body.ts';

const { sections } = editionOf(smallDefinitions().questionnaire, 2026);
const geo = loadGeography('data');
const towns = (typed: string): unknown =>
  readSection(
    sections.flatMap((s) => s.questions),
    { 'svar.towns': typed },
    geo,
    '2026-12-31',
  ).byQuestion['towns'];

it('reads names that are one municipality by now as one line, and keeps every other line as it stands', () => {
  expect(towns('Lenvik\r\nTranøy\r\nHerøy\r\nBodø\r\n1931')).toEqual({ kind: 'lines', lines: ['5530', 'Herøy', '1804'] });
});
