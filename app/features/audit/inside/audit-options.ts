import type { AppContext, Definitions } from '../../../platform/context.ts';
import type { ActionTexts } from '../audit.ts';

/** The log stands below every feature; what it needs of those above is handed in by the shell. */
export interface AuditOptions {
  /** Every feature's action texts, joined with `actionCatalogue`. */
  readonly catalogue: ActionTexts;
  readonly centres: (definitions: Definitions) => readonly { readonly id: string; readonly name: string }[];
  /** Throws unless an officer asks. */
  readonly requireOfficer: (c: AppContext) => unknown;
  /** The centre the reader acts for. */
  readonly requireCentre: (c: AppContext) => string;
}
