import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadIdeaRules } from './idea-rules.server.ts';

const good = {
  themes: [{ id: 'a', label: { nb: 'A', nn: 'A' } }],
  targetGroups: [{ id: 'b', label: { nb: 'B', nn: 'B' } }],
  sizes: [
    { id: 'small', from: 0, to: 9, label: { nb: 'S', nn: 'S' } },
    { id: 'large', from: 10, label: { nb: 'L', nn: 'L' } },
  ],
  licences: [{ id: 'c', label: { nb: 'C', nn: 'C' }, address: 'https://example.org/' }],
  reviewAfterMonths: 24,
  silentAfterDays: 60,
};
function load(more: object): unknown {
  const dir = mkdtempSync(path.join(tmpdir(), 'idea-rules-'));
  // JSON is YAML.
  writeFileSync(path.join(dir, 'ideas.yaml'), JSON.stringify({ ...good, ...more }, null, 1));
  return loadIdeaRules(dir);
}

describe('the rules of ideas', () => {
  it.each(['schemes/frisklivssentraler', 'testing/schemes/tiny'])('of %s hold', (dir) => {
    expect(loadIdeaRules(dir).themes.length).toBeGreaterThan(1);
  });
  it('may leave out a guide and hosts', () => {
    expect(load({})).toMatchObject({ guideUnits: [], linkHosts: [] });
  });
  it.each([
    ['an id twice', { themes: [...good.themes, ...good.themes] }, /"a" comes twice/],
    ['a gap between the sizes', { sizes: [good.sizes[0], { ...good.sizes[1], from: 11 }] }, /without gap or overlap/],
    ['a last size that ends', { sizes: [good.sizes[0], { ...good.sizes[1], to: 20 }] }, /every class but the last ends/],
    ['an address that is not encrypted', { licences: [{ ...good.licences[0], address: 'http://example.org/' }] }, /begins with https/],
    ['a host that is an address', { linkHosts: ['https://example.org'] }, /name of a host/],
    ['a name in one standard alone', { themes: [{ id: 'a', label: { nb: 'A' } }] }, /nn/],
  ])('are refused with %s, and told where', (_what, more, message) => {
    expect(() => load(more)).toThrow(message);
  });
});
