import type { ReactNode } from 'react';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { formatDay, href, norwegianDay } from '../../../../platform/locale.ts';
import { addMonths, isDay } from '../../../../platform/norwegian-time.ts';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { ErrorSummary } from '../../../../ui/error-summary.tsx';
import { Button, Choice, SelectField, TextField } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { messageFor, readForm } from '../../../../ui/posted-form.ts';
import type { FormBody } from '../../../../ui/posted-form.ts';
import { respond } from '../../../../ui/respond.tsx';
import { requireOfficer } from '../../../access/access.server.ts';
import { dayAfter, dayBefore, daysWithoutTurn, isOnTurn } from '../../../access/turn.ts';
import type { Turn } from '../../../access/turn.ts';
import { endTurn, giveTurn, listTurns } from '../../../access/turns.server.ts';
import { findCentre, isActiveAt } from '../../../scheme/scheme.ts';
import { queueAge } from '../../ideas.server.ts';
import { bankName } from '../sender/bank-name.ts';
import { daysSince } from './desk-days.ts';
import { turnsPath } from './desk-paths.ts';
import { deskTexts } from './desk-texts.ts';

/** What came back: of the form that gives a turn, or of one that ends one. */
interface Attempt {
  readonly body: FormBody;
  readonly errors: readonly FieldError[];
  readonly turn?: string;
  /** To be ticked before it is done. */
  readonly askAnyway?: boolean;
}

/** `/direktoratet/idebanken`: who edits and when, and how long ideas wait. */
export const getTurnsPage = (c: AppContext): Promise<Response> => show(c);

export async function postTurn(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const t = deskTexts[c.var.locale].turns.refused;
  const body = await readForm(c);
  const [centreId, from, last] = [body.text('sentral'), body.text('fra'), body.text('til')];
  const errors = [
    ...(findCentre(c.var.services.definitions.scheme, centreId) ? [] : [{ href: '#sentral', message: t.centre }]),
    ...(isDay(from) ? [] : [{ href: '#fra', message: t.from }]),
    ...(isDay(last) ? [] : [{ href: '#til', message: t.last }]),
  ];
  if (errors.length > 0) return show(c, { body, errors }, 422);
  const given = await giveTurn(ctxOf(c), { centreId, from, until: dayAfter(last) });
  if (given.ok) return c.redirect(`${href(c.var.locale, turnsPath)}?ok=gitt`, 303);
  const field = { 'too-early': 'fra', backwards: 'til', 'too-long': 'til', 'has-it': 'sentral' }[given.reason];
  return show(c, { body, errors: [{ href: `#${field}`, message: t[given.reason] }] }, given.reason === 'has-it' ? 409 : 422);
}

export async function postEndTurn(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const t = deskTexts[c.var.locale].turns.refused;
  const body = await readForm(c);
  const turn = c.req.param('turn') ?? '';
  const on = body.text('fra');
  const fault = (message: string, status: number, askAnyway = false): Promise<Response> =>
    show(c, { body, turn, askAnyway, errors: [{ href: `#slutt-${turn}`, message }] }, status);
  if (!isDay(on)) return fault(t['too-early'], 422);
  const ended = await endTurn(ctxOf(c), { id: turn, on, anyway: body.has('likevel') });
  if (ended.ok) return c.redirect(`${href(c.var.locale, turnsPath)}?ok=avsluttet`, 303);
  return fault(t[ended.reason], ended.reason === 'too-early' ? 422 : 409, ended.reason === 'leaves-nobody');
}

async function show(c: AppContext, attempt?: Attempt, status = 200): Promise<Response> {
  requireOfficer(c);
  const { locale } = c.var;
  const t = deskTexts[locale].turns;
  const ctx = ctxOf(c);
  const today = norwegianDay(ctx.now);
  const turns = await listTurns(ctx, addMonths(today, -12));
  const age = await queueAge(ctx);
  const done = { gitt: t.done.gitt, avsluttet: t.done.avsluttet }[c.req.query('ok') ?? ''];
  return respond(
    c,
    {
      title: t.title(bankName(c)),
      robots: 'noindex',
      current: turnsPath,
      script: attempt !== undefined,
      children: (
        <div className="k-stack k-stack--lg">
          <Heading level={1} size="lg">
            {t.title(bankName(c))}
          </Heading>
          <p className="k-lead k-measure">{t.lead}</p>
          {done !== undefined && attempt === undefined && (
            <Message tone="success" role="status">
              {done}
            </Message>
          )}
          {attempt && <ErrorSummary title={deskTexts[locale].summary} errors={attempt.errors} />}
          <Gaps c={c} turns={turns} today={today} />
          <div className="k-cols k-cols--rail">
            <TurnList c={c} turns={turns} today={today} attempt={attempt} />
            <div className="k-stack k-stack--lg">
              <section className="k-stack" aria-labelledby="ko">
                <Heading level={2} size="sm" id="ko">
                  {t.queue}
                </Heading>
                <p>
                  {t.waiting(age.waiting)} {age.since !== undefined && t.oldest(daysSince(age.since, ctx.now))}
                </p>
                <p>
                  <a className="ds-link k-tap" href={href(locale, '/indikatorer#ideas.published')}>
                    {t.numbers(bankName(c))}
                  </a>
                </p>
              </section>
              <GiveForm c={c} today={today} turns={turns} attempt={attempt?.turn === undefined ? attempt : undefined} />
            </div>
          </div>
        </div>
      ),
    },
    status,
  );
}

function TurnList({ c, turns, today, attempt }: { c: AppContext; turns: readonly Turn[]; today: string; attempt: Attempt | undefined }): ReactNode {
  const t = deskTexts[c.var.locale].turns;
  const part = (title: string, those: readonly Turn[]): ReactNode =>
    those.length > 0 && (
      <>
        <Heading level={3} size="xs">
          {title}
        </Heading>
        <ul className="k-events">
          {those.map((turn) => (
            <TurnLine key={turn.id} c={c} turn={turn} today={today} attempt={attempt?.turn === turn.id ? attempt : undefined} />
          ))}
        </ul>
      </>
    );
  const isOver = (turn: Turn): boolean => turn.until <= today || turn.until === turn.from;
  return (
    <section className="k-stack" aria-labelledby="hvem">
      <Heading level={2} size="sm" id="hvem">
        {t.list}
      </Heading>
      {part(
        t.now,
        turns.filter((turn) => isOnTurn(turn, today)),
      )}
      {part(
        t.later,
        turns.filter((turn) => turn.from > today && !isOver(turn)),
      )}
      {part(t.ended, turns.filter(isOver).toReversed())}
    </section>
  );
}

/** How far ahead somebody is to have been found. */
const warnDays = 90;
function Gaps({ c, turns, today }: { c: AppContext; turns: readonly Turn[]; today: string }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale].turns;
  const horizon = new Date(Date.parse(today) + warnDays * 86_400_000).toISOString().slice(0, 10);
  const gaps = daysWithoutTurn(turns, today, horizon);
  const last = turns
    .map((x) => x.until)
    .toSorted()
    .at(-1);
  if (gaps.length === 0) return last === undefined ? null : <p className="k-quiet">{t.until(formatDay(locale, dayBefore(last)))}</p>;
  const now = gaps[0]?.from === today;
  const line = ({ from, until }: Pick<Turn, 'from' | 'until'>): string =>
    dayBefore(until) === from ? t.gapDay(formatDay(locale, from)) : t.gap(formatDay(locale, from), formatDay(locale, dayBefore(until)));
  return (
    <Message tone={now ? 'danger' : 'warning'} title={now ? t.nobodyNow : undefined}>
      {gaps.map((gap) => (
        <p key={gap.from}>{line(gap)}</p>
      ))}
      <p>{t.gapText}</p>
    </Message>
  );
}

function TurnLine({ c, turn, today, attempt }: { c: AppContext; turn: Turn; today: string; attempt: Attempt | undefined }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale].turns;
  const centre = findCentre(c.var.services.definitions.scheme, turn.centreId)?.name ?? turn.centreId;
  const period = turn.from === turn.until ? t.never : t.period(formatDay(locale, turn.from), formatDay(locale, dayBefore(turn.until)));
  const error = attempt && messageFor(attempt.errors, `slutt-${turn.id}`);
  return (
    <li className="k-stack k-stack--s">
      <p>
        <strong>{centre}</strong>, {period}
      </p>
      {turn.until > today && turn.until > turn.from && (
        <details className="ds-details" open={attempt !== undefined}>
          <summary>
            {t.end}
            <span className="ds-sr-only">: {`${centre}, ${period}`}</span>
          </summary>
          <div>
            <form method="post" action={href(locale, `${turnsPath}/tur/${turn.id}/avslutt`)} className="k-stack" noValidate>
              <TextField
                id={`slutt-${turn.id}`}
                name="fra"
                type="date"
                label={t.endOn}
                help={t.endHelp}
                value={attempt?.body.text('fra') ?? (turn.from > today ? turn.from : today)}
                min={today}
                error={error}
                required
              />
              {attempt?.askAnyway && <Choice type="checkbox" id={`likevel-${turn.id}`} name="likevel" value="ja" label={t.anyway} error={`slutt-${turn.id}-feil`} />}
              <p>
                <Button variant="secondary" color="danger" aria-label={t.endFor(centre, period)}>
                  {t.end}
                </Button>
              </p>
            </form>
          </div>
        </details>
      )}
    </li>
  );
}

function GiveForm({ c, today, turns, attempt }: { c: AppContext; today: string; turns: readonly Turn[]; attempt: Attempt | undefined }): ReactNode {
  const { locale, services } = c.var;
  const t = deskTexts[locale].turns;
  const error = (id: string): string | undefined => attempt && messageFor(attempt.errors, id);
  const centres = services.definitions.scheme.centres.filter((centre) => isActiveAt(centre, today)).toSorted((a, b) => a.name.localeCompare(b.name, 'nb'));
  // The day after the last one given: what most want to fill in.
  const next = daysWithoutTurn(turns, today, addMonths(today, 24))[0]?.from ?? today;
  return (
    <section className="k-stack" aria-labelledby="gi">
      <Heading level={2} size="sm" id="gi">
        {t.give}
      </Heading>
      <form method="post" action={href(locale, `${turnsPath}/tur`)} className="k-stack" noValidate>
        <SelectField
          id="sentral"
          name="sentral"
          label={t.centre}
          value={attempt?.body.text('sentral') ?? ''}
          error={error('sentral')}
          options={[{ value: '', label: t.chooseCentre }, ...centres.map((centre) => ({ value: centre.id, label: centre.name }))]}
          required
        />
        <div className="k-row k-turndays">
          <TextField id="fra" name="fra" type="date" label={t.from} value={attempt?.body.text('fra') ?? next} min={today} error={error('fra')} required />
          <TextField id="til" name="til" type="date" label={t.last} value={attempt?.body.text('til')} min={today} error={error('til')} required />
        </div>
        <p>
          <Button>{t.submit}</Button>
        </p>
      </form>
    </section>
  );
}
