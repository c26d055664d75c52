import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { href } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button, ButtonLink, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { holds } from '../claim-facts.ts';
import { draftTexts } from '../draft-texts.ts';
import type { JudgedReport } from '../report-editions.server.ts';
import { CountMark } from './drafts-page.tsx';
import { whenText, whoText } from './editor-view.tsx';

/** A small form of the page that came back with faults. */
export interface DraftForm {
  readonly of: 'title' | 'chapter' | 'carry-over';
  readonly fields: Record<string, string>;
  readonly faults: readonly { readonly field: string; readonly message: string }[];
}
interface Props {
  judged: JudgedReport;
  form: DraftForm | undefined;
  locale: Locale;
}

export function DraftView({ judged, form, locale }: Props): ReactNode {
  const t = draftTexts[locale].report;
  const { report, editions, stops } = judged;
  const path = `/direktoratet/rapporter/${report.id}`;
  return (
    <>
      {form && <ErrorSummary title={t.errorTitle} errors={form.faults.map((f) => ({ href: `#${form.of}-${f.field}`, message: f.message }))} />}
      <div className="k-row k-row--between k-pagehead">
        <Heading level={1} size="lg" lang={report.language === locale ? undefined : report.language}>
          {report.title}
        </Heading>
        <div className="k-row">
          {editions.length > 0 && (
            <ButtonLink variant="secondary" href={href(locale, `/rapporter/${report.id}`)}>
              {t.read}
            </ButtonLink>
          )}
          {report.open && <ButtonLink href={href(locale, `${path}/publiser`)}>{t.publish}</ButtonLink>}
        </div>
      </div>
      {report.carriedFrom !== undefined && <p className="k-quiet">{t.carriedFrom(report.carriedFrom)}</p>}
      {!report.open && <Message tone="info">{t.closed}</Message>}
      {report.open && (stops.claims.length > 0 ? <Message tone="danger">{t.someFail(stops.claims.length)}</Message> : <Message tone="success">{t.nothingFails}</Message>)}
      <Chapters judged={judged} locale={locale} path={path} />
      {!report.open && (
        <form method="post" action={href(locale, `${path}/rettelse`)} className="k-section k-stack">
          <Heading level={2} size="sm">
            {t.startCorrection}
          </Heading>
          <p className="k-measure">{t.correctionHelp}</p>
          <div>
            <Button variant="secondary">{t.startCorrection}</Button>
          </div>
        </form>
      )}
      {report.open && <TitleForm judged={judged} form={form} locale={locale} path={path} />}
      {report.open && <ChapterForm form={form} locale={locale} path={path} />}
      {editions.length > 0 && <CarryOverForm judged={judged} form={form} locale={locale} path={path} />}
    </>
  );
}

function Chapters({ judged, locale, path }: { judged: JudgedReport; locale: Locale; path: string }): ReactNode {
  const t = draftTexts[locale].report;
  const { report } = judged;
  return (
    <div className="k-mt">
      <ScrollTable
        label={t.chapters}
        caption={t.chapters}
        hideCaption
        head={[{ label: t.chapter }, { label: t.fails }, { label: t.loose }, { label: t.holds, numeric: true }, { label: t.changed }]}
        rows={judged.chapters.map(({ draft, text, judged: bindings }) => {
          const good = bindings.filter((b) => holds(b.verdict)).length;
          return {
            key: draft.slug,
            cells: [
              <a key="a" className="ds-link" href={href(locale, `${path}/${draft.slug}`)} lang={report.language === locale ? undefined : report.language}>
                {draft.number} {draft.title}
              </a>,
              <CountMark key="f" n={bindings.length - good} state="fails" label={t.fails} />,
              <CountMark key="l" n={text.loose.length} state="loose" label={t.loose} />,
              good,
              t.changedBy(whenText(draft.changedAt, locale), whoText(draft.changedBy, locale)),
            ],
          };
        })}
      />
    </div>
  );
}

interface FormProps {
  form: DraftForm | undefined;
  locale: Locale;
  path: string;
}
/** What a form's field held and what is wrong with it, if it was this form that came back. */
const back =
  (form: DraftForm | undefined, of: DraftForm['of']) =>
  (field: string, value = '') => {
    const own = form?.of === of ? form : undefined;
    return { id: `${of}-${field}`, name: field, value: own?.fields[field] ?? value, error: own?.faults.find((f) => f.field === field)?.message };
  };

function TitleForm({ judged, form, locale, path }: FormProps & { judged: JudgedReport }): ReactNode {
  const t = draftTexts[locale].report;
  const field = back(form, 'title');
  return (
    <form method="post" action={href(locale, `${path}/tittel`)} className="k-section k-stack k-form">
      <Heading level={2} size="sm">
        {t.settings}
      </Heading>
      <TextField {...field('title', judged.report.title)} label={t.title} lang={judged.report.language} />
      <div>
        <Button variant="secondary">{t.rename}</Button>
      </div>
    </form>
  );
}

function ChapterForm({ form, locale, path }: FormProps): ReactNode {
  const t = draftTexts[locale].report;
  const field = back(form, 'chapter');
  return (
    <form method="post" action={href(locale, `${path}/kapitler`)} className="k-section k-stack k-form">
      <Heading level={2} size="sm">
        {t.addChapter}
      </Heading>
      <TextField {...field('number')} label={t.number} help={t.numberHelp} />
      <TextField {...field('title')} label={t.chapterTitle} />
      <TextField {...field('slug')} label={t.slug} help={t.slugHelp} />
      <div>
        <Button variant="secondary">{t.add}</Button>
      </div>
    </form>
  );
}

function CarryOverForm({ judged, form, locale, path }: FormProps & { judged: JudgedReport }): ReactNode {
  const t = draftTexts[locale].report;
  const field = back(form, 'carry-over');
  const { report } = judged;
  return (
    <form method="post" action={href(locale, `${path}/viderefor`)} className="k-section k-stack k-form">
      <Heading level={2} size="sm">
        {t.carryOver}
      </Heading>
      <p className="k-measure">{t.carryOverHelp}</p>
      <TextField {...field('title', report.title)} label={t.newTitle} lang={report.language} />
      <TextField {...field('from', String(report.from))} label={t.from} inputMode="numeric" />
      <TextField {...field('to')} label={t.to} inputMode="numeric" />
      <TextField {...field('slug')} label={t.newId} help={t.slugHelp} />
      <div>
        <Button variant="secondary">{t.carry}</Button>
      </div>
    </form>
  );
}
