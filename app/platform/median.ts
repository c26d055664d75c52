/** The middle one; halfway between the two in the middle when they are even in number; 0 of none. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length === 0 ? 0 : (sorted[Math.floor(middle - 0.5)]! + sorted[Math.floor(middle)]!) / 2;
}
