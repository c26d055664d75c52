import { diffWordsWithSpace } from 'diff';

/** A piece of two texts: in both, in the newer alone, in the older alone. */
export interface Change {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Two texts that have less in common than this many changes are told as two: nobody reads a mosaic, and twice as many take four times as long to find. */
const mostChanges = 1000;

/** What was changed, word by word; what stands between two changed words and is no word, is changed with them. */
export function changesBetween(before: string, after: string): Change[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const found = diffWordsWithSpace(before, after, { maxEditLength: mostChanges });
  if (found === undefined) return runOf(before, after);
  const changes: Change[] = [];
  let [removed, added] = ['', ''];
  const settle = (): void => {
    changes.push(...runOf(removed, added));
    [removed, added] = ['', ''];
  };
  found.forEach((part, i) => {
    const between = removed + added !== '' && i < found.length - 1 && /^[^\p{L}\p{N}\n]*$/u.test(part.value);
    if (part.removed) removed += part.value;
    else if (part.added) added += part.value;
    else if (between) [removed, added] = [removed + part.value, added + part.value];
    else {
      settle();
      changes.push({ kind: 'same', text: part.value });
    }
  });
  settle();
  return changes;
}

const runOf = (removed: string, added: string): Change[] =>
  removed === added
    ? added === ''
      ? []
      : [{ kind: 'same', text: added }]
    : [{ kind: 'removed', text: removed } as const, { kind: 'added', text: added } as const].filter(({ text }) => text !== '');
