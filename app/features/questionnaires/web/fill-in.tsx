import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { Button } from '../../../ui/fields.tsx';
import { SourceIcon } from '../../../ui/icons.tsx';
import type { IndicatorBook } from '../../indicators/indicator.ts';
import { findIndicator } from '../../indicators/series.ts';
import type { ResponseView } from '../answering.server.ts';
import { questionsOf } from '../edition.ts';
import type { Edition } from '../edition.ts';
import { derivableIn } from '../prefill.ts';
import { fillIn } from '../register-answers.server.ts';
import { standingOf, waitingIn } from '../register-view.ts';
import { requestedForm, typedIn } from './form-request.ts';
import { registerTexts } from './register-texts.ts';
import { fillPath, formPath, reviewPath } from './steps.tsx';

/** How much of a year's form the registers can answer; undefined: nothing. */
export function shareWords(edition: Edition, book: IndicatorBook, locale: Locale): string | undefined {
  const { counts, options } = derivableIn(edition, (id) => (findIndicator(book, id)?.register?.from ?? Infinity) <= edition.year);
  return counts.derived + options.derived === 0 ? undefined : registerTexts[locale].share(counts.derived, counts.of, options.derived, options.of);
}
export function Share({ view, book, locale }: { view: ResponseView; book: IndicatorBook; locale: Locale }): ReactNode {
  const words = Object.keys(view.register.now).length === 0 ? undefined : shareWords(view.form.edition, book, locale);
  return words && <p className="k-quiet">{words}</p>;
}

/** What waits for a look, and the button that fills in the rest. */
export function FillIn({ view, locale, back }: { view: ResponseView; locale: Locale; back?: string }): ReactNode {
  const t = registerTexts[locale];
  const questions = questionsOf(view.form.edition);
  const waits = waitingIn(questions, view.answers, view.register).length;
  const unsaved = questions.filter((q) => standingOf(q, view.answers, view.register).unsaved).length;
  if (waits === 0) return null;
  return (
    <div className="k-derived k-fillin">
      <SourceIcon />
      <div className="k-stack k-stack--s">
        <p>{t.waits(waits)}</p>
        {unsaved > 0 && (
          <form method="post" action={href(locale, fillPath(view.form.edition.year))}>
            {back && <input type="hidden" name="til" value={back} />}
            <Button variant="secondary">{t.fill}</Button>
          </form>
        )}
      </div>
    </div>
  );
}

/** Fills in and saves what the registers know; pressed twice, there is nothing left to fill in. */
export async function postFillIn(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const at = requestedForm(c);
  const back = typedIn(await c.req.parseBody(), 'til') === 'se-over' ? reviewPath(at.year) : formPath(at.year);
  const done = await fillIn(ctxOf(c), at);
  // Closed or sent in meanwhile: the form's own page says so.
  return c.redirect(href(locale, done.ok ? back : formPath(at.year)) + (done.ok ? `?fylt=${done.filled}` : ''), 303);
}
