import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import type { CentreVisitCase } from '../inputs.ts';
import { summarise } from '../inside/withholding.ts';
import { visitTexts } from '../texts.ts';
import { actionTexts } from './action-texts.ts';

/** What the visitors answered, as far as it can be told without telling who. */
export function CaseEvaluation({ c, the: { visit, evaluations } }: { c: AppContext; the: CentreVisitCase }): ReactNode {
  const { locale } = c.var;
  const t = actionTexts[locale].evaluation;
  if (visit.state !== 'held' && visit.state !== 'summed-up') return null;
  const { answers, mean, change, comments } = summarise(evaluations);
  return (
    <section className="k-stack" aria-labelledby="evaluering">
      <Heading level={2} size="sm" id="evaluering">
        {t.title}
      </Heading>
      {mean === undefined ? (
        <p className="k-quiet">{t.none}</p>
      ) : (
        <>
          <p>
            {t.answers(formatNumber(locale, answers))} {t.mean(formatNumber(locale, mean))}
          </p>
          <p>
            {t.change} {change.map(({ value, n }) => `${visitTexts[locale].change[value].toLocaleLowerCase('nb')} ${n === ':' ? t.withheld : formatNumber(locale, n)}`).join(' · ')}
            {change.some(({ n }) => n === ':') && (
              <>
                <br />
                <span className="k-quiet k-small">{t.why}</span>
              </>
            )}
          </p>
          <ul className="k-visitquotes">
            {comments.map(({ text, mayQuote }, i) => (
              <li key={i}>
                <p className="k-letter">{text}</p>
                {mayQuote && <p className="k-quiet k-small">{t.mayQuote}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
