import { countWaiting } from '../../features/assignments/assignments.server.ts';
import { taskPath } from '../../features/fulfilment/fulfilment-address.ts';
import { listWaitingWords } from '../../features/fulfilment/fulfilment.server.ts';
import type { WaitingWord } from '../../features/fulfilment/fulfilment.server.ts';
import { fulfilmentTexts } from '../../features/fulfilment/texts.ts';
import { countGatheringNews } from '../../features/gatherings/gatherings.server.ts';
import { findCentre, periodOf } from '../../features/scheme/scheme.ts';
import type { Ctx } from '../../platform/context.ts';
import { textIn } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import type { DraftView } from './directorate-page.tsx';
import { directorateTexts } from './directorate-texts.ts';
import type { WaitingThing } from './directorate-waiting.tsx';
import type { YearSoFar } from './year-so-far.tsx';

const dayMillis = 86_400_000;
const longestExcerpt = 110;
const excerpt = (text: string): string => (text.length > longestExcerpt ? `${text.slice(0, longestExcerpt).replace(/\s+\S*$/, '')} …` : text).replaceAll('\n', ' ');

/** Everything that waits for an officer: what centres have said of their tasks first, the oldest of it first. */
export async function whatWaits(ctx: Ctx, locale: Locale, { draft, soFar }: { draft: DraftView | undefined; soFar: YearSoFar }): Promise<WaitingThing[]> {
  const t = directorateTexts[locale].words;
  const words = await listWaitingWords(ctx);
  const { late } = await countWaiting(ctx, '');
  const { requests, toSumUp } = await countGatheringNews(ctx, '');
  const gatherings = '/direktoratet/samlinger';
  return [
    ...words.map((word) => thingOf(ctx, locale, word)),
    ...soFar.centres.flatMap(({ id, name, late: n }): WaitingThing[] =>
      n === 0 ? [] : [{ key: `late ${id}`, title: t.late(n, name), detail: t.lateDetail, path: '/direktoratet/henvendelser' }],
    ),
    ...(requests === 0 ? [] : [{ key: 'requests', title: t.requests(requests), detail: t.requestsDetail, path: gatherings }]),
    ...(toSumUp === 0 ? [] : [{ key: 'sum-up', title: t.toSumUp(toSumUp), detail: t.toSumUpDetail, path: gatherings }]),
    ...(late === 0 ? [] : [{ key: 'assignments', title: t.assignments(late), detail: t.assignmentsDetail, path: '/direktoratet/oppdrag' }]),
    ...(draft === undefined || draft.loose === 0 ? [] : [{ key: 'loose', title: t.loose(draft.loose), detail: draft.title, path: draft.path }]),
  ];
}

function thingOf(ctx: Ctx, locale: Locale, { centreId, year, task, entry }: WaitingWord): WaitingThing {
  const { scheme } = ctx.definitions;
  const t = directorateTexts[locale].words;
  const centre = findCentre(scheme, centreId)?.name ?? centreId;
  const short = periodOf(scheme, year)?.tasks.find((one) => one.number === task)?.short;
  return {
    key: `${centreId} ${year} ${task}`,
    title: t[entry.kind === 'contest' ? 'contest' : 'word'](centre),
    detail: t.about(fulfilmentTexts[locale].task(task, short ? textIn(short, locale) : String(year)), excerpt(entry.text)),
    path: taskPath(year, centreId, task),
    days: Math.max(0, Math.floor((ctx.now.getTime() - entry.at.getTime()) / dayMillis)),
  };
}
