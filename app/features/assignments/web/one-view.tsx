import type { ReactNode } from 'react';
import { firstLetterLarge, momentText } from '../../../platform/moment.ts';
import { formatDay, formatNumber, href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Facts, Written } from '../../../ui/facts.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { partOf } from '../assignment.ts';
import type { AssignmentPart } from '../assignment.ts';
import type { OneProps } from './attempt.ts';
import { isOfficerDesk } from './desk.ts';
import { OneActions } from './one-actions.tsx';
import { Suggestions } from './suggestions.tsx';
import { pageTexts } from './texts.ts';
import { AssignmentMark, Due, forWhom, hoursText, kindName, placeText, themeNames, whoOrYou, whoText } from './words.tsx';

export function OneView(props: OneProps): ReactNode {
  const { c, the, attempt } = props;
  const { assignment } = the;
  const { locale } = c.var;
  const t = pageTexts[locale];
  const errors = attempt?.errors ?? [];
  return (
    <div className="k-visitpage">
      <div className="k-visitpage__head k-stack">
        {errors.length > 0 && <ErrorSummary title={t.form.summary(errors.length)} errors={errors} />}
        {attempt?.refused !== undefined && (
          <Message tone="warning" role="alert">
            {t.refused[attempt.refused]}
          </Message>
        )}
        {!attempt && <Done {...props} />}
        <div className="k-visitpart">
          <Heading level={1} size="lg">
            {assignment.title}
          </Heading>
          <p className="k-facts">
            <AssignmentMark state={assignment.state} locale={locale} />
            <span>{t.one.number(assignment.number)}</span>
            {assignment.demonstration && <DemoMark locale={locale} />}
          </p>
        </div>
        <Written>{assignment.text}</Written>
        {assignment.closedWord !== '' && assignment.state === 'closed' && (
          <p>
            {t.one.closedWord}: «{assignment.closedWord}»
          </p>
        )}
        <What {...props} />
      </div>
      <div className="k-visitpage__do">
        <OneActions {...props} />
      </div>
      <div className="k-visitpage__rest">
        <Who {...props} />
        <Suggestions {...props} />
        <Story {...props} />
      </div>
    </div>
  );
}

/** What was just done, and where it leads. */
function Done({ c, the: { assignment }, desk }: OneProps): ReactNode {
  const { locale } = c.var;
  const t = pageTexts[locale];
  const ok = c.req.query('ok') ?? '';
  if (!Object.hasOwn(t.done, ok)) return null;
  return (
    <Message tone="success" role="status" title={t.done[ok as keyof typeof t.done]}>
      {ok === 'ferdig' && assignment.activityId !== null && !isOfficerDesk(desk) && (
        <p>
          <a className="ds-link k-tap" href={href(locale, `/min-sentral/logg/${assignment.activityId}`)}>
            {t.one.seeActivity}
          </a>
        </p>
      )}
    </Message>
  );
}

function What({ c, the: { assignment } }: OneProps): ReactNode {
  const { locale } = c.var;
  const t = pageTexts[locale].one;
  return (
    <Facts
      facts={[
        [t.due, <Due key="due" c={c} assignment={assignment} />],
        [t.kind, kindName(c, assignment.kind)],
        [t.forWhom, forWhom(c, assignment)],
        [t.work, assignment.hours === null ? t.workUnknown : hoursText(locale, assignment.hours)],
        [t.region, assignment.region === '' ? t.anywhere : placeText(c, assignment.region)],
        [t.themes, firstLetterLarge(themeNames(c, assignment.themes))],
        [t.wanted, formatNumber(locale, assignment.wanted)],
        [t.madeBy, t.byWhom(assignment.madeByName, whoText(c, assignment.centreId))],
        [t.doneWhen, assignment.doneOn !== null && formatDay(locale, assignment.doneOn)],
      ]}
    />
  );
}

/** Whoever has it first, then those who are asked, then those who let it go. */
const order = { taken: 0, done: 1, asked: 2, 'passed-on': 3, declined: 4 } as const satisfies Record<AssignmentPart['state'], number>;
function Who({ c, desk, the: { assignment } }: OneProps): ReactNode {
  const { locale } = c.var;
  const t = pageTexts[locale];
  const parts = assignment.parts.toSorted((a, b) => order[a.state] - order[b.state]);
  return (
    <section className="k-stack k-stack--s" aria-labelledby="hvem-har">
      <Heading level={2} size="sm" id="hvem-har">
        {t.one.who}
      </Heading>
      {parts.length === 0 ? (
        <p className="k-quiet">{t.one.nobody}</p>
      ) : (
        <ul className="k-visitlines">
          {parts.map((part) => (
            <li key={part.centreId}>
              <span>
                {whoOrYou(c, part.centreId, desk.centreId)}
                <br />
                <span className="k-quiet k-small">{part.state === 'asked' ? t.one.askedBy(whoText(c, part.askedBy ?? '')) : t.part[part.state]}</span>
                {part.word !== '' && (
                  <>
                    <br />
                    <span className="k-small">«{part.word}»</span>
                  </>
                )}
              </span>
              {part.hours !== null && <span className="k-tabular">{hoursText(locale, part.hours)}</span>}
            </li>
          ))}
        </ul>
      )}
      {partOf(assignment, desk.centreId)?.state === 'done' && assignment.activityId !== null && (
        <p>
          {t.one.yourPartDone}{' '}
          <a className="ds-link" href={href(locale, `/min-sentral/logg/${assignment.activityId}`)}>
            {t.one.seeActivity}
          </a>
        </p>
      )}
    </section>
  );
}

/** Everything that has been done, oldest first, with what was said. */
function Story({ c, the: { events } }: OneProps): ReactNode {
  const { locale } = c.var;
  const t = pageTexts[locale];
  return (
    <section aria-labelledby="historien">
      <Heading level={2} size="sm" id="historien">
        {t.one.story}
      </Heading>
      <ol className="k-loghistory">
        {events.map((event, i) => (
          <li key={`${event.at.toISOString()} ${event.deed} ${i}`}>
            <p>
              <strong>{t.event[event.deed](whoText(c, event.centreId), event.to === '' ? '' : whoText(c, event.to))}</strong>{' '}
              <span className="k-quiet">{[momentText(locale, event.at), event.byName].filter(Boolean).join(', ')}</span>
            </p>
            {event.word !== '' && <p className="k-logtext">«{event.word}»</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
