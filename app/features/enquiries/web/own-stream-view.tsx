import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { Heading } from '../../../ui/heading.tsx';
import type { Message, OwnEnquiry } from '../enquiry.ts';
import { Linked } from './case-stream.tsx';
import { moment } from './case-texts.ts';
import { ownCentre } from './own-request.ts';
import type { OwnRequest } from './own-request.ts';
import { publicTexts } from './public-texts.ts';

interface Event {
  readonly at: Date;
  readonly node: ReactNode;
}

/** What was said, and whom it was passed on to, as it happened. */
export function OwnStream({ request: { c, own } }: { request: OwnRequest }): ReactNode {
  const t = publicTexts[c.var.locale].own;
  const events = [
    ...own.messages.map((message) => ({ at: message.at, node: <Said key={message.id} c={c} message={message} language={own.enquiry.language} /> })),
    ...handOvers(c, own),
  ];
  return (
    <section className="k-stack k-block" aria-labelledby="samtale">
      <Heading level={2} size="sm" id="samtale">
        {t.conversation}
      </Heading>
      {events.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map((event) => event.node)}
    </section>
  );
}

function Time({ c, at }: { c: AppContext; at: Date }): ReactNode {
  const { locale } = c.var;
  return (
    <time dateTime={at.toISOString()} className="k-quiet">
      {moment(locale, at)}
    </time>
  );
}

function Said({ c, message, language }: { c: AppContext; message: Message; language: string }): ReactNode {
  const t = publicTexts[c.var.locale].own;
  const isAnswer = message.kind === 'answer';
  const who = isAnswer ? `${message.authorName}${message.centreId === null ? '' : `, ${ownCentre(c, message.centreId)}`}` : t.you;
  return (
    <section className={isAnswer ? 'k-msg k-msg--ours' : 'k-msg'} aria-label={t.saidBy(who)}>
      <header>
        <strong>{who}</strong>
        <Time c={c} at={message.at} />
      </header>
      <p lang={language}>{isAnswer ? <Linked text={message.body} /> : message.body}</p>
    </section>
  );
}

/** In plain words, without the reasons the centres give each other. */
function handOvers(c: AppContext, { referrals }: OwnEnquiry): Event[] {
  const t = publicTexts[c.var.locale].own.events;
  return referrals.flatMap((referral) => {
    const from = ownCentre(c, referral.fromCentreId);
    const to = ownCentre(c, referral.toCentreId);
    const key = `${referral.toCentreId} ${referral.at.toISOString()}`;
    const sent: Event = { at: referral.at, node: <HandOver key={key} c={c} at={referral.at} words={t[referral.kind](from, to)} /> };
    const { outcome, outcomeAt } = referral;
    if (outcome === null || outcomeAt === null) return [sent];
    const words = outcome === 'accepted' ? t.accepted(to) : t.returned(to, from);
    return [sent, { at: outcomeAt, node: <HandOver key={`${key} ${outcome}`} c={c} at={outcomeAt} words={words} /> }];
  });
}

const HandOver = ({ c, at, words }: { c: AppContext; at: Date; words: string }): ReactNode => (
  <div className="k-handover">
    <p>{words}</p>
    <Time c={c} at={at} />
  </div>
);
