import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianYear } from '../../../platform/locale.ts';
import { listActivityCounts } from '../../activities/activity-indicators.server.ts';
import type { ActivityMeasure } from '../../activities/activity.ts';
import { listEnquiryCounts } from '../../enquiries/enquiry-indicators.server.ts';
import type { EnquiryMeasure } from '../../enquiries/enquiry.ts';
import { listVisitCounts } from '../../visits/visit-indicators.server.ts';
import type { VisitMeasure } from '../../visits/visit.ts';
import type { Indicator } from '../indicator.ts';
import { openRegisters } from './register-cells.ts';
import type { Registers } from './register-cells.ts';
import { makingOf } from './register-numbers.ts';
import type { BreakdownId } from './register-numbers.ts';

/** An indicator somebody will ask of, and what it will be told apart by. */
export interface Need {
  readonly indicator: Pick<Indicator, 'register'>;
  readonly by?: BreakdownId | undefined;
}
interface Reading {
  readonly from: number;
  readonly to: number;
  readonly enquiries: ReadonlySet<EnquiryMeasure>;
  readonly visits: ReadonlySet<VisitMeasure>;
  readonly activities: ReadonlySet<ActivityMeasure>;
}

function readingFor(needs: readonly Need[], span: { readonly from: number; readonly to: number }): Reading {
  const enquiries = new Set<EnquiryMeasure>();
  const visits = new Set<VisitMeasure>();
  const activities = new Set<ActivityMeasure>();
  let from = Infinity;
  for (const { indicator, by } of needs) {
    if (!indicator.register || indicator.register.from > span.to) continue;
    const making = makingOf(indicator.register.number);
    from = Math.min(from, indicator.register.from);
    const itemised = by && making.by[by];
    if (making.register === 'enquiries') for (const measure of [making.measure, itemised as EnquiryMeasure | undefined]) if (measure) enquiries.add(measure);
    if (making.register === 'visits') for (const measure of [making.measure, itemised as VisitMeasure | undefined, 'unsummed' as const]) if (measure) visits.add(measure);
    if (making.register === 'activities') for (const measure of [making.measure, itemised as ActivityMeasure | undefined]) if (measure) activities.add(measure);
  }
  return { from: Math.max(from, span.from), to: span.to, enquiries, visits, activities };
}

/** The registers' counts that some indicators need, each register read once; nothing is read for years that are all printed ones. */
export async function readRegisters(
  tx: Tx,
  ctx: Pick<Ctx, 'definitions' | 'now'>,
  needs: readonly Need[],
  span: { readonly from: number; readonly to: number },
): Promise<Registers> {
  const { from, to, enquiries, visits, activities } = readingFor(needs, span);
  const { demonstration } = ctx.definitions.scheme;
  return openRegisters(
    {
      enquiries: enquiries.size > 0 ? await listEnquiryCounts(tx, { from, to, measures: [...enquiries], demonstration }) : [],
      visits: visits.size > 0 ? await listVisitCounts(tx, { from, to, measures: [...visits], demonstration }) : [],
      activities: activities.size > 0 ? await listActivityCounts(tx, { from, to, measures: [...activities], demonstration }) : [],
    },
    ctx.definitions,
    norwegianYear(ctx.now),
  );
}

/** As `readRegisters`, in a transaction of its own; none is opened when nothing has to be read. */
export async function lookInRegisters(ctx: Ctx, needs: readonly Need[], span: { readonly from: number; readonly to: number }): Promise<Registers> {
  const { enquiries, visits, activities } = readingFor(needs, span);
  if (enquiries.size + visits.size + activities.size === 0) return openRegisters({ enquiries: [], visits: [], activities: [] }, ctx.definitions, norwegianYear(ctx.now));
  return inTransaction(ctx, (tx) => readRegisters(tx, ctx, needs, span));
}
