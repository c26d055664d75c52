import type { Tx } from '../../platform/database.server.ts';
import { selectVisitCounts } from './inside/count-query.server.ts';
import type { VisitCount, VisitMeasure } from './visit.ts';

/** What is counted of the visits held in these years (both included): all measures and centres unless given. Anybody may ask. `demonstration`: those alone, or the real ones alone. */
export const listVisitCounts = (
  tx: Tx,
  filter: {
    readonly from: number;
    readonly to: number;
    readonly measures?: readonly VisitMeasure[] | undefined;
    readonly centreId?: string | undefined;
    readonly demonstration?: boolean | undefined;
  },
): Promise<readonly VisitCount[]> => selectVisitCounts(tx, filter);
