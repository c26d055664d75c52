import { anonymous } from '../../platform/actor.ts';
import type { AppContext, Frame } from '../../platform/context.ts';
import { appErrorStatus } from '../../platform/errors.ts';
import { href } from '../../platform/locale.ts';
import { ButtonLink } from '../../ui/fields.tsx';
import { Heading } from '../../ui/heading.tsx';
import { respond } from '../../ui/respond.tsx';
import { frameOf } from '../frame.ts';
import { errorTexts } from './error-texts.ts';
import type { Fault } from './error-texts.ts';

/** A request can stop before anybody knows who sent it: then the frame is the reader's. */
function ensureFrame(c: AppContext): void {
  if (c.var.frame as Frame | undefined) return;
  c.set('actor', anonymous);
  c.set('frame', frameOf(c));
}

/** The page of ours that the request came from: there a draft kept on the device comes back. */
function cameFrom(c: AppContext): string | undefined {
  const from = c.req.header('referer') ?? '';
  if (!URL.canParse(from)) return undefined;
  const { origin, pathname, search } = new URL(from);
  const ours = [c.req.url, c.var.services.config.publicUrl].map((url) => new URL(url).origin);
  return ours.includes(origin) && !pathname.startsWith('//') ? pathname + search : undefined;
}

/** What happened, what to do, and the request's number, which the log has too. */
export function errorPage(c: AppContext, fault: Fault): Response {
  ensureFrame(c);
  const { locale, requestId, frame } = c.var;
  const t = errorTexts[locale];
  const { title, what, next } = t.faults[fault];
  const status = fault === 'internal' ? 500 : appErrorStatus[fault === 'files-too-large' ? 'too-large' : fault];
  const back = fault === 'files-too-large' ? cameFrom(c) : undefined;
  const mustSignIn = fault === 'unauthenticated';
  return respond(
    c,
    {
      title,
      robots: 'noindex',
      children: (
        <div className="k-stack k-stack--lg k-measure">
          <Heading level={1} size="lg">
            <span className="k-chapterno">{t.status(status)}</span>
            {title}
          </Heading>
          <p className="k-lead">{what}</p>
          <p>{next}</p>
          <p>
            {mustSignIn ? (
              <ButtonLink href={`${href(locale, '/logg-inn')}?til=${encodeURIComponent(href(locale, frame.path))}`}>{t.signIn}</ButtonLink>
            ) : (
              <ButtonLink variant="secondary" href={back ?? href(locale, '/')}>
                {back === undefined ? t.toStart : t.back}
              </ButtonLink>
            )}
          </p>
          <p className="k-small k-quiet">
            {t.requestId}: <span className="k-tabular">{requestId}</span>
          </p>
        </div>
      ),
    },
    status,
  );
}
