import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { ctxOf } from '../../../platform/context.ts';
import type { Locale } from '../../../platform/locale.ts';
import { href, textIn } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button, Choice, TextArea } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { draftTexts } from '../draft-texts.ts';
import { fieldsOf } from '../inside/chapter-input.ts';
import { getJudgedReport, publishEdition } from '../report-editions.server.ts';
import type { JudgedReport, PublishRefusal } from '../report-editions.server.ts';
import { Judgement, VerdictMark, wordingOf } from './claim-list.tsx';

const idOf = (c: AppContext): string => c.req.param('report') ?? '';
const reasonName = (chapter: string, n: number): string => `begrunnelse.${chapter}.${n}`;

/** GET /direktoratet/rapporter/{report}/publiser: everything that stands in the way, and where to mend it. */
export async function getPublish(c: AppContext): Promise<Response> {
  requireOfficer(c);
  return showPublish(c, {}, undefined);
}

/** POST: freezes the edition, or says what stopped it with everything written still there. */
export async function postPublish(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const fields = fieldsOf(await c.req.formData());
  const reasons = Object.entries(fields).flatMap(([name, reason]) => {
    const m = /^begrunnelse\.([a-z0-9-]+)\.(\d{1,4})$/.exec(name);
    return m && reason.trim() !== '' ? [{ chapter: m[1]!, n: Number(m[2]), reason: reason.replaceAll('\r\n', '\n').slice(0, 1000).toWellFormed() }] : [];
  });
  const done = await publishEdition(ctxOf(c), {
    report: idOf(c),
    state: fields['tilstand'] ?? '',
    changeNote: fields['endring']?.slice(0, 2000).toWellFormed(),
    reasons,
    acknowledged: { loose: fields['sett-tall'] === 'ja', figures: fields['sett-figurer'] === 'ja' },
  });
  if (!done.ok) return showPublish(c, fields, done.reason, 409);
  return c.redirect(href(c.var.locale, `/rapporter/${idOf(c)}/utgave/${done.number}`), 303);
}

async function showPublish(c: AppContext, fields: Record<string, string>, refusal: PublishRefusal | undefined, status = 200): Promise<Response> {
  const { locale } = c.var;
  const t = draftTexts[locale];
  const judged = await getJudgedReport(ctxOf(c), idOf(c));
  return respond(
    c,
    {
      title: t.publish.heading(judged.report.title),
      breadcrumbs: [
        { label: t.reports.title, path: '/direktoratet/rapporter' },
        { label: judged.report.title, path: `/direktoratet/rapporter/${judged.report.id}` },
        { label: t.publish.title, path: `/direktoratet/rapporter/${judged.report.id}/publiser` },
      ],
      current: '/direktoratet/rapporter',
      script: refusal !== undefined,
      width: 'form',
      children: <PublishView judged={judged} fields={fields} refusal={refusal} locale={locale} />,
    },
    status,
  );
}

interface Props {
  judged: JudgedReport;
  fields: Record<string, string>;
  refusal: PublishRefusal | undefined;
  locale: Locale;
}
const where: Partial<Record<PublishRefusal, string>> = {
  'claims-fail': 'pastander',
  'missing-figures': 'mangler',
  'loose-unseen': 'sett-tall',
  'figures-unseen': 'sett-figurer',
  'no-change-note': 'endring',
};

function PublishView({ judged, fields, refusal, locale }: Props): ReactNode {
  const t = draftTexts[locale].publish;
  const { report, stops, editions } = judged;
  const next = (editions[0]?.number ?? 0) + 1;
  const path = `/direktoratet/rapporter/${report.id}`;
  const clear = stops.claims.length + stops.missing.length + stops.loose + stops.figures.length === 0;
  return (
    <form method="post" action={href(locale, `${path}/publiser`)} className="k-stack k-stack--lg">
      {refusal && <ErrorSummary title={t.errorTitle} errors={[{ href: `#${where[refusal] ?? 'publiser'}`, message: t.faults[refusal] }]} />}
      <input type="hidden" name="tilstand" value={judged.state} />
      <header className="k-stack">
        <Heading level={1} size="lg" lang={report.language === locale ? undefined : report.language}>
          {t.heading(report.title)}
        </Heading>
        <p className="k-measure">
          {t.lead} {t.next(next)}
        </p>
      </header>
      {!report.open && <Message tone="info">{t.faults.closed}</Message>}
      {report.open && clear && <Message tone="success">{t.ready}</Message>}
      <FailingClaims judged={judged} fields={fields} locale={locale} path={path} />
      <Missing judged={judged} locale={locale} path={path} />
      {stops.loose > 0 && (
        <section aria-labelledby="losetall">
          <Heading level={2} size="sm" id="losetall">
            {t.loose(stops.loose)}
          </Heading>
          <ul className="ds-list k-mt1">
            {judged.chapters.flatMap(({ draft, text }) =>
              text.loose.map((l) => (
                <li key={`${draft.slug}${l.n}`}>
                  <a className="ds-link" href={href(locale, `${path}/${draft.slug}`)}>
                    {draft.number} {draft.title}
                  </a>
                  {`: «${l.text}»`}
                </li>
              )),
            )}
          </ul>
          <Choice type="checkbox" id="sett-tall" name="sett-tall" value="ja" label={t.looseConfirm} checked={fields['sett-tall'] === 'ja'} />
        </section>
      )}
      <FigureWarnings judged={judged} fields={fields} locale={locale} />
      {next > 1 && report.open && (
        <TextArea
          id="endring"
          name="endring"
          label={t.changeNote}
          help={t.changeNoteHelp}
          value={fields['endring']}
          lang={report.language}
          rows={3}
          error={refusal === 'no-change-note' ? t.faults['no-change-note'] : undefined}
        />
      )}
      {report.open && (
        <div id="publiser">
          <Button>{t.button(next)}</Button>
        </div>
      )}
    </form>
  );
}

function FailingClaims({ judged, fields, locale, path }: Omit<Props, 'refusal'> & { path: string }): ReactNode {
  const t = draftTexts[locale].publish;
  const { stops, report, chapters } = judged;
  if (stops.claims.length === 0) return null;
  return (
    <section aria-labelledby="pastander">
      <Heading level={2} size="sm" id="pastander">
        {`${t.claims} (${stops.claims.length})`}
      </Heading>
      <p className="k-quiet k-mt1">{t.claimsHelp}</p>
      <ul className="k-claims">
        {stops.claims.map(({ chapter, judged: one }) => {
          const draft = chapters.find((ch) => ch.draft.slug === chapter)!.draft;
          const name = reasonName(chapter, one.binding.n);
          return (
            <li key={name} className="k-claim">
              <VerdictMark judged={one} locale={locale} />
              <div className="k-stack">
                <div>
                  <p>
                    <q lang={report.language === locale ? undefined : report.language}>{`«${wordingOf(one)}»`}</q>{' '}
                    <a className="ds-link k-small" href={href(locale, `${path}/${chapter}`)} aria-label={`${t.edit}: ${draft.number} ${draft.title}`}>
                      {draft.number} {draft.title}
                    </a>
                  </p>
                  <Judgement judged={one} report={report} locale={locale} />
                </div>
                <TextArea id={name.replaceAll('.', '-')} name={name} label={t.reason} value={fields[name]} rows={2} lang={report.language} maxLength={1000} />
              </div>
              <span />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Missing({ judged, locale, path }: { judged: JudgedReport; locale: Locale; path: string }): ReactNode {
  const t = draftTexts[locale].publish;
  if (judged.stops.missing.length === 0) return null;
  return (
    <section aria-labelledby="mangler">
      <Heading level={2} size="sm" id="mangler">
        {t.missing}
      </Heading>
      <p className="k-quiet k-mt1">{t.missingHelp}</p>
      <ul className="ds-list">
        {judged.stops.missing.map((m) => (
          <li key={`${m.chapter}${m.line}${m.id}`}>
            <a className="ds-link" href={href(locale, `${path}/${m.chapter}`)}>
              {m.chapter}
            </a>
            {`, ${draftTexts[locale].editor.line(m.line)}: «${m.id}»`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FigureWarnings({ judged, fields, locale }: Omit<Props, 'refusal'>): ReactNode {
  const t = draftTexts[locale].publish;
  const { stops, book } = judged;
  if (stops.figures.length === 0) return null;
  return (
    <section aria-labelledby="figuradvarsler">
      <Heading level={2} size="sm" id="figuradvarsler">
        {t.figures}
      </Heading>
      <ul className="ds-list k-mt1">
        {stops.figures.map(({ id, warning }) => (
          <li key={`${id}${warning.kind}${warning.column.id}`}>{t.warnings[warning.kind](textIn(book.figures[id]!.title, locale), textIn(warning.column.label, locale))}</li>
        ))}
      </ul>
      <Choice type="checkbox" id="sett-figurer" name="sett-figurer" value="ja" label={t.figuresConfirm} checked={fields['sett-figurer'] === 'ja'} />
    </section>
  );
}
