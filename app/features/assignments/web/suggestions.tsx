import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber } from '../../../platform/locale.ts';
import { Button } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { freePlaces } from '../assignment.ts';
import type { SuggestionReason } from '../assignment.ts';
import { deedHref } from './attempt.ts';
import type { OneProps } from './attempt.ts';
import { pageTexts } from './texts.ts';
import { themeNames, whoOrYou } from './words.tsx';

const mostSuggested = 3;

/** Who might, and why, in words: for everybody on the board. An officer asks one of them with a press. */
export function Suggestions(props: OneProps): ReactNode {
  const { c, desk, the } = props;
  const t = pageTexts[c.var.locale].askOne;
  // With all places taken, it is for those alone who may ask one to join them, or to take over.
  const isWanted = freePlaces(the.assignment) > 0 || the.may.share || the.may['pass-on'];
  const suggested = isWanted ? the.suggestions.slice(0, mostSuggested) : [];
  if (suggested.length === 0) return null;
  return (
    <section aria-labelledby="hvem-kan">
      <Heading level={2} size="sm" id="hvem-kan">
        {t.suggested}
      </Heading>
      <ul className="k-suggest">
        {suggested.map(({ centreId, reasons }) => {
          const name = whoOrYou(c, centreId, desk.centreId);
          return (
            <li key={centreId}>
              <div>
                <strong>{name}</strong>
                <p>{reasons.map((reason) => reasonText(c, reason)).join(' ')}</p>
              </div>
              {the.may.ask && (
                <form method="post" action={deedHref(props, 'spor')}>
                  <input type="hidden" name="sentral" value={centreId} />
                  <Button variant="secondary">{t.button(name)}</Button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function reasonText(c: AppContext, reason: SuggestionReason): string {
  const { locale } = c.var;
  const t = pageTexts[locale];
  const number = (n: number): string => formatNumber(locale, n);
  switch (reason.kind) {
    case 'declared':
      return t.askOne.reason.declared(themeNames(c, reason.themes));
    case 'region':
      return t.askOne.reason[reason.how];
    case 'has-done':
      return t.askOne.reason.done(number(reason.n), reason.n === 1);
    case 'load':
      return reason.assignments === 0 ? t.askOne.reason.noLoad : t.askOne.reason.load(number(reason.assignments), t.load.than[reason.than]);
  }
}
