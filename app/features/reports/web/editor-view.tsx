import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { formatDate, formatTime, href } from '../../../platform/locale.ts';
import { previewAttributes, SaveStatus } from '../../../ui/autosave.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button, TextArea, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { draftTexts } from '../draft-texts.ts';
import { listNumbers } from '../inside/draft-preview.ts';
import type { ListedNumber } from '../inside/draft-preview.ts';
import type { Draft } from '../report.ts';
import type { EditedChapter } from '../report-editor.server.ts';
import { ClaimList } from './claim-list.tsx';
import { PreviewView } from './preview-view.tsx';

export interface EditorFault {
  readonly field: string;
  readonly message: string;
}
interface Props {
  chapter: EditedChapter;
  typed: Record<string, string> | undefined;
  faults: readonly EditorFault[];
  now: Draft | undefined;
  locale: Locale;
  path: string;
}

/** "i dag" needs no date; the log has the rest. */
export const whenText = (at: Date, locale: Locale): string => `${formatDate(locale, at)} ${formatTime(locale, at)}`;
export const whoText = (who: string, locale: Locale): string => (who === 'scheme' || who === 'start' ? draftTexts[locale].report.scheme : who);

export function EditorView({ chapter, typed, faults, now, locale, path }: Props): ReactNode {
  const t = draftTexts[locale].editor;
  const { draft, report } = chapter;
  const list = listNumbers(chapter.text, chapter.judged);
  const own = typed !== undefined;
  const language = report.language === locale ? undefined : report.language;
  const earlier = list.filter((item) => item.kind === 'bound' && item.judged.verdict.kind === 'holds' && item.judged.newer !== undefined).length;
  return (
    <Enclosure open={report.open} path={path} locale={locale}>
      {faults.length > 0 && <ErrorSummary title={t.errorTitle} errors={faults.map((f) => ({ href: `#${fieldId(f.field)}`, message: f.message }))} note={t.kept} />}
      {now && <Conflict typed={typed ?? {}} now={now} locale={locale} />}
      <input type="hidden" name="version" value={now?.version ?? (own ? typed['version'] : draft.version)} />
      <div className="k-row k-row--between k-pagehead">
        <Heading level={1} size="lg" id="tittel" lang={language}>
          {draft.number} {draft.title}
        </Heading>
        {report.open && (
          <div className="k-row">
            <SaveStatus>{own ? t.unsaved : t.savedAt(whenText(draft.changedAt, locale), whoText(draft.changedBy, locale))}</SaveStatus>
            <Button variant="secondary" name="gjor" value="vis">
              {t.update}
            </Button>
            <Button name="gjor" value="lagre">
              {t.save}
            </Button>
          </div>
        )}
      </div>
      {report.open ? <Stop list={list} locale={locale} /> : <Message tone="info">{t.closed}</Message>}
      {report.open && <About chapter={chapter} typed={typed} faults={faults} locale={locale} language={language} />}
      <Writing chapter={chapter} typed={typed} locale={locale} />
      <Notes chapter={chapter} locale={locale} />
      <section className="k-section" aria-labelledby="setningene">
        <Heading level={2} size="sm" id="setningene">
          {t.claims}
        </Heading>
        <p className="k-quiet k-mt1">
          {t.counts(...countsOf(list))}. {earlier > 0 && `${t.earlier(earlier)} `}
          {t.limits}{' '}
          <a className="ds-link" href={href(locale, '/formuleringer')}>
            {t.limitsLink}
          </a>
          .
        </p>
        <ClaimList chapter={chapter} list={list} locale={locale} />
      </section>
    </Enclosure>
  );
}

/** The text, and beside it what it becomes. */
function Writing({ chapter, typed, locale }: Pick<Props, 'chapter' | 'typed' | 'locale'>): ReactNode {
  const t = draftTexts[locale].editor;
  const { draft, report } = chapter;
  return (
    <div className="k-cols k-cols--even k-editor">
      <div className="ds-field">
        <div className="k-row k-row--between">
          <label className="ds-label" htmlFor="tekst">
            {t.text}
          </label>
          {report.open && (
            <Button variant="tertiary" name="gjor" value="sett-inn">
              {t.insert}
            </Button>
          )}
        </div>
        <textarea
          className="ds-input k-code"
          id="tekst"
          name="markdown"
          rows={20}
          spellCheck
          lang={report.language}
          readOnly={!report.open}
          defaultValue={typed?.['markdown'] ?? draft.markdown}
        />
        <Syntax locale={locale} />
      </div>
      <section aria-labelledby="vis">
        <div className="k-row k-row--between k-vis">
          <h2 className="ds-label" id="vis">
            {t.preview}
          </h2>
          <span className="k-quiet k-small" role="status" data-preview-status="" />
        </div>
        <div className="k-preview" id="visning">
          <PreviewView chapter={chapter} locale={locale} />
        </div>
      </section>
    </div>
  );
}

/** A form while the draft is open; a locked one is only read. */
function Enclosure({ open, path, locale, children }: { open: boolean; path: string; locale: Locale; children: ReactNode }): ReactNode {
  if (!open) return <div>{children}</div>;
  const address = href(locale, path);
  return (
    <form method="post" action={address} aria-labelledby="tittel" {...previewAttributes(locale, `${address}/forhandsvisning`, '#visning')}>
      {children}
    </form>
  );
}

/** Outside the editor's own form: it takes the saved chapter out, whatever is typed above. */
export function RemoveChapter({ draft, path, locale }: { draft: Draft; path: string; locale: Locale }): ReactNode {
  const t = draftTexts[locale].editor;
  return (
    <details className="ds-details k-section">
      <summary>{t.remove}</summary>
      <form method="post" action={href(locale, `${path}/ta-ut`)} className="k-stack">
        <p className="k-measure">{t.removeHelp}</p>
        <input type="hidden" name="version" value={draft.version} />
        <div>
          <Button variant="secondary" color="danger">
            {t.removeConfirm}
          </Button>
        </div>
      </form>
    </details>
  );
}

const fieldId = (field: string): string => ({ number: 'nummer', title: 'kapitteltittel', lead: 'ingress', date: 'oppdatert' })[field] ?? 'tekst';

/** Fails, undecided, loose, holds. */
export function countsOf(list: readonly ListedNumber[]): [number, number, number, number] {
  const kinds = list.map((item) => (item.kind === 'loose' ? 'loose' : item.judged.verdict.kind));
  const fails = kinds.filter((k) => k === 'fails').length;
  const holds = kinds.filter((k) => k === 'holds').length;
  const loose = kinds.filter((k) => k === 'loose').length;
  return [fails, kinds.length - fails - holds - loose, loose, holds];
}

function Stop({ list, locale }: { list: readonly ListedNumber[]; locale: Locale }): ReactNode {
  const t = draftTexts[locale].editor;
  const [fails, undecided, loose] = countsOf(list);
  if (fails + undecided > 0)
    return (
      <Message tone="danger" title={t.stop}>
        {t.stopText(fails, undecided, loose)}
      </Message>
    );
  return loose > 0 ? (
    <Message tone="warning" title={t.onlyLooseTitle}>
      {t.onlyLoose(loose)}
    </Message>
  ) : null;
}

function About({ chapter, typed, faults, locale, language }: Pick<Props, 'chapter' | 'typed' | 'faults' | 'locale'> & { language: Locale | undefined }): ReactNode {
  const t = draftTexts[locale].editor;
  const { draft } = chapter;
  const error = (field: string): string | undefined => faults.find((f) => f.field === field)?.message;
  return (
    <details className="ds-details k-mt" open={faults.some((f) => f.field !== 'markdown')}>
      <summary>{t.about}</summary>
      <div className="k-stack k-form">
        <TextField id="nummer" name="number" label={t.number} value={typed?.['number'] ?? draft.number} error={error('number')} />
        <TextField id="kapitteltittel" name="title" label={t.title} value={typed?.['title'] ?? draft.title} error={error('title')} lang={language} />
        <TextArea id="ingress" name="lead" label={t.lead} value={typed?.['lead'] ?? draft.lead} error={error('lead')} lang={language} rows={3} />
        <TextField id="oppdatert" name="date" label={t.updatedOn} help={t.updatedOnHelp} type="date" value={typed?.['date'] ?? draft.updatedOn} error={error('date')} />
      </div>
    </details>
  );
}

function onlyIn(a: string, b: string): string {
  const other = new Set(b.split('\n').map((l) => l.trim()));
  return a
    .split('\n')
    .filter((l) => l.trim() !== '' && !other.has(l.trim()))
    .join('\n');
}

/** The later writer sees what differs, and decides. */
function Conflict({ typed, now, locale }: { typed: Record<string, string>; now: Draft; locale: Locale }): ReactNode {
  const t = draftTexts[locale].editor;
  const whole = (d: { number: string; title: string; lead: string; updatedOn: string; markdown: string }): string =>
    [d.number, d.title, d.lead, d.updatedOn, d.markdown].join('\n');
  const mine = whole({
    number: typed['number'] ?? '',
    title: typed['title'] ?? '',
    lead: typed['lead'] ?? '',
    updatedOn: typed['date'] ?? '',
    markdown: (typed['markdown'] ?? '').replaceAll('\r\n', '\n'),
  });
  const parts = [
    [t.theirs, onlyIn(whole(now), mine)],
    [t.mine, onlyIn(mine, whole(now))],
  ] as const;
  return (
    <Message tone="warning" title={t.conflictTitle} role="alert">
      <p>{t.conflictText(whoText(now.changedBy, locale), whenText(now.changedAt, locale))}</p>
      <div className="k-conflict k-mt">
        {parts.map(([title, text]) => (
          <div key={title}>
            <p>
              <strong>{title}</strong>
            </p>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls when long */}
            <pre tabIndex={0}>{text === '' ? t.nothing : text}</pre>
          </div>
        ))}
      </div>
    </Message>
  );
}

function Notes({ chapter, locale }: Pick<Props, 'chapter' | 'locale'>): ReactNode {
  const t = draftTexts[locale].editor;
  const notes = [
    ...chapter.text.warnings.map((w) => ({ line: w.line, text: t.warnings[w.kind](w.text) })),
    ...chapter.missing.map((m) => ({ line: m.line, text: t.warnings.missing(m.id) })),
  ].toSorted((a, b) => a.line - b.line);
  if (notes.length === 0) return null;
  return (
    <section className="k-section" aria-labelledby="merknader">
      <Heading level={2} size="sm" id="merknader">
        {t.notes}
      </Heading>
      <ul className="k-claims">
        {notes.map((note) => (
          <li key={`${note.line}${note.text}`} className="k-claim">
            <StateMark state="loose" label={t.notes} />
            <p>
              {note.text} <span className="k-quiet k-small">{t.line(note.line)}</span>
            </p>
            <span />
          </li>
        ))}
      </ul>
    </section>
  );
}

const Syntax = ({ locale }: { locale: Locale }): ReactNode => (
  <details className="ds-details k-mt">
    <summary>{draftTexts[locale].editor.syntax}</summary>
    <div>
      <dl className="k-made">
        {draftTexts[locale].editor.syntaxLines.map(([code, what]) => (
          <div key={code}>
            <dt>{what}</dt>
            <dd>
              <code>{code}</code>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  </details>
);
