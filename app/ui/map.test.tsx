import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { crowded, placeLabels, placeMore } from './map-labels.ts';
import { DotMap } from './map.tsx';
import type { MapPlace } from './map.tsx';
import { fitInto, project } from './projection.ts';

const places = {
  lindesnes: { lat: 57.98, lon: 7.05 },
  nordkapp: { lat: 71.17, lon: 25.78 },
  vardo: { lat: 70.37, lon: 31.11 },
  solund: { lat: 61.07, lon: 4.84 },
  oslo: { lat: 59.91, lon: 10.75 },
  bergen: { lat: 60.39, lon: 5.32 },
};
const frame = { width: 540, height: 520, margin: { top: 10, right: 14, bottom: 10, left: 84 } };

describe('the projection', () => {
  test('keeps north above south, east to the right of west, and distances in proportion', () => {
    const [lindesnes, nordkapp, oslo, bergen] = [project(places.lindesnes), project(places.nordkapp), project(places.oslo), project(places.bergen)];
    expect(nordkapp.y).toBeLessThan(lindesnes.y);
    expect(bergen.x).toBeLessThan(oslo.x);
    // In kilometres on the ground: Oslo–Bergen 305, Lindesnes–Nordkapp 1 700.
    const far = (a: typeof oslo, b: typeof oslo): number => Math.hypot(a.x - b.x, a.y - b.y) * 6371;
    expect(far(oslo, bergen)).toBeCloseTo(305, -1);
    expect(far(lindesnes, nordkapp) / far(oslo, bergen)).toBeCloseTo(1700 / 305, 0);
  });
  test('fills the frame to its margins, and never leaves it', () => {
    const at = fitInto(Object.values(places), frame);
    expect(at(places.solund).x).toBeGreaterThanOrEqual(84);
    expect(at(places.vardo).x).toBeLessThanOrEqual(526);
    const ys = Object.values(places).map((p) => at(p).y);
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([10, 510]);
    fc.assert(
      fc.property(fc.array(fc.record({ lat: fc.double({ min: 57, max: 72, noNaN: true }), lon: fc.double({ min: 4, max: 32, noNaN: true }) }), { minLength: 1 }), (some) => {
        const where = fitInto(some, frame);
        return some.every((p) => {
          const { x, y } = where(p);
          return x >= 84 && x <= 526 && y >= 10 && y <= 510;
        });
      }),
    );
  });
});

describe('names on the map', () => {
  const ground = { width: 328, height: 316, dots: [] };
  test('never stand on each other where there is room', () => {
    const named = [
      { x: 100, y: 200, text: 'Modum' },
      { x: 104, y: 207, text: 'Øvre Eiker' },
      { x: 40, y: 205, text: 'Stavanger' },
      { x: 98, y: 190, text: 'Hole' },
    ];
    expect(crowded(named, placeLabels(named, ground))).toEqual([]);
  });
  test('step aside for dots, and stay inside the edge', () => {
    const [left] = placeLabels([{ x: 300, y: 100, text: 'Tana' }], ground);
    expect(left).toMatchObject({ anchor: 'end' });
    const [free] = placeLabels([{ x: 150, y: 100, text: 'Senja' }], { ...ground, dots: Array.from({ length: 9 }, (_, i) => ({ x: 160 + i * 4, y: 100 })) });
    expect(free).toMatchObject({ anchor: 'end' });
  });
  test('that have no room on a phone stand where the map is wider, if nothing is in the way', () => {
    const [one, two] = [
      { x: 100, y: 100, text: 'Senja' },
      { x: 100, y: 112, text: 'Dyrøy' },
    ];
    const kept = [{ dx: 10, dy: 4, anchor: 'start' } as const, undefined];
    const [stays, more] = placeMore([one, two], kept, ground);
    expect(stays).toBe(kept[0]);
    expect(more).toMatchObject({ anchor: 'end' });
    const heap = Array.from({ length: 30 }, () => one);
    expect(placeMore(heap, [], ground).filter(Boolean).length).toBeLessThan(9);
  });
  test('are told apart from those that have no room', () => {
    const heap = Array.from({ length: 30 }, () => ({ x: 100, y: 100, text: 'Sted' }));
    expect(crowded(heap, placeLabels(heap, ground)).length).toBeGreaterThan(0);
  });
});

describe('the map', () => {
  const legend = [
    { mark: 'full', label: 'Har hospitert' },
    { mark: 'faint', label: 'Har ikke hospitert' },
  ] as const;
  const many: MapPlace[] = Array.from({ length: 357 }, (_, i) => ({ lat: 58 + (i % 13), lon: 5 + (i % 26), mark: i % 3 === 0 ? 'full' : 'faint' }));
  const draw = (all: readonly MapPlace[]): string => renderToStaticMarkup(<DotMap places={all} finding="123 av 357 kommuner har hospitert." legend={legend} />);
  test('says its finding in words, is small, and has no style of its own', () => {
    const html = draw(many);
    expect(html).toContain('role="img" aria-label="123 av 357 kommuner har hospitert."');
    expect(html.length).toBeLessThan(10_000);
    expect(html).not.toContain('style=');
    expect(html).toContain('Har ikke hospitert');
  });
  test('with links is a group of links, each with its name; those of a list beside it are for the pointer only', () => {
    const html = draw([
      ...many,
      { ...places.oslo, mark: 'ring', label: 'Oslo', href: '/sentraler/oslo' },
      { ...places.bergen, mark: 'full', label: 'Bergen', href: '/b', pointerOnly: true },
    ]);
    expect(html).toContain('role="group"');
    expect(html).toContain('<a href="/sentraler/oslo" aria-label="Oslo">');
    expect(html).toContain('<a href="/b" aria-label="Bergen" tabindex="-1">');
  });
});
