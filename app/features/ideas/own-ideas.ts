import type { OwnIdea } from './idea-case.ts';

export const groups = ['waits', 'drafts', 'queue', 'published', 'away'] as const;
export type Group = (typeof groups)[number];

/** Why an idea waits for those who hold it; the first that holds. */
export const reasonsToWait = ['change-asked', 'question', 'due', 'unconfirmed'] as const;
export type Why = (typeof reasonsToWait)[number];
export function whyItWaits({ idea, writing, remarks }: OwnIdea, today: string, questions: number): Why | undefined {
  // Begun on, it still waits until it is sent again.
  if (writing === 'change-asked' || (writing === 'draft' && remarks > 0)) return 'change-asked';
  if (idea.standing !== 'published') return undefined;
  if (questions > 0) return 'question';
  if (idea.silentFrom !== undefined && today >= idea.silentFrom) return 'unconfirmed';
  return idea.reviewBy !== undefined && today >= idea.reviewBy ? 'due' : undefined;
}

/** Each idea in one group: what waits for its holder first, whatever else it is. */
export function groupOf(own: OwnIdea, today: string, questions: number): Group {
  if (whyItWaits(own, today, questions) !== undefined) return 'waits';
  if (own.idea.standing === 'merged') return 'away';
  if (own.writing === 'submitted') return 'queue';
  if (own.idea.standing === 'published' || own.idea.standing === 'hidden') return 'published';
  return own.idea.standing === 'withdrawn' && own.writing === 'settled' ? 'away' : 'drafts';
}
