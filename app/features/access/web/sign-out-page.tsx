import { deleteCookie } from 'hono/cookie';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import { Button } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { cookiesOf } from '../inside/cookies.ts';
import { signOut } from '../inside/sign-out.server.ts';
import { texts } from '../texts.ts';

/** GET /logg-ut */
export function getSignOutPage(c: AppContext): Response {
  const t = texts[c.var.locale].signOut;
  const { actor } = c.var;
  const action = href(c.var.locale, '/logg-ut');
  return respond(c, {
    title: t.title,
    robots: 'noindex',
    children: (
      <div className="k-stack k-measure">
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        {actor.kind === 'person' ? (
          <>
            <p className="k-lead">{t.lead(actor.name)}</p>
            <form method="post" action={action}>
              <Button>{t.here}</Button>
            </form>
            <p>{t.everywhereHelp}</p>
            <form method="post" action={action}>
              <Button variant="secondary" name="alle" value="1">
                {t.everywhere}
              </Button>
            </form>
          </>
        ) : (
          <p className="k-lead">{t.not}</p>
        )}
      </div>
    ),
  });
}

/** POST /logg-ut */
export async function postSignOut(c: AppContext): Promise<Response> {
  const everywhere = (await c.req.parseBody())['alle'] === '1';
  if (c.var.sessionHash) await signOut(ctxOf(c), c.var.sessionHash, everywhere);
  const { session, options } = cookiesOf(c.var.services.config);
  deleteCookie(c, session, options);
  return c.redirect(`${href(c.var.locale, '/logg-inn')}?ut=${everywhere ? 'alle' : '1'}`, 303);
}
