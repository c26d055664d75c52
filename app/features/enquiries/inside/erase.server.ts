import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';

/** Erases the person from an enquiry: name, address, every text, every letter. What is counted stays. @returns false when that was done before, or it is not the actor's to erase. */
export async function eraseEnquiry(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  throw new Error('under way');
}
