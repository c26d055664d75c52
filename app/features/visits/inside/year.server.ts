import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianYear } from '../../../platform/locale.ts';
import type { VisitMeasure } from '../visit.ts';
import { selectVisitCounts } from './count-query.server.ts';
import { mayWorkFor } from './visit-policy.ts';
import { selectYearVisits, sumPlanned } from './year-query.server.ts';
import type { YearVisit } from './year-query.server.ts';

const yearPageSize = 200;
const measures = ['held', 'form', 'people', 'kind', 'municipality', 'unsummed'] as const satisfies readonly VisitMeasure[];

/** Of the whole year, also where the visits are one page of it; all but `planned` as the indicators have them. */
export interface VisitYearSums {
  readonly held: number;
  readonly forms: ReadonlyMap<string, number>;
  /** Different ones. */
  readonly municipalities: number;
  readonly kinds: ReadonlyMap<string, number>;
  readonly planned: number;
  readonly people: number;
  readonly unsummed: number;
}
export interface VisitYear {
  readonly visits: readonly YearVisit[];
  /** Those the centre has any of, the latest first. */
  readonly years: readonly number[];
  readonly sums: VisitYearSums;
  /** Key of the next page. */
  readonly next: string | undefined;
}

/** What a centre's numbers of a year are made of, visit by visit, and the numbers themselves. @throws AppError `not-found` */
export async function getVisitYear(ctx: Ctx, centreId: string, { year, after }: { readonly year: number; readonly after?: string | undefined }): Promise<VisitYear> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  const { geography, scheme } = ctx.definitions;
  const wish = { centreId, year, demonstration: scheme.demonstration };
  return inTransaction(ctx, async (tx) => {
    const found = await selectYearVisits(tx, { ...wish, after, limit: yearPageSize + 1 });
    const counts = await selectVisitCounts(tx, { from: 1, to: norwegianYear(ctx.now), centreId, demonstration: wish.demonstration, measures });
    const itemsOf = (measure: (typeof measures)[number]): Map<string, number> =>
      new Map(counts.flatMap((one) => (one.year === year && one.measure === measure ? [[one.item, one.n] as const] : [])));
    const numberOf = (measure: 'held' | 'people' | 'unsummed'): number => itemsOf(measure).get('') ?? 0;
    const visits = found.slice(0, yearPageSize);
    return {
      visits,
      years: [...new Set(counts.map((one) => one.year))].toReversed(),
      sums: {
        held: numberOf('held'),
        forms: itemsOf('form'),
        municipalities: new Set([...itemsOf('municipality').keys()].map((code) => geography.unitOf.get(code) ?? code)).size,
        kinds: itemsOf('kind'),
        planned: await sumPlanned(tx, wish),
        people: numberOf('people'),
        unsummed: numberOf('unsummed'),
      },
      next: found.length > yearPageSize ? visits.at(-1)?.number : undefined,
    };
  });
}
