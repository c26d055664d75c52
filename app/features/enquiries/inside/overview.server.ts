import type { Ctx } from '../../../platform/context.ts';
import type { CentreLoad, LateEnquiry } from '../enquiry.ts';

/** Enquiries whose asker has waited longer than the scheme says, the longest first; at most 500. @throws AppError `not-found` for others than officers and the system */
export async function listLateEnquiries(ctx: Ctx): Promise<readonly LateEnquiry[]> {
  throw new Error('under way');
}
/** What each centre has now, also those with nothing, in the scheme's order. */
export async function listOpenLoads(ctx: Ctx): Promise<readonly CentreLoad[]> {
  throw new Error('under way');
}
