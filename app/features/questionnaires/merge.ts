import { sameAnswer, sameComment } from './answers.ts';
import type { Draft, DraftAnswer } from './answers.ts';
import { questionOfPoint } from './questionnaire.ts';

/** Two people changed the same answer to different things. What is stored stays until one of them has chosen. */
export type Clash = { readonly question: string } & (
  | { readonly part: 'answer'; readonly theirs: DraftAnswer | undefined; readonly mine: DraftAnswer | undefined }
  /** Of a reason, `question` is the point it is about: the question, or `question/option`. */
  | { readonly part: 'comment' | 'reason'; readonly theirs: string | undefined; readonly mine: string | undefined }
);

export interface Merged {
  /** What is stored: both sides' changes; where they clash, theirs. */
  readonly merged: Draft;
  /**
   * What the later writer's page is to be compared with next time: their own answers, but for clashes the old ones, so
   * that an unsettled clash is found again at the next save.
   */
  readonly shown: Draft;
  readonly clashes: readonly Clash[];
  /** Questions the other changed, that the later writer's page does not show yet. */
  readonly changedByOther: readonly string[];
}

type Part<T> = Readonly<Record<string, T>>;
interface MergedPart<T> {
  readonly merged: Record<string, T>;
  readonly shown: Record<string, T>;
  readonly clashes: { question: string; theirs: T | undefined; mine: T | undefined }[];
  readonly changedByOther: string[];
}

function mergePart<T>(base: Part<T>, theirs: Part<T>, mine: Part<T>, same: (a: T | undefined, b: T | undefined) => boolean): MergedPart<T> {
  const result: MergedPart<T> = { merged: {}, shown: {}, clashes: [], changedByOther: [] };
  const put = (into: Record<string, T>, id: string, value: T | undefined): void => {
    if (value !== undefined) into[id] = value;
  };
  for (const id of new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)])) {
    const [b, t, m] = [base[id], theirs[id], mine[id]];
    const iChanged = !same(b, m);
    const clash = iChanged && !same(b, t) && !same(t, m);
    if (clash) result.clashes.push({ question: id, theirs: t, mine: m });
    else if (!iChanged && !same(b, t)) result.changedByOther.push(id);
    put(result.merged, id, iChanged && !clash ? m : t);
    put(result.shown, id, clash ? b : m);
  }
  return result;
}

/**
 * Three-way merge, question by question. `base`: what the writer's page showed when they began; `theirs`: what is
 * stored now; `mine`: what the writer sends. No change by either side is lost: it is in `merged`, or it is a clash that
 * holds both.
 */
export function mergeAnswers(base: Draft, theirs: Draft, mine: Draft): Merged {
  const answers = mergePart(base.byQuestion, theirs.byQuestion, mine.byQuestion, sameAnswer);
  const comments = mergePart(base.comments, theirs.comments, mine.comments, sameComment);
  const reasons = mergePart(base.reasons ?? {}, theirs.reasons ?? {}, mine.reasons ?? {}, sameComment);
  return {
    merged: { byQuestion: answers.merged, comments: comments.merged, ...saying(reasons.merged) },
    shown: { byQuestion: answers.shown, comments: comments.shown, ...saying(reasons.shown) },
    clashes: [
      ...answers.clashes.map((c) => ({ part: 'answer' as const, ...c })),
      ...comments.clashes.map((c) => ({ part: 'comment' as const, ...c })),
      ...reasons.clashes.map((c) => ({ part: 'reason' as const, ...c })),
    ],
    changedByOther: [...new Set([...answers.changedByOther, ...comments.changedByOther, ...reasons.changedByOther.map(questionOfPoint)])],
  };
}

const saying = (reasons: Record<string, string>): Pick<Draft, 'reasons'> => (Object.keys(reasons).length === 0 ? {} : { reasons });

/** The question a clash belongs to. */
export const clashQuestion = (clash: Pick<Clash, 'question'>): string => questionOfPoint(clash.question);

/** One clash among others: whose answer, whose comment or whose reason, to which question. */
export const clashKey = (clash: Pick<Clash, 'part' | 'question'>): string => `${clash.part}.${clash.question}`;

const wordsOf = (draft: Draft, { part, question }: { part: 'comment' | 'reason'; question: string }): string | undefined =>
  part === 'comment' ? draft.comments[question] : draft.reasons?.[question];
const sameAsMine = (clash: Clash, draft: Draft): boolean =>
  clash.part === 'answer' ? sameAnswer(clash.mine, draft.byQuestion[clash.question]) : sameComment(clash.mine, wordsOf(draft, clash));

/** Those of the clashes that `stored` does not settle by saying the same, held against what it says now. */
export function openClashes(clashes: readonly Clash[], stored: Draft): readonly Clash[] {
  return clashes
    .filter((clash) => !sameAsMine(clash, stored))
    .map((clash) => (clash.part === 'answer' ? { ...clash, theirs: stored.byQuestion[clash.question] } : { ...clash, theirs: wordsOf(stored, clash) }));
}

/** What is unsettled after a save: the clashes before it, but for questions the writer has now answered anew, and those of the save itself. */
export function clashesAfter(before: readonly Clash[], { merged, clashes }: Pick<Merged, 'merged' | 'clashes'>): readonly Clash[] {
  const anew = new Set(clashes.map(clashKey));
  const untouched = (clash: Clash): boolean =>
    clash.part === 'answer' ? sameAnswer(clash.theirs, merged.byQuestion[clash.question]) : sameComment(clash.theirs, wordsOf(merged, clash));
  return [...before.filter((clash) => !anew.has(clashKey(clash)) && untouched(clash)), ...clashes];
}

export function sameClashes(a: readonly Clash[], b: readonly Clash[]): boolean {
  const others = new Map(b.map((clash) => [clashKey(clash), clash]));
  return a.length === b.length && a.every((clash) => others.has(clashKey(clash)) && sameMine(clash, others.get(clashKey(clash))!));
}

function sameMine(a: Clash, b: Clash): boolean {
  if (a.part === 'answer') return b.part === 'answer' && sameAnswer(a.mine, b.mine);
  return b.part !== 'answer' && sameComment(a.mine, b.mine);
}
