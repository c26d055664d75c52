import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, TextArea } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import type { DayWithVisits, VisitListLine } from '../inputs.ts';
import { visitTexts } from '../texts.ts';
import { takesPlaces } from '../visit.ts';
import { cancelDay, getDay, publishDay, saveDay } from '../visits.server.ts';
import { actionTexts } from './action-texts.ts';
import { centreTexts } from './centre-texts.ts';
import { DayForm, newDay, parseDay, readDay, typedDay } from './day-form.tsx';
import type { TypedDay } from './day-form.tsx';
import { dayPath } from './day-parts.tsx';
import { deskCrumbs, ownDayPath, ownDaysPath } from './desk-paths.ts';
import { fieldTexts } from './field-texts.ts';
import { messageFor, readForm, wholeNumber } from '../../../ui/posted-form.ts';
import { Facts } from '../../../ui/facts.tsx';
import { VisitLine } from './list-page.tsx';
import { whenText } from './parts.tsx';
import { textFault } from './written-text.ts';
import { workTexts } from './work-texts.ts';

interface Attempt {
  readonly typed?: TypedDay | undefined;
  readonly cancelText?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly refused?: string | undefined;
}
const crumbs = (c: AppContext) => [...deskCrumbs(c), { label: workTexts[c.var.locale].days.title, path: ownDaysPath }];
const idOf = (c: AppContext): string => c.req.param('id') ?? '';

export function getNewDayPage(c: AppContext): Response {
  requireCentre(c);
  return showNew(c, newDay, {});
}
export async function postNewDay(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const typed = readDay(await readForm(c));
  const { day, errors } = parseDay(c, typed);
  if (!day) return showNew(c, typed, { errors }, 422);
  const saved = await saveDay(ctxOf(c), { centreId, day });
  if (!saved.ok) return showNew(c, typed, { refused: workTexts[c.var.locale].days.refused[saved.reason] }, 409);
  return c.redirect(`${href(c.var.locale, ownDayPath(saved.id))}?ok=lagret`, 303);
}

function showNew(c: AppContext, typed: TypedDay, { errors = [], refused }: Attempt, status = 200): Response {
  const t = workTexts[c.var.locale].days;
  return respond(
    c,
    {
      title: t.new,
      breadcrumbs: crumbs(c),
      robots: 'noindex',
      width: 'form',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          <Problems c={c} errors={errors} refused={refused} />
          <Heading level={1} size="lg">
            {t.new}
          </Heading>
          <DayForm c={c} typed={typed} errors={errors} action={href(c.var.locale, `${ownDaysPath}/ny`)} isNew />
        </div>
      ),
    },
    status,
  );
}

const Problems = ({ c, errors, refused }: { c: AppContext; errors: readonly FieldError[]; refused: string | undefined }): ReactNode => (
  <>
    {errors.length > 0 && <ErrorSummary title={fieldTexts[c.var.locale].summaryTitle(errors.length)} errors={errors} />}
    {refused !== undefined && (
      <Message tone="danger" role="alert">
        {refused}
      </Message>
    )}
  </>
);

export const getOwnDayPage = (c: AppContext): Promise<Response> => showDay(c);

export async function postSaveDay(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const typed = readDay(await readForm(c));
  const { day, errors } = parseDay(c, typed);
  if (!day) return showDay(c, { typed, errors }, 422);
  const saved = await saveDay(ctxOf(c), { centreId, id: idOf(c), version: wholeNumber(typed.version), day });
  if (saved.ok) return c.redirect(`${href(c.var.locale, ownDayPath(saved.id))}?ok=lagret`, 303);
  return showDay(c, { typed, refused: workTexts[c.var.locale].days.refused[saved.reason] }, 409);
}
export async function postPublishDay(c: AppContext): Promise<Response> {
  const published = await publishDay(ctxOf(c), { centreId: requireCentre(c), id: idOf(c) });
  if (published.ok) return c.redirect(`${href(c.var.locale, ownDayPath(idOf(c)))}?ok=kunngjort`, 303);
  return showDay(c, { refused: workTexts[c.var.locale].days.refused[published.reason] }, 409);
}
export async function postCancelDay(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const text = (await readForm(c)).text('tekst');
  const fault = text === '' ? actionTexts[c.var.locale].decline.missing : textFault(c, text);
  if (fault !== undefined) return showDay(c, { cancelText: text, errors: [{ href: '#avlys-tekst', message: fault }] }, 422);
  const cancelled = await cancelDay(ctxOf(c), { centreId, id: idOf(c), text });
  if (cancelled.ok) return c.redirect(`${href(c.var.locale, ownDayPath(idOf(c)))}?ok=avlyst`, 303);
  return showDay(c, { cancelText: text, refused: workTexts[c.var.locale].days.refused[cancelled.reason] }, 409);
}

async function showDay(c: AppContext, attempt?: Attempt, status = 200): Promise<Response> {
  const the = await getDay(ctxOf(c), requireCentre(c), idOf(c));
  const t = workTexts[c.var.locale].days;
  const done = attempt ? undefined : c.req.query('ok');
  return respond(
    c,
    {
      title: the.day.title,
      breadcrumbs: crumbs(c),
      robots: 'noindex',
      script: status !== 200,
      children: <DayView c={c} the={the} attempt={attempt} said={done !== undefined && Object.hasOwn(t.done, done) ? t.done[done as keyof typeof t.done] : undefined} />,
    },
    status,
  );
}

function DayView({ c, the, attempt, said }: { c: AppContext; the: DayWithVisits; attempt: Attempt | undefined; said: string | undefined }): ReactNode {
  const { locale, services } = c.var;
  const t = workTexts[locale].days;
  const { day } = the;
  const toCome = day.startsAt > services.now() && day.state !== 'cancelled';
  const errors = attempt?.errors ?? [];
  return (
    <div className="k-visitpage">
      <div className="k-visitpage__head k-stack">
        <Problems c={c} errors={errors} refused={attempt?.refused} />
        {said !== undefined && (
          <Message tone="success" role="status">
            {said}
          </Message>
        )}
        <div className="k-visitpart">
          <Heading level={1} size="lg">
            {day.title}
          </Heading>
          <p className="k-facts">
            <span>{visitTexts[locale].dayState[day.state]}</span>
            <span>
              {t.taken(formatNumber(locale, day.taken), formatNumber(locale, day.places))}
              {day.waiting > 0 && `, ${t.waiting(formatNumber(locale, day.waiting))}`}
            </span>
            {day.demonstration && <DemoMark locale={locale} />}
          </p>
        </div>
        <Facts
          facts={[
            [centreTexts[locale].when, whenText(locale, day)],
            [centreTexts[locale].where, day.place],
            [centreTexts[locale].how, visitTexts[locale].form[day.form]],
          ]}
        />
        {day.state !== 'draft' && (
          <p>
            <a className="ds-link k-tap" href={href(locale, dayPath(day.id))}>
              {t.public}
            </a>
          </p>
        )}
      </div>
      <div className="k-visitpage__do">{toCome && <DayActions c={c} the={the} attempt={attempt} />}</div>
      <div className="k-visitpage__rest">
        <Groups c={c} visits={the.visits} />
      </div>
    </div>
  );
}

function DayActions({ c, the: { day }, attempt }: { c: AppContext; the: DayWithVisits; attempt: Attempt | undefined }): ReactNode {
  const { locale } = c.var;
  const t = workTexts[locale].days;
  const path = href(locale, ownDayPath(day.id));
  const errors = attempt?.errors ?? [];
  const editing = attempt?.typed !== undefined;
  return (
    <>
      {day.state === 'draft' && (
        <form method="post" action={`${path}/kunngjor`} className="k-visitpart">
          <Button>{t.publish}</Button>
          <p className="k-quiet k-small">{t.publishHelp}</p>
        </form>
      )}
      <details className="ds-details" open={editing}>
        <summary>{t.edit}</summary>
        <DayForm c={c} typed={attempt?.typed ?? typedDay(day)} errors={editing ? errors : []} action={path} isNew={false} />
      </details>
      <details className="ds-details" open={attempt?.cancelText !== undefined}>
        <summary>{t.cancel}</summary>
        <form method="post" action={`${path}/avlys`} noValidate className="k-stack">
          <p className="k-quiet">{t.cancelHelp}</p>
          <TextArea id="avlys-tekst" name="tekst" label={t.cancelText} rows={3} value={attempt?.cancelText} error={messageFor(errors, 'avlys-tekst')} />
          <p>
            <Button variant="secondary" color="danger">
              {t.cancel}
            </Button>
          </p>
        </form>
      </details>
    </>
  );
}

/** Who has a place, who waits for an answer, who queues. */
function Groups({ c, visits }: { c: AppContext; visits: readonly VisitListLine[] }): ReactNode {
  const t = workTexts[c.var.locale].days;
  const { asks, has, waits, others } = divided(visits);
  return (
    <section className="k-stack" aria-labelledby="grupper">
      <Heading level={2} size="sm" id="grupper">
        {t.groups}
      </Heading>
      {visits.length === 0 && <p className="k-quiet">{t.noGroups}</p>}
      {(
        [
          [t.asks, asks],
          [t.has, has],
          [t.waits, waits],
          [t.others, others],
        ] as const
      ).map(([title, lines]) =>
        lines.length === 0 ? null : (
          <div key={title}>
            <Heading level={3} size="2xs">
              {title}
            </Heading>
            <ul className="k-visitlist">
              {lines.map((line) => (
                <VisitLine key={line.visit.id} c={c} line={line} onItsDay />
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}
function divided(visits: readonly VisitListLine[]): Record<'asks' | 'has' | 'waits' | 'others', VisitListLine[]> {
  const groups = { asks: [] as VisitListLine[], has: [] as VisitListLine[], waits: [] as VisitListLine[], others: [] as VisitListLine[] };
  for (const line of visits) {
    const { state } = line.visit;
    groups[takesPlaces(state) ? 'has' : state === 'waiting' ? 'waits' : state === 'requested' || state === 'proposed' ? 'asks' : 'others'].push(line);
  }
  return groups;
}
