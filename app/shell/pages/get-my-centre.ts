import { requireActor, requireCentre } from '../../features/access/access.server.ts';
import { getResponse, listOwnRounds } from '../../features/questionnaires/answering.server.ts';
import { progressOf } from '../../features/questionnaires/answers.ts';
import { questionsOf } from '../../features/questionnaires/edition.ts';
import { norwegianDay, roundState } from '../../features/questionnaires/round.ts';
import { findCentre } from '../../features/scheme/scheme.ts';
import { ctxOf } from '../../platform/context.ts';
import type { AppContext, Ctx } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { getMyWork } from './get-my-work.ts';
import { myCentrePage } from './my-centre-page.tsx';
import type { OwnFormView } from './my-centre-page.tsx';

const dayMs = 86_400_000;

async function ownForm(ctx: Ctx, centreId: string, year: number): Promise<OwnFormView> {
  const view = await getResponse(ctx, { centreId, year });
  const today = norwegianDay(ctx.now);
  const { answered, of } = progressOf(questionsOf(view.form.edition), view.answers);
  return {
    year,
    roundState: roundState(view.round, today),
    state: view.state,
    opensOn: view.round.opensOn,
    deadline: view.round.deadline,
    daysLeft: Math.round((Date.parse(view.round.deadline) - Date.parse(today)) / dayMs),
    extended: view.round.extended,
    answered,
    of,
    savedAt: view.savedAt,
    submittedAt: view.submittedAt,
    submittedBy: view.submittedBy,
    writing: view.editors.map((e) => e.name),
  };
}

export async function getMyCentre(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const person = requireActor(c);
  const ctx = ctxOf(c);
  const centre = findCentre(ctx.definitions.scheme, centreId);
  if (!centre) throw new AppError('not-found');
  const [newest, ...earlier] = await listOwnRounds(ctx, centreId);
  return myCentrePage(c, {
    name: person.name,
    centre,
    work: await getMyWork(ctx, centreId),
    form: newest && (await ownForm(ctx, centreId, newest.round.year)),
    earlier: earlier.map((own) => ({ year: own.round.year, state: own.state, submittedAt: own.submittedAt, demonstration: own.round.demonstration })),
  });
}
