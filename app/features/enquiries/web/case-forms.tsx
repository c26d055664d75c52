import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { langOf, norwegianDay, textIn } from '../../../platform/locale.ts';
import { CheckIcon } from '../../../ui/icons.tsx';
import { Button, Choice, Question, SelectField, TextArea, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { isActiveAt } from '../../scheme/scheme.ts';
import type { Suggestion } from '../enquiry.ts';
import { suggestionText } from '../texts.ts';
import { faultOf } from './case-state.ts';
import type { CaseView } from './case-state.ts';
import { caseTexts } from './case-texts.ts';
import { deedHref } from './desk-request.ts';
import { centreName, topicLabel } from './parts.tsx';

interface Part {
  c: AppContext;
  view: CaseView;
}
/** What an answer or a note may hold; a letter of ten pages. */
export const mostAnswer = 20_000;
export const mostReason = 500;

/** Passed on to here: take it, or send it back with a word. */
export function WaitingReferral({ c, view }: Part): ReactNode {
  const { waiting } = view;
  if (!waiting) return null;
  const t = caseTexts[c.var.locale].waiting;
  const from = centreName(c, waiting.fromCentreId);
  const fault = view.typed?.to === undefined ? faultOf(view, 'grunn-tilbake') : undefined;
  return (
    <section className="k-wait k-stack" aria-labelledby="tatt-imot">
      <Heading level={3} size="xs" id="tatt-imot">
        {waiting.kind === 'handover' ? t.handover(from) : t.title(from)}
      </Heading>
      {waiting.reason !== '' && <p>«{waiting.reason}»</p>}
      <p className="k-small k-quiet">{t.help}</p>
      <form method="post" action={deedHref(c, view.found.enquiry.number, 'ta-imot')}>
        <Button>{t.accept}</Button>
      </form>
      {waiting.kind === 'referral' && (
        <details className="ds-details" open={fault !== undefined}>
          <summary>{t.back}</summary>
          <form method="post" action={deedHref(c, view.found.enquiry.number, 'send-tilbake')} noValidate className="k-stack">
            <TextField id="grunn-tilbake" name="grunn" label={t.backReason} help={t.backHelp(from)} value={view.typed?.reason} error={fault} maxLength={mostReason} required />
            <p>
              <Button variant="secondary">{t.back}</Button>
            </p>
          </form>
        </details>
      )}
    </section>
  );
}

/** Who can help, with the reasons; referring asks for one sentence. */
export function Suggestions({ c, view }: Part): ReactNode {
  const { definitions, now } = c.var.services;
  const t = caseTexts[c.var.locale].help;
  const today = norwegianDay(now());
  const others = definitions.scheme.centres.filter((centre) => centre.id !== view.centreId && isActiveAt(centre, today));
  const offered = new Set(view.suggestions.map((s) => s.centreId));
  const askedFor = view.typed?.to !== undefined && !offered.has(view.typed.to);
  return (
    <section className="k-refer k-stack" aria-labelledby="hvem-kan">
      <Heading level={3} size="xs" id="hvem-kan">
        {t.title}
      </Heading>
      {view.suggestions.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul className="k-suggest">
          {view.suggestions.map((suggestion, i) => (
            <Suggested key={suggestion.centreId} c={c} view={view} suggestion={suggestion} first={i === 0} />
          ))}
        </ul>
      )}
      <details className="ds-details" open={askedFor || faultOf(view, 'til') !== undefined}>
        <summary>{t.other}</summary>
        <form method="post" action={deedHref(c, view.found.enquiry.number, 'henvis')} noValidate className="k-stack">
          <SelectField
            id="til"
            name="til"
            label={t.which}
            value={askedFor ? view.typed?.to : ''}
            error={faultOf(view, 'til')}
            options={[{ value: '', label: t.chooseCentre }, ...others.map((centre) => ({ value: centre.id, label: centre.name }))]}
          />
          <TextField
            id="grunn"
            name="grunn"
            label={t.reasonAny}
            help={t.reasonHelp}
            value={askedFor ? view.typed?.reason : undefined}
            error={faultOf(view, 'grunn')}
            maxLength={mostReason}
            required
          />
          <p>
            <Button variant="secondary">{t.other}</Button>
          </p>
        </form>
      </details>
      <p className="k-small k-quiet">{t.once}</p>
    </section>
  );
}

function Suggested({ c, view, suggestion, first }: Part & { suggestion: Suggestion; first: boolean }): ReactNode {
  const t = caseTexts[c.var.locale].help;
  const { centreId } = suggestion;
  const name = centreName(c, centreId);
  const id = `grunn-${centreId}`;
  const fault = faultOf(view, id);
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p>{suggestion.reasons.map((reason) => suggestionText(c.var.locale, reason, (topic) => topicLabel(c, topic))).join(' ')}</p>
      </div>
      <details open={fault !== undefined || (view.typed?.to === centreId && view.refused !== undefined)}>
        <summary className="ds-button" data-variant={first ? 'secondary' : 'tertiary'}>
          <span className="k-when-closed">{t.referTo(name)}</span>
          <span className="k-when-open">{t.close}</span>
        </summary>
        <form method="post" action={deedHref(c, view.found.enquiry.number, 'henvis')} noValidate className="k-stack">
          <input type="hidden" name="til" value={centreId} />
          <TextField
            id={id}
            name="grunn"
            label={t.reason(name)}
            help={t.reasonHelp}
            value={view.typed?.to === centreId ? view.typed.reason : undefined}
            error={fault}
            maxLength={mostReason}
            required
          />
          <p>
            <Button>{t.referTo(name)}</Button>
          </p>
        </form>
      </details>
    </li>
  );
}

/** The answer to the asker, or a note to the colleagues; once it is closed, only the note. */
export function AnswerForm({ c, view }: Part): ReactNode {
  const { locale } = c.var;
  const t = caseTexts[locale].answer;
  const { enquiry, contact } = view.found;
  const mailed = Boolean(contact?.email);
  const noteHref = deedHref(c, enquiry.number, 'notat');
  if (!view.alive)
    return (
      <details className="ds-details k-answer" open={faultOf(view, 'svar') !== undefined}>
        <summary>{t.noteOnly}</summary>
        <form method="post" action={noteHref} noValidate className="k-stack">
          <TextArea id="svar" name="svar" label={t.noteOnly} value={view.typed?.answer} error={faultOf(view, 'svar')} rows={4} maxLength={mostAnswer} />
          <p>
            <Button variant="secondary">{t.asNote}</Button>
          </p>
        </form>
      </details>
    );
  return (
    <form className="k-answer k-stack" method="post" action={deedHref(c, enquiry.number, 'svar')} aria-labelledby="svar-tittel" noValidate>
      <Heading level={3} size="xs" id="svar-tittel">
        {t.title(view.asker)}
      </Heading>
      <input type="hidden" name="sett" value={enquiry.version} />
      <Templates c={c} view={view} />
      <TextArea
        id="svar"
        name="svar"
        label={t.label}
        help={mailed ? t.byMail(view.asker) : t.noMail}
        value={view.typed?.answer}
        error={faultOf(view, 'svar')}
        lang={enquiry.language}
        rows={8}
        maxLength={mostAnswer}
      />
      <Guide c={c} view={view} />
      <div className="k-row">
        <Button name="gjor" value="svar">
          {view.newer ? t.sendAnyway : mailed ? t.send : t.save}
        </Button>
        <Button variant="secondary" name="gjor" value="svar-avslutt">
          {mailed ? t.sendAndClose : t.saveAndClose}
        </Button>
        <Button variant="tertiary" formAction={noteHref}>
          {t.asNote}
        </Button>
      </div>
      {view.writers.length === 0 ? (
        <p className="k-saved">
          <CheckIcon />
          {t.nobodyWrites}
        </p>
      ) : (
        <p>
          <StateMark state="loose" label={t.writes(view.writers)} />
        </p>
      )}
    </form>
  );
}

function Templates({ c, view }: Part): ReactNode {
  const t = caseTexts[c.var.locale].answer;
  if (view.templates.length === 0) return null;
  const options = view.templates.map((template) => ({
    value: template.id,
    label: template.centreId === view.centreId ? template.title : `${template.title} (${t.shared(centreName(c, template.centreId))})`,
    lang: template.language,
  }));
  return (
    <div className="k-answer__tools">
      <SelectField id="mal" name="mal" label={t.template} value={view.typed?.template ?? ''} options={[{ value: '', label: t.noTemplate }, ...options]} />
      <Button variant="tertiary" name="gjor" value="mal-inn">
        {t.insert}
      </Button>
    </div>
  );
}

function Guide({ c, view }: Part): ReactNode {
  const { locale, services } = c.var;
  const { guide } = services.definitions.enquiries;
  if (guide.length === 0) return null;
  const t = caseTexts[locale].answer;
  const chosen = view.typed?.guide ?? [];
  return (
    <details className="ds-details" open={chosen.length > 0}>
      <summary>{t.guide}</summary>
      <Question legend={t.guideHelp} level={0}>
        <div className="k-options">
          {guide.map((unit) => (
            <Choice
              key={unit.id}
              type="checkbox"
              id={`veileder-${unit.id}`}
              name="veileder"
              value={unit.id}
              label={textIn(unit.title, locale)}
              lang={langOf(unit.title, locale)}
              checked={chosen.includes(unit.id)}
            />
          ))}
        </div>
      </Question>
    </details>
  );
}
