import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { setChosenCentre } from './session-store.server.ts';

/** Remembers in the session which of his centres the person works for. Gives no right: that is asked of the roles each time. */
export const chooseCentre = (ctx: Ctx, session: Buffer, centreId: string): Promise<void> => inTransaction(ctx, (tx) => setChosenCentre(tx, session, centreId));
