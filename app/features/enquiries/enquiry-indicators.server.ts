import type { Tx } from '../../platform/database.server.ts';
import type { EnquiryCount } from './enquiry.ts';
import { selectCounts } from './inside/count-query.server.ts';
import type { CountWish } from './inside/count-query.server.ts';
import { selectRows, selectRowsOf } from './inside/evidence-query.server.ts';
import type { EnquiryRow, RowWish } from './inside/evidence-query.server.ts';

/**
 * What is counted of enquiries, for everybody, at a cost that does not grow with how many there are. By the year they were asked in; zeros are
 * not among them. With `demonstration`, only made-up enquiries or only real ones; a discarded enquiry is in no count.
 */
export const listEnquiryCounts = (tx: Tx, wish: CountWish): Promise<readonly EnquiryCount[]> => selectCounts(tx, wish);

/** The enquiries that a centre's count is made of, newest first; at most 200 unless `most` says so. Row-level security decides who sees them. */
export const listEnquiryRows = (tx: Tx, wish: RowWish): Promise<readonly EnquiryRow[]> => selectRows(tx, wish);
/** A centre's enquiries by id, also those discarded since (`removed`). What the reader may not see, or what never was, is not among them. */
export const findEnquiryRows = (tx: Tx, wish: { readonly centreId: string; readonly ids: readonly string[] }): Promise<readonly EnquiryRow[]> => selectRowsOf(tx, wish);
