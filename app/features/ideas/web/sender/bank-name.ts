import type { AppContext } from '../../../../platform/context.ts';
import { textIn } from '../../../../platform/locale.ts';

/** What the scheme calls the bank, in the reader's language. */
export const bankName = (c: AppContext): string => textIn(c.var.services.definitions.ideas.name, c.var.locale);
