import type { Ctx } from '../../../platform/context.ts';
import type { Refusal } from '../../../platform/errors.ts';
import type { Locale } from '../../../platform/locale.ts';
import type { Channel } from '../enquiry.ts';

export interface RegisterInput {
  readonly centreId: string;
  readonly channel: Exclude<Channel, 'web'>;
  /** ISO date, today or before. */
  readonly askedOn: string;
  /** Code, valid on that day. */
  readonly municipality: string;
  readonly workplace: string;
  readonly topics: readonly string[];
  readonly language: Locale;
  readonly contact: { readonly name: string; readonly email: string | null; readonly phone: string | null; readonly workplaceName: string | null; readonly subject: string };
  readonly text: string;
  /** Answered already, in the same call or meeting: closed at once. */
  readonly answered: boolean;
  /** What was answered; may be empty. */
  readonly answer: string;
  /** Mail the asker a receipt with a private link. */
  readonly sendLink: boolean;
}

/** One that came by telephone, mail or in a meeting. Refused: `in-the-future`; `no-address` when a link is to be sent and there is no address. @throws AppError `not-found` */
export async function registerEnquiry(ctx: Ctx, input: RegisterInput): Promise<{ readonly ok: true; readonly number: string } | Refusal<'in-the-future' | 'no-address'>> {
  throw new Error('under way');
}
