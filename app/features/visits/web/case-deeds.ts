import { ctxOf } from '../../../platform/context.ts';
import type { AppContext, Ctx } from '../../../platform/context.ts';
import { href, norwegianDay } from '../../../platform/locale.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { requireCentre } from '../../access/access.server.ts';
import type { CountedLine } from '../inputs.ts';
import {
  approveVisit,
  cancelVisit,
  changePlannedNumbers,
  changeTime,
  declineVisit,
  getVisitCase,
  proposeVisit,
  putInQueue,
  sayNobodyCame,
  sendMessage,
  sumUp,
} from '../visits.server.ts';
import { showCase } from './case-page.tsx';
import { actualId, extraLines, extraPrefix } from './case-sum-up.tsx';
import type { Deed } from './case-parts.tsx';
import { actionTexts } from './action-texts.ts';
import { centreTexts } from './centre-texts.ts';
import { casePath, numberOf } from './desk-paths.ts';
import { fieldTexts } from './field-texts.ts';
import { readForm, wholeNumber } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import { factsToday, mostOnLine, numberFault, parseLines, readLines, togetherFault, withOneMore } from './lines.ts';
import { textFault } from './written-text.ts';
import { parseTime, readTime } from './time-fields.tsx';

type RefusalReason = keyof (typeof centreTexts)['nb']['refused'];
type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: RefusalReason };
interface Of {
  readonly centreId: string;
  readonly number: string;
}

/** A posted form of the visit: faults bring the page back with everything typed (422), a refusal likewise (409), else on to the page that says what was done. */
async function finish(c: AppContext, deed: Deed, body: FormBody | undefined, errors: readonly FieldError[], act: (ctx: Ctx, of: Of) => Promise<Outcome>): Promise<Response> {
  const of = { centreId: requireCentre(c), number: numberOf(c) };
  if (errors.length > 0) return showCase(c, { deed, body, errors }, 422);
  const outcome = await act(ctxOf(c), of);
  if (!outcome.ok) return showCase(c, { deed, body, refused: centreTexts[c.var.locale].refused[outcome.reason] }, 409);
  return c.redirect(`${href(c.var.locale, casePath(of.number))}?ok=${deed}`, 303);
}

const simple =
  (deed: Deed, act: (ctx: Ctx, of: Of) => Promise<Outcome>) =>
  (c: AppContext): Promise<Response> =>
    finish(c, deed, undefined, [], act);
export const postApprove = simple('godta', approveVisit);
export const postQueue = simple('ko', putInQueue);
export const postNobodyCame = simple('ingen-kom', sayNobodyCame);

/** A text for the group. `needed`: the group is owed a reason. */
function textErrors(c: AppContext, body: FormBody, id: string, needed?: string): FieldError[] {
  const text = body.text('tekst');
  const fault = text === '' ? needed : textFault(c, text);
  return fault === undefined ? [] : [{ href: `#${id}`, message: fault }];
}

function timed(deed: 'foresla' | 'endre-tid', prefix: string, act: typeof proposeVisit | typeof changeTime) {
  return async (c: AppContext): Promise<Response> => {
    const body = await readForm(c);
    const { time, errors } = parseTime(readTime(body, prefix), { locale: c.var.locale, prefix, now: c.var.services.now(), when: 'to-come' });
    const all = [...errors, ...textErrors(c, body, `${prefix}tekst`)];
    return finish(c, deed, body, all, (ctx, of) => act(ctx, { ...of, ...time!, text: body.text('tekst') }));
  };
}
export const postPropose = timed('foresla', 'forslag-', proposeVisit);
export const postTime = timed('endre-tid', 'tid-', changeTime);

export async function postDecline(c: AppContext): Promise<Response> {
  const body = await readForm(c);
  const errors = textErrors(c, body, 'avslag-tekst', actionTexts[c.var.locale].decline.missing);
  return finish(c, 'avsla', body, errors, (ctx, of) => declineVisit(ctx, { ...of, text: body.text('tekst'), suggest: body.text('sentral') || undefined }));
}
export async function postCancel(c: AppContext): Promise<Response> {
  const body = await readForm(c);
  const errors = textErrors(c, body, 'avlys-tekst', actionTexts[c.var.locale].decline.missing);
  return finish(c, 'avlys', body, errors, (ctx, of) => cancelVisit(ctx, { ...of, text: body.text('tekst') }));
}
export async function postMessage(c: AppContext): Promise<Response> {
  const body = await readForm(c);
  return finish(c, 'melding', body, textErrors(c, body, 'melding', fieldTexts[c.var.locale].wrong.text), (ctx, of) => sendMessage(ctx, { ...of, text: body.text('tekst') }));
}

export async function postNumbers(c: AppContext): Promise<Response> {
  const body = await readForm(c);
  if (body.text('handling') === 'linje') return showCase(c, { deed: 'antall', body: withOneMore(body) });
  const { lines, errors } = parseLines(readLines(body), factsToday(c), { zero: true });
  return finish(c, 'antall', body, errors, (ctx, of) => changePlannedNumbers(ctx, { ...of, lines }));
}

/** Those who came: on the lines that were planned, and on lines nobody planned. */
export async function postSumUp(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const body = await readForm(c);
  if (body.text('handling') === `${extraPrefix}linje`) return showCase(c, { deed: 'summer', body: withExtra(body) });
  const { visit } = await getVisitCase(ctxOf(c), centreId, numberOf(c));
  const all = body.text('handling') === 'alle';
  const errors: FieldError[] = [];
  const planned = visit.lines.map((line, i): CountedLine => {
    const actual = all ? line.planned : wholeNumber(body.text(actualId(i)));
    const fault = actual === undefined ? fieldTexts[c.var.locale].wrong.actual : numberFault(actual, c.var.locale, true, Math.max(mostOnLine, line.planned));
    if (fault !== undefined) errors.push({ href: `#${actualId(i)}`, message: fault });
    return { municipality: line.municipality, kind: line.kind, planned: line.planned, actual: actual ?? 0 };
  });
  const facts = { c, on: norwegianDay(visit.startsAt ?? c.var.services.now()) };
  const extra = all ? undefined : parseLines(extraLines(body), facts, { prefix: extraPrefix, none: true });
  errors.push(...(extra?.errors ?? []));
  const lines = withOthers(planned, extra?.lines ?? []);
  const tooMany = togetherFault(
    lines.reduce((sum, l) => sum + l.actual, 0),
    c.var.locale,
  );
  if (tooMany !== undefined && errors.length === 0) errors.push({ href: `#${actualId(0)}`, message: tooMany });
  return finish(c, 'summer', body, errors, (ctx, of) => sumUp(ctx, { ...of, lines }));
}
const withExtra = (body: FormBody): FormBody => {
  if (body.has(`${extraPrefix}linjer`)) return withOneMore(body, extraPrefix);
  return { ...body, has: (name) => name === `${extraPrefix}linjer` || body.has(name), text: (name) => (name === `${extraPrefix}linjer` ? '1' : body.text(name)) };
};
/** One who came unplanned from a municipality and of a kind that has a line, is counted on that line. */
function withOthers(planned: readonly CountedLine[], others: readonly { readonly municipality: string; readonly kind: string; readonly planned: number }[]): CountedLine[] {
  const lines = [...planned];
  for (const other of others) {
    const i = lines.findIndex((l) => l.municipality === other.municipality && l.kind === other.kind);
    const line = lines[i];
    if (line) lines[i] = { ...line, actual: line.actual + other.planned };
    else lines.push({ municipality: other.municipality, kind: other.kind, planned: 0, actual: other.planned });
  }
  return lines;
}
