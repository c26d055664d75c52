import type { Tx } from '../../platform/database.server.ts';
import type { GatheringCount } from './gathering.ts';
import { selectGatheringCounts, selectRows, selectRowsOf } from './inside/count-query.server.ts';
import type { CountFilter, GatheringRow, RowWish } from './inside/count-query.server.ts';

/**
 * What is counted of the gatherings held in these years (both included): all measures, and each centre as well as the scheme (`''`), unless
 * given. Anybody may ask. `demonstration`: those alone, or the real ones alone.
 */
export const listGatheringCounts = (tx: Tx, filter: CountFilter): Promise<readonly GatheringCount[]> => selectGatheringCounts(tx, filter);

/** The gatherings that a centre's count is made of, newest first; at most 200 unless `most` says so. Row-level security decides who sees them. */
export const listGatheringRows = (tx: Tx, wish: RowWish): Promise<readonly GatheringRow[]> => selectRows(tx, wish);
/** Gatherings by id, newest first, also those that count for the centre no more (`removed`). What the reader may not see is not among them. */
export const findGatheringRows = (tx: Tx, wish: { readonly centreId: string; readonly ids: readonly string[] }): Promise<readonly GatheringRow[]> => selectRowsOf(tx, wish);
