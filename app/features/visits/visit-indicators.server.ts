import type { Tx } from '../../platform/database.server.ts';
import { selectVisitCounts } from './inside/count-query.server.ts';
import { selectRows, selectRowsOf } from './inside/evidence-query.server.ts';
import type { RowWish, VisitRow } from './inside/evidence-query.server.ts';
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

/** The visits that a centre's count is made of, newest first; at most 200 unless `most` says so. Row-level security decides who sees them. */
export const listVisitRows = (tx: Tx, wish: RowWish): Promise<readonly VisitRow[]> => selectRows(tx, wish);
/** A centre's visits by id, also those that do not count any longer (`removed`). What the reader may not see, or what never was, is not among them. */
export const findVisitRows = (tx: Tx, wish: { readonly centreId: string; readonly ids: readonly string[] }): Promise<readonly VisitRow[]> => selectRowsOf(tx, wish);
