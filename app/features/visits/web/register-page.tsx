import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href, norwegianDay } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, Choice, Question, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { newSecret } from '../../../platform/private-link.server.ts';
import { requireCentre } from '../../access/access.server.ts';
import { getEnquiryForVisit } from '../../enquiries/enquiries.server.ts';
import { registerVisit } from '../visits.server.ts';
import { centreTexts } from './centre-texts.ts';
import { casePath, deskCrumbs, registerPath } from './desk-paths.ts';
import { fieldTexts } from './field-texts.ts';
import { messageFor, readForm } from '../../../ui/posted-form.ts';
import { EnterSends, LinesField, MunicipalityList } from './lines-field.tsx';
import { emptyLine } from './lines.ts';
import { municipalityChoice } from '../../geography/municipality-meant.ts';
import { parseRegistration, readRegistration, registerFacts, registerPrefix } from './register-form.ts';
import type { TypedRegistration } from './register-form.ts';
import { FormChoices, TopicChoices } from './request-view.tsx';
import { TimeFields } from './time-fields.tsx';
import { workTexts } from './work-texts.ts';

interface View {
  readonly typed: TypedRegistration;
  readonly errors: readonly FieldError[];
  readonly refused?: string | undefined;
}

/** `?henvendelse=NUMBER` begins with what is known from that enquiry. */
export async function getRegisterPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const number = c.req.query('henvendelse');
  return show(c, { typed: number === undefined ? blank() : await fromEnquiry(c, centreId, number), errors: [] });
}

export async function postRegisterPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const body = await readForm(c);
  const typed = readRegistration(body);
  if (body.text('handling') === 'linje') return show(c, { typed: { ...typed, lines: [...typed.lines, emptyLine] }, errors: [] });
  const { registration, errors } = parseRegistration(c, typed);
  if (!registration) return show(c, { typed, errors }, 422);
  const registered = await registerVisit(ctxOf(c), { ...registration, centreId });
  if (registered.ok) return c.redirect(`${href(c.var.locale, casePath(registered.number))}?ok=registrert`, 303);
  return show(c, { typed, errors, refused: centreTexts[c.var.locale].refused[registered.reason] }, 409);
}

const blank = (): TypedRegistration => ({
  enquiry: '',
  held: '',
  form: 'on-site',
  lines: [emptyLine],
  time: { day: '', from: '', to: '', place: '' },
  name: '',
  email: '',
  phone: '',
  workplace: '',
  topics: [],
  sendLink: false,
  key: newSecret(),
});

async function fromEnquiry(c: AppContext, centreId: string, number: string): Promise<TypedRegistration> {
  const { enquiry, contact } = await getEnquiryForVisit(ctxOf(c), centreId, number);
  const { geography } = c.var.services.definitions;
  return {
    ...blank(),
    enquiry: enquiry.number,
    held: 'nei',
    lines: [{ ...emptyLine, municipality: municipalityChoice(geography, enquiry.municipality, norwegianDay(c.var.services.now())) }],
    name: contact?.name ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
    workplace: contact?.workplaceName ?? '',
    topics: enquiry.topics,
    sendLink: contact?.email != null,
  };
}

function show(c: AppContext, view: View, status = 200): Response {
  const { locale } = c.var;
  const t = workTexts[locale].register;
  const { typed, errors } = view;
  return respond(
    c,
    {
      title: t.title,
      breadcrumbs: deskCrumbs(c),
      robots: 'noindex',
      width: 'form',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          {errors.length > 0 && <ErrorSummary title={fieldTexts[locale].summaryTitle(errors.length)} errors={errors} />}
          {view.refused !== undefined && (
            <Message tone="danger" role="alert">
              {view.refused}
            </Message>
          )}
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <p>{typed.enquiry === '' ? t.lead : t.fromEnquiry(typed.enquiry)}</p>
          <Form c={c} view={view} />
        </div>
      ),
    },
    status,
  );
}

function Form({ c, view: { typed, errors } }: { c: AppContext; view: View }): ReactNode {
  const { locale } = c.var;
  const t = workTexts[locale].register;
  const facts = registerFacts(c, typed);
  const action = href(locale, registerPath);
  return (
    <form method="post" action={action} noValidate className="k-visitform">
      <EnterSends />
      <input type="hidden" name="henvendelse" value={typed.enquiry} />
      <input type="hidden" name="nokkel" value={typed.key} />
      <MunicipalityList facts={facts} />
      <Question legend={t.held} id="holdt" error={messageFor(errors, 'holdt-nei')}>
        <div className="k-options">
          <Choice type="radio" id="holdt-nei" name="holdt" value="nei" label={t.heldNo} checked={typed.held === 'nei'} />
          <Choice type="radio" id="holdt-ja" name="holdt" value="ja" label={t.heldYes} checked={typed.held === 'ja'} />
        </div>
      </Question>
      <Question legend={centreTexts[locale].when}>
        <div className="k-stack k-fieldstack">
          <TimeFields locale={locale} prefix={registerPrefix} typed={typed.time} errors={errors} place={t.place} />
        </div>
      </Question>
      <LinesField facts={facts} lines={typed.lines} errors={errors} action={action} legend={t.who} help={t.whoHelp} />
      <FormChoices c={c} legend={centreTexts[locale].how} chosen={typed.form} error={messageFor(errors, 'form-0')} />
      <Contact c={c} typed={typed} errors={errors} />
      <TopicChoices c={c} chosen={typed.topics} />
      <p>
        <Button>{t.button}</Button>
      </p>
    </form>
  );
}

function Contact({ c, typed, errors }: { c: AppContext; typed: TypedRegistration; errors: readonly FieldError[] }): ReactNode {
  const { locale } = c.var;
  const [t, shared] = [workTexts[locale].register, fieldTexts[locale]];
  const field = (id: string) => ({ id, name: id, error: messageFor(errors, id), autoComplete: 'off' });
  return (
    <Question legend={t.contact} help={t.contactHelp}>
      <div className="k-stack k-fieldstack">
        <TextField {...field('navn')} label={shared.name} value={typed.name} maxLength={200} />
        <TextField {...field('epost')} label={shared.email} value={typed.email} type="email" inputMode="email" maxLength={254} />
        <TextField {...field('telefon')} label={shared.phone} value={typed.phone} type="tel" maxLength={30} />
        <TextField {...field('arbeidssted')} label={shared.workplace} value={typed.workplace} maxLength={200} />
        <div className="k-options">
          <Choice type="checkbox" id="send-lenke" name="send-lenke" value="ja" label={t.sendLink} checked={typed.sendLink} />
        </div>
      </div>
    </Question>
  );
}
