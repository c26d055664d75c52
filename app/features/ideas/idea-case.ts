import type { Locale } from '../../platform/locale.ts';
import type { Holder, IdeaContent, Level, Move, Standing, Writing } from './idea.ts';
import type { Fault } from './idea-content.ts';

/** What the use cases take and give. Days are ISO dates. */

/** The reading side of an idea: nothing that is not published stands in it. Everybody may read it once the idea has been published. */
export interface Idea {
  readonly id: string;
  /** Lasting, given when the idea is made; what its address begins with. */
  readonly number: number;
  readonly demonstration: boolean;
  readonly holder: Holder;
  readonly standing: Standing;
  /** The idea that this one's address leads to: never one that is merged itself. */
  readonly mergedInto: string | undefined;
  /** `activity:ID` … that it was made of. */
  readonly origin: string | undefined;
  readonly confirmedLevel: Level | undefined;
  readonly createdAt: Date;
  /** For the first time. */
  readonly publishedAt: Date | undefined;
  /** When what readers see last changed. */
  readonly changedAt: Date;
  readonly withdrawnAt: Date | undefined;
  /** The day on which it was last said to hold; by when it is asked about; from when its silence is marked. Unset until published. */
  readonly confirmedOn: string | undefined;
  readonly reviewBy: string | undefined;
  readonly silentFrom: string | undefined;
  readonly reviewAskedAt: Date | undefined;
  readonly uses: number;
}
/** The writing side: for its holder, and for editors once it was sent to them. */
export interface Draft {
  readonly content: IdeaContent;
  readonly writing: Writing;
  /** Grows with every change; who saves says which they had. */
  readonly version: number;
  readonly submittedAt: Date | undefined;
  readonly changedAt: Date;
}

/** A comment beside the text. `quote` is what it is about, as it stood. */
export interface Remark {
  readonly id: string;
  readonly field: string;
  readonly quote: string;
  readonly body: string;
  readonly centreId: string;
  readonly at: Date;
  readonly settledAt: Date | undefined;
}
export type RemarkInput = Pick<Remark, 'field' | 'quote' | 'body'>;
/** What has happened to it, oldest first. `word`: a reason, or what an editor wrote. */
export interface IdeaEvent {
  readonly deed: Deed;
  readonly at: Date;
  readonly word: string;
  /** Of the editor, or of the centre that holds it. */
  readonly centreId: string | undefined;
}
export const deeds = [
  'created',
  'submitted',
  'taken-back',
  'published',
  'change-asked',
  'declined',
  'merged',
  'took-in',
  'withdrawn',
  'republished',
  'hidden',
  'shown',
  'level-confirmed',
  'confirmed',
  'discarded',
] as const;
export type Deed = (typeof deeds)[number];

/** Another idea of the same holder with nearly the same title: told, never stopped. */
export interface Alike {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly standing: Standing;
}

/** For whoever writes it. */
export interface WrittenIdea {
  readonly idea: Idea;
  readonly draft: Draft;
  readonly remarks: readonly Remark[];
  readonly events: readonly IdeaEvent[];
  readonly may: Readonly<Record<Move | 'discard', boolean>>;
  /** What sending it to the editors needs, in the order of the form. */
  readonly missing: readonly Fault[];
  readonly alike: readonly Alike[];
  /** Who sent it in, without an account; erased on request. */
  readonly sender: Sender | undefined;
}
export interface Sender {
  readonly name: string;
  readonly email: string;
  readonly language: Locale;
}
/** A line in "Mine ideer". */
export interface OwnIdea {
  readonly idea: Idea;
  readonly title: string;
  readonly writing: Writing;
  readonly version: number;
  readonly changedAt: Date;
  readonly remarks: number;
}

/** A line of the editors' queue. */
export interface QueueItem {
  readonly id: string;
  readonly number: number;
  readonly demonstration: boolean;
  readonly holder: Holder;
  readonly standing: Standing;
  readonly title: string;
  readonly gist: string;
  readonly municipality: string;
  readonly claimedLevel: Level;
  readonly submittedAt: Date;
  readonly version: number;
  /** Sent in before, and changed as asked. */
  readonly again: boolean;
}
/** For an editor. */
export interface EditorsIdea {
  readonly idea: Idea;
  /** Undefined while its holder writes: what is not sent to the editors is not theirs to read. */
  readonly draft: Draft | undefined;
  /** What readers see now, or saw last. */
  readonly published: IdeaVersion | undefined;
  readonly remarks: readonly Remark[];
  readonly events: readonly IdeaEvent[];
  readonly sender: Sender | undefined;
  readonly missing: readonly Fault[];
  readonly may: Readonly<Record<Move, boolean>>;
  /** The centre in whose turn the actor decides; undefined where the idea is that centre's own and another holds the turn too. */
  readonly decidesAs: string | undefined;
}

/** One published version: as it was, with the place as it was. It never changes. */
export interface IdeaVersion {
  readonly n: number;
  readonly content: IdeaContent;
  readonly level: Level;
  /** Id of `IdeaRules.sizes`. */
  readonly size: string;
  /** Code and name as in the year it is about; county's code and health region of then. */
  readonly municipality: { readonly code: string; readonly name: string };
  readonly county: { readonly code: string; readonly name: string };
  readonly region: string;
  readonly publishedAt: Date;
  readonly changeNote: string;
  readonly editorCentreId: string;
}
export interface PublishedIdea {
  readonly idea: Idea;
  readonly version: IdeaVersion;
  /** How many there are. */
  readonly versions: number;
}
export type Found = PublishedIdea | { readonly mergedInto: number } | { readonly gone: 'withdrawn' | 'hidden' };

export interface NewIdea {
  /** Never a link: those send in with `sendIn`. */
  readonly holder: Exclude<Holder, { readonly kind: 'link' }>;
  /** Made with the form: posted twice it is one idea. */
  readonly once: string;
  readonly content: Partial<IdeaContent>;
  readonly origin?: string | undefined;
}
export interface SentIn {
  readonly name: string;
  readonly email: string;
  readonly language: Locale;
  readonly once: string;
  readonly content: Partial<IdeaContent>;
}
/** Which idea, and which version of its draft the doer had before them. */
export interface The {
  readonly id: string;
  readonly version: number;
}
