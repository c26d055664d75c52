import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { ctxOf } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Locale } from '../../../platform/locale.ts';
import { href, textIn } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Button, SelectField, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { draftTexts } from '../draft-texts.ts';
import { fieldsOf } from '../inside/chapter-input.ts';
import { chooseFrom, insertAt, insertionPlaces } from '../inside/insert-choices.ts';
import type { Choices, NumberChoice } from '../inside/insert-choices.ts';
import { editChapter, tieNumber } from '../report-drafts.server.ts';
import { getEditedChapter, listInsertable } from '../report-editor.server.ts';
import type { EditedChapter } from '../report-editor.server.ts';

const pathOf = (c: AppContext): string => `/direktoratet/rapporter/${c.req.param('report')}/${c.req.param('chapter')}`;

/** GET …/sett-inn?q=&knytt=: everything that can be put into the text; with `knytt` the loose number to tie. */
export async function getInsert(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const { locale } = c.var;
  const ctx = ctxOf(c);
  const report = c.req.param('report') ?? '';
  const chapter = await getEditedChapter(ctx, { report, slug: c.req.param('chapter') ?? '' });
  const query = (c.req.query('q') ?? '').slice(0, 100).trim();
  const loose = chapter.text.loose.find((l) => String(l.n) === c.req.query('knytt') && 'start' in l.place);
  if (c.req.query('knytt') !== undefined && !loose) return c.redirect(href(locale, pathOf(c)), 303);
  const choices = chooseFrom(await listInsertable(ctx, report), query, { locale, language: chapter.report.language });
  const t = draftTexts[locale];
  const title = loose ? t.insert.tieTitle(loose.text) : t.insert.title;
  return respond(c, {
    title,
    breadcrumbs: [
      { label: t.reports.title, path: '/direktoratet/rapporter' },
      { label: chapter.report.title, path: `/direktoratet/rapporter/${report}` },
      { label: t.editor.edit(chapter.draft.number), path: pathOf(c) },
      { label: title, path: `${pathOf(c)}/sett-inn` },
    ],
    current: '/direktoratet/rapporter',
    width: 'form',
    children: <InsertView chapter={chapter} choices={choices} query={query} tie={loose?.n} title={title} path={pathOf(c)} locale={locale} />,
  });
}

/** POST …/sett-inn: puts the chosen directive in, or ties the number, on the version the list was made from. */
export async function postInsert(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const { locale } = c.var;
  const ctx = ctxOf(c);
  const place = { report: c.req.param('report') ?? '', slug: c.req.param('chapter') ?? '' };
  const fields = fieldsOf(await c.req.formData());
  const version = Number(fields['version']);
  const chapter = await getEditedChapter(ctx, place);
  const directive = directiveOf(fields);
  if (directive === undefined || chapter.draft.version !== version) throw new AppError('conflict');
  const loose = chapter.text.loose.find((l) => String(l.n) === fields['knytt']);
  if (loose && 'start' in loose.place && directive.kind === 'source') {
    const tied = await tieNumber(ctx, { ...place, version, place: loose.place, text: loose.text, source: directive.source });
    if (!tied.ok) throw new AppError('conflict');
    return c.redirect(`${href(locale, pathOf(c))}#setningene`, 303);
  }
  const at = insertionPlaces(chapter.text).find((p) => String(p.at) === fields['sted'])?.at;
  const text =
    directive.kind === 'source' ? (directive.wording === undefined ? `:value{${directive.source}}` : `:claim[${directive.wording}]{${directive.source}}`) : directive.text;
  const saved = await editChapter(ctx, { ...place, version, change: { markdown: insertAt(chapter.draft.markdown, at, text) } });
  if (!saved.ok) throw new AppError('conflict');
  return c.redirect(`${href(locale, pathOf(c))}#tekst`, 303);
}

type Directive = { readonly kind: 'source'; readonly source: string; readonly wording?: string | undefined } | { readonly kind: 'text'; readonly text: string };
/** `gjor` names what was pressed; the year chosen for a number stands in its own field. */
function directiveOf(fields: Record<string, string>): Directive | undefined {
  const m = /^(tall|pastand|figur|ref|sitat):([\s\S]{1,1200})$/.exec(fields['gjor'] ?? '');
  if (!m) return undefined;
  const [, kind, value = ''] = m;
  const clean = (v: string): string => v.replace(/[[\]{}\n]/g, ' ').trim();
  if (kind === 'figur') return { kind: 'text', text: `::figure{${clean(value)}}` };
  if (kind === 'ref') return { kind: 'text', text: `:ref{${clean(value)}}` };
  if (kind === 'sitat') {
    const [year = '', ...words] = value.split('|');
    return /^\d{4}$/.test(year) ? { kind: 'text', text: `::quote[${clean(words.join('|'))}]{year=${year}}` } : undefined;
  }
  const [source = '', wording] = (fields[`ar-${value}`] ?? '').split('|');
  if (source === '') return undefined;
  return { kind: 'source', source: clean(source), wording: kind === 'pastand' && wording ? clean(wording) : undefined };
}

interface ViewProps {
  chapter: EditedChapter;
  choices: Choices;
  query: string;
  tie: number | undefined;
  title: string;
  path: string;
  locale: Locale;
}

function InsertView({ chapter, choices, query, tie, title, path, locale }: ViewProps): ReactNode {
  const t = draftTexts[locale].insert;
  const places = insertionPlaces(chapter.text);
  const nothing = choices.numbers.length + choices.cells.length + (tie === undefined ? choices.figures.length + choices.quotes.length : 0) === 0;
  return (
    <>
      <Heading level={1} size="lg">
        {title}
      </Heading>
      <p className="k-mt1">
        <a className="ds-link k-tap" href={href(locale, path)}>
          {t.back}
        </a>
      </p>
      <form method="get" action={href(locale, `${path}/sett-inn`)} className="k-stack k-mt" role="search">
        {tie !== undefined && <input type="hidden" name="knytt" value={tie} />}
        <TextField id="q" name="q" type="search" label={t.search} help={t.searchHelp} value={query} />
        <div>
          <Button variant="secondary">{t.find}</Button>
        </div>
      </form>
      <form method="post" action={href(locale, `${path}/sett-inn`)} className="k-mt">
        <input type="hidden" name="version" value={chapter.draft.version} />
        {tie === undefined ? (
          <SelectField
            id="sted"
            name="sted"
            label={t.where}
            value=""
            options={[{ value: '', label: t.end }, ...places.map((p) => ({ value: String(p.at), label: t.after(p.line, p.words), lang: chapter.report.language }))]}
          />
        ) : (
          <input type="hidden" name="knytt" value={tie} />
        )}
        {nothing && <p className="k-mt">{t.nothing}</p>}
        <NumberSection id="tall" title={t.numbers} choices={choices.numbers} hidden={choices.hidden.numbers} tie={tie !== undefined} locale={locale} />
        {tie === undefined && <FigureSection choices={choices} locale={locale} />}
        <NumberSection id="celler" title={t.cells} choices={choices.cells} hidden={choices.hidden.cells} tie={tie !== undefined} locale={locale} />
        {tie === undefined && <QuoteSection choices={choices} locale={locale} />}
      </form>
    </>
  );
}

function NumberSection({
  id,
  title,
  choices,
  hidden,
  tie,
  locale,
}: {
  id: string;
  title: string;
  choices: readonly NumberChoice[];
  hidden: number;
  tie: boolean;
  locale: Locale;
}): ReactNode {
  const t = draftTexts[locale].insert;
  if (choices.length === 0) return null;
  return (
    <section className="k-section" aria-labelledby={id}>
      <Heading level={2} size="sm" id={id}>
        {title}
      </Heading>
      <ul className="k-plainlist k-insert">
        {choices.map((choice, i) => (
          <li key={choice.key}>
            <p>
              <strong>{choice.label}</strong> {choice.demonstration && <DemoMark locale={locale} />}
            </p>
            <p className="k-quiet k-small">{choice.detail}</p>
            <SelectField
              id={`${id}-${i}`}
              name={`ar-${choice.key}`}
              label={t.which}
              options={choice.years.map((y) => ({ value: y.wording === undefined ? y.source : `${y.source}|${y.wording}`, label: y.label }))}
            />
            <div className="k-row">
              {tie ? (
                <Button variant="secondary" name="gjor" value={`tall:${choice.key}`} aria-label={`${t.tie}: ${choice.label}`}>
                  {t.tie}
                </Button>
              ) : (
                <>
                  <Button variant="secondary" name="gjor" value={`tall:${choice.key}`} aria-label={`${t.asValue}: ${choice.label}`}>
                    {t.asValue}
                  </Button>
                  <Button variant="tertiary" name="gjor" value={`pastand:${choice.key}`} aria-label={`${t.asClaim}: ${choice.label}`}>
                    {t.asClaim}
                  </Button>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="k-quiet k-mt">{t.more(hidden)}</p>}
    </section>
  );
}

function FigureSection({ choices, locale }: { choices: Choices; locale: Locale }): ReactNode {
  const t = draftTexts[locale].insert;
  if (choices.figures.length === 0) return null;
  return (
    <section className="k-section" aria-labelledby="figurer">
      <Heading level={2} size="sm" id="figurer">
        {t.figures}
      </Heading>
      <ul className="k-plainlist k-insert">
        {choices.figures.map((table) => (
          <li key={table.id}>
            <p>
              <strong>{textIn(table.title, locale)}</strong> {table.basis === 'demonstration' && <DemoMark locale={locale} />}
            </p>
            <div className="k-row">
              <Button variant="secondary" name="gjor" value={`figur:${table.id}`} aria-label={`${t.figure}: ${textIn(table.title, locale)}`}>
                {t.figure}
              </Button>
              <Button variant="tertiary" name="gjor" value={`ref:${table.id}`} aria-label={`${t.reference}: ${textIn(table.title, locale)}`}>
                {t.reference}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function QuoteSection({ choices, locale }: { choices: Choices; locale: Locale }): ReactNode {
  const t = draftTexts[locale].insert;
  if (choices.quotes.length === 0) return null;
  return (
    <section className="k-section" aria-labelledby="sitater">
      <Heading level={2} size="sm" id="sitater">
        {t.quotes}
      </Heading>
      <ul className="k-plainlist k-insert">
        {choices.quotes.map((quote, i) => (
          <li key={`${quote.year}${i}`}>
            <p>{quote.text}</p>
            <p className="k-quiet k-small">
              {t.quoteYear(quote.year)} {quote.demonstration && <DemoMark locale={locale} />}
            </p>
            <div>
              <Button variant="secondary" name="gjor" value={`sitat:${quote.year}|${quote.text}`} aria-label={`${t.quote}: ${quote.text.slice(0, 60)}`}>
                {t.quote}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {choices.hidden.quotes > 0 && <p className="k-quiet k-mt">{t.more(choices.hidden.quotes)}</p>}
    </section>
  );
}
