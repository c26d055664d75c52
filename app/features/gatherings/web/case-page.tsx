import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { respond } from '../../../ui/respond.tsx';
import { getGathering } from '../gatherings.server.ts';
import { CaseView } from './case-view.tsx';
import { deskTexts } from './desk-texts.ts';
import { deskOf, paramOf } from './paths.ts';
import { personTexts } from './person-texts.ts';
import { saidOf } from './problems.tsx';
import { gatheringCrumbs } from './tabs.tsx';
import { workTexts } from './work-texts.ts';
import type { CaseAttempt } from './attempts.ts';

/** One gathering: what, when, where and who; signing up from the centre; the organiser's way to the rest. */
export const getCasePage = (c: AppContext): Promise<Response> => showCase(c);

export async function showCase(c: AppContext, attempt?: CaseAttempt, status = 200): Promise<Response> {
  const desk = deskOf(c);
  const the = await getGathering(ctxOf(c), { centreId: desk.centreId, id: paramOf(c, 'id') });
  const { locale } = c.var;
  const said = attempt
    ? undefined
    : (saidOf(workTexts[locale].done, c.req.query('ok')) ?? saidOf(deskTexts[locale].done, c.req.query('ok')) ?? saidOf(personTexts[locale].done, c.req.query('ok')));
  return respond(
    c,
    {
      title: the.gathering.title,
      breadcrumbs: gatheringCrumbs(c, desk, the, 'samlingen'),
      robots: 'noindex',
      script: status !== 200,
      children: <CaseView c={c} desk={desk} the={the} attempt={attempt} said={said} />,
    },
    status,
  );
}
