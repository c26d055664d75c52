import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatDay, formatNumber, href, norwegianYear, textIn } from '../../../platform/locale.ts';
import type { LocalText } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Button, ButtonLink, Choice, SelectField, TextField } from '../../../ui/fields.tsx';
import type { SelectOption } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { doersOf, freePlaces, partOf } from '../assignment.ts';
import type { Assignment, AssignmentPart } from '../assignment.ts';
import type { AssignmentPage } from '../inputs.ts';
import { isNarrowed, isOfficerDesk, listPath, newPath, onePath, viewWord } from './desk.ts';
import type { BoardView, Desk, Listing } from './desk.ts';
import { pageTexts } from './texts.ts';
import { AssignmentMark, Due, forWhom, hoursText, kindName, placeText, themeNames, whoText } from './words.tsx';

/** Title, what the page is for, and the one thing to press that is always there. */
export function BoardHead({ c, desk, lead, make }: { c: AppContext; desk: Desk; lead: string; make: string }): ReactNode {
  const { locale } = c.var;
  return (
    <div className="k-stack k-stack--s">
      <div className="k-row k-row--between">
        <Heading level={1} size="lg">
          {pageTexts[locale].title}
        </Heading>
        <ButtonLink variant="secondary" href={href(locale, newPath(desk))}>
          {make}
        </ButtonLink>
      </div>
      <p className="k-measure">{lead}</p>
    </div>
  );
}

export function ViewTabs({ c, desk, views, current }: { c: AppContext; desk: Desk; views: readonly BoardView[]; current: BoardView | undefined }): ReactNode {
  const { locale } = c.var;
  const t = pageTexts[locale].board;
  const now = current === undefined || !views.includes(current);
  return (
    <nav aria-label={t.views}>
      <ul className="k-tabs">
        <li>
          <a href={href(locale, desk.base)} aria-current={now ? 'page' : undefined}>
            {t.view.now}
          </a>
        </li>
        {views.map((view) => (
          <li key={view}>
            <a href={href(locale, listPath(desk, { view }))} aria-current={view === current ? 'page' : undefined}>
              {t.view[view]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Words, kind and theme; for a centre, what fits it; where what is over is listed, a year. */
export function Filters({ c, desk, listing }: { c: AppContext; desk: Desk; listing: Listing }): ReactNode {
  const { locale, services } = c.var;
  const t = pageTexts[locale].board;
  const { view, words, kind, theme, fits, year } = listing;
  const { assignments, enquiries } = services.definitions;
  const choices = (all: string, of: readonly { readonly id: string; readonly label: LocalText }[]): SelectOption[] => [
    { value: '', label: all },
    ...of.map(({ id, label }) => ({ value: id, label: textIn(label, locale) })),
  ];
  const isPast = view === 'done' || view === 'closed';
  const newest = norwegianYear(services.now());
  const oldest = Math.min(newest, ...services.definitions.scheme.centres.map((k) => Number(k.agreement.from.slice(0, 4))));
  const years = Array.from({ length: newest - oldest + 2 }, (_, i) => String(newest + 1 - i)).map((y) => ({ value: y, label: y }));
  return (
    <form className="k-jobfilters" role="search" aria-label={t.filter} method="get" action={href(locale, desk.base)}>
      {view !== undefined && <input type="hidden" name="vis" value={viewWord(view)} />}
      <TextField id="sok" name="sok" type="search" label={t.search} value={words} maxLength={200} />
      <SelectField id="slag" name="slag" label={t.kind} value={kind} options={choices(t.allKinds, assignments.kinds)} />
      <SelectField id="tema" name="tema" label={t.theme} value={theme} options={choices(t.allThemes, enquiries.topics)} />
      {isPast && <SelectField id="ar" name="ar" label={t.year} value={year === undefined ? '' : String(year)} options={[{ value: '', label: t.allYears }, ...years]} />}
      {!isOfficerDesk(desk) && <Choice type="checkbox" id="passer" name="passer" value="ja" label={t.fits} checked={fits} />}
      <div className="k-row">
        <Button variant="secondary">{t.show}</Button>
        {isNarrowed(listing) && (
          <a className="ds-link k-tap" href={href(locale, listPath(desk, { view }))}>
            {t.clear}
          </a>
        )}
      </div>
    </form>
  );
}

/** What one can do with the line at once, beside opening it. */
type LineDeed = 'answer' | 'finish' | undefined;

function AssignmentLines({ c, desk, assignments, deed }: { c: AppContext; desk: Desk; assignments: readonly Assignment[]; deed?: LineDeed }): ReactNode {
  return (
    <ul className="k-loglist k-joblist">
      {assignments.map((assignment) => (
        <Line key={assignment.id} c={c} desk={desk} assignment={assignment} deed={deed} />
      ))}
    </ul>
  );
}

function Line({ c, desk, assignment, deed }: { c: AppContext; desk: Desk; assignment: Assignment; deed: LineDeed }): ReactNode {
  const { locale } = c.var;
  const { board: t, one } = pageTexts[locale];
  const own = partOf(assignment, desk.centreId);
  const free = freePlaces(assignment);
  const address = href(locale, onePath(desk, assignment.id));
  return (
    <li>
      <a href={address}>{assignment.title}</a>
      {deed === 'answer' && own?.state === 'asked' && (
        <p>
          {t.askedBy(whoText(c, own.askedBy ?? ''))} {own.word !== '' && `«${own.word}»`}
        </p>
      )}
      <p className="k-facts">
        {deed === undefined && <AssignmentMark state={assignment.state} locale={locale} />}
        <span>{kindName(c, assignment.kind)}</span>
        <span>{`${one.forWhom} ${forWhom(c, assignment)}`}</span>
        <span>
          {assignment.state === 'done' && assignment.doneOn !== null ? (
            `${one.doneWhen} ${formatDay(locale, assignment.doneOn)}`
          ) : (
            <>
              {`${one.due} `}
              <Due c={c} assignment={assignment} />
            </>
          )}
        </span>
        {assignment.hours !== null && <span>{hoursText(locale, assignment.hours)}</span>}
        {assignment.state === 'taken' && free > 0 && <span>{t.room(formatNumber(locale, free))}</span>}
      </p>
      <Wishes c={c} assignment={assignment} people={deed === undefined} />
      {deed === 'answer' && (
        <p>
          <ButtonLink href={address} aria-label={t.answerTo(assignment.title)}>
            {t.answer}
          </ButtonLink>
        </p>
      )}
      {deed === 'finish' && (
        <p>
          <ButtonLink variant="secondary" href={`${address}#ferdig`} aria-label={t.finishThis(assignment.title)}>
            {t.finish}
          </ButtonLink>
        </p>
      )}
    </li>
  );
}

/** Where from, what to know, and who has it: only what is said. */
function Wishes({ c, assignment, people }: { c: AppContext; assignment: Assignment; people: boolean }): ReactNode {
  const { one: t, part } = pageTexts[c.var.locale];
  const { region, themes, parts, state } = assignment;
  const names = (of: readonly AssignmentPart[]): string => (people ? of.map((p) => whoText(c, p.centreId)).join(', ') : '');
  const asked = state === 'open' || state === 'taken' ? parts.filter((p) => p.state === 'asked') : [];
  const said = [
    [t.region, region === '' ? '' : placeText(c, region)],
    [t.themes, themeNames(c, themes)],
    [t.who, names(doersOf(assignment))],
    [part.asked, names(asked)],
  ].filter(([, value]) => value !== '');
  if (said.length === 0) return null;
  return (
    <p className="k-facts k-small">
      {said.map(([label, value]) => (
        <span key={label}>{`${label}: ${value}`}</span>
      ))}
    </p>
  );
}

interface SectionProps {
  c: AppContext;
  desk: Desk;
  id: string;
  title: string;
  page: AssignmentPage;
  /** Where the rest of them are. */
  rest?: string | undefined;
  deed?: LineDeed;
  empty?: ReactNode;
}
/** A heading and its lines; nothing at all when there is nothing, unless it says what to do. */
export function Section({ c, desk, id, title, page, rest, deed, empty }: SectionProps): ReactNode {
  const { locale } = c.var;
  if (page.assignments.length === 0 && empty === undefined) return null;
  return (
    <section aria-labelledby={id}>
      <Heading level={2} size="sm" id={id}>
        {title} {page.assignments.length > 0 && page.next === undefined && <span className="k-count">{page.assignments.length}</span>}
      </Heading>
      {page.assignments.length === 0 ? empty : <AssignmentLines c={c} desk={desk} assignments={page.assignments} deed={deed} />}
      {page.next !== undefined && rest !== undefined && (
        <a className="ds-link k-tap" href={href(locale, rest)}>
          {pageTexts[locale].board.seeAll}
        </a>
      )}
    </section>
  );
}

/** What to do about a choice that leaves nothing. */
export function NothingFits({ c, desk, listing: { view, fits } }: { c: AppContext; desk: Desk; listing: Listing }): ReactNode {
  const { locale } = c.var;
  const t = pageTexts[locale].board;
  return (
    <EmptyState title={t.nothing}>
      <p className="k-quiet">{fits ? t.nothingFits : t.nothingHelp}</p>
      <p className="k-row">
        <a className="ds-link k-tap" href={href(locale, listPath(desk, { view }))}>
          {t.clear}
        </a>
        {fits && (
          <a className="ds-link k-tap" href={href(locale, '/min-sentral/henvendelser/temaer')}>
            {t.sayThemes}
          </a>
        )}
      </p>
    </EmptyState>
  );
}

/** One part of the board alone, a page at a time. */
export function OneView({ c, desk, listing, page, empty }: { c: AppContext; desk: Desk; listing: Listing; page: AssignmentPage; empty: string }): ReactNode {
  const { locale } = c.var;
  const t = pageTexts[locale].board;
  return (
    <>
      {page.assignments.length === 0 ? (
        isNarrowed(listing) ? (
          <NothingFits c={c} desk={desk} listing={listing} />
        ) : (
          <EmptyState title={empty} />
        )
      ) : (
        <AssignmentLines c={c} desk={desk} assignments={page.assignments} />
      )}
      <Pager
        locale={locale}
        label={t.pages}
        previous={listing.after === undefined ? undefined : { path: listPath(desk, { ...listing, after: undefined }), label: t.newest }}
        next={page.next === undefined ? undefined : { path: listPath(desk, { ...listing, after: page.next }), label: t.older }}
      />
      <DemoNote c={c} assignments={page.assignments} />
    </>
  );
}

export const DemoNote = ({ c, assignments }: { c: AppContext; assignments: readonly Assignment[] }): ReactNode =>
  assignments.some((a) => a.demonstration) ? (
    <p>
      <DemoMark locale={c.var.locale} />
    </p>
  ) : null;
