import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { Fold } from '../../../ui/facts.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { scores } from '../gathering.ts';
import type { FeedbackSummary, ItemFeedback } from '../inputs.ts';
import { feedbackTexts } from './feedback-texts.ts';

export const meanText = (locale: Locale, mean: number): string => feedbackTexts[locale].mean(formatMean(locale, mean));
/** Always with one decimal: "4,0" beside "4,3". */
const formatMean = (locale: Locale, mean: number): string => mean.toFixed(1).replace('.', locale === 'en' ? '.' : ',');

/** Where a mean lies between 1 and 5: a point on a line, since a bar from nothing would say that 1 is something. */
export function ScoreLine({ finding, mean }: { finding: string; mean: number }): ReactNode {
  const at = (score: number): string => `${Math.round((3 + ((score - 1) / 4) * 94) * 100) / 100}%`;
  return (
    <svg className="k-score" height="20" role="img" aria-label={finding}>
      <line x1={at(1)} x2={at(5)} y1="10" y2="10" />
      {scores.map((score) => (
        <line key={score} x1={at(score)} x2={at(score)} y1="6" y2="14" />
      ))}
      <circle cx={at(mean)} cy="10" r="6" />
    </svg>
  );
}

/** What they thought, point by point; nothing of it while so few have answered that one could tell who. */
export function FeedbackResult({ c, feedback }: { c: AppContext; feedback: FeedbackSummary }): ReactNode {
  const { locale } = c.var;
  const t = feedbackTexts[locale];
  const n = (value: number): string => formatNumber(locale, value);
  const { answers, fewest, items, whole } = feedback;
  const shown = items.filter((item) => item.item !== undefined);
  return (
    <section className="k-stack" aria-labelledby="tilbakemeldinger">
      <Heading level={2} size="sm" id="tilbakemeldinger">
        {t.result}
      </Heading>
      {answers === 0 ? (
        <p className="k-quiet">{t.noneYet}</p>
      ) : (
        <p>
          {t.answers(n(answers), answers === 1)} {answers < fewest && t.tooFew(n(fewest))}
        </p>
      )}
      {answers >= fewest && shown.length > 0 && (
        <>
          <p className="k-quiet k-small">{t.scaleHelp}</p>
          <ul className="k-scores">
            {shown.map((item) => (
              <ItemLine key={item.item?.id} c={c} item={item} fewest={fewest} />
            ))}
          </ul>
          <Fold title={t.asTable}>
            <ScrollTable
              label={t.result}
              caption={t.result}
              hideCaption
              head={[{ label: t.item }, { label: t.meanHead, numeric: true }, { label: t.nHead, numeric: true }]}
              rows={shown.map(({ item, mean, answers: given }) => ({
                key: item?.id ?? '',
                cells: [item?.title ?? '', mean === undefined ? t.withheld(n(fewest)) : formatMean(locale, mean), n(given)],
              }))}
            />
          </Fold>
        </>
      )}
      {whole.comments.length > 0 && (
        <div className="k-stack">
          <Heading level={3} size="2xs">
            {t.overall}
          </Heading>
          <Comments c={c} comments={whole.comments} />
        </div>
      )}
    </section>
  );
}

function ItemLine({ c, item: { item, mean, answers, comments }, fewest }: { c: AppContext; item: ItemFeedback; fewest: number }): ReactNode {
  const { locale } = c.var;
  const t = feedbackTexts[locale];
  if (item === undefined) return null;
  return (
    <li>
      <p className="k-scores__head">
        <span>{item.title}</span>
        <span className="k-tabular">
          {mean === undefined ? <span className="k-quiet">{t.withheld(formatNumber(locale, fewest))}</span> : <strong>{meanText(locale, mean)}</strong>}
        </span>
      </p>
      {mean !== undefined && <ScoreLine mean={mean} finding={t.meanOf(item.title, formatMean(locale, mean), formatNumber(locale, answers))} />}
      <p className="k-quiet k-small">{t.n(formatNumber(locale, answers))}</p>
      {comments.length > 0 && (
        <Fold title={`${t.comments} (${formatNumber(locale, comments.length)})`}>
          <Comments c={c} comments={comments} />
        </Fold>
      )}
    </li>
  );
}

const Comments = ({ c, comments }: { c: AppContext; comments: ItemFeedback['comments'] }): ReactNode => (
  <ul className="k-visitquotes">
    {comments.map(({ text, quotable }, i) => (
      <li key={i}>
        <p className="k-letter">{text}</p>
        {quotable && <p className="k-quiet k-small">{feedbackTexts[c.var.locale].mayQuote}</p>}
      </li>
    ))}
  </ul>
);
