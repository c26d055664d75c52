import { describe, expect, it } from 'vitest';
import { draftIn } from './draft.ts';

const day = 86_400_000;
function device(refuses = false) {
  const seen = { kept: null as string | null, now: 0 };
  const store = {
    load: () => seen.kept,
    keep: (text: string) => {
      if (!refuses) seen.kept = text;
      return !refuses;
    },
    forget: () => void (seen.kept = null),
  };
  return { seen, draft: draftIn(store, () => seen.now) };
}

describe('a half-written form', () => {
  it('is given back as it stood', () => {
    const { draft } = device();
    draft.write('tittel=Fag');
    draft.write('tittel=Fagdag');
    expect(draft.restore('tittel=')).toBe('tittel=Fagdag');
  });
  it('is not given back to a form that already says it: what came back with faults', () => {
    const { draft } = device();
    draft.write('tittel=Fagdag');
    expect(draft.restore('tittel=Fagdag')).toBeUndefined();
  });
  it('is kept while it is on its way, and forgotten when it has arrived', () => {
    const { draft } = device();
    draft.write('tittel=Fagdag');
    draft.sent();
    expect(draft.restore('tittel=')).toBe('tittel=Fagdag');
    draft.arrived();
    expect(draft.restore('tittel=')).toBeUndefined();
  });
  it('is kept when another one arrives', () => {
    const { draft } = device();
    draft.write('tittel=Fagdag');
    draft.sent();
    draft.write('tittel=Nettverk');
    draft.arrived();
    expect(draft.restore('tittel=')).toBe('tittel=Nettverk');
  });
  it('is forgotten after two weeks', () => {
    const { seen, draft } = device();
    draft.write('tittel=Fagdag');
    seen.now = 14 * day;
    expect(draft.restore('tittel=')).toBe('tittel=Fagdag');
    seen.now = 15 * day;
    expect(draft.restore('tittel=')).toBeUndefined();
    expect(seen.kept).toBeNull();
  });
  it('is no hindrance where the device refuses, or has kept something else', () => {
    const refusing = device(true);
    expect(refusing.draft.write('tittel=Fagdag')).toBe(false);
    refusing.draft.sent();
    expect(refusing.draft.restore('tittel=')).toBeUndefined();
    const { seen, draft } = device();
    for (const strange of ['{', '7', '{"body":3}', 'null']) {
      seen.kept = strange;
      expect(draft.restore('tittel=')).toBeUndefined();
    }
  });
});
