import type { Tx } from '../../platform/database.server.ts';
import type { CentreLoad, EnquiryCount, EnquiryMeasure } from './enquiry.ts';

export interface CountWish {
  /** Years asked in, both included. */
  readonly from: number;
  readonly to: number;
  readonly measures?: readonly EnquiryMeasure[] | undefined;
  readonly centreId?: string | undefined;
}
/** The counts of the years, nothing that is zero. Real and demonstration enquiries are never in one answer: `demonstration` says which. */
export async function listEnquiryCounts(tx: Tx, wish: CountWish & { readonly demonstration?: boolean }): Promise<readonly EnquiryCount[]> {
  throw new Error('under way');
}
/** What each centre has to work with now; none for a centre without any. */
export async function listCurrentLoads(tx: Tx): Promise<readonly CentreLoad[]> {
  throw new Error('under way');
}
