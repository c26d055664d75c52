import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianYear } from '../../../platform/locale.ts';
import { selectCounts } from './count-query.server.ts';
import { mayUseInbox } from './enquiry-policy.ts';
import { selectYearLines } from './year-query.server.ts';
import type { YearLine } from './year-query.server.ts';

const yearPageSize = 200;
const measures = ['received', 'answered', 'referred', 'helped'] as const;

export interface EnquiryYear {
  readonly lines: readonly YearLine[];
  /** Those the centre has any of, the latest first. */
  readonly years: readonly number[];
  /** Of the whole year, also where the lines are one page of it. */
  readonly sums: { readonly received: number; readonly answered: number; readonly referred: number; readonly helped: number };
  /** Key of the next page. */
  readonly next: string | undefined;
}

/** What a centre's numbers of a year are made of, enquiry by enquiry, and the numbers themselves as the indicators have them. @throws AppError `not-found` */
export async function getEnquiryYear(ctx: Ctx, centreId: string, { year, after }: { readonly year: number; readonly after?: string | undefined }): Promise<EnquiryYear> {
  if (!mayUseInbox(ctx.actor, centreId)) throw new AppError('not-found');
  const { demonstration } = ctx.definitions.scheme;
  return inTransaction(ctx, async (tx) => {
    const found = await selectYearLines(tx, { centreId, year, demonstration, after, limit: yearPageSize + 1 });
    const counts = await selectCounts(tx, { from: 1, to: norwegianYear(ctx.now), centreId, demonstration, measures });
    const sumOf = (measure: (typeof measures)[number]): number => counts.reduce((sum, one) => (one.year === year && one.measure === measure ? sum + one.n : sum), 0);
    const lines = found.slice(0, yearPageSize);
    return {
      lines,
      years: [...new Set(counts.map((one) => one.year))].toReversed(),
      sums: { received: sumOf('received'), answered: sumOf('answered'), referred: sumOf('referred'), helped: sumOf('helped') },
      next: found.length > yearPageSize ? lines.at(-1)?.id : undefined,
    };
  });
}
