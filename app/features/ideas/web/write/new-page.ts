import { randomUUID } from 'node:crypto';
import type { AppContext } from '../../../../platform/context.ts';
import { ctxOf } from '../../../../platform/context.ts';
import { looksLikeEmail } from '../../../../platform/email-address.ts';
import { madeAtOf, trapFields, trapped } from '../../../../platform/form-trap.ts';
import { holdsIdentityNumber } from '../../../../platform/identity-number.ts';
import { href, norwegianYear } from '../../../../platform/locale.ts';
import { looksLikeAddress } from '../../../../platform/one-line.ts';
import { mayWrite, mayWriteTo } from '../../../../platform/rate-limit.server.ts';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { readForm } from '../../../../ui/posted-form.ts';
import type { FormBody } from '../../../../ui/posted-form.ts';
import { requireActor } from '../../../access/access.server.ts';
import { longest, standards } from '../../idea.ts';
import type { IdeaContent, Standard } from '../../idea.ts';
import { createIdea, sendIn } from '../../ideas.server.ts';
import { holdersOf } from './holders.ts';
import type { HolderChoice } from './holders.ts';
import { showNew } from './new-view.tsx';
import type { NewShown } from './new-view.tsx';
import { knownOf, originIn, originText, place } from './starting.ts';
import { sentPath, writePath } from './write-paths.ts';
import { writeTexts } from './write-texts.ts';

const standardOf = (text: string, c: AppContext): Standard => standards.find((s) => s === text) ?? (c.var.locale === 'nn' ? 'nn' : 'nb');
const blank = (c: AppContext): NewShown => ({
  once: randomUUID(),
  holder: '',
  language: standardOf('', c),
  title: '',
  gist: '',
  name: '',
  email: '',
  madeAt: madeAtOf(undefined, c.var.services.now()),
  errors: [],
});

/** `?fra=activity:ID`: begins with what is known of it. */
export async function getNewPage(c: AppContext): Promise<Response> {
  const origin = originIn(c.req.query('fra'));
  if (!origin) return showNew(c, blank(c));
  requireActor(c);
  const known = await knownOf(c, origin, standardOf('', c));
  return showNew(c, { ...blank(c), title: known.title ?? '', origin });
}

export async function postNewPage(c: AppContext): Promise<Response> {
  const body = await readForm(c);
  const shown: NewShown = {
    once: /^[\w-]{8,64}$/.test(body.text('nokkel')) ? body.text('nokkel') : randomUUID(),
    holder: body.text('hvem'),
    language: standardOf(body.text('malform'), c),
    title: body.line('tittel'),
    gist: body.line('kort'),
    name: body.line('navn'),
    email: body.line('epost'),
    madeAt: madeAtOf(body.text(trapFields.madeAt), c.var.services.now()),
    origin: originIn(body.text('fra')),
    errors: [],
  };
  return body.text('vei') === 'epost' ? postByMail(c, body, shown) : postSignedIn(c, shown);
}

/** A title that cannot stand, beside its field. */
function titleErrors(c: AppContext, { title }: NewShown): FieldError[] {
  const t = writeTexts[c.var.locale];
  const { label } = t.form.fields.title;
  if (title === '') return [{ href: '#tittel', message: t.missing.title }];
  if (title.length > longest.title) return [{ href: '#tittel', message: t.faults.tooLong(label, title.length - longest.title) }];
  return holdsIdentityNumber(title) ? [{ href: '#tittel', message: t.faults.identity(label) }] : [];
}

async function postSignedIn(c: AppContext, shown: NewShown): Promise<Response> {
  requireActor(c);
  const t = writeTexts[c.var.locale];
  const choices = holdersOf(c, shown.origin);
  const chosen = choices.length === 1 ? choices[0] : choices.find((h) => h.value === shown.holder);
  const errors = [...(chosen ? [] : [{ href: '#hvem-0', message: t.faults.holder }]), ...titleErrors(c, shown)];
  if (!chosen || errors.length > 0) return showNew(c, { ...shown, errors }, 422);
  const known: Partial<IdeaContent> = shown.origin ? await knownOf(c, shown.origin, shown.language) : { ...placeOf(c, chosen.holder), year: norwegianYear(c.var.services.now()) };
  const origin = shown.origin && originText(shown.origin);
  const made = await createIdea(ctxOf(c), { holder: chosen.holder, once: shown.once, content: { ...known, language: shown.language, title: shown.title }, origin });
  if (made.ok) return c.redirect(`${href(c.var.locale, writePath(made.id))}${shown.origin ? '?ok=begynt' : ''}`, 303);
  return showNew(c, { ...shown, errors: [{ href: '#tittel', message: t.missing.title }] }, 422);
}
const placeOf = (c: AppContext, holder: HolderChoice['holder']): Partial<IdeaContent> =>
  holder.kind === 'centre' ? place(c, holder.centreId, null) : { municipality: holder.code };

/** Without an account: nothing is told to the page but that a letter is under way. */
async function postByMail(c: AppContext, body: FormBody, shown: NewShown): Promise<Response> {
  const t = writeTexts[c.var.locale];
  const errors = [...mailErrors(c, shown), ...titleErrors(c, shown), ...gistErrors(c, shown)];
  if (errors.length > 0) return showNew(c, { ...shown, byMail: true, errors }, 422);
  if (trapped({ madeAt: shown.madeAt, decoy: body.text(trapFields.decoy) }, c.var.services.now())) return showNew(c, { ...shown, byMail: true, stopped: t.start.tooQuick }, 422);
  if (!(await mayWrite(c, 'idea')) || !(await mayWriteTo(c, shown.email))) return showNew(c, { ...shown, byMail: true, stopped: t.start.tooMany }, 429);
  const { name, email, title, gist, language, once } = shown;
  const sent = await sendIn(ctxOf(c), { name, email, once, language: c.var.locale, content: { title, gist, language } });
  if (!sent.ok) return showNew(c, { ...shown, byMail: true, errors: [{ href: '#epost', message: t.faults.email }] }, 422);
  return c.redirect(href(c.var.locale, sentPath), 303);
}

function mailErrors(c: AppContext, { name, email }: NewShown): FieldError[] {
  const t = writeTexts[c.var.locale].faults;
  const errors: FieldError[] = [];
  if (name === '' || name.length > 100 || looksLikeAddress(name) || holdsIdentityNumber(name)) errors.push({ href: '#navn', message: t.name });
  if (!looksLikeEmail(email) || email.length > 254 || holdsIdentityNumber(email)) errors.push({ href: '#epost', message: t.email });
  return errors;
}
function gistErrors(c: AppContext, { gist }: NewShown): FieldError[] {
  const t = writeTexts[c.var.locale];
  const { label } = t.form.fields.gist;
  if (gist === '') return [{ href: '#kort', message: t.missing.gist }];
  if (gist.length > longest.gist) return [{ href: '#kort', message: t.faults.tooLong(label, gist.length - longest.gist) }];
  return holdsIdentityNumber(gist) ? [{ href: '#kort', message: t.faults.identity(label) }] : [];
}
