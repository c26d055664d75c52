import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { locales } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, Choice, SelectField, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { messageFor, readForm } from '../../../ui/posted-form.ts';
import { respond } from '../../../ui/respond.tsx';
import type { Participant } from '../gathering.ts';
import { changeParticipant, getGathering } from '../gatherings.server.ts';
import type { GatheringCase, PersonChange } from '../inputs.ts';
import { showCase } from './case-page.tsx';
import { deskTexts } from './desk-texts.ts';
import { mayChange } from './may-change.ts';
import { deskOf, hrefOf, paramOf } from './paths.ts';
import type { Desk } from './paths.ts';
import { peopleTexts } from './people-texts.ts';
import { personTexts } from './person-texts.ts';
import { Problems } from './problems.tsx';
import { personFault, personLimits } from './sign-up-form.tsx';
import { gatheringCrumbs } from './tabs.tsx';
import { mayWriteTo } from './letter-limit.server.ts';
import { gatheringTexts } from './texts.ts';
import { nameOf } from './words.tsx';

/** What the centre wrote of one whom it signed up: changed without being withdrawn, and without losing the place. */

interface Found {
  readonly desk: Desk;
  readonly the: GatheringCase;
  readonly participant: Participant;
}
/** @throws AppError `not-found` for one that is not the centre's own */
async function find(c: AppContext): Promise<Found> {
  const desk = deskOf(c);
  const the = await getGathering(ctxOf(c), { centreId: desk.centreId, id: paramOf(c, 'id') });
  const participant = the.participants.find((p) => p.id === paramOf(c, 'participant'));
  if (!participant || desk.centreId === '' || participant.centreId !== desk.centreId) throw new AppError('not-found');
  return { desk, the, participant };
}

export async function getPersonPage(c: AppContext): Promise<Response> {
  const found = await find(c);
  const { person, language } = found.participant;
  if (!person || !mayChange(found.the.gathering, found.participant, c.var.services.now())) return showCase(c, { refused: deskTexts[c.var.locale].tooLate }, 409);
  return show(c, found, { name: person.name, email: person.email ?? '', organisation: person.organisation, language, needs: '', forgetNeeds: false });
}

export async function postPerson(c: AppContext): Promise<Response> {
  const found = await find(c);
  const body = await readForm(c);
  const language = locales.find((l) => l === body.text('sprak')) ?? found.participant.language;
  const typed: PersonChange = {
    name: body.line('navn'),
    email: body.line('epost'),
    organisation: body.line('arbeidssted'),
    language,
    needs: body.text('behov'),
    forgetNeeds: body.has('slett-behov'),
  };
  const { desk, the, participant } = found;
  const another = typed.email.toLowerCase() !== participant.person?.email?.toLowerCase();
  if (another && !(await mayWriteTo(c, [typed.email]))) return show(c, found, typed, { refused: gatheringTexts[c.var.locale].tooOften }, 429);
  const changed = await changeParticipant(ctxOf(c), { centreId: desk.centreId, id: the.gathering.id, participantId: participant.id, ...typed });
  if (changed.ok) return c.redirect(`${hrefOf(c, desk, the.gathering.id)}?ok=${changed.moved ? 'flyttet' : 'endret'}`, 303);
  if (changed.reason === 'invalid')
    return show(c, found, typed, { errors: changed.faults.map((fault) => ({ href: `#${fieldIds[fault.field]}`, message: personFault(c, fault) })) }, 422);
  return show(c, found, typed, { refused: changed.reason === 'already' ? deskTexts[c.var.locale].refused.already : gatheringTexts[c.var.locale].notNow }, 409);
}
const fieldIds = { name: 'navn', email: 'epost', organisation: 'arbeidssted', needs: 'behov', persons: 'navn' } as const;

interface Attempt {
  readonly errors?: readonly FieldError[];
  readonly refused?: string;
}
function show(c: AppContext, { desk, the, participant }: Found, typed: PersonChange, { errors = [], refused }: Attempt = {}, status = 200): Response {
  const { locale } = c.var;
  const title = personTexts[locale].title(nameOf(locale, participant));
  return respond(
    c,
    {
      title,
      breadcrumbs: [...gatheringCrumbs(c, desk, the, 'samlingen')],
      robots: 'noindex',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg k-measure">
          <Problems c={c} errors={errors} refused={refused} />
          <div className="k-visitpart">
            <Heading level={1} size="lg">
              {title}
            </Heading>
            <p>{personTexts[locale].lead}</p>
          </div>
          <Form locale={locale} typed={typed} errors={errors} askNeeds={the.gathering.askNeeds} action={hrefOf(c, desk, the.gathering.id, `deltakere/${participant.id}/endre`)} />
        </div>
      ),
    },
    status,
  );
}

interface FormProps {
  readonly locale: Locale;
  readonly typed: PersonChange;
  readonly errors: readonly FieldError[];
  readonly askNeeds: boolean;
  readonly action: string;
}
function Form({ locale, typed, errors, askNeeds, action }: FormProps): ReactNode {
  const [t, desk] = [personTexts[locale], deskTexts[locale]];
  const field = (id: string) => ({ id, name: id, error: messageFor(errors, id), autoComplete: 'off' });
  return (
    <form method="post" action={action} noValidate className="k-stack">
      <TextField {...field('navn')} label={desk.name} value={typed.name} maxLength={personLimits.name} />
      <TextField {...field('epost')} label={desk.email} help={t.emailHelp} type="email" value={typed.email} maxLength={personLimits.email} />
      <TextField {...field('arbeidssted')} label={t.organisation} value={typed.organisation} maxLength={personLimits.organisation} />
      <SelectField {...field('sprak')} label={t.language} value={typed.language} options={locales.map((value) => ({ value, label: peopleTexts[locale].languages[value] }))} />
      {askNeeds && (
        <>
          <TextField {...field('behov')} label={t.needs} help={t.needsHelp} value={typed.needs} maxLength={personLimits.needs} />
          <Choice type="checkbox" id="slett-behov" name="slett-behov" value="ja" label={t.forget} checked={typed.forgetNeeds} />
        </>
      )}
      <p>
        <Button>{desk.save}</Button>
      </p>
    </form>
  );
}
