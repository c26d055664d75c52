import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { sql } from 'kysely';
import { addressOf } from './client-address.server.ts';
import type { AppContext, Ctx } from './context.ts';
import { ctxOf } from './context.ts';
import { inTransaction } from './database.server.ts';

/** At most so many in a span of time; the spans follow the clock. */
export interface Limit {
  readonly seconds: number;
  readonly most: number;
}
/** A whole municipality may stand behind one address, and has a good day now and then. */
const forWriting: readonly Limit[] = [
  { seconds: 3600, most: 20 },
  { seconds: 86_400, most: 60 },
];

/** An IPv6 customer has a whole network (/64), and may use another address of it for each call. */
const household = (address: string): string => (isIP(address) === 6 ? wholeForm(address).slice(0, 4).join(':') : address);
/** The eight parts of an IPv6 address. */
function wholeForm(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const parts = (text: string | undefined): string[] => (text ? text.split(':').map((part) => part.replace(/^0+(?=.)/, '')) : []);
  const [before, after] = [parts(head), parts(tail)];
  return tail === undefined ? before : [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
}

/**
 * Whether `who` may do this once more; it is counted. In a transaction of its own, so that what is stopped afterwards counts too. Only a hash
 * of purpose and address is kept, for a day.
 */
export const takeTurn = (ctx: Ctx, { who, ...turn }: { purpose: string; who: string; limits?: readonly Limit[] }): Promise<boolean> => takeTurns(ctx, { ...turn, whos: [who] });
/** The same for several, whether all of them may; each is counted. */
export async function takeTurns(ctx: Ctx, { purpose, whos, limits = forWriting }: { purpose: string; whos: readonly string[]; limits?: readonly Limit[] }): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    let allowed = true;
    // In one order for everybody, so that two at once never wait for each other in a ring.
    const keys = whos.flatMap((who) =>
      limits.map((limit) => ({
        ...limit,
        key: createHash('sha256')
          .update(`${purpose} ${limit.seconds} ${household(who)}`)
          .digest('hex'),
      })),
    );
    for (const { key, seconds, most } of keys.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
      const { rows } = await sql<{ allowed: boolean }>`select take_turn(${key}, ${ctx.now}, ${seconds}, ${most}) as allowed`.execute(tx);
      allowed &&= rows[0]?.allowed ?? false;
    }
    return allowed;
  });
}

/** What one address may do behind all its private links together. */
const forLinks: readonly Limit[] = [
  { seconds: 3600, most: 60 },
  { seconds: 86_400, most: 200 },
];

/**
 * Whether one more deed that sends letters may be done about a thing, named by its number: its private link may be changed as often as one
 * likes, and what stands behind it may be a stranger's address.
 */
export async function mayTellAgain(c: AppContext, about: string): Promise<boolean> {
  const ctx = ctxOf(c);
  return (await takeTurn(ctx, { purpose: 'own', who: about })) && takeTurn(ctx, { purpose: 'own-from', who: addressOf(c), limits: forLinks });
}

/** Whether whoever asks may write once more for this purpose. Ask when everything else is right: a form with a mistake costs nothing. */
export const mayWrite = (c: AppContext, purpose: string): Promise<boolean> => takeTurn(ctxOf(c), { purpose, who: addressOf(c) });

/** A stranger's mailbox is nobody's to fill, whichever form is sent and wherever from. */
const forOneMailbox: readonly Limit[] = [{ seconds: 86_400, most: 10 }];
/** Whether one more letter may go to an address that anybody may have typed. */
export const mayWriteTo = (c: AppContext, email: string): Promise<boolean> => takeTurn(ctxOf(c), { purpose: 'letter-to', who: email.trim().toLowerCase(), limits: forOneMailbox });
