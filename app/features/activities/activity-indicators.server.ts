import type { Tx } from '../../platform/database.server.ts';
import type { ActivityCount } from './activity.ts';
import { selectActivityCounts } from './inside/count-query.server.ts';
import type { CountFilter } from './inside/count-query.server.ts';
import { selectRows, selectRowsOf } from './inside/evidence-query.server.ts';
import type { ActivityRow, RowWish } from './inside/evidence-query.server.ts';

/**
 * What is counted of the activities in these years (both included): all measures, and each centre as well as the scheme (`''`), unless
 * given. An activity over New Year counts in each year. Anybody may ask. `demonstration`: those alone, or the real ones alone.
 */
export const listActivityCounts = (tx: Tx, filter: CountFilter): Promise<readonly ActivityCount[]> => selectActivityCounts(tx, filter);

/** The activities that a centre's count is made of, newest first; at most 200 unless `most` says so. Row-level security decides who sees them. */
export const listActivityRows = (tx: Tx, wish: RowWish): Promise<readonly ActivityRow[]> => selectRows(tx, wish);
/** Activities by id, newest first, also those that are removed since (`removed`). What the reader may not see, or what never was, is not among them. */
export const findActivityRows = (tx: Tx, wish: { readonly centreId: string; readonly ids: readonly string[] }): Promise<readonly ActivityRow[]> => selectRowsOf(tx, wish);
