/**
 * Fewer than this, and what somebody was or answered can be worked out by those who know the place (the limit that Statistics
 * Norway uses for counts). Two can each subtract themselves.
 */
export const smallestShown = 3;

/**
 * Which groups of a whole that is itself shown are not: those of one or two, and then the smallest others until what is hidden
 * cannot be worked out by subtracting (at least two groups hidden, with at least three between them). An empty group has
 * nothing to hide.
 */
export function withheldGroups(groups: readonly { readonly id: string; readonly n: number }[]): ReadonlySet<string> {
  const [...bySize] = groups.filter((group) => group.n > 0).toSorted((a, b) => a.n - b.n || (a.id < b.id ? -1 : 1));
  const hidden = bySize.filter((group) => group.n < smallestShown);
  const rest = bySize.slice(hidden.length);
  const together = (): number => hidden.reduce((sum, group) => sum + group.n, 0);
  while (hidden.length > 0 && rest.length > 0 && (hidden.length < 2 || together() < smallestShown)) hidden.push(rest.shift()!);
  return new Set(hidden.map((group) => group.id));
}
