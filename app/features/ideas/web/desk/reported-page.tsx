import type { ReactNode } from 'react';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { formatDate, href } from '../../../../platform/locale.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { Button, TextArea } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { messageFor, readForm } from '../../../../ui/posted-form.ts';
import type { FormBody } from '../../../../ui/posted-form.ts';
import { requireCentre } from '../../../access/access.server.ts';
import type { Report } from '../../idea-use.ts';
import { answerReport, hideContribution, listReports, showContribution } from '../../idea-uses.server.ts';
import { deskPage } from './desk-frame.tsx';
import { casePath, reportedPath } from './desk-paths.ts';
import { deskTexts } from './desk-texts.ts';

interface Attempt {
  readonly id: string;
  readonly body: FormBody;
  readonly errors: readonly FieldError[];
}

/** GET /min-sentral/idebanken/meldt: what readers have reported, what waits first. */
export const getReportedPage = (c: AppContext): Promise<Response> => show(c);

const back = (c: AppContext, ok: string): Response => c.redirect(`${href(c.var.locale, reportedPath)}?ok=${ok}`, 303);

/** POST …/meldt/{report}: answered, and put away. */
export async function postReportAnswer(c: AppContext): Promise<Response> {
  requireCentre(c);
  const id = c.req.param('report') ?? '';
  const body = await readForm(c);
  const answered = await answerReport(ctxOf(c), { id, answer: body.text('svar') });
  if (answered.ok) return back(c, 'svart');
  const { faults } = deskTexts[c.var.locale].reported;
  const reason = answered.faults[0]?.reason ?? 'empty';
  const message = reason === 'too-long' || reason === 'identity-number' ? faults[reason] : faults.empty;
  return show(c, { id, body, errors: [{ href: `#svar-${id}`, message }] }, 422);
}

/** POST …/meldt/innlegg/{contribution}/skjul and …/vis: what others have written under an idea. */
export async function postHideContribution(c: AppContext): Promise<Response> {
  requireCentre(c);
  await hideContribution(ctxOf(c), { id: c.req.param('contribution') ?? '' });
  return back(c, 'skjult');
}
export async function postShowContribution(c: AppContext): Promise<Response> {
  requireCentre(c);
  await showContribution(ctxOf(c), { id: c.req.param('contribution') ?? '' });
  return back(c, 'vist');
}

const show = (c: AppContext, attempt?: Attempt, status = 200): Promise<Response> =>
  deskPage(
    c,
    'reported',
    async () => {
      const t = deskTexts[c.var.locale].reported;
      const reports = await listReports(ctxOf(c));
      const ok = c.req.query('ok') ?? '';
      const part = (title: string, those: readonly Report[]): ReactNode =>
        those.length > 0 && (
          <section className="k-stack k-stack--s">
            <Heading level={2} size="sm">
              {title}
            </Heading>
            <ul className="k-deskqueue">
              {those.map((report) => (
                <ReportLine key={report.id} c={c} report={report} attempt={attempt?.id === report.id ? attempt : undefined} />
              ))}
            </ul>
          </section>
        );
      return (
        <>
          {Object.hasOwn(t.done, ok) && (
            <Message tone="success" role="status">
              {t.done[ok as keyof typeof t.done]}
            </Message>
          )}
          {reports.length === 0 ? <EmptyState title={t.empty}>{t.emptyText}</EmptyState> : <p className="k-measure">{t.lead}</p>}
          {part(
            t.waiting,
            reports.filter((report) => report.settledAt === undefined),
          )}
          {part(
            t.settled,
            reports.filter((report) => report.settledAt !== undefined),
          )}
        </>
      );
    },
    { status, errors: attempt?.errors },
  );

function ReportLine({ c, report, attempt }: { c: AppContext; report: Report; attempt: Attempt | undefined }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale].reported;
  const { about, idea } = report;
  return (
    <li className="k-measure">
      <Heading level={3} size="2xs">
        {t.reasons[report.reason]}
      </Heading>
      <p className="k-facts">
        <span>{t.when(formatDate(locale, report.at))}</span>
        <span>{about ? t.about[about.kind] : t.aboutIdea}</span>
        <a className="ds-link k-tap" href={href(locale, casePath(idea.id))} aria-label={`${t.openIdea}: ${idea.title}`}>
          {idea.title}
        </a>
      </p>
      {report.body !== '' && <p className="k-letter">{report.body}</p>}
      {about && <Reported c={c} about={about} />}
      {report.settledAt === undefined ? <AnswerForm c={c} report={report} attempt={attempt} /> : report.answer !== '' && <p className="k-letter k-quiet">{report.answer}</p>}
    </li>
  );
}

function Reported({ c, about }: { c: AppContext; about: NonNullable<Report['about']> }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale].reported;
  return (
    <>
      <blockquote className="k-quote k-letter">{about.text}</blockquote>
      <form method="post" action={href(locale, `${reportedPath}/innlegg/${about.id}/${about.hidden ? 'vis' : 'skjul'}`)} className="k-row">
        {about.hidden && <span>{t.isHidden}</span>}
        <Button variant="secondary" color={about.hidden ? undefined : 'danger'}>
          {about.hidden ? t.show : t.hide}
          <span className="ds-sr-only">: {about.text.slice(0, 80)}</span>
        </Button>
      </form>
    </>
  );
}

function AnswerForm({ c, report, attempt }: { c: AppContext; report: Report; attempt: Attempt | undefined }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale].reported;
  const id = `svar-${report.id}`;
  const submit = report.answerable ? t.submit : t.submitNo;
  return (
    <form method="post" action={href(locale, `${reportedPath}/${report.id}`)} className="k-stack k-stack--s" noValidate>
      <TextArea
        id={id}
        name="svar"
        label={report.answerable ? t.answer : t.noAnswer}
        help={report.answerable ? t.answerHelp : t.noAnswerHelp}
        rows={3}
        value={attempt?.body.text('svar')}
        error={attempt && messageFor(attempt.errors, id)}
      />
      <p>
        <Button variant="secondary" aria-label={`${submit}: ${t.submitFor(t.reasons[report.reason], report.idea.title)}`}>
          {submit}
        </Button>
      </p>
    </form>
  );
}
