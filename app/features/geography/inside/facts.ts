/** Where a fact was read: every fault is told with it. */
export interface Source {
  readonly file: string;
  readonly line: number;
}

/** A span of ISO dates: `from` included (absent: since before the data begin), `to` excluded (absent: still). */
export interface Dates {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
export const within = (span: Dates, date: string): boolean => (span.from === undefined || span.from <= date) && (span.to === undefined || date < span.to);

export const languages = ['no', 'se', 'sma', 'smj', 'fkv'] as const;
/** Norwegian, Northern, Southern and Lule Sámi, Kven: as BCP 47. */
export type NameLanguage = (typeof languages)[number];

export interface MunicipalityFact extends Source {
  readonly code: string;
  readonly county: string;
  readonly from: string;
  readonly to?: string | undefined;
  /** A point inside it, degrees in WGS 84. */
  readonly point?: { readonly lat: number; readonly lon: number } | undefined;
}
export interface NameFact extends Source, Dates {
  readonly code: string;
  /** Official names are written in this order. */
  readonly order: number;
  readonly language: NameLanguage;
  readonly name: string;
}
export interface CountyFact extends Source, Dates {
  readonly code: string;
  readonly name: string;
  readonly region: string;
}
/** From `on`, the area of `from` (all of it or a part) belongs to `to`. */
export interface Move extends Source {
  readonly on: string;
  readonly from: string;
  readonly to: string;
  /** The earlier codes, with the area each had on its first day, that this part is made of; empty: not known, or all of it. */
  readonly origins: readonly string[];
}
/** One office for one county, under one name. */
export interface GovernorFact extends Source, Dates {
  /** Lasting, lower case: the same through a change of name. */
  readonly office: string;
  readonly name: string;
  readonly county: string;
}
/** How many there are from `date` until the next such line, counted by others: a check on everything else. */
export interface ExpectedCount extends Source {
  readonly date: string;
  readonly municipalities: number;
  readonly counties: number;
}

/** Everything known, as it was written down; `Geography` is made of it. */
export interface Facts {
  readonly municipalities: readonly MunicipalityFact[];
  readonly names: readonly NameFact[];
  readonly counties: readonly CountyFact[];
  readonly moves: readonly Move[];
  readonly governors: readonly GovernorFact[];
  readonly expected: readonly ExpectedCount[];
}

export interface Fault extends Source {
  readonly reason: string;
}
export const fault = ({ file, line }: Source, reason: string): Fault => ({ file, line, reason });
