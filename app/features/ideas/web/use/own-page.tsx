import type { AppContext, Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { href } from '../../../../platform/locale.ts';
import { keepPrivate, linkCtx, secretOf } from '../../../../platform/private-page.server.ts';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { changeUse, confirmContribution, eraseOwnContributor, exportOwnContributor, findOwnContribution, removeContribution } from '../../idea-uses.server.ts';
import type { OwnContribution } from '../../idea-uses.server.ts';
import { ideaPath } from '../../idea-address.ts';
import { ContributionForm, FormProblems } from './form-view.tsx';
import type { FormProps } from './form-view.tsx';
import { OneButton } from './parts.tsx';
import { useOf } from './say-page.tsx';
import { again, errorsOf, freshForm, tellsOfPerson, typedIn } from './typed.ts';
import type { Typed } from './typed.ts';
import { useTexts } from './use-texts.ts';

/** Behind the mailed link of whoever wrote something without an account. Opening it changes nothing: mail scanners open links too. */

interface Own {
  readonly ctx: Ctx;
  readonly path: string;
  readonly the: OwnContribution;
  readonly id: string;
}
async function ownOf(c: AppContext): Promise<Own> {
  const secret = secretOf(c);
  const ctx = linkCtx(c, secret);
  const the = await findOwnContribution(ctx);
  const id = the?.use?.id ?? the?.question?.id;
  if (!the || id === undefined) throw new AppError('not-found');
  keepPrivate(c);
  return { ctx, the, id, path: href(c.var.locale, `/idebanken/bruk/${secret}`) };
}
export const getOwnPage = async (c: AppContext): Promise<Response> => show(c, await ownOf(c));
export async function postConfirm(c: AppContext): Promise<Response> {
  const { ctx, id, path } = await ownOf(c);
  await confirmContribution(ctx, { id });
  return c.redirect(path, 303);
}
export async function postOwnChange(c: AppContext): Promise<Response> {
  const own = await ownOf(c);
  const typed = again(c, await typedIn(c));
  if (tellsOfPerson(typed)) return show(c, own, typed, { stopped: 'story' }, 422);
  const done = await changeUse(own.ctx, { id: own.id, ...useOf(typed), language: c.var.locale });
  return done.ok ? c.redirect(`${own.path}?ok=endret`, 303) : show(c, own, typed, { errors: errorsOf(c, done.faults) }, 422);
}
export async function postOwnErase(c: AppContext): Promise<Response> {
  await eraseOwnContributor((await ownOf(c)).ctx);
  return gone(c);
}
export async function postOwnRemove(c: AppContext): Promise<Response> {
  const { ctx, id } = await ownOf(c);
  await removeContribution(ctx, { id });
  return gone(c);
}
export async function getOwnData(c: AppContext): Promise<Response> {
  const { ctx } = await ownOf(c);
  c.header('content-disposition', 'attachment; filename="mine-data.json"');
  return c.json(await exportOwnContributor(ctx));
}
const gone = (c: AppContext): Response => {
  const t = useTexts[c.var.locale].own;
  return respond(c, {
    title: t.gone,
    robots: 'noindex',
    width: 'prose',
    children: (
      <Heading level={1} size="lg">
        {t.gone}
      </Heading>
    ),
  });
};

function show(c: AppContext, { path, the }: Own, typed?: Typed, shown: Pick<FormProps, 'errors' | 'stopped'> = {}, status: 200 | 422 = 200): Response {
  const { locale } = c.var;
  const all = useTexts[locale];
  const t = all.own;
  const { use, question } = the;
  const kind = use ? 'use' : 'question';
  const state = use?.state ?? question?.state;
  const form =
    typed ?? (use && freshForm(c, { did: use.did, went: use.went, advice: use.advice, municipality: use.municipality.name, year: String(use.year), month: String(use.month) }));
  return respond(
    c,
    {
      title: t.title[kind],
      robots: 'noindex',
      width: 'form',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          <FormProblems c={c} {...shown} />
          <div>
            <Heading level={1} size="lg">
              {t.title[kind]}
            </Heading>
            <p>
              <a className="ds-link k-tap" href={href(locale, ideaPath(the.idea.number, the.idea.title))}>
                {the.idea.title}
              </a>
            </p>
          </div>
          {state === 'unconfirmed' && (
            <form method="post" action={`${path}/bekreft`} className="k-stack">
              <p>{t.confirmText}</p>
              <p className="k-said__words">{use ? `${use.did} ${use.went} ${use.advice}` : question?.body}</p>
              <p>
                <button className="ds-button" type="submit" data-variant="primary">
                  {t.confirm}
                </button>
              </p>
            </form>
          )}
          {state === 'waiting' && <Message tone="info">{t.waiting[kind]}</Message>}
          {state === 'shown' && <Message tone="success">{t.shown}</Message>}
          {question && state !== 'unconfirmed' && <p className="k-said__words">{question.body}</p>}
          {use && form && state !== 'unconfirmed' && <ContributionForm c={c} kind="use" action={`${path}/endre`} typed={form} guest={false} own={[]} {...shown} />}
          <section className="k-said">
            <p>{t.eraseText}</p>
            <div className="k-row">
              <OneButton action={`${path}/slett`} variant="secondary">
                {t.erase}
              </OneButton>
              {use && <OneButton action={`${path}/fjern`}>{t.remove}</OneButton>}
              <a className="ds-link k-tap" href={`${path}/mine-data.json`}>
                {t.data}
              </a>
            </div>
          </section>
        </div>
      ),
    },
    status,
  );
}
