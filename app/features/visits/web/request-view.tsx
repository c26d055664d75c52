import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href, langOf, norwegianYear, textIn } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, Choice, Question, SelectField, TextArea, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { TrapFields } from '../../../ui/trap-fields.tsx';
import { offeredIn } from '../../enquiries/enquiry.ts';
import type { VisitingDay } from '../visit.ts';
import { visitForms } from '../visit.ts';
import { fieldTexts } from './field-texts.ts';
import { messageFor } from '../../../ui/posted-form.ts';
import { EnterSends, LinesField, MunicipalityList } from './lines-field.tsx';
import { factsToday } from './lines.ts';
import { formName } from './parts.tsx';
import { morePeople, mostPeople } from './request-form.ts';
import type { TypedRequest } from './request-form.ts';
import { requestTexts } from './request-texts.ts';

export const requestPath = '/be-om-hospitering';
export interface RequestView {
  readonly typed: TypedRequest;
  readonly errors: readonly FieldError[];
  readonly refused?: string | undefined;
  readonly day?: VisitingDay | undefined;
}

/** The form, the same for a visit of one's own and for a visiting day; a day needs neither form nor time. */
export function RequestForm({ c, view }: { c: AppContext; view: RequestView }): ReactNode {
  const { locale } = c.var;
  const { typed, errors, day } = view;
  const t = requestTexts[locale];
  const action = href(locale, requestPath);
  return (
    <>
      {errors.length > 0 && <ErrorSummary title={fieldTexts[locale].summaryTitle(errors.length)} errors={errors} />}
      {view.refused !== undefined && (
        <Message tone="danger" role="alert">
          {view.refused}
        </Message>
      )}
      <form method="post" action={action} noValidate className="k-visitform">
        <EnterSends />
        <Hidden typed={typed} label={t.trap} />
        <MunicipalityList facts={factsToday(c)} />
        <LinesField facts={factsToday(c)} lines={typed.lines} errors={errors} action={action} />
        {!day && <FormChoices c={c} legend={t.form} chosen={typed.form} error={messageFor(errors, 'form-0')} help />}
        {!day && <Periods c={c} view={view} />}
        {!day && <TopicChoices c={c} chosen={typed.topics} help={fieldTexts[locale].topicsHelp} />}
        <TextArea id="tekst" name="tekst" label={t.text} help={t.textHelp} value={typed.text} error={messageFor(errors, 'tekst')} rows={5} />
        <Contact c={c} view={view} />
        <People c={c} view={view} action={action} />
        <Kept c={c} />
        <p>
          <Button>{day ? t.sendDay : t.send}</Button>
        </p>
      </form>
    </>
  );
}

/** The link's secret is made with the form, so that a form sent twice is one request. */
const Hidden = ({ typed, label }: { typed: TypedRequest; label: string }): ReactNode => (
  <>
    <input type="hidden" name="nokkel" value={typed.secret} />
    <input type="hidden" name="sentral" value={typed.centreId} />
    <input type="hidden" name="dag" value={typed.dayId} />
    <input type="hidden" name="kommune" value={typed.municipality} />
    <TrapFields madeAt={typed.madeAt} label={label} />
  </>
);

/** On site, digital or guidance; each counts as what it is. */
export function FormChoices({ c, legend, chosen, error, help = false }: { c: AppContext; legend: string; chosen: string; error: string | undefined; help?: boolean }): ReactNode {
  const { locale } = c.var;
  const t = fieldTexts[locale];
  return (
    <Question legend={legend} id="form" error={error} errorId="form-feil">
      <div className="k-options">
        {visitForms.map((form, i) => (
          <Choice
            key={form}
            type="radio"
            id={`form-${i}`}
            name="form"
            value={form}
            checked={chosen === form}
            label={
              <>
                {formName(locale, form)} {help && <span className="k-quiet k-small">{t.formHelp[form]}</span>}
              </>
            }
          />
        ))}
      </div>
    </Question>
  );
}

export function TopicChoices({ c, chosen, help }: { c: AppContext; chosen: readonly string[]; help?: string }): ReactNode {
  const { locale, services } = c.var;
  const t = fieldTexts[locale];
  return (
    <Question legend={t.topics} help={help}>
      <div className="k-tiles">
        {offeredIn(services.definitions.enquiries.topics, norwegianYear(services.now())).map((topic) => (
          <label key={topic.id} className="k-tile" lang={langOf(topic.label, locale)}>
            <input className="ds-input" type="checkbox" id={`tema-${topic.id}`} name="tema" value={topic.id} defaultChecked={chosen.includes(topic.id)} />
            {textIn(topic.label, locale)}
          </label>
        ))}
      </div>
    </Question>
  );
}

function Periods({ c, view: { typed, errors } }: { c: AppContext; view: RequestView }): ReactNode {
  const { locale } = c.var;
  const [t, own] = [fieldTexts[locale], requestTexts[locale]];
  return (
    <Question legend={own.periods} help={own.periodsHelp}>
      {typed.periods.map((p, i) => (
        <div key={i} className="k-visitperiod" role="group" aria-labelledby={`periode-${i}`}>
          <span id={`periode-${i}`} className="k-quiet">
            {own.period(i + 1)}
          </span>
          <TextField id={`fra-${i}`} name={`fra-${i}`} label={t.from} type="date" value={p.from} error={messageFor(errors, `fra-${i}`)} />
          <TextField id={`til-${i}`} name={`til-${i}`} label={t.to} type="date" value={p.to} error={messageFor(errors, `til-${i}`)} />
        </div>
      ))}
    </Question>
  );
}

function Contact({ c, view: { typed, errors } }: { c: AppContext; view: RequestView }): ReactNode {
  const { locale } = c.var;
  const [t, own] = [fieldTexts[locale], requestTexts[locale]];
  const field = (id: string) => ({ id, name: id, error: messageFor(errors, id) });
  return (
    <Question legend={own.contact} help={own.contactHelp}>
      <div className="k-stack k-fieldstack">
        <TextField {...field('navn')} label={own.nameLabel} value={typed.name} autoComplete="name" maxLength={200} />
        <TextField {...field('epost')} label={t.email} value={typed.email} type="email" inputMode="email" autoComplete="email" maxLength={254} />
        <TextField {...field('arbeidssted')} label={t.workplace} help={own.workplaceHelp} value={typed.workplace} autoComplete="organization" maxLength={200} />
      </div>
    </Question>
  );
}

/** Those who get an invitation of their own; most groups need none. */
function People({ c, view: { typed, errors }, action }: { c: AppContext; view: RequestView; action: string }): ReactNode {
  const { locale } = c.var;
  const [t, own] = [fieldTexts[locale], requestTexts[locale]];
  const people = typed.people.length > 1 ? typed.people : Array.from({ length: morePeople }, (_, i) => typed.people[i] ?? { name: '', email: '', line: '' });
  const used = people.some((p) => p.name !== '' || p.email !== '') || typed.people.length > morePeople;
  const lines = typed.lines.map((_, i) => ({ value: String(i + 1), label: t.line(i + 1) }));
  return (
    <details className="ds-details k-visitpeople" open={used}>
      <summary>{own.people}</summary>
      <div className="k-stack">
        <p className="k-quiet">{own.peopleHelp}</p>
        <input type="hidden" name="deltakere" value={people.length} />
        {people.map((p, i) => {
          const field = (part: string) => ({ id: `deltaker-${part}-${i}`, name: `deltaker-${part}-${i}`, error: messageFor(errors, `deltaker-${part}-${i}`) });
          return (
            <div key={i} className="k-visitperson" role="group" aria-label={own.person(i + 1)}>
              <TextField {...field('navn')} label={t.name} value={p.name} autoComplete="off" maxLength={200} />
              <TextField {...field('epost')} label={t.email} value={p.email} type="email" inputMode="email" autoComplete="off" maxLength={254} />
              {lines.length > 1 ? (
                <SelectField {...field('linje')} label={own.personLine} value={p.line || '1'} options={lines} />
              ) : (
                <input type="hidden" name={`deltaker-linje-${i}`} value="1" />
              )}
            </div>
          );
        })}
        {people.length < mostPeople && (
          <p>
            <Button variant="secondary" name="handling" value="deltaker" formAction={`${action}#deltaker-navn-${people.length}`} formNoValidate>
              {own.morePeople}
            </Button>
          </p>
        )}
      </div>
    </details>
  );
}

function Kept({ c }: { c: AppContext }): ReactNode {
  const { locale, services } = c.var;
  const t = requestTexts[locale];
  return (
    <section className="k-visitkept k-visitpart" aria-labelledby="tas-vare-pa">
      <Heading level={2} size="2xs" id="tas-vare-pa">
        {t.keptTitle}
      </Heading>
      <p>
        {t.kept(formatNumber(locale, services.definitions.visits.eraseAfter))}{' '}
        <a className="ds-link" href={href(locale, '/personvern')}>
          {t.privacy}
        </a>
      </p>
    </section>
  );
}
