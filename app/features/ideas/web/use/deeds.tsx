import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext, Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { href } from '../../../../platform/locale.ts';
import { keepPrivate, linkCtx, secretOf } from '../../../../platform/private-page.server.ts';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { readForm } from '../../../../ui/posted-form.ts';
import { respond } from '../../../../ui/respond.tsx';
import type { PublishedIdea } from '../../idea-case.ts';
import {
  answerQuestion,
  approveUse,
  getContributions,
  getOwnContributions,
  hideContribution,
  referQuestion,
  removeContribution,
  showContribution,
} from '../../idea-uses.server.ts';
import { findPublished } from '../../ideas.server.ts';
import { requestedIdea } from '../read/requested-idea.ts';
import { OneButton, pathOf } from './parts.tsx';
import { QuestionsSection } from './questions-section.tsx';
import { useTexts } from './use-texts.ts';

/** What is pressed beneath an idea, and the pages on which its holder answers. */

const idOf = (c: AppContext): string => {
  const id = c.req.param('id') ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new AppError('not-found');
  return id;
};
const pressed =
  (work: (ctx: Ctx, the: { readonly id: string }) => Promise<void>, said: string) =>
  async (c: AppContext): Promise<Response> => {
    const found = await requestedIdea(c);
    if (found instanceof Response) return found;
    await work(ctxOf(c), { id: idOf(c) });
    return c.redirect(`${href(c.var.locale, pathOf(found))}/bruk?ok=${said}`, 303);
  };
export const postRemove = pressed(removeContribution, 'fjernet');
export const postApprove = pressed(approveUse, 'vist');
export const postHide = pressed(hideContribution, 'skjult');
export const postShow = pressed(showContribution, 'vist');

/** Where the holder answers: signed in on the idea's own page, or behind the private link that holds it. */
interface Desk {
  readonly ctx: Ctx;
  readonly found: PublishedIdea;
  readonly base: string;
  readonly byLink: boolean;
}
async function deskOf(c: AppContext): Promise<Desk | Response> {
  if (c.req.param('secret') === undefined) {
    const found = await requestedIdea(c);
    return found instanceof Response ? found : { ctx: ctxOf(c), found, base: `${href(c.var.locale, pathOf(found))}/sporsmal`, byLink: false };
  }
  const secret = secretOf(c);
  const ctx = linkCtx(c, secret);
  keepPrivate(c);
  const own = await getOwnContributions(ctx);
  const found = await findPublished(ctx, own.number);
  if (!found || !('idea' in found)) throw new AppError('not-found');
  return { ctx, found, base: href(c.var.locale, `/idebanken/utkast/${secret}/sporsmal`), byLink: true };
}
export async function getAnswerPage(c: AppContext): Promise<Response> {
  const desk = await deskOf(c);
  return desk instanceof Response ? desk : show(c, desk);
}
export async function postAnswer(c: AppContext): Promise<Response> {
  const desk = await deskOf(c);
  if (desk instanceof Response) return desk;
  const id = idOf(c);
  const answer = (await readForm(c)).text('svar');
  const done = await answerQuestion(desk.ctx, { id, answer });
  if (done.ok) return c.redirect(`${desk.base}?ok=svar`, 303);
  const t = useTexts[c.var.locale];
  if (done.reason === 'not-now') return show(c, desk, { refused: t.notNow }, 409);
  return show(c, desk, { typed: { id, answer, error: t.faults[done.faults[0]?.reason ?? 'empty'] } }, 422);
}
export async function postReferral(c: AppContext): Promise<Response> {
  const desk = await deskOf(c);
  if (desk instanceof Response) return desk;
  const form = await readForm(c);
  const done = await referQuestion(desk.ctx, { id: idOf(c), centreId: form.line('sentral'), topic: form.line('tema'), workplace: form.line('arbeidssted') });
  const t = useTexts[c.var.locale];
  return done.ok ? c.redirect(`${desk.base}?ok=sendt`, 303) : show(c, desk, { refused: done.reason === 'no-address' ? t.noAddress : t.notNow }, 409);
}
/** A use that waits, let through behind the link that holds the idea. */
export async function postApproveByLink(c: AppContext): Promise<Response> {
  const desk = await deskOf(c);
  if (desk instanceof Response) return desk;
  await approveUse(desk.ctx, { id: idOf(c) });
  return c.redirect(`${desk.base}?ok=vist`, 303);
}

interface Attempt {
  readonly refused?: string;
  readonly typed?: { readonly id: string; readonly answer: string; readonly error: string };
}
async function show(c: AppContext, desk: Desk, { refused, typed }: Attempt = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { locale } = c.var;
  const t = useTexts[locale];
  const all = await getContributions(desk.ctx, desk.found.idea.id);
  const ok = c.req.query('ok');
  const said = ok !== undefined && Object.hasOwn(t.thanks, ok) ? t.thanks[ok as keyof typeof t.thanks] : undefined;
  const { title } = desk.found.version.content;
  return respond(
    c,
    {
      title,
      robots: 'noindex',
      width: 'form',
      breadcrumbs: [{ label: title, path: pathOf(desk.found) }],
      children: (
        <div className="k-stack k-stack--lg">
          {refused !== undefined && (
            <Message tone="danger" role="alert">
              {refused}
            </Message>
          )}
          {said !== undefined && (
            <Message tone="success" role="status">
              {said}
            </Message>
          )}
          <Heading level={1} size="lg">
            {title}
          </Heading>
          <QuestionsSection c={c} found={desk.found} all={all} answering base={desk.base} typed={typed} />
          {desk.byLink &&
            all.uses
              .filter((u) => u.state === 'waiting')
              .map((u) => (
                <section key={u.id} className="k-said">
                  <p>
                    <strong>{u.municipality.name}</strong>{' '}
                    <span lang={u.language === locale ? undefined : u.language}>
                      {u.did} {u.went} {u.advice}
                    </span>
                  </p>
                  <OneButton action={`${desk.base}/${u.id}/slipp-fram`} variant="secondary">
                    {t.comments.approve}
                  </OneButton>
                </section>
              ))}
        </div>
      ),
    },
    status,
  );
}
