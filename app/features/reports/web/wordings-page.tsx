import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import type { Locale } from '../../../platform/locale.ts';
import { textIn } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { sayLimits } from '../claim-explanation.ts';
import { changeWords, qualifiers, rankWords, shareWords } from '../claim-wordings.ts';
import { limitsOfWording } from '../claim.ts';
import { texts } from '../texts.ts';

/** How we read wordings: the table itself, with examples worked out by the rules that judge. */
export function getWordings(c: AppContext): Response {
  const { locale } = c.var;
  const t = texts[locale].wordings;
  return respond(c, {
    title: t.title,
    breadcrumbs: [
      { label: texts[locale].reports.title, path: '/rapporter' },
      { label: t.title, path: '/formuleringer' },
    ],
    current: '/rapporter',
    children: <WordingsView locale={locale} />,
  });
}

const Part = ({ id, title, children }: { id: string; title: string; children: ReactNode }): ReactNode => (
  // No name of its own: the table inside is a region of that name already.
  <section className="k-section">
    <Heading level={2} size="md" id={id}>
      {title}
    </Heading>
    <div className="k-mt">{children}</div>
  </section>
);

function example(wording: string, locale: Locale): ReactNode {
  const limits = limitsOfWording(wording, locale);
  return (
    <li key={wording}>
      <q>{wording}</q>: {limits ? sayLimits(limits, locale) : '–'}
    </li>
  );
}

function WordingsView({ locale }: { locale: Locale }): ReactNode {
  const t = texts[locale].wordings;
  const head = [{ label: t.wording }, { label: t.rule }, { label: t.examples }];
  return (
    <>
      <Heading level={1} size="xl">
        {t.title}
      </Heading>
      <p className="k-lead k-measure">{t.lead}</p>
      <Part id="prinsippet" title={t.principle}>
        <p className="k-measure">{t.principleText}</p>
      </Part>
      <Part id="forbehold" title={t.amounts}>
        <ScrollTable
          label={t.amounts}
          head={head}
          rows={qualifiers.map((q) => ({
            key: q.id,
            cells: [
              q.words[locale].join(', '),
              textIn(q.rule, locale),
              <ul key="examples" className="k-plainlist">
                {q.examples[locale].map((e) => example(e, locale))}
              </ul>,
            ],
          }))}
        />
      </Part>
      <Part id="andeler" title={t.shares}>
        <ScrollTable
          label={t.shares}
          head={[{ label: t.wording }, { label: t.rule }, { label: t.means }]}
          rows={shareWords.map((w) => {
            const limits = limitsOfWording(w.words[locale][0]!, locale);
            return { key: w.id, cells: [w.words[locale].join(', '), textIn(w.rule, locale), limits ? sayLimits(limits, locale) : '–'] };
          })}
        />
      </Part>
      <Part id="ar" title={t.years}>
        <ScrollTable
          label={t.years}
          head={[{ label: t.wording }, { label: t.rule }]}
          rows={[...rankWords, ...changeWords].map((w) => ({ key: w.id, cells: [w.words[locale].join(', '), textIn(w.rule, locale)] }))}
        />
      </Part>
      <Part id="andre" title={t.others}>
        <ul className="ds-list k-measure">
          {t.othersList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Part>
      <Part id="uten-kilde" title={t.loose}>
        <p className="k-measure">{t.looseText}</p>
        <ul className="ds-list k-measure k-mt">
          {t.looseList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Part>
    </>
  );
}
