import type { Definitions } from '../../../platform/context.ts';

/** A centre as this feature needs it: the scheme's centres come after access, so the shell hands them in. */
export interface CentreName {
  readonly id: string;
  readonly name: string;
}
export interface AccessOptions {
  readonly centres: (definitions: Definitions) => readonly CentreName[];
}
