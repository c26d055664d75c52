import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { href } from '../../../platform/locale.ts';
import { Button } from '../../../ui/fields.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { matrixOf } from '../../fulfilment/fulfilment-address.ts';
import { sayFound, sayMeaning, sayUndecided } from '../claim-explanation.ts';
import { draftTexts } from '../draft-texts.ts';
import type { ListedNumber } from '../inside/draft-preview.ts';
import type { JudgedBinding } from '../report.ts';
import type { EditedChapter } from '../report-editor.server.ts';
import type { Resolved } from '../source.ts';

/** Where an officer sees what a number is made of: the cell with the answers behind it, or the indicator. */
function sourceHref(resolved: Resolved, report: { from: number; to: number; id: string }, locale: Locale): string {
  const { origin } = resolved;
  if (origin.kind === 'indicator') return href(locale, `/indikatorer/${origin.id}`);
  if (origin.kind === 'period') return href(locale, `/direktoratet/rapporter/${report.id}`);
  if (origin.kind === 'fulfilment') return href(locale, matrixOf(resolved.years.to));
  const cell = origin.columns.length === 1 ? `&rad=${origin.row}&kolonne=${origin.columns[0]}` : '';
  return href(locale, `/direktoratet/figurer/${origin.id}?fra=${report.from}&til=${report.to}${cell}`);
}

export const wordingOf = ({ binding }: JudgedBinding): string => (binding.kind === 'claim' ? binding.wording : binding.sourceText);

/** What the number is, what the wording means, and what would hold. */
export function Judgement({ judged, report, locale }: { judged: JudgedBinding; report: EditedChapter['report']; locale: Locale }): ReactNode {
  const t = draftTexts[locale].editor;
  const { verdict, resolved, binding } = judged;
  if (verdict.kind !== 'holds' && verdict.kind !== 'fails') return <p>{sayUndecided(verdict, locale)}</p>;
  const said = sayFound(verdict, locale, resolved);
  const meaning = binding.kind === 'claim' ? sayMeaning(verdict, binding.wording, locale) : undefined;
  return (
    <>
      <p>
        {said.before}
        {resolved ? (
          <a className="k-bound" href={sourceHref(resolved, report, locale)}>
            {said.value}
          </a>
        ) : (
          said.value
        )}
        {said.after} {meaning}
      </p>
      {verdict.kind === 'holds' && judged.newer !== undefined && <p className="k-quiet">{t.newer(judged.newer)}</p>}
      {verdict.kind === 'fails' && <p className="k-quiet">{verdict.suggestion === undefined ? t.noSuggestion : t.suggestion(verdict.suggestion)}</p>}
    </>
  );
}

export function VerdictMark({ judged, locale }: { judged: JudgedBinding; locale: Locale }): ReactNode {
  const t = draftTexts[locale].editor.states;
  if (judged.verdict.kind === 'holds') return <StateMark state="ok" label={t.holds} />;
  return judged.verdict.kind === 'fails' ? <StateMark state="fails" label={t.fails} /> : <StateMark state="loose" label={t.undecided} />;
}

const Quoted = ({ index, text, line, language, locale }: { index: number; text: string; line: number; language: Locale; locale: Locale }): ReactNode => (
  <p>
    {index}. <q lang={language === locale ? undefined : language}>{locale === 'en' ? `“${text}”` : `«${text}»`}</q>{' '}
    <span className="k-quiet k-small">{draftTexts[locale].editor.line(line)}</span>
  </p>
);

/** Every claim, value and loose number of the chapter, with one press to mend it. Stands inside the editor's form. */
export function ClaimList({ chapter, list, locale }: { chapter: EditedChapter; list: readonly ListedNumber[]; locale: Locale }): ReactNode {
  const t = draftTexts[locale].editor;
  const { report } = chapter;
  if (list.length === 0) return <p className="k-quiet k-mt1">{t.none}</p>;
  return (
    <ul className="k-claims">
      {list.map((item) => {
        if (item.kind === 'loose')
          return (
            <li key={item.index} className="k-claim" id={`setning-${item.index}`}>
              <StateMark state="loose" label={t.states.loose} />
              <div>
                <Quoted index={item.index} text={item.loose.text} line={item.line} language={report.language} locale={locale} />
                <p>{t.looseText}</p>
              </div>
              {report.open && 'start' in item.loose.place ? (
                <Button variant="secondary" name="gjor" value={`knytt:${item.loose.n}:${item.loose.text}`} aria-label={t.tieFor(item.loose.text)}>
                  {t.tie}
                </Button>
              ) : (
                <span />
              )}
            </li>
          );
        const { judged } = item;
        const wording = wordingOf(judged);
        return (
          <li key={item.index} className="k-claim" id={`setning-${item.index}`}>
            <VerdictMark judged={judged} locale={locale} />
            <div>
              <Quoted index={item.index} text={wording} line={item.line} language={report.language} locale={locale} />
              <Judgement judged={judged} report={report} locale={locale} />
            </div>
            {report.open && judged.verdict.kind === 'fails' && judged.verdict.suggestion !== undefined ? (
              <Button variant="secondary" name="gjor" value={`forslag:${judged.binding.n}:${wording}`} aria-label={t.useFor(wording)}>
                {t.use}
              </Button>
            ) : (
              <span />
            )}
          </li>
        );
      })}
    </ul>
  );
}
