import { smallestShown } from '../../platform/small-counts.ts';
import type { Cell } from './cell.ts';

/** A centre's number, and whether it is one that nobody else is shown. */
export interface CentreNumber {
  readonly n: number;
  readonly hidden?: boolean | undefined;
}
export const fewestCentres = 3;

/**
 * The middle of the centres' numbers: halfway between the two in the middle when they are even in number. None from fewer than three centres;
 * and of persons none that would be told by a number nobody is shown, or that is itself of one or two.
 */
export function medianCell(numbers: readonly CentreNumber[], { persons = false, preliminary = false }: { readonly persons?: boolean; readonly preliminary?: boolean } = {}): Cell {
  if (numbers.length < fewestCentres) return { none: 'withheld' };
  const sorted = numbers.toSorted((a, b) => a.n - b.n || Number(b.hidden === true) - Number(a.hidden === true));
  const middle = [sorted[Math.floor((sorted.length - 1) / 2)]!, sorted[Math.floor(sorted.length / 2)]!];
  const value = (middle[0]!.n + middle[1]!.n) / 2;
  if (persons && (middle.some((one) => one.hidden) || (value > 0 && value < smallestShown))) return { none: 'withheld' };
  return preliminary ? { value, preliminary } : { value };
}
