import type { ReactNode } from 'react';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { formatDay, href } from '../../../../platform/locale.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Fold } from '../../../../ui/facts.tsx';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { Button, Choice, Question, TextArea } from '../../../../ui/fields.tsx';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { messageFor, readForm } from '../../../../ui/posted-form.ts';
import type { FormBody } from '../../../../ui/posted-form.ts';
import { StateMark } from '../../../../ui/state-mark.tsx';
import { requireCentre } from '../../../access/access.server.ts';
import type { Due } from '../../idea-use.ts';
import { listDue, settleDue } from '../../idea-uses.server.ts';
import { deskPage } from './desk-frame.tsx';
import { casePath, duePath } from './desk-paths.ts';
import { deskTexts } from './desk-texts.ts';

interface Attempt {
  readonly id: string;
  readonly body: FormBody;
  readonly errors: readonly FieldError[];
}

/** GET /min-sentral/idebanken/forfaller: ideas that nobody has said still hold, the longest due first. */
export const getDuePage = (c: AppContext): Promise<Response> => show(c);

/** POST …/forfaller/{id}: answered by an editor who knows. */
export async function postSettled(c: AppContext): Promise<Response> {
  requireCentre(c);
  const t = deskTexts[c.var.locale];
  const id = c.req.param('id') ?? '';
  if (!/^[\w-]{1,64}$/.test(id)) throw new AppError('not-found');
  const body = await readForm(c);
  const answer = body.text('svar');
  const fault = (href_: string, message: string, status: number): Promise<Response> => show(c, { id, body, errors: [{ href: `#${href_}-${id}`, message }] }, status);
  if (answer !== 'holds' && answer !== 'ended') return fault('svar-holds', t.due.choose, 422);
  const settled = await settleDue(ctxOf(c), { id, answer, word: body.text('ord') });
  if (settled.ok) return c.redirect(`${href(c.var.locale, duePath)}?ok=svart`, 303);
  if (settled.reason === 'not-now') return fault('ide', t.refused['not-now'], 409);
  return fault('ord', settled.reason === 'empty' ? t.due.wordMissing : t.refused[settled.reason], 422);
}

const show = (c: AppContext, attempt?: Attempt, status = 200): Promise<Response> =>
  deskPage(
    c,
    'due',
    async () => {
      const t = deskTexts[c.var.locale].due;
      const due = await listDue(ctxOf(c));
      return (
        <>
          {c.req.query('ok') === 'svart' && (
            <Message tone="success" role="status">
              {t.done}
            </Message>
          )}
          {due.length === 0 ? (
            <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
          ) : (
            <>
              <p className="k-measure">{t.lead}</p>
              <ul className="k-deskqueue">
                {due.map((one) => (
                  <DueLine key={one.id} c={c} due={one} attempt={attempt?.id === one.id ? attempt : undefined} />
                ))}
              </ul>
            </>
          )}
        </>
      );
    },
    { status, errors: attempt?.errors },
  );

function DueLine({ c, due, attempt }: { c: AppContext; due: Due; attempt: Attempt | undefined }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale].due;
  return (
    <li id={`ide-${due.id}`}>
      <Heading level={2} size="xs">
        <a className="ds-link k-tap" href={href(locale, casePath(due.id))}>
          {due.title}
        </a>
      </Heading>
      <p className="k-facts">
        <span>{t.by(formatDay(locale, due.reviewBy))}</span>
        {!due.authorGone && <span>{due.askedOn === undefined ? t.notAsked : t.asked(formatDay(locale, due.askedOn))}</span>}
        {due.remindedOn !== undefined && <span>{t.reminded(formatDay(locale, due.remindedOn))}</span>}
        {due.authorGone && <StateMark state="fails" label={t.gone} />}
        {due.silent && <StateMark state="loose" label={t.silent} />}
        {due.demonstration && <DemoMark locale={locale} />}
      </p>
      {(due.authorGone || due.silent) && <SettleForm c={c} due={due} attempt={attempt} />}
    </li>
  );
}

function SettleForm({ c, due, attempt }: { c: AppContext; due: Due; attempt: Attempt | undefined }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale].due;
  const error = (id: string): string | undefined => attempt && messageFor(attempt.errors, id);
  const wrong = error(`svar-holds-${due.id}`);
  return (
    <Fold
      title={
        <>
          {t.settle}
          <span className="ds-sr-only"> {due.title}</span>
        </>
      }
      open={attempt !== undefined}
    >
      <form method="post" action={href(locale, `${duePath}/${due.id}`)} className="k-stack k-measure" noValidate>
        <Question legend={t.settle} level={0} id={`svar-${due.id}`} help={t.settleText} error={wrong}>
          <div className="k-options">
            {(['holds', 'ended'] as const).map((answer) => (
              <Choice
                key={answer}
                type="radio"
                id={`svar-${answer}-${due.id}`}
                name="svar"
                value={answer}
                label={t.answers[answer]}
                checked={attempt?.body.text('svar') === answer}
                error={wrong === undefined ? undefined : `svar-${due.id}-feil`}
              />
            ))}
          </div>
        </Question>
        <TextArea id={`ord-${due.id}`} name="ord" label={t.word} rows={2} value={attempt?.body.text('ord')} error={error(`ord-${due.id}`)} />
        <p>
          <Button variant="secondary">{t.submit}</Button>
        </p>
      </form>
    </Fold>
  );
}
