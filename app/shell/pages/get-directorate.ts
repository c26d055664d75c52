import { requireOfficer } from '../../features/access/access.server.ts';
import { getRound, listRounds } from '../../features/questionnaires/rounds.server.ts';
import type { CentreStatus } from '../../features/questionnaires/rounds.server.ts';
import { ctxOf } from '../../platform/context.ts';
import type { AppContext, Ctx } from '../../platform/context.ts';
import { directoratePage } from './directorate-page.tsx';
import type { MissingCentre, RoundView } from './directorate-page.tsx';

const missingCentre = ({ centre, line, progress }: CentreStatus): MissingCentre => ({
  id: centre.id,
  name: centre.name,
  demonstration: centre.demonstration,
  share: progress.share,
  begun: line.state === 'draft',
  savedAt: line.savedAt,
  remindedAt: line.round.remindedAt,
  extendedTo: line.round.extended ? line.round.deadline : undefined,
});

/** The round to look at: the newest that is open, else the newest of all. */
async function currentRound(ctx: Ctx): Promise<RoundView | undefined> {
  const rounds = await listRounds(ctx);
  const newest = rounds.find((r) => r.state === 'open') ?? rounds[0];
  if (!newest) return undefined;
  const { round, state, centres } = await getRound(ctx, newest.year);
  // Those who have come shortest first: they are the ones to remind.
  const missing = centres.filter((s) => s.line.state !== 'submitted').toSorted((a, b) => a.progress.share - b.progress.share);
  return { ...round, state, asked: centres.length, missing: missing.map(missingCentre) };
}

export async function getDirectorate(c: AppContext): Promise<Response> {
  const officer = requireOfficer(c);
  const ctx = ctxOf(c);
  return directoratePage(c, { name: officer.name, round: await currentRound(ctx), draft: undefined });
}
