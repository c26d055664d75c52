import type { ReactNode } from 'react';
import { ownTasksOf, taskAnchor } from '../../features/fulfilment/fulfilment-address.ts';
import type { Task } from '../../features/scheme/scheme.ts';
import { visitTexts } from '../../features/visits/texts.ts';
import type { VisitForm } from '../../features/visits/visit.ts';
import { formatDate, formatNumber, formatTime, href, langOf, textIn } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Message } from '../../ui/message.tsx';
import { busiestWeek, YearOfWeeks } from '../../ui/weeks.tsx';
import { myWorkTexts } from './my-work-texts.ts';

export interface OwnWeeks {
  /** The ISO week it is; its year is the one shown. */
  readonly now: { readonly year: number; readonly week: number };
  /** By week, "2026-W07". */
  readonly enquiries: ReadonlyMap<string, number>;
  readonly visits: ReadonlyMap<string, number>;
}
interface NextVisit {
  readonly number: string;
  readonly startsAt: Date;
  readonly form: VisitForm;
  readonly persons: number;
  /** Undefined once erased. */
  readonly contactName: string | undefined;
  readonly demonstration: boolean;
}
export interface OwnWork {
  readonly new: number;
  readonly mine: number;
  /** Asked so long ago that somebody should have answered; `more`: there are more than are counted here. */
  readonly late: { readonly new: number; readonly open: number; readonly more: boolean };
  readonly requests: number;
  readonly toSumUp: number;
  readonly assignments: { readonly asked: number; readonly late: number };
  readonly gatherings: { readonly toAnswer: number; readonly requests: number; readonly toSumUp: number };
  /** Of ideas: own ones that wait for the centre, and while it edits the bank, those that wait for an editor. */
  readonly ideas: { readonly changeAsked: number; readonly due: number; readonly questions: number; readonly queue: number };
  /** Tasks of the agreement that nothing documents, while something can still be done this year. */
  readonly missing: { readonly year: number; readonly tasks: readonly Pick<Task, 'number' | 'short'>[] };
  readonly next: readonly NextVisit[];
  readonly weeks: OwnWeeks;
}

const inbox = '/min-sentral/henvendelser';
const visits = '/min-sentral/hospitering';
const assignments = '/min-sentral/oppdrag';
const gatherings = '/min-sentral/samlinger';
const ownIdeas = '/idebanken/mine';

/** Counts that lead to what they count. */
export function WorkTiles({ work, locale }: { work: OwnWork; locale: Locale }): ReactNode {
  const t = myWorkTexts[locale];
  const { late } = work;
  const always = [
    { path: `${inbox}?boks=nye`, n: work.new, text: t.tiles.new, more: false },
    { path: `${inbox}?boks=mine`, n: work.mine, text: t.tiles.mine, more: false },
    { path: `${inbox}?boks=${late.new > 0 ? 'nye' : 'apne'}&frist=over`, n: late.new + late.open, text: t.tiles.late, more: late.more },
    { path: `${visits}?vis=foresporsler`, n: work.requests, text: t.tiles.requests, more: false },
    { path: `${visits}?vis=summeres`, n: work.toSumUp, text: t.tiles.toSumUp, more: false },
  ];
  // What is rare is there only when there is some: eight noughts in a row hide the one that is none.
  const sometimes = [
    { path: assignments, n: work.assignments.asked, text: t.tiles.asked, more: false },
    { path: assignments, n: work.assignments.late, text: t.tiles.lateAssignments, more: false },
    { path: gatherings, n: work.gatherings.toAnswer, text: t.tiles.toAnswer, more: false },
    { path: gatherings, n: work.gatherings.requests, text: t.tiles.toApprove, more: false },
    { path: gatherings, n: work.gatherings.toSumUp, text: t.tiles.gatheringsToSumUp, more: false },
    { path: ownIdeas, n: work.ideas.changeAsked, text: t.tiles.ideaChanges, more: false },
    { path: ownIdeas, n: work.ideas.questions, text: t.tiles.ideaQuestions, more: false },
    { path: ownIdeas, n: work.ideas.due, text: t.tiles.ideasDue, more: false },
    { path: '/min-sentral/idebanken', n: work.ideas.queue, text: t.tiles.ideaQueue, more: false },
  ];
  const tiles = [...always, ...sometimes.filter(({ n }) => n > 0)];
  return (
    <ul className="k-tiles--num" aria-label={t.waits}>
      {tiles.map(({ path, n, text, more }) => (
        <li key={text(2)}>
          <a className="k-numlink" href={href(locale, path)}>
            <strong>
              {formatNumber(locale, n)}
              {more && '+'}
            </strong>{' '}
            {text(n)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** From the autumn's date: what the agreement asks and nothing documents, while there is time. */
export function MissingTasks({ missing: { year, tasks }, locale }: { missing: OwnWork['missing']; locale: Locale }): ReactNode {
  const t = myWorkTexts[locale];
  if (tasks.length === 0) return null;
  return (
    <Message tone="warning" title={t.missing.title(tasks.length, year)}>
      <p>{t.missing.text}</p>
      <ul>
        {tasks.map(({ number, short }) => {
          const lang = langOf(short, locale);
          return (
            <li key={number}>
              <a className="ds-link k-tap" href={`${href(locale, ownTasksOf(year))}#${taskAnchor(number)}`} lang={lang === locale ? undefined : lang}>
                {number}. {textIn(short, locale)}
              </a>
            </li>
          );
        })}
      </ul>
    </Message>
  );
}

export function NextVisits({ work, locale }: { work: OwnWork; locale: Locale }): ReactNode {
  const t = myWorkTexts[locale];
  return (
    <section aria-labelledby="besok">
      <Heading level={2} size="xs" id="besok">
        {t.next} {work.next.some(({ demonstration }) => demonstration) && <DemoMark locale={locale} />}
      </Heading>
      {work.next.length === 0 && <p className="k-quiet">{t.nextEmpty}</p>}
      <ul className="k-plain">
        {work.next.map((visit) => (
          <li key={visit.number}>
            <span>
              <a className="ds-link" href={href(locale, `${visits}/${visit.number}`)}>
                {t.at(formatDate(locale, visit.startsAt), formatTime(locale, visit.startsAt))}
              </a>
              <br />
              <span className="k-quiet k-small">
                {visitTexts[locale].form[visit.form]}, {visitTexts[locale].persons(visit.persons)}
                {visit.contactName !== undefined && `, ${visit.contactName}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a className="ds-link k-tap" href={href(locale, visits)}>
          {t.allVisits}
        </a>
      </p>
    </section>
  );
}

/** The centre's year so far, week by week. */
export function OwnYear({ weeks, demonstration, locale }: { weeks: OwnWeeks; demonstration: boolean; locale: Locale }): ReactNode {
  const t = myWorkTexts[locale];
  const { year } = weeks.now;
  const row = (id: 'enquiries' | 'visits') => {
    const busiest = busiestWeek(weeks[id], year);
    return {
      id,
      counts: weeks[id],
      label: `${t.rows[id].label}: ${formatNumber(locale, busiest?.sum ?? 0)}`,
      finding: busiest ? t.rows[id].finding(busiest.sum, year, busiest.week, busiest.n) : t.rows[id].none(year),
    };
  };
  return (
    <section className="k-block" aria-labelledby="aret">
      <Heading level={2} size="md" id="aret">
        {t.year(year)}
      </Heading>
      <p className="k-quiet k-mt1">
        {t.yearLead} {demonstration && <DemoMark locale={locale} />}
      </p>
      <p className="k-row">
        <a className="ds-link k-tap" href={href(locale, `${inbox}/aret`)}>
          {t.madeOf.enquiries}
        </a>
        <a className="ds-link k-tap" href={href(locale, `${visits}/aret`)}>
          {t.madeOf.visits}
        </a>
      </p>
      <YearOfWeeks year={year} now={weeks.now} rows={[row('enquiries'), row('visits')]} locale={locale} />
    </section>
  );
}
