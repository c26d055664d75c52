import type { OwnIdea } from './idea-case.ts';

export const groups = ['waits', 'drafts', 'queue', 'published', 'away'] as const;
export type Group = (typeof groups)[number];

/** What others have said of an idea, that nobody has seen to. */
export interface Asked {
  readonly questions: number;
  readonly uses: number;
}
export const nobodyAsks: Asked = { questions: 0, uses: 0 };

/** Why an idea waits for those who hold it; the first that holds. */
export type Why = 'change-asked' | 'question' | 'use' | 'due' | 'unconfirmed';
export interface StandingIdea {
  readonly own: OwnIdea;
  readonly asked: Asked;
  readonly why: Why | undefined;
}
/** `today`: an ISO date. */
export function whyItWaits({ idea, writing, remarks }: Pick<OwnIdea, 'idea' | 'writing' | 'remarks'>, today: string, { questions, uses }: Asked): Why | undefined {
  // Begun on, it still waits until it is sent again.
  if (writing === 'change-asked' || (writing === 'draft' && remarks > 0)) return 'change-asked';
  if (idea.standing !== 'published') return undefined;
  if (questions > 0) return 'question';
  if (uses > 0) return 'use';
  if (idea.silentFrom !== undefined && today >= idea.silentFrom) return 'unconfirmed';
  return idea.reviewBy !== undefined && today >= idea.reviewBy ? 'due' : undefined;
}

/** Each idea in one group: what waits for its holder first, whatever else it is. */
export function groupOf({ own, why }: StandingIdea): Group {
  if (why !== undefined) return 'waits';
  if (own.idea.standing === 'merged') return 'away';
  if (own.writing === 'submitted') return 'queue';
  if (own.idea.standing === 'published' || own.idea.standing === 'hidden') return 'published';
  return own.idea.standing === 'withdrawn' && own.writing === 'settled' ? 'away' : 'drafts';
}
