import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import type { CentreVisitCase } from '../inputs.ts';
import { visitTexts } from '../texts.ts';
import { evaluationChanges } from '../visit.ts';
import { centreTexts } from './centre-texts.ts';

/** Under so many answers nothing is shown: a small group knows who wrote what. */
const fewest = 3;

/** What the visitors answered, once so many have that nobody can be known by it. */
export function CaseEvaluation({ c, the: { visit, evaluations } }: { c: AppContext; the: CentreVisitCase }): ReactNode {
  const { locale } = c.var;
  const t = centreTexts[locale].evaluation;
  if (visit.state !== 'held' && visit.state !== 'summed-up') return null;
  const n = evaluations.length;
  const mean = evaluations.reduce((sum, e) => sum + e.useful, 0) / n;
  return (
    <section className="k-stack" aria-labelledby="evaluering">
      <Heading level={2} size="sm" id="evaluering">
        {t.title}
      </Heading>
      {n < fewest ? (
        <p className="k-quiet">{n === 0 ? t.none : t.few(formatNumber(locale, n))}</p>
      ) : (
        <>
          <p>
            {t.answers(formatNumber(locale, n))} {t.mean(formatNumber(locale, Math.round(mean * 10) / 10))}
          </p>
          <p>
            {t.change}{' '}
            {evaluationChanges
              .map(
                (change) =>
                  `${visitTexts[locale].change[change].toLocaleLowerCase('nb')}: ${countText(evaluations.filter((e) => e.change === change).length, t.withheld, (k) => formatNumber(locale, k))}`,
              )
              .join(', ')}
            .
          </p>
          <ul className="k-visitquotes">
            {evaluations.map(
              (e, i) =>
                e.comment !== null && (
                  <li key={i}>
                    <p className="k-letter">{e.comment}</p>
                    {e.mayQuote && <p className="k-quiet k-small">{t.mayQuote}</p>}
                  </li>
                ),
            )}
          </ul>
        </>
      )}
    </section>
  );
}
/** One or two who answered so are withheld; none is none. */
const countText = (n: number, withheld: string, format: (n: number) => string): string => (n > 0 && n < fewest ? withheld : format(n));
