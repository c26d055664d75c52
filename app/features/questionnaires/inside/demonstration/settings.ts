import type { Years } from '../../../scheme/scheme.ts';

/** How a scheme's demonstration answers are made: which shares are known, and from where. It names the scheme's own questions. */
export interface DemonstrationSettings {
  /** Another seed gives other answers that keep to the same facts. */
  readonly seed: number;
  /** The first year answered. */
  readonly from: number;
  /** Centres that write nynorsk; the others write bokmål. */
  readonly writesNynorsk: readonly string[];
  /** The share of questions left unanswered; never those with a known number that year. */
  readonly unanswered: number;
  readonly comments: { readonly share: number; readonly texts: Readonly<Record<string, readonly CommentText[]>> };
  readonly numbers: readonly NumberSettings[];
  readonly choices: readonly ChoiceSettings[];
  /** By `question/option`: what is written inside an option. */
  readonly freeTexts: Readonly<Record<string, Texts>>;
  /** Questions of open lines; also those of one open text. */
  readonly lines: readonly { readonly question: string; readonly texts: Texts }[];
  /** Lines of municipalities: as many as the answer to `count`. */
  readonly municipalities: readonly { readonly question: string; readonly count: string }[];
  /** What the open round looks like at the first start: who has submitted, and how far (0–1) who has begun. */
  readonly openRound: { readonly submitted: readonly string[]; readonly drafts: Readonly<Record<string, number>>; readonly prefilled?: PrefilledSettings | undefined };
}
/** The draft that shows what the registers fill in: one answer that is another than theirs, and one number that has changed since. */
interface PrefilledSettings {
  /** Among the drafts. */
  readonly centre: string;
  /** Ticked by the registers, and answered no. */
  readonly differs: { readonly question: string; readonly option: string; readonly reason: string };
  /** A number answered before the newest that counts was there. */
  readonly changed: string;
}
export interface Texts {
  readonly nb: readonly string[];
  readonly nn: readonly string[];
}
export type CommentText = ({ readonly nb: string } | { readonly nn: string }) & { readonly years?: Years | undefined };

interface NumberSettings {
  readonly question: string;
  /** The indicator whose published number of the year the centres' answers add up to. */
  readonly published?: string | undefined;
  /** The mean where no number is published. */
  readonly perCentre: number;
  /** Never less than the same centre's answer to this question. */
  readonly atLeast?: string | undefined;
}
export interface ChoiceSettings {
  readonly question: string;
  /** About which share of the centres choose each option; it moves a little from year to year. */
  readonly shares: Readonly<Record<string, number>>;
  /** Years for which a share is known, or wanted, to the nearest whole centre. */
  readonly spans: readonly { readonly years: Years; readonly shares: Readonly<Record<string, number>>; readonly source: string }[];
  /** An indicator given item by item, the items called as the options: where it has a number, so many centres choose it. */
  readonly published?: string | undefined;
  /** Options that centres in some health regions are nearer to. */
  readonly near: Readonly<Record<string, readonly string[]>>;
}

declare module '../../../../platform/context.ts' {
  interface Definitions {
    /** Absent when the scheme has no demonstration answers. */
    readonly demonstration?: DemonstrationSettings | undefined;
  }
}
