import { ctxOf } from '../../../platform/context.ts';
import type { AppContext, Ctx } from '../../../platform/context.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { formatNumber, href } from '../../../platform/locale.ts';
import { dayFrom } from '../../../platform/moment.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { readForm, wholeNumber } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import { askCentre, closeAssignment, declineAssignment, finishAssignment, passOnAssignment, reopenAssignment, shareAssignment, takeAssignment } from '../assignments.server.ts';
import { limits } from '../faults.ts';
import type { FinishFault } from '../faults.ts';
import type { Deed, RefusedReason } from './attempt.ts';
import { deskOf, idOf, onePath } from './desk.ts';
import { showOne } from './one-page.tsx';
import { pageTexts } from './texts.ts';

interface The {
  readonly centreId: string;
  readonly id: string;
}
type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly faults?: readonly FinishFault[] };
type Said = keyof (typeof pageTexts)['nb']['done'];
/** What a deed needs, and what is wrong with what was typed. */
interface Typed {
  readonly errors: readonly FieldError[];
  readonly act: (ctx: Ctx, the: The) => Promise<Outcome>;
}

/** A posted form of the page: faults bring it back with everything typed (422), a refusal likewise (409), else on to the page that says what was done. */
const deed =
  (name: Deed, said: Said, read: (c: AppContext, body: FormBody) => Typed) =>
  async (c: AppContext): Promise<Response> => {
    const desk = deskOf(c);
    const the = { centreId: desk.centreId, id: idOf(c) };
    const body = await readForm(c);
    const { errors, act } = read(c, body);
    if (errors.length > 0) return showOne(c, { deed: name, body, errors }, 422);
    const outcome = await act(ctxOf(c), the);
    if (outcome.ok) return c.redirect(`${href(c.var.locale, onePath(desk, the.id))}?ok=${said}`, 303);
    const wrong = fieldErrors(c, name, outcome);
    if (wrong.length > 0) return showOne(c, { deed: name, body, errors: wrong }, 422);
    return showOne(c, { deed: name, body, refused: refusedOf(c, outcome.reason) }, 409);
  };

function refusedOf(c: AppContext, reason: string): RefusedReason {
  return Object.hasOwn(pageTexts[c.var.locale].refused, reason) ? (reason as RefusedReason) : 'over';
}
/** What the use case refused because of what one field held. */
function fieldErrors(c: AppContext, name: Deed, { reason, faults = [] }: Extract<Outcome, { ok: false }>): FieldError[] {
  const t = pageTexts[c.var.locale];
  const at = (field: string, message: string): FieldError => ({ href: `#${name}-${field}`, message });
  const said: Readonly<Record<string, FieldError>> = {
    'no-word': at('ord', t.wrong.word),
    'bad-word': at('ord', t.wrong.characters),
    'bad-hours': at('timer', t.wrong.hours),
    'unknown-centre': at('sentral', t.wrong.centre),
    'has-declined': at('sentral', t.wrong.declined),
    'has-it': at('sentral', t.wrong.hasIt),
  };
  if (reason === 'invalid')
    return faults.map((f) => at(finishFields[f.field], (f.reason === 'missing' && t.lacking[f.field]) || `${t.finishField[f.field]}: ${t.fault[f.reason]}`));
  return Object.hasOwn(said, reason) && said[reason] ? [said[reason]] : [];
}
const finishFields = { on: 'dato', hours: 'timer', title: 'tittel', audience: 'antall', note: 'notat' } as const satisfies Record<FinishFault['field'], string>;

/** Words for others. `needed`: they are owed a reason. */
function wordErrors(c: AppContext, name: Deed, word: string, needed = false): FieldError[] {
  const t = pageTexts[c.var.locale].wrong;
  const fault =
    word === '' ? (needed ? t.word : undefined) : word.length > limits.word ? t.long(formatNumber(c.var.locale, limits.word)) : holdsIdentityNumber(word) ? t.identity : undefined;
  return fault === undefined ? [] : [{ href: `#${name}-ord`, message: fault }];
}
/** Empty is not known; anything but a whole number is a fault. */
function numberIn(body: FormBody, name: Deed, field: string, message: string): { n: number | null; errors: FieldError[] } {
  const text = body.text(field);
  const n = text === '' ? null : wholeNumber(text);
  return n === undefined ? { n: null, errors: [{ href: `#${name}-${field}`, message }] } : { n, errors: [] };
}
const centreErrors = (c: AppContext, name: Deed, to: string): FieldError[] => (to === '' ? [{ href: `#${name}-sentral`, message: pageTexts[c.var.locale].wrong.centre }] : []);

export const postTake = deed('ta', 'tatt', (c, body) => {
  const { n: hours, errors } = numberIn(body, 'ta', 'timer', pageTexts[c.var.locale].wrong.hours);
  return { errors, act: (ctx, the) => takeAssignment(ctx, { ...the, hours, version: Number(body.text('versjon')) || 0 }) };
});
export const postShare = deed('del', 'delt', (c, body) => {
  const [to, word] = [body.text('sentral'), body.text('ord')];
  return { errors: [...centreErrors(c, 'del', to), ...wordErrors(c, 'del', word)], act: (ctx, the) => shareAssignment(ctx, { ...the, with: to, word }) };
});
export const postPassOn = deed('gi-videre', 'gitt-videre', (c, body) => {
  const [to, word] = [body.text('sentral'), body.text('ord')];
  return { errors: wordErrors(c, 'gi-videre', word, true), act: (ctx, the) => passOnAssignment(ctx, { ...the, to, word }) };
});
export const postDecline = deed('nei-takk', 'nei-takk', (c, body) => {
  const word = body.text('ord');
  return { errors: wordErrors(c, 'nei-takk', word, true), act: (ctx, the) => declineAssignment(ctx, { ...the, word }) };
});
export const postFinish = deed('ferdig', 'ferdig', (c, body) => {
  const t = pageTexts[c.var.locale].wrong;
  const hours = numberIn(body, 'ferdig', 'timer', t.hours);
  const audience = numberIn(body, 'ferdig', 'antall', t.number);
  const note = body.text('notat');
  // What is no date as people write it stays as it is, to be refused.
  const on = dayFrom(body.text('dato')) ?? body.text('dato');
  return {
    errors: [...hours.errors, ...audience.errors],
    act: (ctx, the) => finishAssignment(ctx, { ...the, on, hours: hours.n, title: body.line('tittel'), audience: audience.n, note }),
  };
});
export const postAsk = deed('spor', 'spurt', (c, body) => {
  const [asked, word] = [body.text('sentral'), body.text('ord')];
  return { errors: [...centreErrors(c, 'spor', asked), ...wordErrors(c, 'spor', word)], act: (ctx, { id }) => askCentre(ctx, { id, asked, word }) };
});
export const postClose = deed('avslutt', 'avsluttet', (c, body) => {
  const word = body.text('ord');
  return { errors: wordErrors(c, 'avslutt', word, true), act: (ctx, the) => closeAssignment(ctx, { ...the, word }) };
});
export const postReopen = deed('apne', 'apnet', () => ({ errors: [], act: (ctx, the) => reopenAssignment(ctx, the) }));
