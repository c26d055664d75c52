/** What is counted of ideas. */

export const ideaMeasures = ['idea', 'theme', 'level', 'use', 'theme-used', 'municipality', 'work'] as const;
export type IdeaMeasure = (typeof ideaMeasures)[number];
/** What a centre does for the bank: decides as editor, has an idea of its own published, answers a question about one. */
export const ideaWorks = ['edited', 'published', 'answered'] as const;

/**
 * An idea counts in the Norwegian year it was first published in, for as long as it is published; a use in its year, once for each municipality and
 * year, and never of the idea's own municipality, whose is decided where `idea.uses` is counted (distinct municipalities in all). Each counts for the scheme (`centreId` empty), and for the centre that holds the idea, if a centre does: one that a
 * municipality holds is no centre's.
 */
export interface IdeaCount {
  readonly year: number;
  readonly centreId: string;
  readonly measure: IdeaMeasure;
  /** The municipality's code as it was then (`idea`; `use`; `municipality`: both), a theme, a level, or a kind of work. */
  readonly item: string;
  readonly n: number;
}
