import { ctxOf } from '../../../platform/context.ts';
import type { AppContext, Ctx } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import { requireCentre } from '../../access/access.server.ts';
import { leaveActivity, removeActivity, repeatActivity, restoreActivity, shareActivity } from '../activities.server.ts';
import { activityPath } from '../activity-address.ts';
import type { Fault } from '../faults.ts';
import type { Repeat } from '../inputs.ts';
import { activityTexts } from '../texts.ts';
import { showActivity } from './activity-page.tsx';
import { dayFrom } from './days.ts';
import { onceFrom } from './log-form.ts';
import { idOf, logPath } from './log-paths.ts';
import { logTexts } from './texts.ts';

interface The {
  readonly centreId: string;
  readonly id: string;
}
const the = (c: AppContext): The => ({ centreId: requireCentre(c), id: idOf(c) });
const back = (c: AppContext, query: string): Response => c.redirect(`${href(c.var.locale, activityPath(idOf(c)))}?${query}`, 303);

const simple =
  (act: (ctx: Ctx, of: The) => Promise<{ readonly ok: boolean }>, said: string) =>
  async (c: AppContext): Promise<Response> => {
    await act(ctxOf(c), the(c));
    return back(c, `ok=${said}`);
  };
export const postRemove = simple(removeActivity, 'fjernet');
export const postRestore = simple(restoreActivity, 'tatt-tilbake');

/** It is in this centre's log no longer, so the list says so. */
export async function postLeave(c: AppContext): Promise<Response> {
  await leaveActivity(ctxOf(c), the(c));
  return c.redirect(`${href(c.var.locale, logPath)}?ok=gikk`, 303);
}

const saidOf = (c: AppContext, faults: readonly Fault[]): string => {
  const t = activityTexts[c.var.locale];
  return faults.map(({ field, reason }) => `${t.field[field]}: ${t.fault[reason]}.`).join(' ');
};
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

export async function postRepeat(c: AppContext): Promise<Response> {
  const form = await c.req.formData();
  const repeat = { kind: textOf(form.get('hvordan')), on: textOf(form.get('dato')), times: textOf(form.get('antall')), once: onceFrom(textOf(form.get('nokkel'))) };
  const times = /^\d{1,2}$/.test(repeat.times) ? Number(repeat.times) : 0;
  const asked: Repeat = repeat.kind === 'manedlig' ? { kind: 'monthly', times } : { kind: 'once', startsOn: dayFrom(repeat.on) };
  const t = logTexts[c.var.locale].refused;
  if (asked.kind === 'monthly' && (times < 1 || times > 12)) return showActivity(c, { deed: 'gjenta', repeat, message: t['too-many'] }, 422);
  const made = await repeatActivity(ctxOf(c), { ...the(c), once: repeat.once, repeat: asked });
  if (made.ok) return back(c, `ok=gjentatt&antall=${made.ids.length}`);
  if (made.reason === 'invalid') return showActivity(c, { deed: 'gjenta', repeat, message: saidOf(c, made.faults) }, 422);
  return showActivity(c, { deed: 'gjenta', repeat, message: t[made.reason] }, 409);
}

export async function postShare(c: AppContext): Promise<Response> {
  const form = await c.req.formData();
  const shareWith = form.getAll('sentral').map(textOf).filter(Boolean);
  const shared = await shareActivity(ctxOf(c), { ...the(c), with: shareWith });
  if (shared.ok) return back(c, shareWith.length > 0 ? 'ok=delt' : '');
  if (shared.reason === 'invalid') return showActivity(c, { deed: 'del', shareWith, message: saidOf(c, shared.faults) }, 422);
  return showActivity(c, { deed: 'del', shareWith, message: logTexts[c.var.locale].refused[shared.reason] }, 409);
}
