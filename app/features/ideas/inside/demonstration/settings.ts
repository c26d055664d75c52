import type { IdeaContent, Level } from '../../idea.ts';

/** One idea of the demonstration, and its life so far. `ago`: days before today. */
export interface MadeIdea {
  /** Of its file. */
  readonly name: string;
  readonly content: IdeaContent;
  readonly life: MadeLife;
}
export const madeStates = ['published', 'submitted', 'change-asked', 'declined', 'merged', 'draft'] as const;
export type MadeState = (typeof madeStates)[number];
interface Said {
  readonly ago: number;
  readonly text: string;
}
export interface MadeLife {
  readonly state: MadeState;
  /** A centre's id. Empty: the municipality it is of. */
  readonly holder: string;
  /** Days ago: first published; sent to the editors; decided; written last. */
  readonly published?: number | undefined;
  readonly submitted?: number | undefined;
  readonly decided?: number | undefined;
  readonly written?: number | undefined;
  /** Days ago on which its holder said that it still holds. */
  readonly confirmed: readonly number[];
  /** The first version, where it was another; the present one was published so long ago. */
  readonly earlier?:
    | {
        readonly ago: number;
        readonly note: string;
        readonly title?: string | undefined;
        readonly gist?: string | undefined;
        readonly outcome?: string | undefined;
        readonly known?: string | undefined;
        readonly reference?: string | undefined;
        readonly level?: Level | undefined;
      }
    | undefined;
  /** The idea it was merged with, by file. */
  readonly into?: string | undefined;
  readonly word: string;
  readonly remarks: readonly { readonly field: string; readonly quote: string; readonly body: string }[];
  /** By municipality. */
  readonly uses: readonly (Said & { readonly by: string })[];
  /** `by`: a role, in a municipality. */
  readonly questions: readonly (Said & { readonly by: string; readonly from: string; readonly answer?: Said | undefined })[];
  /** By somebody at a centre. */
  readonly comments: readonly (Said & { readonly by: string })[];
  /** Drawings, in the order of their numbers; the text says where each stands. */
  readonly pictures: readonly { readonly file: string; readonly alt: string; readonly svg: string }[];
}
export type IdeaDemonstration = readonly MadeIdea[];

declare module '../../../../platform/context.ts' {
  interface Definitions {
    readonly ideaDemonstration?: IdeaDemonstration | undefined;
  }
}
