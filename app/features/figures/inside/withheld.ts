/**
 * Fewer than this in a region, and what each answered can be worked out by those who know the region (the limit that
 * Statistics Norway uses for counts). The centres are few: with two, each can subtract itself.
 */
const smallestShown = 3;

/**
 * Which of a year's regions are not shown: those with one or two answers, and then, since the whole country is shown
 * elsewhere, the smallest others until what is hidden cannot be worked out by subtracting (at least two regions hidden,
 * with at least three centres between them). A region where nobody answered has nothing to hide.
 */
export function withheldRegions(groups: readonly { readonly id: string; readonly answered: number }[]): ReadonlySet<string> {
  const [...bySize] = groups.filter((group) => group.answered > 0).toSorted((a, b) => a.answered - b.answered || (a.id < b.id ? -1 : 1));
  const hidden = bySize.filter((group) => group.answered < smallestShown);
  const rest = bySize.slice(hidden.length);
  const together = (): number => hidden.reduce((sum, group) => sum + group.answered, 0);
  while (hidden.length > 0 && rest.length > 0 && (hidden.length < 2 || together() < smallestShown)) hidden.push(rest.shift()!);
  return new Set(hidden.map((group) => group.id));
}
