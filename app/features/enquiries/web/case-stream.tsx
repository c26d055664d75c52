import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import type { Message, Referral } from '../enquiry.ts';
import type { CaseView } from './case-state.ts';
import { caseTexts, moment } from './case-texts.ts';
import { centreName, municipalityText } from './parts.tsx';

const LockIcon = (): ReactNode => (
  <svg viewBox="0 0 20 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8">
    <rect x="3.5" y="9" width="13" height="8.5" rx="1.5" />
    <path d="M6.5 9V6a3.5 3.5 0 0 1 7 0v3" />
  </svg>
);

/** The conversation and the hand-overs, in the order they happened. */
export function Stream({ c, view }: { c: AppContext; view: CaseView }): ReactNode {
  const events = [
    ...view.found.messages.map((message) => ({ at: message.at, key: message.id, node: <Said key={message.id} c={c} message={message} view={view} /> })),
    ...view.found.referrals.flatMap((referral) => handOvers(c, referral)),
  ];
  return (
    <section className="k-stack" aria-label={caseTexts[c.var.locale].stream}>
      {events.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map((event) => event.node)}
    </section>
  );
}

const Time = ({ c, at }: { c: AppContext; at: Date }): ReactNode => (
  <time dateTime={at.toISOString()} className="k-quiet">
    {moment(c.var.locale, at)}
  </time>
);

const address = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/;
/** Addresses that we sent ourselves can be followed; a stranger's stay text. */
export const Linked = ({ text }: { text: string }): ReactNode =>
  text.split(address).map((part, i) =>
    i % 2 === 1 ? (
      <a key={i} className="ds-link" href={part} rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );

export function Said({ c, message, view }: { c: AppContext; message: Message; view: Pick<CaseView, 'found' | 'asker'> }): ReactNode {
  const t = caseTexts[c.var.locale];
  const language = view.found.enquiry.language;
  const author = message.kind === 'asker' ? message.authorName || t.erasedAsker : message.authorName;
  const place = message.kind === 'asker' ? municipalityText(c, view.found.enquiry) : message.centreId === null ? '' : centreName(c, message.centreId);
  const who = [author, place].filter(Boolean).join(', ');
  if (message.kind === 'note')
    return (
      <article className="k-msg k-msg--note" aria-label={t.message.note}>
        <header>
          <strong>
            <LockIcon />
            {t.noteHead(view.asker.charAt(0).toLocaleUpperCase('nb') + view.asker.slice(1))}
          </strong>
          <span className="k-quiet">
            {who}, <Time c={c} at={message.at} />
          </span>
        </header>
        <p>{message.body}</p>
      </article>
    );
  return (
    <article className={message.kind === 'answer' ? 'k-msg k-msg--ours' : 'k-msg'} aria-label={message.kind === 'answer' ? t.message.answer(author) : t.message.asker(author)}>
      <header>
        <strong>{who}</strong>
        <Time c={c} at={message.at} />
      </header>
      <p lang={language}>{message.kind === 'answer' ? <Linked text={message.body} /> : message.body}</p>
    </article>
  );
}

interface Event {
  readonly at: Date;
  readonly key: string;
  readonly node: ReactNode;
}
function handOvers(c: AppContext, referral: Referral): Event[] {
  const t = caseTexts[c.var.locale].referral;
  const from = centreName(c, referral.fromCentreId);
  const to = centreName(c, referral.toCentreId);
  const sent = referral.kind === 'handover' ? t.handedOver(from, to) : t.sent(referral.byName, from, to);
  const events: Event[] = [{ at: referral.at, key: referral.id, node: <HandOver key={referral.id} c={c} what={sent} why={referral.reason} at={referral.at} /> }];
  const { outcome, outcomeAt } = referral;
  if (outcome === null || outcomeAt === null) return events;
  const key = `${referral.id}/${outcome}`;
  const what = (outcome === 'accepted' ? t.accepted : t.returned)(referral.outcomeByName ?? '', to);
  return [...events, { at: outcomeAt, key, node: <HandOver key={key} c={c} what={what} why={referral.outcomeReason ?? ''} at={outcomeAt} /> }];
}

const HandOver = ({ c, what, why, at }: { c: AppContext; what: string; why: string; at: Date }): ReactNode => (
  <div className="k-handover">
    <p>
      {what}
      {why === '' ? '.' : <>: «{why}»</>}
    </p>
    <Time c={c} at={at} />
  </div>
);
