import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, formatNumber, href } from '../../../platform/locale.ts';
import { Facts, Fold, Written } from '../../../ui/facts.tsx';
import { Button, ButtonLink, TextArea } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { messageFor } from '../../../ui/posted-form.ts';
import { takesPlace } from '../gathering.ts';
import type { GatheringCase } from '../inputs.ts';
import type { CaseProps } from './attempts.ts';
import { deskTexts } from './desk-texts.ts';
import { OwnPeople } from './own-people.tsx';
import { hrefOf, pathOf } from './paths.ts';
import { Problems } from './problems.tsx';
import { Programme } from './programme-view.tsx';
import { GatheringHead } from './tabs.tsx';
import { gatheringTexts } from './texts.ts';
import { fromText, isOver, organiserName, personsText, whenText } from './words.tsx';
import { workTexts } from './work-texts.ts';

export function CaseView({ said, ...props }: CaseProps & { readonly said: string | undefined }): ReactNode {
  const { c, desk, the, attempt } = props;
  const { gathering } = the;
  return (
    <div className="k-stack k-stack--lg">
      <Problems c={c} errors={attempt?.errors} refused={attempt?.refused} said={said} />
      <GatheringHead c={c} desk={desk} the={the} part="samlingen" />
      <div className="k-visitpage">
        <div className="k-visitpage__head k-stack">
          <CaseFacts {...props} />
          {gathering.text !== '' && <Written>{gathering.text}</Written>}
        </div>
        <div className="k-visitpage__do">
          <OrganiserActions {...props} />
          <OwnPeople {...props} />
          <FeedbackWay {...props} />
        </div>
        <div className="k-visitpage__rest">
          <Programme c={c} gathering={gathering} documents={the.documents} documentPath={(id) => pathOf(desk, gathering.id, `dokumenter/${id}`)} />
          <Minutes {...props} />
          <Coming {...props} />
        </div>
      </div>
    </div>
  );
}

function CaseFacts({ c, desk, the }: CaseProps): ReactNode {
  const { locale } = c.var;
  const [t, shared] = [deskTexts[locale], gatheringTexts[locale]];
  const { gathering } = the;
  const mayMeet = the.organiser || the.participants.some((p) => takesPlace(p.state));
  const alive = gathering.state === 'published' && !isOver(c, gathering);
  return (
    <>
      <Facts
        facts={[
          [shared.when, whenText(locale, gathering)],
          [shared.where, gathering.place],
          [
            shared.online,
            gathering.online !== '' &&
              (mayMeet ? (
                <a key="m" className="ds-link" href={gathering.online} rel="noreferrer">
                  {gathering.online}
                </a>
              ) : (
                t.onlineHelp
              )),
          ],
          [t.organiser, organiserName(c, gathering)],
          [shared.signUpUntil, formatDay(locale, gathering.signUpUntil)],
          [shared.places, alive && placesText(c, the)],
        ]}
      />
      {(gathering.state === 'published' || gathering.state === 'draft') && (
        <p>
          <a className="ds-link k-tap" href={hrefOf(c, desk, gathering.id, 'invitasjon.ics')}>
            {t.calendar}
          </a>
        </p>
      )}
    </>
  );
}
function placesText({ var: { locale } }: AppContext, { gathering: { places, taken, waiting, approval } }: GatheringCase): string {
  const t = deskTexts[locale];
  const n = (value: number): string => formatNumber(locale, value);
  const room = places === null ? t.room : taken >= places ? t.full : t.free(n(places - taken), n(places));
  return [room, approval && t.approval, waiting > 0 && t.inQueue(n(waiting))]
    .filter((part) => part !== false)
    .join('. ')
    .replaceAll('..', '.');
}

function OrganiserActions({ c, desk, the, attempt }: CaseProps): ReactNode {
  const { locale } = c.var;
  const t = workTexts[locale];
  const { may, gathering } = the;
  const to = (part: string): string => hrefOf(c, desk, gathering.id, part);
  return (
    <>
      {may.publish && (
        <form method="post" action={to('publiser')} className="k-visitpart k-visitanswer">
          <Button>{t.publish}</Button>
          <p className="k-quiet k-small">{t.publishHelp}</p>
        </form>
      )}
      {may.change && (
        <p className="k-visitanswer">
          <ButtonLink variant="secondary" href={to('endre')}>
            {t.edit}
          </ButtonLink>
        </p>
      )}
      {may.cancel && (
        <Fold title={t.cancel} open={attempt?.cancelText !== undefined} id="avlys">
          <form method="post" action={to('avlys')} noValidate className="k-stack">
            <p className="k-quiet">{t.cancelHelp}</p>
            <TextArea id="avlys-tekst" name="tekst" label={t.cancelText} rows={3} value={attempt?.cancelText} error={messageFor(attempt?.errors ?? [], 'avlys-tekst')} />
            <p>
              <Button variant="secondary" color="danger">
                {t.cancel}
              </Button>
            </p>
          </form>
        </Fold>
      )}
    </>
  );
}

function FeedbackWay({ c, desk, the }: CaseProps): ReactNode {
  const t = deskTexts[c.var.locale];
  if (the.feedbackFor === undefined) return null;
  return (
    <div className="k-visitpart k-visitanswer">
      <ButtonLink href={hrefOf(c, desk, the.gathering.id, 'tilbakemelding')}>{t.giveFeedback}</ButtonLink>
      <p className="k-quiet k-small">{t.giveFeedbackHelp}</p>
    </div>
  );
}

function Minutes({ c, desk, the: { gathering } }: CaseProps): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale];
  if (!isOver(c, gathering)) return null;
  return (
    <section className="k-stack" aria-labelledby="referat">
      <Heading level={2} size="sm" id="referat">
        {t.minutes}
      </Heading>
      {gathering.minutes === '' ? <p className="k-quiet">{t.noMinutes}</p> : <Written>{gathering.minutes}</Written>}
      {gathering.activityId !== null && desk.centreId !== '' && (
        <p>
          <a className="ds-link k-tap" href={href(locale, `/min-sentral/logg/${gathering.activityId}`)}>
            {t.activity}
          </a>
        </p>
      )}
    </section>
  );
}

/** How many from where; names are the organiser's. */
function Coming({ c, the: { gathering, comingFrom } }: CaseProps): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale];
  if (gathering.state === 'draft' || gathering.state === 'cancelled') return null;
  const all = comingFrom.reduce((sum, { n }) => sum + n, 0);
  return (
    <section className="k-stack" aria-labelledby="hvem">
      <Heading level={2} size="sm" id="hvem">
        {t.who}
      </Heading>
      {all === 0 ? <p className="k-quiet">{t.nobodyYet}</p> : <p>{t.whoFrom(formatNumber(locale, all), all === 1)}</p>}
      {all > 0 && (
        <ul className="k-visitlines">
          {comingFrom
            .map((from) => ({ ...from, name: fromText(c, from, gathering.startsAt) }))
            .toSorted((a, b) => a.name.localeCompare(b.name, 'nb'))
            .map(({ kind, centreId, office, name, n }) => (
              <li key={`${kind} ${centreId} ${office}`}>
                <span>{name}</span>
                <span className="k-tabular k-quiet">{personsText(locale, n)}</span>
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}
