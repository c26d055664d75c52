import type { Ctx } from '../../../platform/context.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Locale } from '../../../platform/locale.ts';

export interface AskInput {
  readonly centreId: string;
  /** Code, valid today. */
  readonly municipality: string;
  readonly workplace: string;
  readonly topics: readonly string[];
  readonly language: Locale;
  readonly contact: { readonly name: string; readonly email: string; readonly workplaceName: string | null };
  readonly subject: string;
  readonly text: string;
  /** Where the private link leads, with its secret: `/sak/SECRET`, with the language before it. */
  readonly path: string;
}

/**
 * Asks as the holder of a link that is made with the form, so that posting the form twice is one enquiry (`again`).
 * Refused: `no-such-centre` when there is none of that name with an agreement today.
 */
export async function askEnquiry(ctx: Ctx, input: AskInput): Promise<{ readonly ok: true; readonly number: string; readonly again: boolean } | Refusal<'no-such-centre'>> {
  throw new Error('under way');
}
