import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Button, TextArea, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { getResponse } from '../answering.server.ts';
import type { ResponseView } from '../answering.server.ts';
import { reopenResponse } from '../rounds.server.ts';
import { texts } from '../texts.ts';
import { Departures, registerOf } from './answer-register.tsx';
import { AnswersView } from './answers-view.tsx';
import { typedIn, yearOf } from './form-request.ts';
import { officerTexts } from './officer-texts.ts';
import { roundPath, roundsPath } from './rounds-page.tsx';

interface Typed {
  readonly reason: string;
  readonly deadline: string;
}
const requested = (c: AppContext): { centreId: string; year: number } => ({ centreId: c.req.param('centre') ?? '', year: yearOf(c) });
const pathOf = (view: ResponseView): string => `${roundPath(view.form.edition.year)}/${view.form.centre.id}`;

/** The officer reads one centre's response, and may give it back. */
export async function getResponsePage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  return show(c, await getResponse(ctxOf(c), requested(c)));
}

export async function postReopening(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const at = requested(c);
  const body = await c.req.parseBody();
  const typed = { reason: typedIn(body, 'grunn'), deadline: typedIn(body, 'frist') };
  const done = await reopenResponse(ctxOf(c), { ...at, reason: typed.reason, deadline: typed.deadline === '' ? undefined : typed.deadline });
  const view = await getResponse(ctxOf(c), at);
  if (done.ok) return c.redirect(`${href(c.var.locale, pathOf(view))}?apnet`, 303);
  return show(c, view, typed, officerTexts[c.var.locale].refusal[done.reason], done.reason === 'not-submitted' ? 409 : 422);
}

function show(c: AppContext, view: ResponseView, typed: Typed = { reason: '', deadline: '' }, refused?: string, status = 200): Response {
  const { locale } = c.var;
  const t = officerTexts[locale];
  const { year } = view.form.edition;
  const { geography } = c.var.services.definitions;
  const register = { ...registerOf(view, locale, geography, pathOf(view)), listed: true };
  const title = t.readTitle(view.form.centre.name, year);
  return respond(
    c,
    {
      title,
      breadcrumbs: [
        { label: t.rounds, path: roundsPath },
        { label: t.round(year), path: roundPath(year) },
        { label: view.form.centre.name, path: pathOf(view) },
      ],
      robots: 'noindex',
      current: roundsPath,
      children: (
        <div className="k-form k-stack k-stack--lg">
          <div className="k-stack k-stack--s">
            {view.round.demonstration && (
              <p>
                <DemoMark locale={locale} />
              </p>
            )}
            <Heading level={1} size="lg">
              {title}
            </Heading>
          </div>
          {c.req.query('apnet') !== undefined && (
            <Message tone="success" role="status">
              {t.reopened}
            </Message>
          )}
          {view.state === 'draft' && <Message tone="info">{t.draftNote}</Message>}
          <History view={view} locale={locale} />
          {view.version === 0 ? (
            <p>{t.nothing}</p>
          ) : (
            <div>
              <Departures edition={view.form.edition} context={register} />
              <AnswersView form={view.form} answers={view.answers} locale={locale} geography={geography} register={register} />
            </div>
          )}
          {view.state === 'submitted' && <Reopen view={view} locale={locale} typed={typed} refused={refused} />}
        </div>
      ),
    },
    status,
  );
}

function History({ view, locale }: { view: ResponseView; locale: Locale }): ReactNode {
  const t = officerTexts[locale];
  if (view.deeds.length === 0) return null;
  return (
    <section aria-labelledby="hendt">
      <Heading level={2} size="xs" id="hendt">
        {t.history}
      </Heading>
      <ul className="k-partlist">
        {view.deeds.map((deed) => (
          <li key={`${deed.kind}${deed.at.toISOString()}`}>
            <span>
              {t.moment(deed.at)}: {t.deed[deed.kind]} {t.by(deed.by ?? t.system)}
              {deed.reason && `. ${deed.reason}`}
            </span>
          </li>
        ))}
      </ul>
      {view.receipt && <p className="k-small k-quiet">{`${texts[locale].receiptPage.number}: ${view.receipt}`}</p>}
    </section>
  );
}

function Reopen({ view, locale, typed, refused }: { view: ResponseView; locale: Locale; typed: Typed; refused: string | undefined }): ReactNode {
  const t = officerTexts[locale];
  return (
    <section className="k-section k-noprint" aria-labelledby="apne-igjen">
      <form method="post" action={href(locale, pathOf(view))} noValidate className="k-stack k-roundform">
        <Heading level={2} size="sm" id="apne-igjen">
          {t.reopenTitle}
        </Heading>
        <p>{t.reopenHelp}</p>
        {refused && (
          <Message tone="danger" role="alert">
            {refused}
          </Message>
        )}
        <TextArea id="grunn" name="grunn" label={t.reason} help={t.reasonHelp} value={typed.reason} rows={3} />
        <TextField id="frist" name="frist" label={t.newDeadline} type="date" value={typed.deadline} />
        <p>
          <Button variant="secondary">{t.reopenButton}</Button>
        </p>
      </form>
    </section>
  );
}
