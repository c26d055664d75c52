import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { formatList, href, norwegianDay } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button, Choice, Question, SelectField, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { municipalityChoices, municipalityMeant } from '../../geography/municipality-meant.ts';
import { isCentreRole, isMunicipalRole } from '../access.ts';
import type { AccessOptions } from '../inside/access-options.ts';
import { readInvitation } from '../inside/invitation-input.ts';
import type { InvitationFault, InvitationInput } from '../inside/invitation-input.ts';
import { getPerson, invitePerson } from '../inside/people.server.ts';
import { peopleTexts } from '../inside/people-texts.ts';
import { texts } from '../texts.ts';
import { placeHref, readableDay, roleName } from './people-place.ts';
import type { PeoplePlace } from './people-place.ts';

type Typed = Readonly<Record<string, string>>;

/** GET …/personer/inviter, with `?person=` to give somebody more */
export async function getInvitePage(c: AppContext, place: PeoplePlace): Promise<Response> {
  if (place.gives.length === 0) throw new AppError('forbidden');
  const known = c.req.query('person');
  const person = known === undefined ? undefined : await getPerson(ctxOf(c), known, place.centre?.id);
  return show(c, place, { fra: norwegianDay(c.var.services.now()), ...(person && { navn: person.name, epost: person.email }) }, []);
}

/** POST …/personer/inviter */
export async function postInvitation(c: AppContext, place: PeoplePlace, options: AccessOptions): Promise<Response> {
  if (place.gives.length === 0) throw new AppError('forbidden');
  const form = Object.fromEntries(Object.entries(await c.req.parseBody()).flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : [])));
  // At a centre nothing but its own staff can be chosen, whatever was sent.
  const typed: Typed = place.centre ? { ...form, rolle: 'member', sentral: place.centre.id } : form;
  const read = readInvitation(typed, { today: norwegianDay(c.var.services.now()), centreIds: place.centres.map((k) => k.id), geography: c.var.services.definitions.geography });
  if (!read.ok) return show(c, place, typed, read.faults);
  const result = await invitePerson(ctxOf(c), read.input, letterFor(c, place, read.input), options.writeLetter);
  if (!result.ok) return show(c, place, typed, [], peopleTexts[c.var.locale].invitation.already);
  return c.redirect(`${placeHref(c, place)}/${encodeURIComponent(result.personId)}?invitert=1`, 303);
}

function letterFor(c: AppContext, place: PeoplePlace, input: InvitationInput) {
  const { locale, actor, services } = c.var;
  const t = peopleTexts[locale].letter;
  const what = roleName(locale, input, place);
  const address = services.config.publicUrl + href(locale, '/logg-inn');
  return (name: string) => ({
    subject: t.subject,
    text: t.text(name, actor.kind === 'person' ? actor.name : '', what.charAt(0).toLowerCase() + what.slice(1), readableDay(locale, input.from), address),
  });
}

function show(c: AppContext, place: PeoplePlace, typed: Typed, faults: readonly InvitationFault[], refused?: string): Response {
  const { locale } = c.var;
  const t = peopleTexts[locale].invitation;
  const fieldOf = { name: 'navn', email: 'epost', role: `rolle-${place.gives[0] ?? ''}`, centre: 'sentral', municipality: 'kommune', from: 'fra' } satisfies Record<
    InvitationFault,
    string
  >;
  const wrong = (f: InvitationFault): string => (f === 'municipality' ? municipalityFault(c, place, typed['kommune'] ?? '') : t.faults[f]);
  const errors = [...faults.map((f) => ({ href: `#${fieldOf[f]}`, message: wrong(f) })), ...(refused ? [{ href: '#epost', message: refused }] : [])];
  const body: ReactNode = (
    <div className="k-stack k-stack--lg k-measure">
      <Heading level={1} size="lg">
        {t.title}
      </Heading>
      <p className="k-lead">{t.lead}</p>
      {errors.length > 0 && <ErrorSummary title={t.summary} errors={errors} />}
      <form method="post" action={placeHref(c, place, '/inviter')} className="k-stack k-stack--lg" noValidate>
        <Fields c={c} place={place} typed={typed} fault={(f) => (faults.includes(f) ? wrong(f) : f === 'email' ? refused : undefined)} />
        <p>
          <Button>{t.submit}</Button>
        </p>
      </form>
    </div>
  );
  return respond(
    c,
    {
      title: t.title,
      robots: 'noindex',
      breadcrumbs: [{ label: peopleTexts[locale].title, path: place.path }],
      current: place.path,
      script: true,
      children: body,
    },
    refused ? 409 : faults.length > 0 ? 422 : 200,
  );
}

/** What is wrong with what was written for a municipality: nothing, no name there is, or one that several have. */
function municipalityFault(c: AppContext, place: PeoplePlace, typed: string): string {
  const t = peopleTexts[c.var.locale].invitation;
  const meant = municipalityMeant(c.var.services.definitions.geography, typed, norwegianDay(c.var.services.now()));
  if (meant.kind === 'several')
    return t.severalMunicipalities(
      formatList(
        c.var.locale,
        meant.found.slice(0, 5).map((f) => place.municipality(f.code)),
      ),
    );
  return typed.trim() === '' ? t.faults.municipality : t.unknownMunicipality(typed.trim());
}

function Fields({ c, place, typed, fault }: { c: AppContext; place: PeoplePlace; typed: Typed; fault: (f: InvitationFault) => string | undefined }): ReactNode {
  const { locale } = c.var;
  const t = peopleTexts[locale];
  const today = norwegianDay(c.var.services.now());
  return (
    <>
      <TextField id="navn" name="navn" label={t.name} help={t.invitation.nameHelp} value={typed['navn']} error={fault('name')} maxLength={100} autoComplete="off" required />
      <TextField
        id="epost"
        name="epost"
        type="email"
        label={t.email}
        help={t.invitation.emailHelp}
        value={typed['epost']}
        error={fault('email')}
        maxLength={254}
        autoComplete="off"
        required
      />
      {!place.centre && (
        <>
          <Question legend={t.invitation.role} level={0} id="rolle" error={fault('role')}>
            <div className="k-options">
              {place.gives.map((role) => (
                <Choice
                  key={role}
                  type="radio"
                  id={`rolle-${role}`}
                  name="rolle"
                  value={role}
                  label={`${texts[locale].role[role]}: ${t.invitation.roleHelp[role]}`}
                  checked={typed['rolle'] === role}
                />
              ))}
            </div>
          </Question>
          {place.gives.some(isCentreRole) && (
            <SelectField
              id="sentral"
              name="sentral"
              label={t.invitation.centre}
              help={t.invitation.centreHelp}
              value={typed['sentral']}
              error={fault('centre')}
              options={[{ value: '', label: t.invitation.noCentre }, ...place.centres.map((k) => ({ value: k.id, label: k.name }))]}
            />
          )}
          {place.gives.some(isMunicipalRole) && (
            <>
              <TextField
                id="kommune"
                name="kommune"
                label={t.invitation.municipality}
                help={t.invitation.municipalityHelp}
                value={typed['kommune']}
                error={fault('municipality')}
                list="kommuner"
                maxLength={100}
                autoComplete="off"
              />
              <datalist id="kommuner">
                {municipalityChoices(c.var.services.definitions.geography, today).map((m) => (
                  <option key={m.code}>{m.name}</option>
                ))}
              </datalist>
            </>
          )}
        </>
      )}
      <TextField id="fra" name="fra" type="date" label={t.invitation.from} value={typed['fra']} min={today} error={fault('from')} required />
    </>
  );
}
