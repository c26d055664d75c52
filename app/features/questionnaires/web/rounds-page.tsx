import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Button, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { usualDates, yearToOpen, norwegianDay } from '../round.ts';
import { listRounds, openRound } from '../rounds.server.ts';
import type { RoundSummary } from '../rounds.server.ts';
import { typedIn } from './form-request.ts';
import { officerTexts } from './officer-texts.ts';

export const roundsPath = '/direktoratet/runder';
export const roundPath = (year: number): string => `${roundsPath}/${year}`;

interface Typed {
  readonly year: string;
  readonly opensOn: string;
  readonly deadline: string;
}

export async function getRoundsPage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  return show(c, await listRounds(ctxOf(c)));
}

export async function postRoundsPage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const body = await c.req.parseBody();
  const typed = { year: typedIn(body, 'ar'), opensOn: typedIn(body, 'apner'), deadline: typedIn(body, 'frist') };
  const year = /^\d{4}$/.test(typed.year.trim()) ? Number(typed.year) : 0;
  const opened = await openRound(ctxOf(c), { ...typed, year });
  if (opened.ok) return c.redirect(`${href(c.var.locale, roundPath(year))}?apnet=${opened.asked}`, 303);
  return show(c, await listRounds(ctxOf(c)), typed, officerTexts[c.var.locale].refusal[opened.reason], opened.reason === 'exists' ? 409 : 422);
}

function suggested(c: AppContext, rounds: readonly RoundSummary[]): Typed {
  const newest = rounds[0];
  const year = newest ? newest.year + 1 : yearToOpen(norwegianDay(c.var.services.now()));
  return { year: String(year), ...usualDates(year) };
}

function show(c: AppContext, rounds: readonly RoundSummary[], typed: Typed = suggested(c, rounds), refused?: string, status = 200): Response {
  const { locale } = c.var;
  const t = officerTexts[locale];
  return respond(
    c,
    {
      title: t.rounds,
      breadcrumbs: [{ label: t.rounds, path: roundsPath }],
      robots: 'noindex',
      children: (
        <div className="k-stack k-stack--lg">
          <div className="k-stack k-stack--s">
            <Heading level={1} size="lg">
              {t.rounds}
            </Heading>
            <p className="k-measure">{t.roundsLead}</p>
          </div>
          {rounds.length === 0 ? <EmptyState title={t.noRounds}>{t.noRoundsText}</EmptyState> : <RoundTable rounds={rounds} locale={locale} />}
          <OpenForm locale={locale} typed={typed} refused={refused} />
        </div>
      ),
    },
    status,
  );
}

function RoundTable({ rounds, locale }: { rounds: readonly RoundSummary[]; locale: Locale }): ReactNode {
  const t = officerTexts[locale];
  return (
    <ScrollTable
      label={t.rounds}
      head={[{ label: t.year }, { label: t.status }, { label: t.sent, numeric: true }, { label: t.deadline, numeric: true }]}
      rows={rounds.map((r) => ({
        key: String(r.year),
        cells: [
          <a key="a" className="ds-link" href={href(locale, roundPath(r.year))}>
            {t.round(r.year)}
          </a>,
          t.state[r.state],
          t.sentOf(r.submitted, r.asked),
          t.date(r.deadline),
        ],
      }))}
    />
  );
}

function OpenForm({ locale, typed, refused }: { locale: Locale; typed: Typed; refused: string | undefined }): ReactNode {
  const t = officerTexts[locale];
  return (
    <section className="k-section" aria-labelledby="apne-runde">
      <form method="post" action={href(locale, roundsPath)} noValidate className="k-stack k-roundform">
        <Heading level={2} size="sm" id="apne-runde">
          {t.openTitle}
        </Heading>
        <p className="k-quiet">{t.openHelp}</p>
        {refused && (
          <Message tone="danger" role="alert">
            {refused}
          </Message>
        )}
        <div className="k-inlineform">
          <TextField id="ar" name="ar" label={t.openYear} value={typed.year} inputMode="numeric" />
          <TextField id="apner" name="apner" label={t.opensOn} value={typed.opensOn} type="date" />
          <TextField id="frist" name="frist" label={t.lastDay} value={typed.deadline} type="date" />
        </div>
        <p>
          <Button variant="secondary">{t.openButton}</Button>
        </p>
      </form>
    </section>
  );
}
