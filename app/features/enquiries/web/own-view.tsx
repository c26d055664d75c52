import type { ReactNode } from 'react';
import { formatDate, formatNumber, href } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button, TextArea } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { isClosed, stateAfter } from '../enquiry.ts';
import { enquiryTexts } from '../texts.ts';
import { longest } from './ask-form.ts';
import { askPath } from './ask-words.tsx';
import { Held, OwnChoices } from './own-held-view.tsx';
import { ownCentre, ownHref } from './own-request.ts';
import type { OwnRequest } from './own-request.ts';
import { OwnStream } from './own-stream-view.tsx';
import { publicTexts } from './public-texts.ts';

/** Words that came back: to which form, and why. */
export interface Writing {
  readonly kind: 'melding' | 'apne-igjen';
  readonly text: string;
  readonly fault: 'missing' | 'too-long' | 'identity-number' | 'too-many' | 'closed' | 'not-closed' | 'too-late' | 'erased';
}

/** The own enquiry: how it stands, what was said, and what can be done. */
export function ownPage(request: OwnRequest, writing?: Writing, status?: 409 | 422 | 429): Response {
  const { c, own } = request;
  const t = publicTexts[c.var.locale].own;
  const title = t.title(own.enquiry.number);
  const error = writing && faultText(request, writing);
  return respond(
    c,
    {
      title,
      robots: 'noindex',
      width: 'form',
      script: writing !== undefined,
      children: (
        <div className="k-stack k-stack--lg">
          {own.enquiry.erasedAt === null ? <Heads request={request} /> : <Erased request={request} />}
          {error !== undefined && <ErrorSummary title={t.summary} errors={[{ href: '#tekst', message: error }]} />}
          {writing && <Stopped request={request} writing={writing} />}
          {own.enquiry.erasedAt === null && (
            <>
              <HowItStands request={request} />
              <OwnStream request={request} />
              <Write request={request} writing={writing} error={error} />
              <Held request={request} />
              <OwnChoices request={request} />
            </>
          )}
        </div>
      ),
    },
    status,
  );
}

/** What is said beside the field; undefined for what is no fault of the words. */
function faultText({ c }: OwnRequest, { fault }: Writing): string | undefined {
  const { ask, own } = publicTexts[c.var.locale];
  if (fault === 'missing') return own.missing;
  if (fault === 'too-long') return ask.tooLong(formatNumber(c.var.locale, longest.text));
  return fault === 'identity-number' ? ask.identityNumber : undefined;
}

function Stopped({ request: { c }, writing }: { request: OwnRequest; writing: Writing }): ReactNode {
  const t = publicTexts[c.var.locale].own;
  const { fault, text } = writing;
  if (fault === 'too-many')
    return (
      <Message tone="warning" role="alert" title={t.tooMany.title}>
        {t.tooMany.text}
      </Message>
    );
  if (fault === 'missing' || fault === 'too-long' || fault === 'identity-number') return null;
  return (
    <Message tone="warning" role="alert" title={t.refused.title}>
      <p>{t.refused[fault]}</p>
      {/* Where the page has no form for the words any more, they are not lost. */}
      <p className="k-letter">{text}</p>
    </Message>
  );
}

function Heads({ request: { c, secret, own } }: { request: OwnRequest }): ReactNode {
  const t = publicTexts[c.var.locale].own;
  const { enquiry, contact } = own;
  const isNew = c.req.query('ny') !== undefined;
  const done = Object.entries(t.done).find(([key]) => key === c.req.query('ok'))?.[1];
  const email = contact?.email ?? undefined;
  return (
    <>
      <Heading level={1} size="lg">
        {contact?.subject ?? t.title(enquiry.number)}
      </Heading>
      {isNew && (
        <Message tone="success" role="status" title={t.new.title(enquiry.number)}>
          <p>{t.new.next(ownCentre(c, enquiry.centreId), c.var.services.definitions.enquiries.answerWithin)}</p>
          <p>
            {t.new.save} {c.var.services.config.smtpUrl === undefined || email === undefined ? t.new.notMailed : t.new.mailed(email)}
          </p>
        </Message>
      )}
      {!isNew && done !== undefined && (
        <Message tone="success" role="status">
          {done}
        </Message>
      )}
      {(isNew || c.req.query('ok') === 'lenke') && (
        <p className="k-letter">
          <strong>{t.link}:</strong>{' '}
          <a className="ds-link" href={ownHref(c, secret)}>
            {c.var.services.config.publicUrl + ownHref(c, secret)}
          </a>
        </p>
      )}
    </>
  );
}

function Erased({ request: { c, own } }: { request: OwnRequest }): ReactNode {
  const { locale } = c.var;
  const t = publicTexts[locale].own;
  return (
    <>
      <Heading level={1} size="lg">
        {t.erased.title}
      </Heading>
      <p>{own.enquiry.erasedAt && t.erased.text(formatDate(locale, own.enquiry.erasedAt))}</p>
      <p>
        <a className="ds-link k-tap" href={href(locale, askPath)}>
          {t.reopen.ask}
        </a>
      </p>
    </>
  );
}

function HowItStands({ request: { c, own } }: { request: OwnRequest }): ReactNode {
  const { locale } = c.var;
  const t = publicTexts[locale].own;
  const { enquiry } = own;
  const centre = ownCentre(c, enquiry.centreId);
  const waiting = own.referrals.find((referral) => referral.outcome === null);
  const sentence = waiting
    ? (waiting.kind === 'referral' ? t.passedOn : t.events.handover)(ownCentre(c, waiting.fromCentreId), ownCentre(c, waiting.toCentreId))
    : t.state[enquiry.state](centre, enquiry.closedAt ? formatDate(locale, enquiry.closedAt) : '');
  return (
    <section className="k-now k-stack k-stack--s" aria-labelledby="status">
      <Heading level={2} size="2xs" id="status">
        {t.status}
      </Heading>
      <p className="k-lead">
        {sentence} {enquiry.waitsSince && !isClosed(enquiry.state) && t.usually(c.var.services.definitions.enquiries.answerWithin)}
      </p>
      <p className="k-facts">
        <span>{enquiryTexts[locale].ownState[enquiry.state]}</span>
        <span>
          {t.number} {enquiry.number}
        </span>
        <span>{t.asked(formatDate(locale, enquiry.askedAt))}</span>
      </p>
    </section>
  );
}

/** One form: to write more while it is open, or to open it again. */
function Write({ request: { c, secret, own }, writing, error }: { request: OwnRequest; writing: Writing | undefined; error: string | undefined }): ReactNode {
  const { locale } = c.var;
  const t = publicTexts[locale].own;
  const { enquiry, mayReopenUntil } = own;
  const mayAdd = stateAfter(enquiry.state, 'add') !== undefined;
  if (!mayAdd && mayReopenUntil === undefined)
    return (
      <p>
        {enquiry.state === 'closed' && t.reopen.late}{' '}
        <a className="ds-link" href={href(locale, askPath)}>
          {t.reopen.ask}
        </a>
      </p>
    );
  const words = mayAdd ? t.add : t.reopen;
  return (
    <section className="k-stack k-block k-noprint" aria-labelledby="skriv">
      <Heading level={2} size="sm" id="skriv">
        {mayAdd && enquiry.state === 'waiting' ? t.add.titleWaiting : words.title}
      </Heading>
      {!mayAdd && mayReopenUntil !== undefined && <p>{t.reopen.help(formatDate(locale, new Date(`${mayReopenUntil}T12:00:00Z`)))}</p>}
      <form method="post" action={ownHref(c, secret, mayAdd ? '/melding' : '/apne-igjen')} className="k-stack" noValidate>
        <TextArea
          id="tekst"
          name="tekst"
          label={words.label}
          help={publicTexts[locale].ask.textHelp}
          value={writing?.text ?? ''}
          error={error}
          rows={5}
          lang={enquiry.language}
          required
        />
        <p>
          <Button>{words.button}</Button>
        </p>
      </form>
    </section>
  );
}
