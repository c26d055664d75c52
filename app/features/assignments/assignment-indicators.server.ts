import type { Tx } from '../../platform/database.server.ts';
import type { AssignmentCount } from './assignment.ts';
import { selectAssignmentCounts } from './inside/count-query.server.ts';
import type { CountFilter } from './inside/count-query.server.ts';
import { selectRows, selectRowsOf } from './inside/evidence-query.server.ts';
import type { AssignmentRow, RowWish } from './inside/evidence-query.server.ts';

/**
 * What is counted of the assignments in these years (both included): all measures, and each centre as well as the scheme (`''`), unless given.
 * Anybody may ask. `demonstration`: those alone, or the real ones alone.
 */
export const listAssignmentCounts = (tx: Tx, filter: CountFilter): Promise<readonly AssignmentCount[]> => selectAssignmentCounts(tx, filter);

/** The assignments that a centre's count is made of, newest first; at most 200 unless `most` says so. Row-level security decides who sees them. */
export const listAssignmentRows = (tx: Tx, wish: RowWish): Promise<readonly AssignmentRow[]> => selectRows(tx, wish);
/** Assignments by id, newest first; `removed`: they count no more for the centre. What the reader may not see, or what never was, is not among them. */
export const findAssignmentRows = (tx: Tx, wish: { readonly centreId: string; readonly ids: readonly string[] }): Promise<readonly AssignmentRow[]> => selectRowsOf(tx, wish);
