import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { momentText } from '../../../platform/moment.ts';
import { Fold } from '../../../ui/facts.tsx';
import { Button, TextField } from '../../../ui/fields.tsx';
import { messageFor } from '../../../ui/posted-form.ts';
import type { Participant } from '../gathering.ts';
import type { GatheringCase } from '../inputs.ts';
import { deskTexts } from './desk-texts.ts';
import { guestTexts } from './guest-texts.ts';
import { hrefOf } from './paths.ts';
import type { Desk } from './paths.ts';
import type { PeopleAttempt } from './attempts.ts';
import { gatheringTexts } from './texts.ts';
import { WithdrawFold } from './withdraw-fold.tsx';
import { AttendedMark, fromText, nameOf, PlaceMark } from './words.tsx';
import { peopleTexts } from './people-texts.ts';

interface Props {
  readonly c: AppContext;
  readonly desk: Desk;
  readonly the: GatheringCase;
  readonly participant: Participant;
  readonly attempt: PeopleAttempt;
}

/** One person to the organiser: who, from where, and what can be done. */
export function PersonLine(props: Props): ReactNode {
  const { c, the, participant } = props;
  const { locale } = c.var;
  const { person, state } = participant;
  const place = the.queue[participant.id];
  const ended = state === 'declined' || state === 'withdrawn' || state === 'refused';
  return (
    <li>
      <div className="k-visitpart">
        <p>
          <strong>{nameOf(locale, participant)}</strong>
        </p>
        <p className="k-quiet">
          {fromText(c, participant, the.gathering.startsAt, person?.organisation)}
          {participant.kind !== 'centre' && ` · ${gatheringTexts[locale].kind[participant.kind].toLocaleLowerCase('nb')}`}
          {person?.email != null && (
            <>
              <br />
              <a className="ds-link" href={`mailto:${person.email}`}>
                {person.email}
              </a>
            </>
          )}
        </p>
        {ended && (
          <p>
            <PlaceMark state={state} locale={locale} />
          </p>
        )}
        {participant.attended !== null && (
          <p>
            <AttendedMark attended={participant.attended} locale={locale} />
          </p>
        )}
        {state === 'waiting' && place !== undefined && <p className="k-quiet k-small">{guestTexts[locale].queueOther(place)}</p>}
        {state === 'offered' && participant.offerUntil && <p className="k-quiet k-small">{deskTexts[locale].offerUntil(momentText(locale, participant.offerUntil))}</p>}
      </div>
      <Deeds {...props} />
    </li>
  );
}

function Deeds({ c, desk, the, participant, attempt }: Props): ReactNode {
  const { locale, services } = c.var;
  const t = peopleTexts[locale];
  const name = nameOf(locale, participant);
  const { state, id } = participant;
  const to = (deed: string): string => hrefOf(c, desk, the.gathering.id, `deltakere/${id}/${deed}`);
  const decides = the.may.decide && (state === 'requested' || state === 'waiting');
  const withdraws = the.gathering.state === 'published' && the.gathering.startsAt > services.now() && (state === 'coming' || state === 'offered');
  const field = `avslag-${id}`;
  const tried = attempt.refusal?.id === id ? attempt.refusal : undefined;
  if (!decides && !withdraws) return null;
  return (
    <div className="k-row">
      {decides && (
        <form method="post" action={to('gi-plass')}>
          <Button variant="secondary" aria-label={t.approveOf(name)}>
            {t.approve}
          </Button>
        </form>
      )}
      {decides && (
        <Fold
          title={
            <>
              {t.refuse} <span className="ds-sr-only">{name}</span>
            </>
          }
          open={tried !== undefined}
        >
          <form method="post" action={to('avslag')} noValidate className="k-stack">
            <TextField id={field} name="tekst" label={t.refuseText} value={tried?.text} maxLength={500} error={tried && messageFor(attempt.errors ?? [], field)} />
            <p>
              <Button variant="secondary" color="danger" aria-label={t.refuseOf(name)}>
                {t.refuse}
              </Button>
            </p>
          </form>
        </Fold>
      )}
      {withdraws && <WithdrawFold locale={locale} to={to('ta-av')} name={name} />}
    </div>
  );
}
