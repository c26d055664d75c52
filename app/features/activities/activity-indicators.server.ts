import type { Tx } from '../../platform/database.server.ts';
import type { ActivityCount } from './activity.ts';
import { selectActivityCounts } from './inside/count-query.server.ts';
import type { CountFilter } from './inside/count-query.server.ts';

/**
 * What is counted of the activities in these years (both included): all measures, and each centre as well as the scheme (`''`), unless
 * given. An activity over New Year counts in each year. Anybody may ask. `demonstration`: those alone, or the real ones alone.
 */
export const listActivityCounts = (tx: Tx, filter: CountFilter): Promise<readonly ActivityCount[]> => selectActivityCounts(tx, filter);
