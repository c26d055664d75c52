import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { takeTurns } from '../../../platform/rate-limit.server.ts';

/** Everybody in an office may share an address. */
const aDay = [{ seconds: 86_400, most: 20 }];

/** Whether these addresses may be written to once more today. They may be strangers', and what is signed up and taken off by turns sends a letter each time. */
export const mayWriteTo = (c: AppContext, addresses: readonly string[]): Promise<boolean> =>
  takeTurns(ctxOf(c), { purpose: 'gathering-letter', whos: addresses.map((address) => address.trim().toLowerCase()), limits: aDay });
