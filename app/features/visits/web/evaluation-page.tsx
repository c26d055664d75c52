import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { formatNumber, href, langOf, textIn } from '../../../platform/locale.ts';
import type { LocalText } from '../../../platform/locale.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, Choice, Question, TextArea } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import type { EvaluationInput, EvaluationPlace } from '../inputs.ts';
import { visitTexts } from '../texts.ts';
import { evaluationChanges } from '../visit.ts';
import { evaluateVisit, findEvaluationPlace } from '../visits.server.ts';
import { evaluationTexts } from './evaluation-texts.ts';
import { fieldTexts } from './field-texts.ts';
import { messageFor, readForm } from '../../../ui/posted-form.ts';
import { longDay } from '../../../platform/moment.ts';
import { keepPrivate, linkCtx, secretOf } from '../../../platform/private-page.server.ts';
import { centreName } from './parts.tsx';

const evaluationPath = (secret: string): string => `/evaluering/${secret}`;
const mostText = 2000;

interface Typed {
  readonly useful: string;
  readonly change: string;
  readonly comment: string;
  readonly mayQuote: boolean;
}
const nothing: Typed = { useful: '', change: '', comment: '', mayQuote: false };

/** `/evaluering/SECRET`: three questions, the same link for everybody in the group, so that nobody is known by it. */
export const getEvaluationPage = (c: AppContext): Promise<Response> => (c.req.query('takk') === undefined ? show(c, secretOf(c), nothing, []) : thanks(c));

export async function postEvaluationPage(c: AppContext): Promise<Response> {
  const secret = secretOf(c);
  const body = await readForm(c);
  const typed = { useful: body.text('nytte'), change: body.text('endring'), comment: body.text('kommentar'), mayQuote: body.text('sitat') === 'ja' };
  const { input, errors } = parse(c, typed);
  if (!input) return show(c, secret, typed, errors, undefined, 422);
  const answered = await evaluateVisit(linkCtx(c, secret), input);
  if (!answered.ok) return show(c, secret, typed, [], evaluationTexts[c.var.locale].refused, 409);
  keepPrivate(c);
  return c.redirect(`${href(c.var.locale, evaluationPath(secret))}?takk`, 303);
}

function parse(c: AppContext, typed: Typed): { input?: EvaluationInput; errors: FieldError[] } {
  const { locale } = c.var;
  const [t, shared] = [evaluationTexts[locale], fieldTexts[locale].wrong];
  const errors: FieldError[] = [];
  const change = evaluationChanges.find((v) => v === typed.change);
  if (!/^[1-5]$/.test(typed.useful)) errors.push({ href: '#nytte-5', message: t.missing });
  if (change === undefined) errors.push({ href: '#endring-yes', message: t.missing });
  if (typed.comment.length > mostText) errors.push({ href: '#kommentar', message: shared.long(formatNumber(locale, mostText)) });
  else if (holdsIdentityNumber(typed.comment)) errors.push({ href: '#kommentar', message: shared.identity });
  else if (typed.mayQuote && typed.comment === '') errors.push({ href: '#kommentar', message: t.quoteNothing });
  return errors.length > 0 || change === undefined
    ? { errors }
    : { errors, input: { useful: Number(typed.useful), change, comment: typed.comment || null, mayQuote: typed.mayQuote } };
}

/** In the list of faults, away from its question, a fault says which question it is. */
function withQuestion({ var: { locale, services } }: AppContext, { href: at, message }: FieldError): FieldError {
  const { useful, change } = services.definitions.visits.evaluation;
  const question = at === '#nytte-5' ? useful : at === '#endring-yes' ? change : undefined;
  return { href: at, message: question ? `${textIn(question, locale)} ${message}` : message };
}

async function show(c: AppContext, secret: string, typed: Typed, errors: readonly FieldError[], refused?: string, status = 200): Promise<Response> {
  const place = await findEvaluationPlace(linkCtx(c, secret));
  if (!place) throw new AppError('not-found');
  keepPrivate(c);
  const { locale } = c.var;
  const t = evaluationTexts[locale];
  const stopped = refused ?? (place.full ? t.refused : undefined);
  return respond(
    c,
    {
      title: t.title,
      robots: 'noindex',
      width: 'form',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          {errors.length > 0 && <ErrorSummary title={fieldTexts[locale].summaryTitle(errors.length)} errors={errors.map((e) => withQuestion(c, e))} />}
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <p>
            {t.lead(centreName(c, place.centreId), longDay(locale, place.startsAt))} {place.demonstration && <DemoMark locale={locale} />}
          </p>
          {stopped !== undefined && (
            <Message tone="info" role="alert">
              {stopped}
            </Message>
          )}
          {!place.full && <Form c={c} secret={secret} place={place} typed={typed} errors={errors} />}
        </div>
      ),
    },
    status,
  );
}

function Form({ c, secret, typed, errors }: { c: AppContext; secret: string; place: EvaluationPlace; typed: Typed; errors: readonly FieldError[] }): ReactNode {
  const { locale, services } = c.var;
  const t = evaluationTexts[locale];
  const { evaluation } = services.definitions.visits;
  const asked = (text: LocalText) => ({ legend: textIn(text, locale), lang: langOf(text, locale) === locale ? undefined : langOf(text, locale) });
  return (
    <form method="post" action={href(locale, evaluationPath(secret))} noValidate className="k-visitform">
      <Question {...asked(evaluation.useful)} id="nytte" error={messageFor(errors, 'nytte-5')}>
        <div className="k-options">
          {t.scale.map((_, i) => {
            const value = 5 - i;
            return <Choice key={value} type="radio" id={`nytte-${value}`} name="nytte" value={String(value)} label={t.scale[value - 1]} checked={typed.useful === String(value)} />;
          })}
        </div>
      </Question>
      <Question {...asked(evaluation.change)} id="endring" error={messageFor(errors, 'endring-yes')}>
        <div className="k-options">
          {evaluationChanges.map((change) => (
            <Choice key={change} type="radio" id={`endring-${change}`} name="endring" value={change} label={visitTexts[locale].change[change]} checked={typed.change === change} />
          ))}
        </div>
      </Question>
      <Question {...asked(evaluation.comment)}>
        <TextArea
          id="kommentar"
          name="kommentar"
          label={<span className="ds-sr-only">{textIn(evaluation.comment, locale)}</span>}
          help={t.commentHelp}
          value={typed.comment}
          error={messageFor(errors, 'kommentar')}
          rows={4}
        />
        <div className="k-options">
          <Choice type="checkbox" id="sitat" name="sitat" value="ja" label={t.mayQuote} checked={typed.mayQuote} />
        </div>
      </Question>
      <p>
        <Button>{t.send}</Button>
      </p>
    </form>
  );
}

function thanks(c: AppContext): Promise<Response> {
  secretOf(c);
  keepPrivate(c);
  const t = evaluationTexts[c.var.locale];
  return Promise.resolve(
    respond(c, {
      title: t.thanks,
      robots: 'noindex',
      width: 'prose',
      children: (
        <div className="k-stack">
          <Heading level={1} size="lg">
            {t.thanks}
          </Heading>
          <p>{t.thanksText}</p>
        </div>
      ),
    }),
  );
}
