import type { ReactNode } from 'react';
import { momentText } from '../../../platform/moment.ts';
import { Fold } from '../../../ui/facts.tsx';
import { Button, ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import type { Participant } from '../gathering.ts';
import type { CaseProps } from './attempts.ts';
import { deskTexts } from './desk-texts.ts';
import { guestTexts } from './guest-texts.ts';
import { mayChange } from './may-change.ts';
import { hrefOf } from './paths.ts';
import { firstPersons, SignUpForm } from './sign-up-form.tsx';
import { WithdrawFold } from './withdraw-fold.tsx';
import { AttendedMark, isOpen, isOver, nameOf, PlaceMark } from './words.tsx';

/** Those the centre has signed up, and the form for more. */
export function OwnPeople(props: CaseProps): ReactNode {
  const { c, desk, the, attempt } = props;
  const { locale } = c.var;
  const t = deskTexts[locale];
  if (desk.centreId === '') return null;
  const own = the.participants.filter((p) => p.kind === 'centre' && p.centreId === desk.centreId);
  const typed = attempt?.persons ?? firstPersons(c, the);
  // What was typed stays to be seen, also when it came too late.
  const form = (the.may['sign-up'] || attempt?.persons !== undefined) && <SignUpForm c={c} desk={desk} the={the} typed={typed} errors={attempt?.errors ?? []} />;
  return (
    <section className="k-stack" aria-labelledby="meld-pa" id="pamelding">
      <Heading level={2} size="xs" id="meld-pa">
        {own.length === 0 ? t.signUp : t.ours}
      </Heading>
      {own.length > 0 && (
        <ul className="k-persons">
          {own.map((p) => (
            <OwnPerson key={p.id} {...props} participant={p} />
          ))}
        </ul>
      )}
      {!the.may['sign-up'] && the.gathering.state === 'published' && !isOpen(c, the.gathering) && !isOver(c, the.gathering) && <p className="k-quiet">{t.tooLate}</p>}
      {own.length === 0 ? (
        form
      ) : (
        <>
          {form && (
            <Fold title={t.signUpMore} open={attempt?.persons !== undefined}>
              {form}
            </Fold>
          )}
        </>
      )}
    </section>
  );
}

function OwnPerson({ c, desk, the, participant }: CaseProps & { readonly participant: Participant }): ReactNode {
  const { locale, services } = c.var;
  const t = deskTexts[locale];
  const name = nameOf(locale, participant);
  const { gathering } = the;
  const deed = (what: string): string => hrefOf(c, desk, gathering.id, `deltakere/${participant.id}/${what}`);
  const toCome = gathering.state === 'published' && gathering.startsAt > services.now();
  const mayWithdraw = toCome && ['requested', 'waiting', 'offered', 'coming'].includes(participant.state);
  const place = the.queue[participant.id];
  return (
    <li>
      <div className="k-visitpart">
        <p>
          <strong>{name}</strong>
        </p>
        <p>{participant.attended === null ? <PlaceMark state={participant.state} locale={locale} /> : <AttendedMark attended={participant.attended} locale={locale} />}</p>
        {participant.state === 'waiting' && place !== undefined && <p className="k-quiet k-small">{guestTexts[locale].queueOther(place)}</p>}
        {participant.state === 'offered' && participant.offerUntil && <p className="k-quiet k-small">{t.offerUntil(momentText(locale, participant.offerUntil))}</p>}
      </div>
      {(mayWithdraw || (toCome && participant.state === 'offered')) && (
        <div className="k-row">
          {toCome && participant.state === 'offered' && (
            <form method="post" action={deed('godta')}>
              <Button aria-label={t.acceptOf(name)}>{t.accept}</Button>
            </form>
          )}
          {mayChange(gathering, participant, services.now()) && (
            <ButtonLink variant="tertiary" href={deed('endre')} aria-label={t.changeOf(name)}>
              {t.change}
            </ButtonLink>
          )}
          {mayWithdraw && <WithdrawFold locale={locale} to={deed('meld-av')} name={name} />}
        </div>
      )}
    </li>
  );
}
