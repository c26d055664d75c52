import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { respond } from '../../../ui/respond.tsx';
import { getAssignment } from '../assignments.server.ts';
import type { Attempt } from './attempt.ts';
import { deskCrumbs, deskOf, idOf } from './desk.ts';
import { OneView } from './one-view.tsx';

/** One assignment: what it is, who has it, what has happened, and what whoever looks can do. */
export const getOnePage = (c: AppContext): Promise<Response> => showOne(c);

export async function showOne(c: AppContext, attempt?: Attempt, status = 200): Promise<Response> {
  const desk = deskOf(c);
  const the = await getAssignment(ctxOf(c), { centreId: desk.centreId, id: idOf(c) });
  return respond(
    c,
    {
      title: the.assignment.title,
      breadcrumbs: deskCrumbs(c, desk),
      current: desk.base,
      robots: 'noindex',
      script: status !== 200,
      children: <OneView c={c} desk={desk} the={the} attempt={attempt} />,
    },
    status,
  );
}
