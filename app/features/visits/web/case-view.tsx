import type { ReactNode } from 'react';
import { href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { CaseActions, WriteToGroup } from './case-actions.tsx';
import { CaseEvaluation } from './case-evaluation.tsx';
import { centreTexts } from './centre-texts.ts';
import type { CaseProps } from './case-parts.tsx';
import { ownDayPath } from './desk-paths.ts';
import { fieldTexts } from './field-texts.ts';
import { momentText } from '../../../platform/moment.ts';
import { Facts } from '../../../ui/facts.tsx';
import { centreName, Conversation, formName, fromWhere, periodsText, personsText, topicNames, VisitLines, VisitMark, whenText } from './parts.tsx';

export function CaseView({ done, ...props }: CaseProps & { done: string | undefined }): ReactNode {
  const { c, the, attempt } = props;
  const { locale } = c.var;
  const t = centreTexts[locale];
  const { visit } = the;
  const errors = attempt?.errors ?? [];
  const said = done !== undefined && isDone(done, t.done) ? t.done[done] : undefined;
  return (
    <div className="k-visitpage">
      <div className="k-visitpage__head k-stack">
        {errors.length > 0 && <ErrorSummary title={fieldTexts[locale].summaryTitle(errors.length)} errors={errors} />}
        {attempt?.refused !== undefined && (
          <Message tone="danger" role="alert">
            {attempt.refused}
          </Message>
        )}
        {said !== undefined && (
          <Message tone="success" role="status">
            {said}
          </Message>
        )}
        <div className="k-visitpart">
          <Heading level={1} size="lg">
            <span className="k-chapterno">{t.visit(visit.number)}</span> {fromWhere(c, visit)}
          </Heading>
          <p className="k-facts">
            <VisitMark state={visit.state} locale={locale} />
            <span>{personsText(locale, visit.persons)}</span>
            {visit.demonstration && <DemoMark locale={locale} />}
          </p>
        </div>
        <CaseFacts {...props} />
        <Standing {...props} />
      </div>
      <div className="k-visitpage__do">
        <CaseActions {...props} />
      </div>
      <div className="k-visitpage__rest">
        <Who {...props} />
        <Talk {...props} />
        <CaseEvaluation c={c} the={the} />
      </div>
    </div>
  );
}
const isDone = (done: string, texts: (typeof centreTexts)['nb']['done']): done is keyof typeof texts => Object.hasOwn(texts, done);

function CaseFacts({ c, the: { visit, contact, day, enquiryNumber } }: CaseProps): ReactNode {
  const { locale } = c.var;
  const [t, shared] = [centreTexts[locale], fieldTexts[locale]];
  return (
    <Facts
      facts={[
        [t.from, contact && [contact.name, contact.workplaceName].filter(Boolean).join(', ')],
        [
          shared.email,
          contact?.email && (
            <a key="e" className="ds-link" href={`mailto:${contact.email}`}>
              {contact.email}
            </a>
          ),
        ],
        [
          shared.phone,
          contact?.phone && (
            <a key="t" className="ds-link" href={`tel:${contact.phone}`}>
              {contact.phone}
            </a>
          ),
        ],
        [t.when, whenText(locale, visit)],
        [t.where, visit.place],
        [t.how, formName(locale, visit.form)],
        [
          t.day,
          day && (
            <a key="d" className="ds-link" href={href(locale, ownDayPath(day.id))}>
              {day.title}
            </a>
          ),
        ],
        [
          t.wished,
          visit.periods.length > 0 &&
            periodsText(locale, visit.periods).map((p) => (
              <span key={p} className="k-visitperiods">
                {p}
              </span>
            )),
        ],
        [t.topics, topicNames(c, visit.topics)],
        [
          t.enquiry,
          enquiryNumber !== undefined && (
            <a key="h" className="ds-link" href={href(locale, `/min-sentral/henvendelser/${enquiryNumber}`)}>
              {enquiryNumber}
            </a>
          ),
        ],
      ]}
    />
  );
}

/** What is special about where it stands. */
function Standing({ c, the: { visit, queuePlace } }: CaseProps): ReactNode {
  const { locale } = c.var;
  const t = centreTexts[locale];
  return (
    <>
      {visit.erasedAt !== null && <p className="k-quiet">{t.erased}</p>}
      {visit.state === 'waiting' && queuePlace !== undefined && <p>{t.ownQueue(queuePlace)}</p>}
      {visit.state === 'offered' && visit.offerUntil && <p>{t.offeredUntil(momentText(locale, visit.offerUntil))}</p>}
      {visit.state === 'declined' && visit.suggestedCentreId !== null && <p>{t.suggestedOther(centreName(c, visit.suggestedCentreId))}</p>}
    </>
  );
}

function Who({ c, the: { visit, persons } }: CaseProps): ReactNode {
  const { locale } = c.var;
  const t = centreTexts[locale];
  return (
    <section className="k-stack" aria-labelledby="hvem">
      <Heading level={2} size="sm" id="hvem">
        {visit.state === 'summed-up' ? t.whoCame : t.who}
      </Heading>
      <VisitLines c={c} visit={visit} />
      {persons.length > 0 && (
        <p>
          <span className="k-quiet">{t.people}:</span> {persons.map((p) => (p.cancelledAt === null ? p.name : `${p.name} (${t.hasCancelled})`)).join(', ')}
        </p>
      )}
    </section>
  );
}

function Talk(props: CaseProps): ReactNode {
  const { c, the } = props;
  const { locale } = c.var;
  const t = centreTexts[locale];
  if (the.visit.erasedAt !== null) return null;
  return (
    <section className="k-stack" aria-labelledby="samtalen">
      <Heading level={2} size="sm" id="samtalen">
        {t.conversation}
      </Heading>
      {the.messages.length === 0 && <p className="k-quiet">{t.noMessages}</p>}
      <Conversation
        messages={the.messages}
        locale={locale}
        lang={the.visit.language}
        voices={{ group: the.contact?.name ?? t.noContact, centre: centreName(c, the.visit.centreId), system: t.system }}
      />
      <WriteToGroup {...props} />
    </section>
  );
}
