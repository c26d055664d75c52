import type { Locale } from '../../../../platform/locale.ts';

/** How a scheme's demonstration enquiries are made, from `demonstration/enquiries.yaml`. */
export interface EnquiryDemonstration {
  readonly seed: number;
  /** The first year. */
  readonly from: number;
  /** About how many the scheme has in a year. */
  readonly perYear: number;
  /** How many a centre has, compared with the others; 1 where not named. */
  readonly weights: Readonly<Record<string, number>>;
  /** Counties where most write nynorsk. */
  readonly nynorsk: readonly string[];
  readonly declared: Readonly<Record<string, readonly string[]>>;
  /** Topics a centre is not asked about. */
  readonly never: Readonly<Record<string, readonly string[]>>;
  readonly now: readonly StandingEnquiry[];
  readonly threads: readonly Thread[];
  readonly templates: readonly { readonly centre: string; readonly shared: boolean; readonly language: Locale; readonly title: string; readonly body: string }[];
  readonly thanks: Sayings;
  readonly referring: Sayings;
  readonly returning: Sayings;
  readonly notes: Sayings;
  readonly advertising: { readonly subject: string; readonly text: string };
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly workplaceNames: Sayings;
}
export interface Sayings {
  readonly nb: readonly string[];
  readonly nn: readonly string[];
}
/** One conversation, from the first question. */
export interface Thread {
  readonly id: string;
  readonly language: 'nb' | 'nn';
  /** Registered by the centre; else asked on the site or sent by mail. */
  readonly by?: 'phone' | undefined;
  readonly topics: readonly string[];
  readonly subject: string;
  readonly asks: string;
  readonly answers: string;
  readonly adds?: string | undefined;
  readonly answersAgain?: string | undefined;
  readonly note?: string | undefined;
  /** Why it is passed on to another centre. */
  readonly refer?: string | undefined;
}
/** An enquiry that stands in an inbox at the first start, whatever the date. */
export interface StandingEnquiry {
  readonly centre: string;
  readonly thread: string;
  readonly municipality: string;
  /** Working days since it was asked. */
  readonly age: number;
  /** The centre that passed it on. */
  readonly from?: string | undefined;
  readonly assigned?: 'coordinator' | 'member' | undefined;
  /** added: answered, and then the asker wrote again. referred: waits for the centre to accept. */
  readonly state: 'new' | 'open' | 'added' | 'waiting' | 'referred';
}

declare module '../../../../platform/context.ts' {
  interface Definitions {
    /** Undefined for a scheme without demonstration data. */
    readonly enquiryDemonstration?: EnquiryDemonstration | undefined;
  }
}
