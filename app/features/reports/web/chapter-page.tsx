import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import type { Locale } from '../../../platform/locale.ts';
import { formatDate, href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Pager } from '../../../ui/pager.tsx';
import type { PublishedChapter } from '../inside/published-chapter.ts';
import { inventedMark, publishedChapter, reasonLetter } from '../inside/published-chapter.ts';
import type { Chapter, Edition } from '../report.ts';
import { texts } from '../texts.ts';
import { addressedChapter, addressedEdition } from './edition-address.ts';
import { ReportFigure } from './report-figure.tsx';
import { keepPage } from './kept-page.ts';
import { ChapterList } from './chapter-list.tsx';

/** One chapter of an edition: HTML and nothing else. */
export async function getChapter(c: AppContext): Promise<Response> {
  const { edition, base, fresh } = await addressedEdition(c);
  const chapter = addressedChapter(c, edition);
  const { locale } = c.var;
  return keepPage(c, edition.digest, fresh, () => ({
    title: `${chapter.number} ${chapter.title}. ${edition.content.report.title}`,
    breadcrumbs: [
      { label: texts[locale].reports.title, path: '/rapporter' },
      { label: edition.content.report.title, path: base },
      { label: `${chapter.number} ${chapter.title}`, path: `${base}/${chapter.slug}` },
    ],
    current: '/rapporter',
    children: <ChapterView edition={edition} chapter={chapter} base={base} locale={locale} />,
  }));
}

const dateOf = (locale: Locale, iso: string): string => formatDate(locale, new Date(`${iso}T12:00:00Z`));

function ChapterView({ edition, chapter, base, locale }: { edition: Edition; chapter: Chapter; base: string; locale: Locale }): ReactNode {
  const { chapters } = edition.content;
  const at = chapters.indexOf(chapter);
  const link = (ch: Chapter | undefined) => ch && { path: `${base}/${ch.slug}`, label: `${ch.number} ${ch.title}` };
  const t = texts[locale].chapter;
  return (
    <div className="k-cols k-cols--side">
      <nav className="k-sticky k-wide-only" aria-label={t.chapters}>
        <ChapterList chapters={chapters} base={base} locale={locale} current={chapter.slug} language={edition.content.report.language} />
      </nav>
      <details className="ds-details k-narrow-only k-noprint">
        <summary>{t.chapters}</summary>
        <div>
          <ChapterList chapters={chapters} base={base} locale={locale} current={chapter.slug} language={edition.content.report.language} label={t.chapters} />
        </div>
      </details>
      <article aria-labelledby="tittel">
        <ChapterHead edition={edition} chapter={chapter} base={base} locale={locale} />
        <ChapterBody edition={edition} chapter={chapter} base={base} locale={locale} />
        <Pager locale={locale} label={t.pager} previous={link(chapters[at - 1])} next={link(chapters[at + 1])} />
      </article>
    </div>
  );
}

function ChapterHead({ edition, chapter, locale }: { edition: Edition; chapter: Chapter; base: string; locale: Locale }): ReactNode {
  const t = texts[locale].chapter;
  const { language } = edition.content.report;
  const published = formatDate(locale, edition.publishedAt);
  return (
    <header className="k-prose">
      <Heading level={1} size="xl" id="tittel" lang={language === locale ? undefined : language}>
        <span className="k-chapterno">{texts[language].chapter.label(chapter.number)}</span>
        {chapter.title}
      </Heading>
      {chapter.lead !== '' && (
        <p className="k-lead" lang={language === locale ? undefined : language}>
          {chapter.lead}
        </p>
      )}
      <dl className="k-meta">
        <div>
          <dt>{t.updated}</dt>
          <dd>{dateOf(locale, chapter.updatedOn)}</dd>
        </div>
        <div>
          <dt>{t.edition}</dt>
          <dd>{texts[locale].report.editionOf(edition.number, published)}</dd>
        </div>
      </dl>
      {edition.changeNote !== undefined && (
        <details className="ds-details k-change">
          <summary>{t.changedSince(edition.number - 1)}</summary>
          <div className="k-stack">
            <p lang={language === locale ? undefined : language}>
              {published}: {edition.changeNote}
            </p>
            <p>
              <a className="ds-link k-tap" href={href(locale, `/rapporter/${edition.report}/utgave/${edition.number - 1}`)}>
                {texts[locale].report.readEdition(edition.number - 1)}
              </a>
            </p>
          </div>
        </details>
      )}
    </header>
  );
}

/** The chapter itself, in the language of the report. */
function ChapterBody({ edition, chapter, base, locale }: { edition: Edition; chapter: Chapter; base: string; locale: Locale }): ReactNode {
  const t = texts[locale].chapter;
  const { content } = edition;
  const { language } = content.report;
  const published = publishedChapter(content, chapter.slug, base, locale);
  return (
    <>
      {published.bound && (
        <p className="k-small k-quiet k-measure k-mt">
          {t.boundBefore} <span className="k-bound">{t.boundMark}</span> {t.boundAfter}{' '}
          {published.mixed ? t.mixed(inventedMark) : published.demonstration && <DemoMark locale={locale} />}
        </p>
      )}
      <div lang={language === locale ? undefined : language}>
        {published.segments.map((segment, i) =>
          segment.kind === 'html' ? (
            // oxlint-disable-next-line react/no-danger -- cleaned by rehype-sanitize in chapter-html.ts
            <div key={i} className={i === 0 ? 'k-prose k-prose--first' : 'k-prose'} dangerouslySetInnerHTML={{ __html: segment.html }} />
          ) : (
            <ReportFigure key={i} content={content} id={segment.id} number={published.numbers.get(segment.id)} base={base} locale={locale} />
          ),
        )}
        <Reasons reasoned={published.reasoned} language={language} />
      </div>
    </>
  );
}

function Reasons({ reasoned, language }: { reasoned: PublishedChapter['reasoned']; language: Locale }): ReactNode {
  if (reasoned.length === 0) return null;
  const t = texts[language].chapter;
  return (
    <section className="k-prose" aria-labelledby="begrunnelser">
      <Heading level={2} size="sm" id="begrunnelser">
        {t.reasons}
      </Heading>
      <p>{t.reasonsHelp}</p>
      <ul className="k-plainlist">
        {reasoned.map((claim, i) => (
          <li key={claim.n} id={`begrunnelse-${claim.n}`}>
            <sup>{reasonLetter(i)}</sup> <a className="ds-link" href={`#tall-${claim.n}`}>{`«${claim.wording === '' ? claim.source : claim.wording}»`}</a>: {claim.reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
