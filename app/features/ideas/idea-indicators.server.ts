import type { Tx } from '../../platform/database.server.ts';
import type { IdeaCount } from './idea-count.ts';
import { selectIdeaCounts, selectRows, selectRowsOf } from './inside/counts/count-query.server.ts';
import type { CountFilter, IdeaRow, RowWish } from './inside/counts/count-query.server.ts';

/**
 * What is counted of ideas in these years (both included): all measures, and each centre as well as the scheme (`''`), unless given. Anybody may
 * ask. `demonstration`: those alone, or the real ones alone.
 */
export const listIdeaCounts = (tx: Tx, filter: CountFilter): Promise<readonly IdeaCount[]> => selectIdeaCounts(tx, filter);

/** The ideas that a centre's count is made of, newest first; at most 200 unless `most` says so. Row-level security decides who sees them. */
export const listIdeaRows = (tx: Tx, wish: RowWish): Promise<readonly IdeaRow[]> => selectRows(tx, wish);
/** Ideas by id, newest first, also those that count for the centre no more (`removed`). What the reader may not see is not among them. */
export const findIdeaRows = (tx: Tx, wish: { readonly centreId: string; readonly ids: readonly string[] }): Promise<readonly IdeaRow[]> => selectRowsOf(tx, wish);
