import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { keepPrivate, linkCtx, secretOf } from '../../../platform/private-page.server.ts';
import { respond } from '../../../ui/respond.tsx';
import { findOwnVisit } from '../visits.server.ts';
import { ownTexts } from './own-texts.ts';
import { OwnVisitView } from './own-view.tsx';
import type { OwnAttempt } from './own-attempt.ts';

/** `/besok/SECRET`: all of the group's visit, and all that the group can do with it. */
export const getOwnPage = (c: AppContext): Promise<Response> => showOwn(c, secretOf(c));

/** @throws AppError `not-found` when the link leads nowhere */
export async function showOwn(c: AppContext, secret: string, attempt?: OwnAttempt, status = 200): Promise<Response> {
  const own = await findOwnVisit(linkCtx(c, secret));
  if (!own) throw new AppError('not-found');
  keepPrivate(c);
  const done = attempt ? undefined : c.req.query('ok');
  const t = ownTexts[c.var.locale];
  return respond(
    c,
    {
      title: done === 'sendt' ? t.sentTitle(own.visit.number) : t.title(own.visit.number),
      robots: 'noindex',
      script: status !== 200,
      children: <OwnVisitView c={c} secret={secret} own={own} attempt={attempt} done={done} />,
    },
    status,
  );
}
