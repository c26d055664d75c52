import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianYear } from '../../../platform/locale.ts';
import { listActivityCounts } from '../../activities/activity-indicators.server.ts';
import type { ActivityMeasure } from '../../activities/activity.ts';
import { listAssignmentCounts } from '../../assignments/assignment-indicators.server.ts';
import type { AssignmentMeasure } from '../../assignments/assignment.ts';
import { listEnquiryCounts } from '../../enquiries/enquiry-indicators.server.ts';
import type { EnquiryMeasure } from '../../enquiries/enquiry.ts';
import { listGatheringCounts } from '../../gatherings/gathering-indicators.server.ts';
import type { GatheringMeasure } from '../../gatherings/gathering.ts';
import { listVisitCounts } from '../../visits/visit-indicators.server.ts';
import type { IdeaMeasure } from '../../ideas/idea-count.ts';
import { listIdeaCounts } from '../../ideas/idea-indicators.server.ts';
import type { VisitMeasure } from '../../visits/visit.ts';
import type { Indicator } from '../indicator.ts';
import { openRegisters } from './register-cells.ts';
import type { RegisterCounts, Registers } from './register-cells.ts';
import { makingOf, registerNames } from './register-numbers.ts';
import type { BreakdownId, Counted, RegisterName } from './register-numbers.ts';

/** An indicator somebody will ask of, and what it will be told apart by. */
export interface Need {
  readonly indicator: Pick<Indicator, 'register'>;
  readonly by?: BreakdownId | undefined;
  /** Only what it is told apart by will be asked for. */
  readonly partsAlone?: boolean | undefined;
}
export interface Span {
  readonly from: number;
  readonly to: number;
}
interface Wish extends Span {
  readonly centreId?: string | undefined;
  readonly demonstration: boolean;
}
interface Reading extends Span {
  readonly measures: ReadonlyMap<RegisterName, ReadonlySet<string>>;
}

function readingFor(needs: readonly Need[], span: Span): Reading {
  const measures = new Map<RegisterName, Set<string>>();
  let from = Infinity;
  const want = (register: RegisterName, ...some: readonly (string | undefined)[]): void => {
    const set = measures.get(register) ?? new Set();
    for (const measure of some) if (measure !== undefined) set.add(measure);
    measures.set(register, set);
  };
  for (const { indicator, by, partsAlone } of needs) {
    if (!indicator.register || indicator.register.from > span.to) continue;
    const making = makingOf(indicator.register.number);
    from = Math.min(from, indicator.register.from);
    want(making.register, partsAlone && by ? undefined : making.measure, by && making.by[by], making.register === 'visits' ? 'unsummed' : undefined);
  }
  return { from: Math.max(from, span.from), to: span.to, measures };
}

/** How each register is read. */
const readers = {
  enquiries: (tx: Tx, wish: Wish, measures: readonly string[]) => listEnquiryCounts(tx, { ...wish, measures: measures as EnquiryMeasure[] }),
  visits: (tx: Tx, wish: Wish, measures: readonly string[]) => listVisitCounts(tx, { ...wish, measures: measures as VisitMeasure[] }),
  activities: (tx: Tx, wish: Wish, measures: readonly string[]) => listActivityCounts(tx, { ...wish, measures: measures as ActivityMeasure[] }),
  assignments: (tx: Tx, wish: Wish, measures: readonly string[]) => listAssignmentCounts(tx, { ...wish, measures: measures as AssignmentMeasure[] }),
  gatherings: (tx: Tx, wish: Wish, measures: readonly string[]) => listGatheringCounts(tx, { ...wish, measures: measures as GatheringMeasure[] }),
  ideas: (tx: Tx, wish: Wish, measures: readonly string[]) => listIdeaCounts(tx, { ...wish, measures: measures as IdeaMeasure[] }),
} satisfies Record<RegisterName, (tx: Tx, wish: Wish, measures: readonly string[]) => Promise<readonly Counted[]>>;

/**
 * The registers' counts that some indicators need, each register read once; nothing is read for years that are all printed ones.
 * `centreId`: what that centre has, and nothing of the others or the scheme.
 */
export async function readRegisters(
  tx: Tx,
  ctx: Pick<Ctx, 'definitions' | 'now'>,
  needs: readonly Need[],
  span: Span & { readonly centreId?: string | undefined },
): Promise<Registers> {
  const { measures, ...years } = readingFor(needs, span);
  const wish = { ...years, centreId: span.centreId, demonstration: ctx.definitions.scheme.demonstration };
  const counts: { -readonly [R in keyof RegisterCounts]: RegisterCounts[R] } = {};
  for (const register of registerNames) {
    const wanted = measures.get(register);
    if (wanted) counts[register] = await readers[register](tx, wish, [...wanted]);
  }
  return openRegisters(counts, ctx.definitions, norwegianYear(ctx.now));
}

/** As `readRegisters`, in a transaction of its own; none is opened when nothing has to be read. */
export async function lookInRegisters(ctx: Ctx, needs: readonly Need[], span: Span): Promise<Registers> {
  if (readingFor(needs, span).measures.size === 0) return openRegisters({}, ctx.definitions, norwegianYear(ctx.now));
  return inTransaction(ctx, (tx) => readRegisters(tx, ctx, needs, span));
}
