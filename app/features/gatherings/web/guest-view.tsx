import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, formatNumber, href } from '../../../platform/locale.ts';
import { momentText } from '../../../platform/moment.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Facts, Fold, Written } from '../../../ui/facts.tsx';
import { Button, ButtonLink, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { messageFor } from '../../../ui/posted-form.ts';
import type { OwnPlace } from '../inputs.ts';
import { deskTexts } from './desk-texts.ts';
import type { GuestAttempt } from './attempts.ts';
import { guestPath } from './guest-paths.ts';
import { guestTexts } from './guest-texts.ts';
import { Problems } from './problems.tsx';
import { Programme } from './programme-view.tsx';
import { gatheringTexts } from './texts.ts';
import { GatheringMark, isOver, organiserName, whenText } from './words.tsx';

interface Props {
  readonly c: AppContext;
  readonly secret: string;
  readonly own: OwnPlace;
  readonly attempt: GuestAttempt;
}
const hrefOf = ({ c, secret }: Pick<Props, 'c' | 'secret'>, part: string): string => `${href(c.var.locale, guestPath(secret))}/${part}`;

export function GuestView({ said, ...props }: Props & { readonly said: string | undefined }): ReactNode {
  const { c, own, attempt } = props;
  const { locale } = c.var;
  const t = guestTexts[locale];
  const { gathering } = own;
  return (
    <div className="k-visitpage">
      <div className="k-visitpage__head k-stack">
        <Problems c={c} errors={attempt.errors} refused={attempt.refused} said={said} />
        <div className="k-visitpart">
          <Heading level={1} size="lg">
            {gathering.title}
          </Heading>
          <p className="k-facts">
            <GatheringMark c={c} gathering={gathering} />
            <span>{t.invitedBy(organiserName(c, gathering))}</span>
            {gathering.demonstration && <DemoMark locale={locale} />}
          </p>
        </div>
        {own.participant.person === undefined ? (
          <Message tone="info" title={t.erasedTitle}>
            {t.erasedText}
          </Message>
        ) : (
          <Now {...props} />
        )}
        <What {...props} />
        {gathering.text !== '' && <Written>{gathering.text}</Written>}
      </div>
      <div className="k-visitpage__do">
        <Actions {...props} />
      </div>
      <div className="k-visitpage__rest">
        <Programme c={c} gathering={gathering} documents={own.documents} documentPath={(id) => `${guestPath(props.secret)}/dokumenter/${id}`} />
        {gathering.minutes !== '' && (
          <section className="k-stack" aria-labelledby="referat">
            <Heading level={2} size="sm" id="referat">
              {deskTexts[locale].minutes}
            </Heading>
            <Written>{gathering.minutes}</Written>
          </section>
        )}
        <OwnData {...props} />
      </div>
    </div>
  );
}

/** How it stands, in a sentence or two. */
function Now({ c, own: { gathering, participant, queuePlace } }: Props): ReactNode {
  const { locale } = c.var;
  const t = guestTexts[locale];
  const over = isOver(c, gathering);
  const now =
    gathering.state === 'cancelled' ? t.cancelled : over ? (participant.state === 'coming' && participant.attended !== false ? t.held : t.over) : t.now[participant.state];
  return (
    <div className="k-now k-visitpart">
      <p className="k-lead">{now}</p>
      {!over && participant.state === 'waiting' && queuePlace !== undefined && <p>{t.queuePlace(queuePlace)}</p>}
      {!over && participant.state === 'offered' && participant.offerUntil && <p>{t.offerUntil(momentText(locale, participant.offerUntil))}</p>}
    </div>
  );
}

function What(props: Props): ReactNode {
  const { c, own } = props;
  const { locale } = c.var;
  const shared = gatheringTexts[locale];
  const { gathering, participant } = own;
  const coming = participant.state === 'coming' && gathering.state === 'published';
  return (
    <>
      <Facts
        facts={[
          [shared.when, whenText(locale, gathering)],
          [shared.where, gathering.place],
          [
            shared.online,
            coming && gathering.online !== '' && (
              <a key="m" className="ds-link" href={gathering.online} rel="noreferrer">
                {gathering.online}
              </a>
            ),
          ],
          [shared.signUpUntil, (participant.state === 'invited' || own.may['sign-up']) && formatDay(locale, gathering.signUpUntil)],
        ]}
      />
      {coming && (
        <p>
          <a className="ds-link k-tap" href={hrefOf(props, 'invitasjon.ics')}>
            {guestTexts[locale].calendar}
          </a>
        </p>
      )}
    </>
  );
}

function Actions(props: Props): ReactNode {
  const { c, own, attempt } = props;
  const t = guestTexts[c.var.locale];
  const { may, participant } = own;
  const post = (deed: string, button: ReactNode): ReactNode => (
    <form method="post" action={hrefOf(props, deed)} className="k-visitanswer">
      {button}
    </form>
  );
  return (
    <>
      {may.feedback && (
        <div className="k-visitpart k-visitanswer">
          <ButtonLink href={hrefOf(props, 'tilbakemelding')}>{t.feedback}</ButtonLink>
          <p className="k-quiet k-small">{t.feedbackHelp}</p>
        </div>
      )}
      {may.accept && post('godta', <Button>{t.accept}</Button>)}
      {may['sign-up'] &&
        (participant.state === 'invited' ? (
          <section className="k-stack" aria-labelledby="svar">
            <Heading level={2} size="xs" id="svar">
              {t.answer}
            </Heading>
            <Form {...props} deed="takk-ja" button={t.yes} />
          </section>
        ) : (
          <Fold title={t.again} open={attempt.typed !== undefined}>
            <Form {...props} deed="takk-ja" button={t.yes} />
          </Fold>
        ))}
      {may.decline && (
        <div className="k-visitpart">
          {post('takk-nei', <Button variant="secondary">{t.no}</Button>)}
          <p className="k-quiet k-small">{t.noHelp}</p>
        </div>
      )}
      {may.change && !may['sign-up'] && (
        <Fold title={t.change} open={attempt.typed !== undefined}>
          <Form {...props} deed="endre" button={t.save} />
        </Fold>
      )}
      {may.withdraw && (
        <p className="k-visitanswer">
          <ButtonLink variant="secondary" href={hrefOf(props, 'meld-av')}>
            {t.withdraw}
          </ButtonLink>
        </p>
      )}
    </>
  );
}

function Form(props: Props & { readonly deed: string; readonly button: string }): ReactNode {
  const { c, own, attempt, deed, button } = props;
  const { locale, services } = c.var;
  const t = guestTexts[locale];
  const { person } = own.participant;
  const typed = attempt.typed ?? { name: person?.name ?? '', organisation: person?.organisation ?? '', needs: person?.needs ?? '' };
  const field = (id: string) => ({ id, name: id, error: messageFor(attempt.errors ?? [], id) });
  return (
    <form method="post" action={hrefOf(props, deed)} noValidate className="k-stack">
      <TextField {...field('navn')} label={t.name} value={typed.name} maxLength={200} autoComplete="name" />
      <TextField {...field('arbeidssted')} label={t.organisation} value={typed.organisation} maxLength={200} autoComplete="organization" />
      {own.gathering.askNeeds && (
        <TextField
          {...field('behov')}
          label={t.needs}
          help={t.needsHelp(formatNumber(locale, services.definitions.gatherings.eraseNeedsAfter))}
          value={typed.needs}
          maxLength={500}
          autoComplete="off"
        />
      )}
      <p className="k-visitanswer">
        <Button>{button}</Button>
      </p>
    </form>
  );
}

/** What is held about them: to read, to take along, to erase. */
function OwnData(props: Props): ReactNode {
  const { c, own } = props;
  const { locale, services } = c.var;
  const t = guestTexts[locale];
  const { person } = own.participant;
  const { eraseNeedsAfter, erasePersonsAfter } = services.definitions.gatherings;
  if (!person) return null;
  return (
    <section className="k-stack" aria-labelledby="egne-data">
      <Heading level={2} size="sm" id="egne-data">
        {t.ownData}
      </Heading>
      <Facts
        facts={[
          [t.name, person.name],
          [t.email, person.email],
          [t.organisation, person.organisation],
          [t.needs, person.needs],
        ]}
      />
      <p>{t.ownDataText(formatNumber(locale, erasePersonsAfter), formatNumber(locale, eraseNeedsAfter))}</p>
      <p className="k-row">
        <a className="ds-link k-tap" href={hrefOf(props, 'mine-data.json')}>
          {t.download}
        </a>
        {own.may.erase && (
          <a className="ds-link k-tap" href={hrefOf(props, 'slett')}>
            {t.erase}
          </a>
        )}
      </p>
    </section>
  );
}
