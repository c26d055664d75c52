import type { AppContext } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { href } from '../../../../platform/locale.ts';
import { keepPrivate, linkCtx, secretOf } from '../../../../platform/private-page.server.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { Button, ButtonLink } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { readForm } from '../../../../ui/posted-form.ts';
import { respond } from '../../../../ui/respond.tsx';
import { ideaPath } from '../../idea-address.ts';
import { answerReview, findReviewAsked } from '../../idea-uses.server.ts';
import type { ReviewAnswer } from '../../idea.ts';
import { useTexts } from './use-texts.ts';

/** "Stemmer dette fortsatt?", by the link of the letter: three buttons. Opening it changes nothing: mail scanners open links too. */
async function askedOf(c: AppContext) {
  const secret = secretOf(c);
  const ctx = linkCtx(c, secret);
  const asked = await findReviewAsked(ctx);
  if (!asked) throw new AppError('not-found');
  keepPrivate(c);
  return { ctx, asked, path: href(c.var.locale, `/idebanken/stemmer/${secret}`) };
}
const answers = { stemmer: { answer: 'holds' }, endres: { answer: 'changes' }, behold: { answer: 'ended', keep: true }, trekk: { answer: 'ended' } } as const satisfies Record<
  string,
  { readonly answer: ReviewAnswer; readonly keep?: boolean }
>;
const isAnswer = (text: string): text is keyof typeof answers => Object.hasOwn(answers, text);

export async function postReviewPage(c: AppContext): Promise<Response> {
  const { ctx, path } = await askedOf(c);
  const given = (await readForm(c)).text('svar');
  if (!isAnswer(given)) throw new AppError('malformed');
  await answerReview(ctx, answers[given]);
  return c.redirect(path, 303);
}
export async function getReviewPage(c: AppContext): Promise<Response> {
  const { asked, path } = await askedOf(c);
  const { locale } = c.var;
  const t = useTexts[locale].review;
  const { idea, title, gist, answer } = asked;
  const see = href(locale, ideaPath(idea.number, title));
  return respond(c, {
    title: t.title,
    robots: 'noindex',
    width: 'form',
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        <div>
          <p>
            <strong>{title}</strong> {idea.demonstration && <DemoMark locale={locale} />}
          </p>
          <p>{gist}</p>
          <p>
            <a className="ds-link k-tap" href={see}>
              {t.see}
            </a>
          </p>
        </div>
        {answer === undefined ? (
          <form method="post" action={path} className="k-stack k-stack--lg">
            <p>{t.lead}</p>
            <div className="k-said">
              <p>{t.holdsText}</p>
              <Button name="svar" value="stemmer">
                {t.holds}
              </Button>
            </div>
            <div className="k-said">
              <p>{t.changesText}</p>
              <Button name="svar" value="endres" variant="secondary">
                {t.changes}
              </Button>
            </div>
            <div className="k-said">
              <p>
                <strong>{t.ended}.</strong> {t.keepHelp}
              </p>
              <div className="k-row">
                <Button name="svar" value="behold" variant="secondary">
                  {t.keep}
                </Button>
                <Button name="svar" value="trekk" variant="tertiary">
                  {t.withdraw}
                </Button>
              </div>
            </div>
          </form>
        ) : (
          <>
            <p role="status">{t.thanks[answer]}</p>
            {answer === 'changes' && idea.holder.kind !== 'link' && (
              <p>
                <ButtonLink href={href(locale, `/idebanken/skriv/${idea.id}`)}>{t.write}</ButtonLink>
              </p>
            )}
          </>
        )}
      </div>
    ),
  });
}
