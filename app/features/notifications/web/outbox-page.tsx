import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { formatDate, formatTime, href } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Button, ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireActor } from '../../access/access.server.ts';
import { listOutbox, mayReadOutbox, sendAgain } from '../inside/outbox.server.ts';
import { isPrivate, mailStates } from '../mail.ts';
import type { KeptMail, MailFate, PrivateMail } from '../mail.ts';
import { texts } from '../texts.ts';

const path = '/administrasjon/utsendelser';

function requireReader(c: AppContext): void {
  if (!mayReadOutbox(requireActor(c))) throw new AppError('forbidden');
}

/** GET /administrasjon/utsendelser */
export async function getOutbox(c: AppContext): Promise<Response> {
  requireReader(c);
  const { locale, services } = c.var;
  const t = texts[locale];
  const state = mailStates.find((s) => s === c.req.query('tilstand'));
  const { mails, older } = await listOutbox(ctxOf(c), { state, before: c.req.query('for') });
  const address = (query: Record<string, string | undefined>): string => {
    const given = new URLSearchParams(Object.entries(query).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]]))).toString();
    return href(locale, path) + (given && `?${given}`);
  };
  return respond(c, {
    title: t.title,
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg k-measure">
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        <p className="k-lead">{t.lead}</p>
        {services.config.smtpUrl === undefined && (
          <Message tone="warning" title={t.noServer}>
            {t.noServerHelp}
          </Message>
        )}
        {c.req.query('igjen') !== undefined && (
          <Message tone="success" role="status">
            {t.queuedAgain}
          </Message>
        )}
        <nav aria-label={t.stateFilter}>
          <ul className="k-tabs">
            {[undefined, ...mailStates].map((s) => (
              <li key={s ?? 'all'}>
                <a href={address({ tilstand: s })} aria-current={s === state ? 'page' : undefined}>
                  {s === undefined ? t.all : t.state[s]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {mails.length === 0 ? (
          <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
        ) : (
          <ul className="k-events">
            {mails.map((mail) => {
              const canSend = services.config.smtpUrl !== undefined;
              return isPrivate(mail) ? (
                <PrivateLetter key={mail.id} mail={mail} locale={locale} canSend={canSend} />
              ) : (
                <Letter key={mail.id} mail={mail} locale={locale} canSend={canSend} />
              );
            })}
          </ul>
        )}
        {older !== undefined && (
          <p>
            <ButtonLink variant="secondary" href={address({ tilstand: state, for: older })}>
              {t.older}
            </ButtonLink>
          </p>
        )}
      </div>
    ),
  });
}

/** POST /administrasjon/utsendelser/{id}/send */
export async function postSendAgain(c: AppContext): Promise<Response> {
  requireReader(c);
  await sendAgain(ctxOf(c), c.req.param('id') ?? '');
  return c.redirect(`${href(c.var.locale, path)}?igjen=1`, 303);
}

const whenOf = (locale: Locale, at: Date): string => `${formatDate(locale, at)}, ${formatTime(locale, at)}`;

/** State and time, and what the mail server said. */
function Fate({ mail, locale }: { mail: MailFate; locale: Locale }): ReactNode {
  const t = texts[locale];
  return (
    <>
      <p className="k-small k-quiet">
        <strong>{t.state[mail.state]}</strong> · {mail.sentAt ? t.sentAt(whenOf(locale, mail.sentAt)) : `${t.written} ${whenOf(locale, mail.queuedAt)}`}
      </p>
      {mail.state !== 'sent' && mail.attempts > 0 && (
        <p>
          {mail.state === 'failed' ? t.givenUp(mail.attempts) : t.retried(mail.attempts)} {mail.lastError !== null && `${t.lastError}: ${mail.lastError}`}
        </p>
      )}
    </>
  );
}

function SendAgain({ id, label, locale }: { id: string; label: string; locale: Locale }): ReactNode {
  return (
    <form method="post" action={`${href(locale, path)}/${id}/send`}>
      <Button variant="secondary" aria-label={label}>
        {texts[locale].again}
      </Button>
    </form>
  );
}

function Letter({ mail, locale, canSend }: { mail: KeptMail; locale: Locale; canSend: boolean }): ReactNode {
  const t = texts[locale];
  return (
    <li className="k-stack k-stack--s">
      <Heading level={2} size="2xs">
        {mail.subject}
      </Heading>
      <p>
        {t.to} {mail.to.name} ({mail.to.address})
      </p>
      <Fate mail={mail} locale={locale} />
      <details className="ds-details">
        <summary>{t.read}</summary>
        <div>
          <p className="k-letter" lang="nb">
            {mail.text}
          </p>
        </div>
      </details>
      {canSend && mail.state !== 'sent' && <SendAgain id={mail.id} label={t.againTo(mail.to.name, mail.subject)} locale={locale} />}
    </li>
  );
}

/** One that is between two: that it is there, and what became of it. */
function PrivateLetter({ mail, locale, canSend }: { mail: PrivateMail; locale: Locale; canSend: boolean }): ReactNode {
  const t = texts[locale];
  return (
    <li className="k-stack k-stack--s">
      <Heading level={2} size="2xs">
        {t.privateTitle(t.kind(mail.template))}
      </Heading>
      <p>{mail.erased ? t.privateErased : t.privateHelp}</p>
      <Fate mail={mail} locale={locale} />
      {canSend && mail.state !== 'sent' && !mail.erased && <SendAgain id={mail.id} label={t.againPrivate(t.kind(mail.template), whenOf(locale, mail.queuedAt))} locale={locale} />}
    </li>
  );
}
