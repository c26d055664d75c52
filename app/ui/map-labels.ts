import type { Point } from './projection.ts';

/** Where a name stands beside its point: px from the point to the text's start, middle or end on its baseline. */
export interface LabelPlace {
  readonly dx: number;
  readonly dy: number;
  readonly anchor: 'start' | 'middle' | 'end';
}
export interface Named extends Point {
  readonly text: string;
}
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** In the order they are preferred when nothing is in the way. */
const places: readonly LabelPlace[] = [
  { dx: 10, dy: 4, anchor: 'start' },
  { dx: -10, dy: 4, anchor: 'end' },
  { dx: 8, dy: 15, anchor: 'start' },
  { dx: 8, dy: -7, anchor: 'start' },
  { dx: -8, dy: -7, anchor: 'end' },
  { dx: -8, dy: 15, anchor: 'end' },
  { dx: 0, dy: -11, anchor: 'middle' },
  { dx: 0, dy: 20, anchor: 'middle' },
];
/** What a letter of 13 px takes on average, counted amply: a name is better thought too long than too short. */
const letter = 7.4;
const [above, below] = [11, 4];

function boxOf({ x, y, text }: Named, { dx, dy, anchor }: LabelPlace): Box {
  const width = text.length * letter;
  const left = x + dx - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
  return { left, right: left + width, top: y + dy - above, bottom: y + dy + below };
}
const around = ({ x, y }: Point, r: number): Box => ({ left: x - r, right: x + r, top: y - r, bottom: y + r });
const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** What speaks against a place: another name or named point more than anything, then the edge, then what it would cover. */
const against = { name: 10_000, edge: 1000, dot: 10, order: 1 };

interface Ground {
  readonly width: number;
  readonly height: number;
  /** Other points that are better left uncovered. */
  readonly dots: readonly Point[];
}

/**
 * A place for each name so that no name stands on another or on another's point wherever that can be had, and on few dots.
 * Everything in px at the narrowest the map is shown: wider, the points stand further apart and the names stay as large.
 */
export function placeLabels(named: readonly Named[], { width, height, dots }: Ground): readonly LabelPlace[] {
  const chosen = named.map(() => 0);
  const cost = (i: number, k: number): number => {
    const box = boxOf(named[i]!, places[k]!);
    const names = named.filter((other, j) => j !== i && (meet(box, boxOf(other, places[chosen[j]!]!)) || meet(box, around(other, 7)))).length;
    const outside = box.left < 0 || box.right > width || box.top < 0 || box.bottom > height ? 1 : 0;
    const covered = dots.filter((dot) => meet(box, around(dot, 2))).length;
    return names * against.name + outside * against.edge + covered * against.dot + k * against.order;
  };
  // Each in turn takes the best place as the others stand; some rounds of that settle a country's worth of names.
  for (let round = 0; round < 8; round += 1) {
    let moved = false;
    for (const i of named.keys()) {
      const best = places.map((_, k) => ({ k, cost: cost(i, k) })).toSorted((a, b) => a.cost - b.cost)[0]!.k;
      moved ||= best !== chosen[i];
      chosen[i] = best;
    }
    if (!moved) break;
  }
  return chosen.map((k) => places[k]!);
}
/** Whether any two names, or a name and another's point, meet: for tests, and to leave a name out rather than print two on each other. */
export const crowded = (named: readonly Named[], chosen: readonly LabelPlace[]): readonly number[] =>
  [...named.keys()].filter((i) =>
    named.some((other, j) => {
      if (j === i) return false;
      const box = boxOf(named[i]!, chosen[i]!);
      return meet(box, around(other, 5)) || (j < i && meet(box, boxOf(other, chosen[j]!)));
    }),
  );

/**
 * For names that had no room where the map is narrowest: a place where it is wider, or undefined. `kept`: the places that stand; none for
 * those to be placed. Nothing may meet.
 */
export function placeMore(
  named: readonly Named[],
  kept: readonly (LabelPlace | undefined)[],
  { width, height }: Pick<Ground, 'width' | 'height'>,
): readonly (LabelPlace | undefined)[] {
  const chosen = [...kept];
  for (const [i, one] of named.entries()) {
    if (kept[i]) continue;
    chosen[i] = places.find((place) => {
      const box = boxOf(one, place);
      const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      const free = named.every((other, j) => j === i || (!meet(box, around(other, 6)) && !(chosen[j] && meet(box, boxOf(other, chosen[j])))));
      return inside && free;
    });
  }
  return chosen;
}
