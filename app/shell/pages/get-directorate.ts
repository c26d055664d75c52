import { requireOfficer } from '../../features/access/access.server.ts';
import { getMatrix } from '../../features/fulfilment/fulfilment.server.ts';
import type { Matrix } from '../../features/fulfilment/fulfilment.server.ts';
import { yearsWithRules } from '../../features/fulfilment/fulfilment.ts';
import { getRound, listRounds } from '../../features/questionnaires/rounds.server.ts';
import type { CentreStatus } from '../../features/questionnaires/rounds.server.ts';
import { sayFound, sayUndecided } from '../../features/reports/claim-explanation.ts';
import { listReports } from '../../features/reports/report-drafts.server.ts';
import { getJudgedReport } from '../../features/reports/report-editions.server.ts';
import type { JudgedReport } from '../../features/reports/report-editions.server.ts';
import type { JudgedBinding } from '../../features/reports/report.ts';
import { ctxOf } from '../../platform/context.ts';
import type { AppContext, Ctx } from '../../platform/context.ts';
import { norwegianYear } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { directoratePage } from './directorate-page.tsx';
import type { DraftView, MissingCentre, RoundView } from './directorate-page.tsx';
import { whatWaits } from './get-waiting.ts';
import { getYearSoFar } from './get-year-so-far.ts';
import { taskYear } from './task-year.ts';

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

/** What is the case now, or why it cannot be told. */
function whatIsSo({ verdict, resolved }: JudgedBinding, locale: Locale): string {
  if (verdict.kind !== 'fails' && verdict.kind !== 'holds') return sayUndecided(verdict, locale);
  const said = sayFound(verdict, locale, resolved);
  return said.before + said.value + said.after;
}

function draftView({ report, stops, chapters }: JudgedReport, locale: Locale): DraftView {
  const titles = new Map(chapters.map(({ draft }) => [draft.slug, `${draft.number} ${draft.title}`]));
  const path = `/direktoratet/rapporter/${report.id}`;
  const failing = stops.claims.map(({ chapter, judged }) => ({
    key: `${chapter} ${judged.binding.n}`,
    wording: judged.binding.wording,
    chapter: titles.get(chapter) ?? chapter,
    lang: report.language,
    now: whatIsSo(judged, locale),
    suggestion: judged.verdict.kind === 'fails' ? judged.verdict.suggestion : undefined,
    path: `${path}/${chapter}`,
  }));
  return { title: report.title, lang: report.language, path, failing, loose: stops.loose };
}

/** The draft being written: of several the one for the latest years. */
async function currentDraft(ctx: Ctx, locale: Locale): Promise<DraftView | undefined> {
  const open = (await listReports(ctx)).find((report) => report.open);
  return open && draftView(await getJudgedReport(ctx, open.id), locale);
}

async function currentMatrix(ctx: Ctx, round: RoundView | undefined): Promise<Matrix | undefined> {
  const running = norwegianYear(ctx.now);
  const year = taskYear(yearsWithRules(ctx.definitions.fulfilment, ctx.definitions.scheme, running), round, running);
  return year === undefined ? undefined : getMatrix(ctx, year);
}

export async function getDirectorate(c: AppContext): Promise<Response> {
  const officer = requireOfficer(c);
  const ctx = ctxOf(c);
  const { locale } = c.var;
  const round = await currentRound(ctx);
  const draft = await currentDraft(ctx, locale);
  const soFar = await getYearSoFar(ctx);
  return directoratePage(c, { name: officer.name, round, draft, soFar, matrix: await currentMatrix(ctx, round), waiting: await whatWaits(ctx, locale, { draft, soFar }) });
}
