/**
 * The smallest set that has a member in each of the given sets; of several as small, the first in alphabetical order.
 * Exact. The sets of geography fall apart into groups of a handful, so the search behind the reductions stays tiny.
 */
export function smallestCover(sets: readonly (readonly string[])[]): string[] {
  // Nearly all are of one member, which is then in every cover; what it covers needs no search.
  const alone = new Set(sets.flatMap((s) => (s.length === 1 ? s : [])));
  const rest = sets.filter((s) => s.length > 0 && !s.some((member) => alone.has(member)));
  const distinct = new Map(rest.map((s) => [[...new Set(s)].toSorted().join(' '), new Set(s)]));
  return [...alone, ...groupsOf([...distinct.values()]).flatMap(coverGroup)].toSorted();
}

/** Sets that share no member, even through others, can be covered each for itself. */
function groupsOf(sets: readonly ReadonlySet<string>[]): ReadonlySet<string>[][] {
  let groups: { members: Set<string>; sets: ReadonlySet<string>[] }[] = [];
  for (const set of sets) {
    const touched = groups.filter((g) => [...set].some((member) => g.members.has(member)));
    groups = [
      ...groups.filter((g) => !touched.includes(g)),
      { members: new Set([...set, ...touched.flatMap((g) => [...g.members])]), sets: [...touched.flatMap((g) => g.sets), set] },
    ];
  }
  return groups.map((g) => g.sets);
}

function coverGroup(sets: readonly ReadonlySet<string>[]): string[] {
  // A set that contains another is covered whenever the smaller one is.
  const needed = sets.filter((s) => !sets.some((t) => t !== s && t.size < s.size && [...t].every((member) => s.has(member))));
  const candidates = [...new Set(needed.flatMap((s) => [...s]))].toSorted();
  for (let size = 1; size <= needed.length; size++) {
    const found = coverOfSize(needed, candidates, size);
    if (found) return found;
  }
  return [];
}

/** Depth first in alphabetical order: the first cover found is the first of its size. */
function coverOfSize(open: readonly ReadonlySet<string>[], candidates: readonly string[], size: number): string[] | undefined {
  if (open.length === 0) return [];
  if (size === 0) return undefined;
  for (const [i, candidate] of candidates.entries()) {
    const rest = open.filter((s) => !s.has(candidate));
    if (rest.length === open.length) continue;
    const found = coverOfSize(rest, candidates.slice(i + 1), size - 1);
    if (found) return [candidate, ...found];
  }
  return undefined;
}
