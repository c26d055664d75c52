import type { AppContext } from '../../../platform/context.ts';
import { ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { href } from '../../../platform/locale.ts';
import type { SignInRefusal } from '../inside/sign-in.server.ts';
import { texts } from '../texts.ts';

/** Why somebody was not signed in, and the way to try again. */
export function failedSignInPage(c: AppContext, reason: SignInRefusal | 'expired' | 'denied' | 'unconfirmed' | 'unavailable', status: number, returnTo?: string): Response {
  const t = texts[c.var.locale].failed;
  return respond(
    c,
    {
      title: t.title,
      robots: 'noindex',
      children: (
        <div className="k-stack k-measure">
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <p className="k-lead">{t[reason]}</p>
          <p>
            <ButtonLink href={href(c.var.locale, '/logg-inn') + (returnTo ? `?til=${encodeURIComponent(returnTo)}` : '')}>{t.again}</ButtonLink>
          </p>
        </div>
      ),
    },
    status,
  );
}
