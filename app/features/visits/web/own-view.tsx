import type { ReactNode } from 'react';
import { href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { fieldTexts } from './field-texts.ts';
import { OwnActions, OwnData } from './own-actions.tsx';
import type { OwnProps } from './own-attempt.ts';
import { ownTexts } from './own-texts.ts';
import { centreName, Conversation, formName, periodsText, personsText, topicNames, VisitLines, VisitMark, whenText } from './parts.tsx';
import { momentText } from '../../../platform/moment.ts';
import { Facts } from '../../../ui/facts.tsx';
import { groupPath } from './private-paths.ts';

export function OwnVisitView({ done, ...props }: OwnProps & { done?: string | undefined }): ReactNode {
  const { c, own, attempt } = props;
  const { locale } = c.var;
  const t = ownTexts[locale];
  const { visit } = own;
  const errors = attempt?.errors ?? [];
  return (
    <div className="k-visitpage">
      <div className="k-visitpage__head k-stack">
        {errors.length > 0 && <ErrorSummary title={fieldTexts[locale].summaryTitle(errors.length)} errors={errors} />}
        {attempt?.refused !== undefined && (
          <Message tone="danger" role="alert">
            {attempt.refused}
          </Message>
        )}
        {done !== undefined && done !== 'sendt' && <Done done={done} t={t} />}
        <div className="k-visitpart">
          <Heading level={1} size="lg">
            {done === 'sendt' ? t.sentTitle(visit.number) : t.title(visit.number)}
          </Heading>
          <p className="k-facts">
            <span>{t.host(centreName(c, visit.centreId))}</span>
            <VisitMark state={visit.state} locale={locale} />
            {visit.demonstration && <DemoMark locale={locale} />}
          </p>
        </div>
        {done === 'sendt' && <p>{t.sentText}</p>}
        {visit.erasedAt === null ? (
          <Now {...props} />
        ) : (
          <Message tone="info" title={t.erased}>
            {t.erasedText}
          </Message>
        )}
      </div>
      <div className="k-visitpage__do">
        <OwnActions {...props} />
      </div>
      <div className="k-visitpage__rest">
        <What {...props} />
        <Written {...props} />
        <OwnData {...props} />
      </div>
    </div>
  );
}

const isDone = (done: string, texts: (typeof ownTexts)['nb']['done']): done is keyof typeof texts => Object.hasOwn(texts, done);
function Done({ done, t }: { done: string; t: (typeof ownTexts)['nb'] }): ReactNode {
  const text = done === 'ny-lenke' ? t.newLinkMade : isDone(done, t.done) ? t.done[done] : undefined;
  return text === undefined ? null : (
    <Message tone="success" role="status">
      {text}
    </Message>
  );
}

/** How it stands, in a sentence or two. */
function Now({ c, secret, own: { visit, queuePlace } }: OwnProps): ReactNode {
  const { locale } = c.var;
  const t = ownTexts[locale];
  const when = visit.state === 'proposed' || visit.state === 'offered' || visit.state === 'agreed' ? whenText(locale, visit) : undefined;
  return (
    <div className="k-now k-visitpart">
      <p className="k-lead">{visit.state === 'requested' && visit.dayId !== null ? t.now['requested-day'] : t.now[visit.state]}</p>
      {when !== undefined && (
        <p>
          <strong>{when}</strong>
          {visit.place !== '' && (
            <>
              <br />
              {visit.place}
            </>
          )}
        </p>
      )}
      {visit.state === 'agreed' && (
        <p>
          <a className="ds-link k-tap" href={href(locale, `${groupPath(secret)}/invitasjon.ics`)}>
            {t.invitation}
          </a>
        </p>
      )}
      {visit.state === 'waiting' && queuePlace !== undefined && <p>{t.queuePlace(queuePlace)}</p>}
      {visit.state === 'offered' && visit.offerUntil && <p>{t.offerUntil(momentText(locale, visit.offerUntil))}</p>}
      {visit.state === 'declined' && visit.suggestedCentreId !== null && <p>{t.suggestion(centreName(c, visit.suggestedCentreId))}</p>}
      {visit.state === 'declined' && visit.suggestedCentreId === null && (
        <p>
          <a className="ds-link k-tap" href={`${href(locale, '/be-om-hospitering')}?sentral=${visit.centreId}`}>
            {t.askAgain}
          </a>
        </p>
      )}
    </div>
  );
}

function What({ c, own: { visit, persons, day } }: OwnProps): ReactNode {
  const { locale } = c.var;
  const t = ownTexts[locale];
  return (
    <section className="k-stack" aria-labelledby="besoket">
      <Heading level={2} size="sm" id="besoket">
        {day?.title ?? t.visit}
      </Heading>
      <Facts
        facts={[
          [t.when, whenText(locale, visit)],
          [t.where, visit.place],
          [t.how, formName(locale, visit.form)],
          [
            t.wished,
            visit.startsAt === null &&
              visit.periods.length > 0 &&
              periodsText(locale, visit.periods).map((p) => (
                <span key={p} className="k-visitperiods">
                  {p}
                </span>
              )),
          ],
          [t.topics, topicNames(c, visit.topics)],
          [t.who, personsText(locale, visit.persons)],
        ]}
      />
      <VisitLines c={c} visit={visit} />
      {day && day.programme !== '' && <p className="k-letter">{day.programme}</p>}
      {day && day.practical !== '' && <p className="k-letter">{day.practical}</p>}
      {persons.length > 0 && (
        <>
          <Heading level={3} size="2xs">
            {t.people}
          </Heading>
          <ul className="k-visitlines">
            {persons.map((p) => (
              <li key={p.id}>
                <span>{p.name}</span>
                <span className="k-quiet">{p.cancelledAt === null ? '' : t.cancelled}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Written({ c, own: { visit, messages, contact } }: OwnProps): ReactNode {
  const { locale } = c.var;
  const t = ownTexts[locale];
  if (visit.erasedAt !== null) return null;
  return (
    <section className="k-stack" aria-labelledby="samtalen">
      <Heading level={2} size="sm" id="samtalen">
        {t.conversation}
      </Heading>
      {messages.length === 0 && <p className="k-quiet">{t.nothingWritten}</p>}
      <Conversation
        messages={messages}
        locale={locale}
        lang={visit.language}
        voices={{ group: contact?.name ?? t.group, centre: centreName(c, visit.centreId), system: t.system }}
      />
    </section>
  );
}
