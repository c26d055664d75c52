import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { getVisitCase } from '../visits.server.ts';
import { centreTexts } from './centre-texts.ts';
import { CaseView } from './case-view.tsx';
import type { CaseAttempt } from './case-parts.tsx';
import { deskCrumbs, numberOf } from './desk-paths.ts';

/** `/min-sentral/hospitering/NUMBER`: one visit, and what the centre can do with it. */
export const getCasePage = (c: AppContext): Promise<Response> => showCase(c);

export async function showCase(c: AppContext, attempt?: CaseAttempt, status = 200): Promise<Response> {
  const centreId = requireCentre(c);
  const the = await getVisitCase(ctxOf(c), centreId, numberOf(c));
  return respond(
    c,
    {
      title: centreTexts[c.var.locale].visit(the.visit.number),
      breadcrumbs: deskCrumbs(c),
      robots: 'noindex',
      script: status !== 200,
      children: <CaseView c={c} the={the} attempt={attempt} done={attempt ? undefined : c.req.query('ok')} />,
    },
    status,
  );
}
