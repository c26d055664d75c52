import type { CookieOptions } from 'hono/utils/cookie';
import type { Config } from '../../../platform/config.server.ts';

/** Cookies bound to this one host and to https wherever https is used; browsers refuse the prefix without it. */
export function cookiesOf(config: Pick<Config, 'publicUrl'>): { session: string; attempt: string; options: CookieOptions } {
  const secure = config.publicUrl.startsWith('https:');
  const prefix = secure ? '__Host-' : '';
  return { session: `${prefix}session`, attempt: `${prefix}sign-in`, options: { path: '/', httpOnly: true, sameSite: 'Lax', secure } };
}
