import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Button, SelectField, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { extendDeadline, getRound, remindMissing } from '../rounds.server.ts';
import type { CentreStatus } from '../rounds.server.ts';
import { typedIn, yearOf } from './form-request.ts';
import { officerTexts } from './officer-texts.ts';
import { roundPath, roundsPath } from './rounds-page.tsx';

type Shown = Awaited<ReturnType<typeof getRound>>;
interface Notice {
  readonly tone: 'success' | 'danger';
  readonly text: string;
}
interface Typed {
  readonly centre: string;
  readonly deadline: string;
}

export async function getRoundPage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const t = officerTexts[c.var.locale];
  const asked = c.req.query('apnet');
  const said = asked ? t.opened(Number(asked)) : c.req.query('minnet') !== undefined ? reminded(c) : c.req.query('utsatt') !== undefined ? t.extended : undefined;
  return show(c, await getRound(ctxOf(c), yearOf(c)), said ? { tone: 'success', text: said } : undefined);
}

function reminded(c: AppContext): string {
  const t = officerTexts[c.var.locale];
  const without = c.var.services.definitions.scheme.centres.filter((centre) => (c.req.query('uten') ?? '').split(',').includes(centre.id)).map((centre) => centre.name);
  return [t.remindedNow(Number(c.req.query('minnet'))), without.length > 0 ? t.without(without.join(', ')) : ''].join(' ').trim();
}

export async function postReminder(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const year = yearOf(c);
  const done = await remindMissing(ctxOf(c), year);
  if (!done.ok) return show(c, await getRound(ctxOf(c), year), { tone: 'danger', text: officerTexts[c.var.locale].refusal[done.reason] }, undefined, 409);
  const query = new URLSearchParams({ minnet: String(done.reminded), uten: done.without.map((centre) => centre.id).join(',') });
  return c.redirect(`${href(c.var.locale, roundPath(year))}?${query.toString()}`, 303);
}

export async function postDeadline(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const year = yearOf(c);
  const body = await c.req.parseBody();
  const typed = { centre: typedIn(body, 'sentral'), deadline: typedIn(body, 'frist') };
  const done = await extendDeadline(ctxOf(c), { year, deadline: typed.deadline, centreId: typed.centre === '' ? undefined : typed.centre });
  if (done.ok) return c.redirect(`${href(c.var.locale, roundPath(year))}?utsatt`, 303);
  return show(c, await getRound(ctxOf(c), year), { tone: 'danger', text: officerTexts[c.var.locale].refusal[done.reason] }, typed, 422);
}

function show(c: AppContext, shown: Shown, notice?: Notice, typed: Typed = { centre: '', deadline: '' }, status = 200): Response {
  const { locale } = c.var;
  const t = officerTexts[locale];
  const { round, state, centres } = shown;
  const missing = centres.filter((s) => s.line.state !== 'submitted');
  return respond(
    c,
    {
      title: t.round(round.year),
      breadcrumbs: [
        { label: t.rounds, path: roundsPath },
        { label: t.round(round.year), path: roundPath(round.year) },
      ],
      robots: 'noindex',
      current: roundsPath,
      children: (
        <div className="k-stack k-stack--lg">
          <div className="k-stack k-stack--s">
            {round.demonstration && (
              <p>
                <DemoMark locale={locale} />
              </p>
            )}
            <Heading level={1} size="lg">
              {t.round(round.year)}
            </Heading>
            <p>
              {t.sentOf(centres.length - missing.length, centres.length)} {t.response.submitted}. {t.deadline}: {t.date(round.deadline)} ({t.state[state]}).
            </p>
          </div>
          {notice && (
            <Message tone={notice.tone} role={notice.tone === 'success' ? 'status' : 'alert'}>
              {notice.text}
            </Message>
          )}
          <CentreTable centres={centres} year={round.year} locale={locale} />
          {missing.length > 0 && <Remind missing={missing.length} year={round.year} locale={locale} />}
          <Extend shown={shown} typed={typed} locale={locale} />
        </div>
      ),
    },
    status,
  );
}

/** On one line: a date over four lines made the table four times as long on a phone. */
const When = ({ at, locale }: { at: Date | null | undefined; locale: Locale }): ReactNode => (
  <span className="k-nowrap">{at ? officerTexts[locale].moment(at) : officerTexts[locale].never}</span>
);

function CentreTable({ centres, year, locale }: { centres: readonly CentreStatus[]; year: number; locale: Locale }): ReactNode {
  const t = officerTexts[locale];
  return (
    <ScrollTable
      label={t.centres}
      caption={t.centres}
      hideCaption
      head={[{ label: t.centre }, { label: t.status }, { label: t.answered, numeric: true }, { label: t.saved }, { label: t.reminded }, { label: t.deadline }]}
      rows={centres.map(({ centre, line, progress }) => ({
        key: centre.id,
        cells: [
          <a key="a" className="ds-link" href={href(locale, `${roundPath(year)}/${centre.id}`)}>
            {centre.name}
          </a>,
          line.state === 'submitted' ? <StateMark key="s" state="ok" label={t.response.submitted} /> : t.response[line.state],
          t.percent(Math.floor(progress.share * 100)),
          <When key="saved" at={line.savedAt} locale={locale} />,
          <When key="reminded" at={line.round.remindedAt} locale={locale} />,
          <span key="deadline" className="k-nowrap">
            {line.round.extended ? `${t.date(line.round.deadline)} (${t.ownDeadline})` : t.date(line.round.deadline)}
          </span>,
        ],
      }))}
    />
  );
}

function Remind({ missing, year, locale }: { missing: number; year: number; locale: Locale }): ReactNode {
  const t = officerTexts[locale];
  return (
    <section className="k-section" aria-labelledby="minn-om">
      <form method="post" action={href(locale, `${roundPath(year)}/paminnelse`)} className="k-stack k-roundform">
        <Heading level={2} size="sm" id="minn-om">
          {t.remindTitle}
        </Heading>
        <p>{t.remindHelp(missing)}</p>
        <p>
          <Button variant="secondary">{t.remindButton}</Button>
        </p>
      </form>
    </section>
  );
}

function Extend({ shown, typed, locale }: { shown: Shown; typed: Typed; locale: Locale }): ReactNode {
  const t = officerTexts[locale];
  const options = [{ value: '', label: t.extendAll }, ...shown.centres.filter((s) => s.line.state !== 'submitted').map((s) => ({ value: s.centre.id, label: s.centre.name }))];
  return (
    <section className="k-section" aria-labelledby="utsett">
      <form method="post" action={href(locale, `${roundPath(shown.round.year)}/frist`)} noValidate className="k-stack k-roundform">
        <Heading level={2} size="sm" id="utsett">
          {t.extendTitle}
        </Heading>
        <div className="k-inlineform">
          <SelectField id="sentral" name="sentral" label={t.extendFor} value={typed.centre} options={options} />
          <TextField id="frist" name="frist" label={t.newDeadline} value={typed.deadline} type="date" />
        </div>
        <p>
          <Button variant="secondary">{t.extendButton}</Button>
        </p>
      </form>
    </section>
  );
}
