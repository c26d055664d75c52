import type { LocalText } from '../../platform/locale.ts';

/** A span of whole years, both ends included; no `to`: still. */
export interface Years {
  readonly from: number;
  readonly to?: number | undefined;
}
export const yearIn = (span: Years, year: number): boolean => span.from <= year && (span.to === undefined || year <= span.to);
export const yearInAny = (spans: readonly Years[], year: number): boolean => spans.some((s) => yearIn(s, year));

/** A task of the agreement, as it was worded in one period. */
export interface Task {
  readonly number: number;
  readonly text: LocalText;
  /** A word or two, for column heads. */
  readonly short: LocalText;
  /** Set where the wording or the order is inferred, and from what. */
  readonly note?: LocalText | undefined;
  /** Made up because the real wording is not known; said wherever it is shown. */
  readonly demonstration?: boolean | undefined;
}
export interface AgreementPeriod {
  readonly id: string;
  readonly years: Required<Years>;
  readonly tasks: readonly Task[];
  /** Set when something about the period or its tasks is inferred or not known. */
  readonly note?: LocalText | undefined;
  /** The period itself is assumed; said wherever it is shown. */
  readonly demonstration?: boolean | undefined;
}

/** Where a centre is responsible, for a span of dates (`from` included, `to` excluded; ISO dates). */
export interface AreaOfResponsibility {
  readonly from: string;
  readonly to?: string | undefined;
  /** Counties are codes valid at `from`; their successors at a later date follow from the geography. */
  readonly area: { readonly kind: 'health-region'; readonly region: string } | { readonly kind: 'counties'; readonly counties: readonly string[] };
  /** No source states this area; said wherever it is shown. */
  readonly assumed?: boolean | undefined;
}

/** A health region, as the geography names it, and what it is called on the page. */
interface Region {
  readonly id: string;
  readonly name: LocalText;
}

export type Host =
  | { readonly kind: 'municipality'; readonly code: string }
  | {
      readonly kind: 'imagined';
      readonly name: string;
      readonly counties: readonly { readonly code: string; readonly from: string; readonly to?: string | undefined }[];
    };

export interface Centre {
  /** Lasting, lower case, used in addresses and as the key in the database. */
  readonly id: string;
  readonly name: string;
  /** The code of the host municipality when the centre began, or, for a demonstration centre, the county it is imagined in. */
  readonly host: Host;
  /** ISO dates; `to` is excluded, and absent while the agreement runs. */
  readonly agreement: { readonly from: string; readonly to?: string | undefined };
  readonly areas: readonly AreaOfResponsibility[];
  /** Made up to complete the number of centres; said wherever it is shown. */
  readonly demonstration: boolean;
  readonly source?: string | undefined;
  readonly note?: LocalText | undefined;
}

export interface Scheme {
  readonly id: string;
  readonly name: LocalText;
  /** What the centres are called, singular and plural: nothing about one scheme is in the code. */
  /** `indefinite` has the article of its gender: en sentral, et senter. */
  readonly centreName: { readonly one: LocalText; readonly indefinite: LocalText; readonly many: LocalText };
  readonly authority: LocalText;
  readonly description: LocalText;
  /** In the order they are shown in. Absent: regions are called what the geography calls them. */
  readonly regions?: readonly Region[] | undefined;
  readonly periods: readonly AgreementPeriod[];
  readonly centres: readonly Centre[];
  /** Whether demonstration data is part of this scheme. */
  readonly demonstration: boolean;
}

declare module '../../platform/context.ts' {
  interface Definitions {
    readonly scheme: Scheme;
  }
}

/** Whether the centre's agreement covers any part of the year: then it belongs to that year's round. */
const takesPartIn = (centre: Pick<Centre, 'agreement'>, year: number): boolean =>
  centre.agreement.from < `${year + 1}-01-01` && (centre.agreement.to === undefined || centre.agreement.to > `${year}-01-01`);

/** The centres of a year's round, in the order of the scheme. */
export const centresIn = (scheme: Pick<Scheme, 'centres'>, year: number): readonly Centre[] => scheme.centres.filter((c) => takesPartIn(c, year));

export const findCentre = (scheme: Pick<Scheme, 'centres'>, id: string): Centre | undefined => scheme.centres.find((c) => c.id === id);

/** Whether the agreement runs at the date. */
export const isActiveAt = (centre: Pick<Centre, 'agreement'>, date: string): boolean =>
  centre.agreement.from <= date && (centre.agreement.to === undefined || date < centre.agreement.to);

/** How many months of the year have a day of the agreement in them; twelve for most. */
export function monthsIn({ agreement }: Pick<Centre, 'agreement'>, year: number): number {
  const monthOf = (day: string): number => (Number(day.slice(0, 4)) - year) * 12 + Number(day.slice(5, 7));
  const from = Math.max(1, monthOf(agreement.from));
  // The last day is the one before `to`.
  const to = agreement.to === undefined ? 12 : Math.min(12, monthOf(agreement.to) - (agreement.to.endsWith('-01') ? 1 : 0));
  return Math.max(0, to - from + 1);
}

/** The agreement period that a year is part of, if it is known. */
export const periodOf = (scheme: Pick<Scheme, 'periods'>, year: number): AgreementPeriod | undefined => scheme.periods.find((p) => yearIn(p.years, year));

/** The periods that the centre has had an agreement in, oldest first. */
export const periodsOf = (scheme: Pick<Scheme, 'periods'>, centre: Pick<Centre, 'agreement'>, until: number): readonly AgreementPeriod[] =>
  scheme.periods.filter((p) => p.years.from <= until && range(p.years).some((year) => takesPartIn(centre, year)));
const range = ({ from, to }: Required<Years>): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** What a health region is called on the page. */
export const regionName = (scheme: Pick<Scheme, 'regions'>, id: string): LocalText => scheme.regions?.find((r) => r.id === id)?.name ?? { nb: id, nn: id, en: id };

/** A year is looked at as it was on its last day: municipalities, counties and agreements change on 1 January. */
export const lastDayOf = (year: number): string => `${year}-12-31`;
