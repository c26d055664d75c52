import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import type { Locale } from '../../../platform/locale.ts';
import { formatDate, href, textIn } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { figureName } from '../../figures/figure-view.tsx';
import { figureAnchor, figureNumbersOf } from '../inside/published-chapter.ts';
import type { Edition, EditionHead } from '../report.ts';
import { texts } from '../texts.ts';
import { ChapterList } from './chapter-list.tsx';
import { addressedEdition, editionHeads } from './edition-address.ts';
import { keepPage } from './kept-page.ts';

/** Contents of a report, its editions and what changed in each, its figures and its sources. */
export async function getReport(c: AppContext): Promise<Response> {
  const { edition, base, fresh } = await addressedEdition(c);
  const { locale } = c.var;
  // An old edition's contents name the newer ones: they move, so this page is never immutable.
  const heads = await editionHeads(c, edition.report);
  return keepPage(c, `${edition.digest} ${heads[0]?.number}`, fresh === 'immutable' ? 'newest' : fresh, () => ({
    title: edition.content.report.title,
    breadcrumbs: [
      { label: texts[locale].reports.title, path: '/rapporter' },
      { label: edition.content.report.title, path: base },
    ],
    current: '/rapporter',
    children: <ReportView edition={edition} heads={heads} base={base} locale={locale} />,
  }));
}

interface Props {
  edition: Edition;
  heads: readonly EditionHead[];
  base: string;
  locale: Locale;
}

function ReportView({ edition, heads, base, locale }: Props): ReactNode {
  const t = texts[locale].report;
  const { report, chapters } = edition.content;
  const newest = heads[0]?.number ?? edition.number;
  return (
    <>
      {newest > edition.number && (
        <Message tone="warning" title={t.oldEdition(edition.number)}>
          <p>
            <a className="ds-link" href={href(locale, `/rapporter/${edition.report}`)}>
              {t.readNewest}
            </a>
          </p>
        </Message>
      )}
      <ReportHead edition={edition} base={base} locale={locale} />
      <section className="k-section" aria-labelledby="kapitler">
        <Heading level={2} size="md" id="kapitler">
          {t.contents}
        </Heading>
        <div className="k-mt">
          <ChapterList chapters={chapters} base={base} locale={locale} language={report.language} />
        </div>
      </section>
      <Figures edition={edition} base={base} locale={locale} />
      <Editions edition={edition} heads={heads} base={base} locale={locale} />
      <Sources edition={edition} locale={locale} />
    </>
  );
}

function ReportHead({ edition, base, locale }: Omit<Props, 'heads'>): ReactNode {
  const t = texts[locale].report;
  const { report, chapters, book } = edition.content;
  const first = chapters[0];
  // In a demonstration nothing may look as if the authority had made it.
  const authority = textIn(book.authority, locale);
  return (
    <header className="k-prose">
      <Heading level={1} size="xl" lang={report.language === locale ? undefined : report.language}>
        {report.title}
      </Heading>
      <dl className="k-meta">
        <div>
          <dt>{book.demonstration ? t.retells : t.publishedBy}</dt>
          <dd>
            {book.demonstration ? t.retold(authority) : authority}
            {book.demonstration && (
              <>
                {' ('}
                <a className="ds-link" href="#kilder">
                  {t.seeSources}
                </a>
                {')'}
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t.years}</dt>
          <dd>{`${report.from}–${report.to}`}</dd>
        </div>
        <div>
          <dt>{t.edition}</dt>
          <dd>{t.editionOf(edition.number, formatDate(locale, edition.publishedAt))}</dd>
        </div>
      </dl>
      {book.demonstration && (
        <p className="k-small">
          <span className="k-demo">{texts[locale].chapter.demonstration}</span> {t.demonstration} {t.notPublishedBy(authority)}
        </p>
      )}
      {first && (
        <p>
          <a className="ds-button" href={href(locale, `${base}/${first.slug}`)}>
            {t.readFirst}
          </a>
        </p>
      )}
    </header>
  );
}

function Sources({ edition, locale }: Pick<Props, 'edition' | 'locale'>): ReactNode {
  return (
    <section className="k-section" aria-labelledby="kilder">
      <Heading level={2} size="md" id="kilder">
        {texts[locale].report.sources}
      </Heading>
      <ul className="ds-list k-mt k-measure">
        {edition.content.sources.map((source) => (
          <li key={source.name.nb + source.address}>
            {source.address === undefined ? (
              textIn(source.name, locale)
            ) : (
              <a className="ds-link" href={source.address}>
                {textIn(source.name, locale)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ edition, base, locale }: Omit<Props, 'heads'>): ReactNode {
  const numbers = [...figureNumbersOf(edition.content)].toSorted(([, a], [, b]) => a.kind.localeCompare(b.kind) || a.number - b.number);
  if (numbers.length === 0) return null;
  return (
    <section className="k-section" aria-labelledby="figurer">
      <Heading level={2} size="md" id="figurer">
        {texts[locale].report.figures}
      </Heading>
      <ul className="ds-list k-mt k-measure">
        {numbers.map(([id, number]) => {
          const table = edition.content.book.figures[id]!;
          return (
            <li key={id}>
              <a className="ds-link" href={`${href(locale, `${base}/${number.chapter}`)}#${figureAnchor(number)}`}>
                {figureName(table, number.number, locale)} {textIn(table.title, locale)}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Editions({ edition, heads, base, locale }: Props): ReactNode {
  const t = texts[locale].report;
  const { language } = edition.content.report;
  const api = `/api/v1/reports/${edition.report}`;
  return (
    <section className="k-section" aria-labelledby="utgaver">
      <Heading level={2} size="md" id="utgaver">
        {t.editions}
      </Heading>
      <ol className="k-plainlist k-mt k-stack k-measure" reversed>
        {heads.map((head) => (
          <li key={head.number}>
            <p>
              <strong>{`${t.edition} ${t.editionOf(head.number, formatDate(locale, head.publishedAt))}`}</strong>
              {'. '}
              <span lang={head.changeNote === undefined || language === locale ? undefined : language}>{head.changeNote ?? t.firstEdition}</span>
            </p>
            <p className="k-small">
              {head.number === edition.number && base.endsWith(`/utgave/${edition.number}`) ? (
                t.thisEdition
              ) : (
                <a className="ds-link" href={href(locale, `/rapporter/${edition.report}/utgave/${head.number}`)}>
                  {head.number === edition.number ? t.lasting : t.readEdition(head.number)}
                </a>
              )}
              {head.number > 1 && (
                <>
                  {' · '}
                  <a className="ds-link" href={`${api}/editions/${head.number}/difference?since=${head.number - 1}`}>
                    {t.difference(head.number - 1, head.number)}
                  </a>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
      <p className="k-small k-mt">
        <a className="ds-link" href={`${api}/editions/${edition.number}`}>
          {t.machine}
        </a>
      </p>
    </section>
  );
}
