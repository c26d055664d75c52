import { listEnquiryCounts } from '../../features/enquiries/enquiry-indicators.server.ts';
import { countLateEnquiries } from '../../features/enquiries/enquiries.server.ts';
import type { Cell } from '../../features/indicators/cell.ts';
import { withheldCentres } from '../../features/indicators/withheld-centres.ts';
import { smallestShown } from '../../platform/small-counts.ts';
import { centresIn } from '../../features/scheme/scheme.ts';
import { listVisitCounts } from '../../features/visits/visit-indicators.server.ts';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { norwegianYear } from '../../platform/locale.ts';
import type { CentreSoFar, YearSoFar } from './year-so-far.tsx';

interface Counted {
  readonly centreId: string;
  readonly measure: string;
  readonly n: number;
}
const sumOf = (counts: readonly Counted[], measure: string, centreId?: string): number =>
  counts.reduce((sum, c) => (c.measure === measure && (centreId === undefined || c.centreId === centreId) ? sum + c.n : sum), 0);

/** What the registers have counted this year, centre by centre, and what has waited too long. Visits to sum up may be of last year too. */
export async function getYearSoFar(ctx: Ctx): Promise<YearSoFar> {
  const year = norwegianYear(ctx.now);
  const { scheme } = ctx.definitions;
  const late = await countLateEnquiries(ctx);
  const { enquiries, visits, unsummed } = await inTransaction(ctx, async (tx) => {
    const wish = { from: year, to: year, demonstration: scheme.demonstration };
    return {
      enquiries: await listEnquiryCounts(tx, { ...wish, measures: ['received', 'answered'] }),
      visits: await listVisitCounts(tx, { ...wish, measures: ['held', 'people'] }),
      unsummed: await listVisitCounts(tx, { ...wish, from: year - 1, measures: ['unsummed'] }),
    };
  });
  const centres = centresIn(scheme, year);
  const { places: withheld } = withheldCentres(
    ctx.definitions,
    year,
    visits.filter((one) => one.measure === 'people'),
  );
  const people = (id?: string): Cell => {
    const n = sumOf(visits, 'people', id);
    return n > 0 && (id === undefined ? n < smallestShown : withheld.has(id)) ? { none: 'withheld' } : { value: n };
  };
  const soFar = (id?: string): Omit<CentreSoFar, 'id' | 'name' | 'demonstration'> => ({
    received: sumOf(enquiries, 'received', id),
    answered: sumOf(enquiries, 'answered', id),
    late: id === undefined ? [...late.values()].reduce((sum, n) => sum + n, 0) : (late.get(id) ?? 0),
    held: sumOf(visits, 'held', id),
    people: people(id),
    toSumUp: sumOf(unsummed, 'unsummed', id),
  });
  return {
    year,
    demonstration: scheme.demonstration,
    centres: centres.map(({ id, name, demonstration }) => ({ id, name, demonstration, ...soFar(id) })),
    all: soFar(),
  };
}
