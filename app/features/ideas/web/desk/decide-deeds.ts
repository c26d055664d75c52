import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { href } from '../../../../platform/locale.ts';
import { wholeNumber } from '../../../../ui/posted-form.ts';
import type { EditorsIdea, The } from '../../idea-case.ts';
import { isLevel } from '../../idea.ts';
import { askForChange, declineIdea, publishIdea } from '../../ideas.server.ts';
import { warningsIn } from './case-head.tsx';
import { showCase, theCase } from './case-page.tsx';
import { ids, readDecision, remarkId, remarksOf } from './decision.ts';
import type { Attempt, Refused, Typed } from './decision.ts';
import { deskPath } from './desk-paths.ts';
import { deskTexts } from './desk-texts.ts';
import { phrasings } from './phrasings.ts';

/** Beyond the page's reach: somebody did something meanwhile, or it is not theirs to decide. */
const tooLate = ['not-now', 'changed-meanwhile', 'own-idea'] as const;
const isTooLate = (reason: Refused): reason is (typeof tooLate)[number] => tooLate.includes(reason as (typeof tooLate)[number]);

/** Back to the queue, which says what was done. */
export const decidedOn = (c: AppContext, id: string, ok: string): Response => c.redirect(`${href(c.var.locale, deskPath)}?ok=${ok}&ide=${id}`, 303);

/** The page again with everything typed: what to mend, or that it was too late. `field`: the one to mend. */
export async function refusedCase(c: AppContext, reason: Refused, field: string, attempt: Attempt): Promise<Response> {
  const the = await theCase(c);
  if (isTooLate(reason)) return showCase(c, the, { ...attempt, refused: reason }, 409);
  return showCase(c, the, { ...attempt, errors: [{ href: `#${field}`, message: deskTexts[c.var.locale].refused[reason] }] }, 422);
}

/** POST …/avgjor: one form, and the button says what. */
export async function postDecision(c: AppContext): Promise<Response> {
  const the = await theCase(c);
  const { body, typed } = await readDecision(c);
  const asked: The = { id: the.idea.id, version: wholeNumber(body.text('version')) ?? 0 };
  const deed = body.text('handling');
  if (deed === 'publiser') return publish(c, the, asked, typed);
  if (deed === 'takk-nei') return decline(c, asked, typed);
  if (deed.startsWith('ord:')) return begin(c, the, typed, Number(deed.slice(4)));
  return change(c, asked, typed);
}

async function change(c: AppContext, the: The, typed: Typed): Promise<Response> {
  const remarks = remarksOf(typed);
  const asked = await askForChange(ctxOf(c), { ...the, remarks, word: typed.word });
  if (asked.ok) return decidedOn(c, the.id, 'endring');
  if (asked.reason === 'empty') return refusedCase(c, 'empty-change', ids.word, { typed });
  // Told of the words; where they are not to blame, of the first remark.
  const field = remarks.length > 0 && typed.word === '' ? remarkId(remarks[0]!.field as Parameters<typeof remarkId>[0]) : ids.word;
  return refusedCase(c, asked.reason, field, { typed });
}

async function publish(c: AppContext, the: EditorsIdea, asked: The, typed: Typed): Promise<Response> {
  const content = the.draft?.content;
  if (!isLevel(typed.level)) return refusedCase(c, 'level', `${ids.level}-planned`, { typed });
  if (content && !typed.looked && warningsIn(content).some(({ warning }) => warning.weight === 'warn')) return refusedCase(c, 'looked', ids.looked, { typed });
  const published = await publishIdea(ctxOf(c), { ...asked, level: typed.level, changeNote: typed.note });
  if (published.ok) return decidedOn(c, asked.id, 'publisert');
  const field = published.reason === 'no-reference' ? `${ids.level}-effect-shown` : published.reason === 'invalid' ? 'publiser' : ids.note;
  return refusedCase(c, published.reason, field, { typed });
}

async function decline(c: AppContext, asked: The, typed: Typed): Promise<Response> {
  const declined = await declineIdea(ctxOf(c), { ...asked, reason: typed.reason });
  return declined.ok ? decidedOn(c, asked.id, 'takk-nei') : refusedCase(c, declined.reason, ids.reason, { typed, open: 'decline' });
}

/** Words to begin from, put after what was already written. */
async function begin(c: AppContext, the: EditorsIdea, typed: Typed, which: number): Promise<Response> {
  const all = phrasings[the.draft?.content.language ?? 'nb'];
  const ready = all[which]?.text ?? '';
  // Pressed one after the other: the last one stands, what was written beside stays.
  const own = all.reduce((rest, { text }) => rest.replace(text, ''), typed.reason).trim();
  return showCase(c, the, { typed: { ...typed, reason: [own, ready].filter(Boolean).join('\n\n') }, open: 'decline' });
}
