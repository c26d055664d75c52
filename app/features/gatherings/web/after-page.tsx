import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { formatNumber, href } from '../../../platform/locale.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, Choice, TextArea } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { messageFor, readForm, wholeNumber } from '../../../ui/posted-form.ts';
import { respond } from '../../../ui/respond.tsx';
import type { FeedbackSummary, GatheringCase } from '../inputs.ts';
import { getFeedback, getGathering, noteAttendance, sumUpGathering, writeMinutes } from '../gatherings.server.ts';
import { feedbackTexts } from './feedback-texts.ts';
import { FeedbackResult } from './feedback-view.tsx';
import { deskOf, hrefOf, paramOf } from './paths.ts';
import type { Desk } from './paths.ts';
import { Problems, saidOf } from './problems.tsx';
import { GatheringHead, gatheringCrumbs } from './tabs.tsx';
import { gatheringTexts } from './texts.ts';
import { fromText, isOver, nameOf } from './words.tsx';
import { workTexts } from './work-texts.ts';

interface Attempt {
  readonly minutes?: string;
  readonly version?: string;
  readonly errors?: readonly FieldError[];
  readonly refused?: string;
}
const mostMinutes = 20_000;
const theOf = (c: AppContext) => ({ centreId: deskOf(c).centreId, id: paramOf(c, 'id') });
const back = (c: AppContext, ok: string): Response => c.redirect(`${hrefOf(c, deskOf(c), paramOf(c, 'id'), 'etterpa')}?ok=${ok}`, 303);
const notNow = (c: AppContext): string => gatheringTexts[c.var.locale].notNow;

/** Who was there, the minutes, the log, and what they thought. An officer reads a centre's feedback here too. */
export const getAfterPage = (c: AppContext): Promise<Response> => show(c, {});

export async function postAttendance(c: AppContext): Promise<Response> {
  const the = theOf(c);
  const noted = await noteAttendance(ctxOf(c), { ...the, attended: (await readForm(c)).all('var-med') });
  return noted.ok ? back(c, 'oppmote') : show(c, { refused: notNow(c) }, 409);
}
export async function postMinutes(c: AppContext): Promise<Response> {
  const the = theOf(c);
  const { gathering } = await getGathering(ctxOf(c), the);
  const t = workTexts[c.var.locale].after.wrong;
  const body = await readForm(c);
  const [minutes, version] = [body.text('referat'), body.text('versjon')];
  const fault = minutes === '' ? t.minutes : minutes.length > mostMinutes ? t.long(formatNumber(c.var.locale, mostMinutes)) : holdsIdentityNumber(minutes) ? t.identity : undefined;
  if (fault !== undefined) return show(c, { minutes, version, errors: [{ href: '#referat', message: fault }] }, 422);
  const written = await writeMinutes(ctxOf(c), { ...the, version: wholeNumber(version) ?? 0, text: minutes });
  if (written.ok) return back(c, 'referat');
  const refused = written.reason === 'changed-meanwhile' ? gatheringTexts[c.var.locale].changedMeanwhile : notNow(c);
  return show(c, { minutes, version: String(gathering.version), refused }, 409);
}
export async function postSumUp(c: AppContext): Promise<Response> {
  const summed = await sumUpGathering(ctxOf(c), theOf(c));
  if (summed.ok) return back(c, 'summert');
  return show(c, { refused: summed.reason === 'attendance-missing' ? workTexts[c.var.locale].after.sumUpFirst : notNow(c) }, 409);
}

async function show(c: AppContext, attempt: Attempt, status = 200): Promise<Response> {
  const desk = deskOf(c);
  const of = theOf(c);
  const the = await getGathering(ctxOf(c), of);
  if (!the.organiser && !the.may['read-feedback']) throw new AppError('not-found');
  const feedback = the.may['read-feedback'] ? await getFeedback(ctxOf(c), of) : undefined;
  const t = workTexts[c.var.locale];
  return respond(
    c,
    {
      title: `${t.after.title}: ${the.gathering.title}`,
      breadcrumbs: gatheringCrumbs(c, desk, the, 'etterpa'),
      robots: 'noindex',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          <Problems c={c} errors={attempt.errors} refused={attempt.refused} said={status === 200 ? saidOf(t.done, c.req.query('ok')) : undefined} />
          <GatheringHead c={c} desk={desk} the={the} part="etterpa" />
          <After c={c} desk={desk} the={the} attempt={attempt} feedback={feedback} />
        </div>
      ),
    },
    status,
  );
}

interface Props {
  readonly c: AppContext;
  readonly desk: Desk;
  readonly the: GatheringCase;
  readonly attempt: Attempt;
  readonly feedback: FeedbackSummary | undefined;
}
function After(props: Props): ReactNode {
  const { c, desk, the, feedback } = props;
  const { locale } = c.var;
  const t = workTexts[locale].after;
  if (!isOver(c, the.gathering)) return <EmptyState title={t.notYet}>{t.notYetHelp}</EmptyState>;
  return (
    <div className="k-form k-after">
      {the.organiser && <Attendance {...props} />}
      {the.organiser && <SumUp {...props} />}
      {the.organiser && <Minutes {...props} />}
      {feedback && <FeedbackResult c={c} feedback={feedback} />}
      {feedback && (
        <p className="k-row">
          <a className="ds-link k-tap" href={href(locale, `${desk.base}/sammenlign`)}>
            {feedbackTexts[locale].compare}
          </a>
          <a className="ds-link k-tap" href={href(locale, `${desk.base}/sitater`)}>
            {feedbackTexts[locale].quotes}
          </a>
        </p>
      )}
    </div>
  );
}

/** Everybody who was to come stands ticked: one takes away those who did not. */
function Attendance({ c, desk, the }: Props): ReactNode {
  const { locale } = c.var;
  const t = workTexts[locale].after;
  const { gathering } = the;
  const coming = the.participants
    .filter((p) => p.state === 'coming')
    .map((p) => ({ ...p, name: nameOf(locale, p), from: fromText(c, p, gathering.startsAt, p.person?.organisation) }))
    .toSorted((a, b) => a.from.localeCompare(b.from, 'nb') || a.name.localeCompare(b.name, 'nb'));
  return (
    <form method="post" action={hrefOf(c, desk, gathering.id, 'oppmote')} className="k-stack">
      <fieldset className="k-question" disabled={!the.may.attendance}>
        <legend>
          <Heading level={2} size="sm">
            {t.attendance}
          </Heading>
        </legend>
        <p className="k-quiet">{coming.length === 0 ? t.attendanceNone : t.attendanceHelp}</p>
        <div className="k-options">
          {coming.map((p, i) => (
            <Choice
              key={p.id}
              type="checkbox"
              id={`var-med-${i}`}
              name="var-med"
              value={p.id}
              checked={p.attended ?? true}
              label={
                <>
                  {p.name} <span className="k-quiet k-small">{p.from}</span>
                </>
              }
            />
          ))}
        </div>
      </fieldset>
      {the.may.attendance && coming.length > 0 && (
        <p>
          <Button variant={coming.some((p) => p.attended === null) ? 'primary' : 'secondary'}>{t.saveAttendance}</Button>
        </p>
      )}
    </form>
  );
}

/** Into the log of those who were there. */
function SumUp({ c, desk, the }: Props): ReactNode {
  const { locale } = c.var;
  const t = workTexts[locale].after;
  const { gathering, participants } = the;
  const attended = participants.filter((p) => p.attended === true).length;
  const noted = participants.some((p) => p.attended !== null) || participants.every((p) => p.state !== 'coming');
  const again = gathering.state === 'summed-up';
  return (
    <section className="k-stack" aria-labelledby="oppsummering">
      <Heading level={2} size="sm" id="oppsummering">
        {t.sumUp}
      </Heading>
      {again && <p>{t.summed(formatNumber(locale, attended), attended === 1)}</p>}
      {again && gathering.activityId !== null && desk.centreId !== '' && (
        <p>
          <a className="ds-link k-tap" href={href(locale, `/min-sentral/logg/${gathering.activityId}`)}>
            {t.inLog}
          </a>
        </p>
      )}
      {the.may['sum-up'] && (
        <form method="post" action={hrefOf(c, desk, gathering.id, 'summer')} className="k-visitpart">
          <p className="k-quiet">{noted ? t.sumUpHelp : t.sumUpFirst}</p>
          {noted && (
            <p>
              <Button variant={again ? 'secondary' : 'primary'}>{again ? t.sumUpAgain : t.sumUp}</Button>
            </p>
          )}
        </form>
      )}
    </section>
  );
}

function Minutes({ c, desk, the: { gathering, may }, attempt }: Props): ReactNode {
  const t = workTexts[c.var.locale].after;
  if (!may.minutes) return null;
  return (
    <section className="k-stack" aria-labelledby="referatet">
      <Heading level={2} size="sm" id="referatet">
        {t.minutes}
      </Heading>
      <form method="post" action={hrefOf(c, desk, gathering.id, 'referat')} noValidate className="k-stack">
        <input type="hidden" name="versjon" value={attempt.version ?? gathering.version} />
        <TextArea
          id="referat"
          name="referat"
          label={<span className="ds-sr-only">{t.minutes}</span>}
          help={t.minutesHelp}
          value={attempt.minutes ?? gathering.minutes}
          rows={8}
          error={messageFor(attempt.errors ?? [], 'referat')}
        />
        <p>
          <Button variant="secondary">{t.saveMinutes}</Button>
        </p>
      </form>
    </section>
  );
}
