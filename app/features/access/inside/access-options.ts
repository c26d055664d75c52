import type { Ctx, Definitions } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';

/** A centre as this feature needs it: the scheme's centres come after access, so the shell hands them in. */
export interface CentreName {
  readonly id: string;
  readonly name: string;
}
/** What the ground below needs of the features above it. */
export interface AccessOptions {
  readonly centres: (definitions: Definitions) => readonly CentreName[];
  /** Notifications' `queueMail`: that feature stands above this one. */
  readonly writeLetter: (
    tx: Tx,
    ctx: Ctx,
    letter: { to: { name: string; address: string }; template: string; subject: string; text: string; centreId: string | null },
  ) => Promise<void>;
}
