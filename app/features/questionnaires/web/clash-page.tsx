import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import { lastDayOf } from '../../scheme/scheme.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button, Choice, Question } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { getResponse } from '../answering.server.ts';
import { settleClash } from '../saving.server.ts';
import type { ClashView, ResponseView } from '../answering.server.ts';
import type { Choices } from '../saving.server.ts';
import { findQuestion, optionsOf } from '../edition.ts';
import type { EditionQuestion } from '../edition.ts';
import { clashKey, clashQuestion } from '../merge.ts';
import type { Clash } from '../merge.ts';
import { pointOf } from '../questionnaire.ts';
import { texts } from '../texts.ts';
import { answerLines } from './answer-text.ts';
import { formCrumbs, requestedForm } from './form-request.ts';
import { Refused } from './section-view.tsx';
import { clashPath, formPath, sectionPath } from './steps.tsx';

/** What two people answered differently at once, side by side, for the one who came later to choose. */
export async function getClashPage(c: AppContext): Promise<Response> {
  const at = requestedForm(c);
  return show(c, await getResponse(ctxOf(c), at), {});
}

export async function postClashPage(c: AppContext): Promise<Response> {
  const ctx = ctxOf(c);
  const at = requestedForm(c);
  const body = await c.req.parseBody();
  const choices: Choices = Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (name.startsWith('valg.') && (value === 'mine' || value === 'theirs') ? [[name.slice(5), value] as const] : [])),
  );
  const before = await getResponse(ctx, at);
  const settled = await settleClash(ctx, { ...at, revision: Number(body['revision']), choices });
  if (settled.ok) return c.redirect(href(c.var.locale, backPath(before)), 303);
  return show(c, await getResponse(ctx, at), choices, settled.reason, settled.reason === 'choose' ? 422 : 409);
}

/** To the part in which the first of them was asked. */
function backPath(view: ResponseView): string {
  const { edition } = view.form;
  const question = view.clash?.clashes[0] && findQuestion(edition, clashQuestion(view.clash.clashes[0]));
  return question ? sectionPath(edition.year, question.section) : formPath(edition.year);
}

type Reason = Extract<Awaited<ReturnType<typeof settleClash>>, { ok: false }>['reason'];

function show(c: AppContext, view: ResponseView, choices: Choices, reason?: Reason, status = 200): Response {
  const { locale } = c.var;
  const { year } = view.form.edition;
  const t = texts[locale];
  const title = view.clash ? t.clashPage.title(view.clash.theirName ?? t.colleague) : t.formOf(year);
  const authority = textIn(c.var.services.definitions.scheme.authority, locale);
  return respond(
    c,
    {
      title,
      breadcrumbs: [...formCrumbs(c, year), { label: title, path: clashPath(year) }],
      current: '/min-sentral/arsskjema',
      robots: 'noindex',
      script: true,
      children: (
        <div className="k-form k-stack k-stack--lg">
          {reason && reason !== 'choose' && reason !== 'changed-again' && <Refused reason={reason} authority={authority} locale={locale} />}
          {reason === 'changed-again' && (
            <Message tone="warning" role="alert">
              {t.clashPage.again}
            </Message>
          )}
          {view.clash ? (
            <Choosing c={c} view={view} clash={view.clash} choices={choices} unchosen={reason === 'choose'} title={title} />
          ) : (
            <Settled title={title} text={t.clashPage.settled} />
          )}
          <p>
            <a className="ds-link" href={href(locale, formPath(year))}>
              {t.formOf(year)}
            </a>
          </p>
        </div>
      ),
    },
    status,
  );
}

const Settled = ({ title, text }: { title: string; text: string }): ReactNode => (
  <>
    <Heading level={1} size="lg">
      {title}
    </Heading>
    <p>{text}</p>
  </>
);

function Choosing({
  c,
  view,
  clash,
  choices,
  unchosen,
  title,
}: {
  c: AppContext;
  view: ResponseView;
  clash: ClashView;
  choices: Choices;
  unchosen: boolean;
  title: string;
}): ReactNode {
  const { locale } = c.var;
  const t = texts[locale].clashPage;
  const name = clash.theirName ?? texts[locale].colleague;
  const missing = unchosen ? clash.clashes.filter((one) => choices[clashKey(one)] === undefined) : [];
  const said = (one: Clash, side: 'mine' | 'theirs'): readonly string[] => sayClash(view, one, side, locale, c);
  return (
    <form method="post" action={href(locale, clashPath(view.form.edition.year))} className="k-stack k-stack--lg" noValidate>
      {missing.length > 0 && (
        <ErrorSummary title={t.choose} errors={missing.map((one) => ({ href: `#valg-${clashKey(one)}-theirs`, message: `${t.choose}: ${questionText(view, one, locale)}` }))} />
      )}
      <Heading level={1} size="lg">
        {title}
      </Heading>
      <p>{t.lead}</p>
      <input type="hidden" name="revision" value={clash.revision} />
      {clash.clashes.map((one) => (
        <Question key={clashKey(one)} legend={questionText(view, one, locale)} id={`valg-${clashKey(one)}`} error={missing.includes(one) ? t.choose : undefined}>
          <div className="k-cols k-cols--even k-clash">
            {(['theirs', 'mine'] as const).map((side) => (
              <Choice
                key={side}
                type="radio"
                id={`valg-${clashKey(one)}-${side}`}
                name={`valg.${clashKey(one)}`}
                value={side}
                checked={choices[clashKey(one)] === side}
                label={side === 'mine' ? t.mine : t.theirs(name)}
              >
                {/* A label too: the answer itself can be pressed. */}
                <label className="k-clashanswer" htmlFor={`valg-${clashKey(one)}-${side}`}>
                  {said(one, side).length === 0 ? <span className="k-quiet">{t.nothing}</span> : said(one, side).map((line, i) => <span key={`${i}/${line}`}>{line}</span>)}
                </label>
              </Choice>
            ))}
          </div>
        </Question>
      ))}
      <p>
        <Button>{t.save}</Button>
      </p>
    </form>
  );
}

function questionText(view: ResponseView, clash: Clash, locale: Locale): string {
  const question = findQuestion(view.form.edition, clashQuestion(clash));
  const text = question ? textIn(question.text, locale) : clash.question;
  if (clash.part === 'answer') return text;
  return clash.part === 'comment' ? texts[locale].clashPage.commentTo(text) : texts[locale].clashPage.reasonTo(reasonPlace(question, clash.question, text, locale));
}

/** What a reason is about: the option, or the question. */
function reasonPlace(question: EditionQuestion | undefined, point: string, text: string, locale: Locale): string {
  const option = question && optionsOf(question).find((o) => pointOf(question.id, o.id) === point);
  return option ? textIn(option.text, locale) : text;
}

function sayClash(view: ResponseView, clash: Clash, side: 'mine' | 'theirs', locale: Locale, c: AppContext): readonly string[] {
  if (clash.part !== 'answer') return clash[side]?.trim() ? [clash[side].trim()] : [];
  const question = findQuestion(view.form.edition, clash.question);
  return question ? answerLines(question, clash[side], locale, c.var.services.definitions.geography, lastDayOf(view.form.edition.year)) : [];
}
