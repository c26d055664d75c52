import type { Tx } from '../../platform/database.server.ts';
import type { EnquiryCount } from './enquiry.ts';
import { selectCounts } from './inside/count-query.server.ts';
import type { CountWish } from './inside/count-query.server.ts';

/**
 * What is counted of enquiries, for everybody, at a cost that does not grow with how many there are. By the year they were asked in; zeros are
 * not among them. With `demonstration`, only made-up enquiries or only real ones; a discarded enquiry is in no count.
 */
export const listEnquiryCounts = (tx: Tx, wish: CountWish): Promise<readonly EnquiryCount[]> => selectCounts(tx, wish);
