import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href, norwegianYear, textIn } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Button, ButtonLink, SelectField, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { boxes } from '../enquiry.ts';
import type { Box, Inbox, InboxLine } from '../enquiry.ts';
import { enquiryTexts } from '../texts.ts';
import { boxWord, casePath, inboxPath, queryOf } from './desk-request.ts';
import type { Listing } from './desk-request.ts';
import { AgeMark, centreName, municipalityText } from './parts.tsx';
import { inboxTexts } from './texts.ts';
import { yearTexts } from './year-texts.ts';

type Colleagues = readonly { readonly id: string; readonly name: string }[];

export interface InboxView {
  readonly listing: Listing & { readonly box: Box };
  readonly inbox: Inbox;
  readonly colleagues: Colleagues;
  /** The number of the open one. */
  readonly open?: string | undefined;
}

const isFiltered = ({ search, topic, assignee, lateOnly }: Listing): boolean => search !== undefined || topic !== undefined || assignee !== undefined || lateOnly === true;

/** The inbox, with the open enquiry beside its list; below 960 px one of the two is shown. */
export function InboxFrame({ c, view, children }: { c: AppContext; view: InboxView; children: ReactNode }): ReactNode {
  const { locale } = c.var;
  const t = inboxTexts[locale];
  const aside = view.open === undefined ? undefined : 'k-hide-narrow';
  return (
    <>
      <div className={view.open === undefined ? undefined : 'k-sr-narrow'}>
        <div className="k-row k-row--between k-pagehead">
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <span className={aside}>
            <ButtonLink href={href(locale, `${inboxPath}/registrer`)} variant="secondary">
              {t.register}
            </ButtonLink>
          </span>
        </div>
      </div>
      <div className={aside}>
        {view.open !== undefined && (
          <a className="k-skiplist" href="#sak">
            {t.skipToCase}
          </a>
        )}
        <Tabs c={c} view={view} />
        <Filters c={c} view={view} />
      </div>
      <div className="k-cols k-cols--inbox">
        <div className={aside}>
          <Lines c={c} view={view} />
        </div>
        {children}
      </div>
      <div className={aside}>
        <Desk c={c} />
      </div>
    </>
  );
}

function Tabs({ c, view }: { c: AppContext; view: InboxView }): ReactNode {
  const { locale } = c.var;
  const t = inboxTexts[locale];
  return (
    <nav aria-label={t.boxesLabel}>
      <ul className="k-tabs">
        {boxes.map((box) => (
          <li key={box}>
            <a href={href(locale, inboxPath) + queryOf({ box })} aria-current={box === view.listing.box ? 'page' : undefined}>
              {t.boxes[box]}{' '}
              <span className="k-count">
                {formatNumber(locale, view.inbox.counts[box])}
                <span className="ds-sr-only">{t.countUnit(view.inbox.counts[box])}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Filters({ c, view }: { c: AppContext; view: InboxView }): ReactNode {
  const { locale, services, actor } = c.var;
  const t = inboxTexts[locale];
  const { listing, colleagues } = view;
  const me = actor.kind === 'person' ? actor.personId : '';
  const people = [
    { value: '', label: t.everybody },
    { value: me, label: t.me },
    { value: 'none', label: t.nobodyYet },
    ...colleagues.filter((p) => p.id !== me).map((p) => ({ value: p.id, label: p.name })),
  ];
  const topics = [{ value: '', label: t.allTopics }, ...services.definitions.enquiries.topics.map((topic) => ({ value: topic.id, label: textIn(topic.label, locale) }))];
  return (
    <form className="k-filters" role="search" aria-label={t.filter} action={href(locale, inboxPath)} method="get">
      <input type="hidden" name="boks" value={boxWord(listing.box)} />
      <TextField id="sok" name="sok" type="search" label={t.search} value={listing.search} maxLength={200} />
      <SelectField id="tema" name="tema" label={t.topic} value={listing.topic ?? ''} options={topics} />
      <SelectField id="hvem" name="hvem" label={t.who} value={listing.assignee ?? ''} options={people} />
      <div className="ds-field k-filters__check">
        <input className="ds-input" type="checkbox" id="frist" name="frist" value="over" defaultChecked={listing.lateOnly === true} />
        <label className="ds-label" data-weight="regular" htmlFor="frist">
          {t.lateOnly}
        </label>
      </div>
      <div className="k-row">
        <Button variant="secondary">{t.show}</Button>
        {isFiltered(listing) && (
          <a className="ds-link k-tap" href={href(locale, inboxPath) + queryOf({ box: listing.box })}>
            {t.clear}
          </a>
        )}
      </div>
    </form>
  );
}

function Lines({ c, view }: { c: AppContext; view: InboxView }): ReactNode {
  const { locale } = c.var;
  const t = inboxTexts[locale];
  const { inbox, listing } = view;
  const filtered = isFiltered(listing);
  if (inbox.lines.length === 0)
    return (
      <div className="k-empty k-stack k-stack--s">
        <p className="k-empty__title">{filtered ? t.nothingFound : t.empty[listing.box]}</p>
        <p className="k-quiet">{filtered ? t.nothingFoundHelp : t.emptyHelp[listing.box]}</p>
      </div>
    );
  return (
    <>
      <ul className="k-maillist">
        {inbox.lines.map((line) => (
          <Line key={line.enquiry.id} c={c} line={line} view={view} />
        ))}
      </ul>
      <p className="k-listend k-small k-quiet">
        {filtered || listing.after !== undefined ? t.shownOnly(inbox.lines.length) : t.shown(inbox.lines.length, inbox.counts[listing.box])}{' '}
        {inbox.lines.some((line) => line.enquiry.demonstration) && <DemoMark locale={locale} />}
      </p>
      <Pager
        locale={locale}
        label={t.listEnd}
        previous={listing.after === undefined ? undefined : { path: inboxPath + queryOf({ ...listing, after: undefined }), label: t.previousPage }}
        next={inbox.next === undefined ? undefined : { path: inboxPath + queryOf({ ...listing, after: inbox.next }), label: t.nextPage }}
      />
    </>
  );
}

/** How it stands, where the box alone does not tell. */
function turnOf(c: AppContext, { enquiry: { state } }: InboxLine, box: Box): string | undefined {
  if (state === 'withdrawn' || state === 'discarded') return enquiryTexts[c.var.locale].state[state];
  return state === 'waiting' && box !== 'waiting' && box !== 'referred' ? inboxTexts[c.var.locale].boxes.waiting : undefined;
}

/** One link a line: the whole line can be hit. */
function Line({ c, line, view }: { c: AppContext; line: InboxLine; view: InboxView }): ReactNode {
  const { locale } = c.var;
  const t = inboxTexts[locale];
  const { enquiry, subject, age } = line;
  const isNew = enquiry.state === 'new' && view.listing.box !== 'referred';
  const where =
    view.listing.box === 'referred' ? t.nowAt(centreName(c, enquiry.centreId)) : line.referredFrom === null ? undefined : t.referredFrom(centreName(c, line.referredFrom));
  const who = line.assigneeName !== null && view.listing.box !== 'mine' ? t.answers(line.assigneeName) : undefined;
  const turn = turnOf(c, line, view.listing.box);
  return (
    <li className={isNew ? 'k-new' : undefined}>
      <a
        href={href(locale, casePath(enquiry.number, view.listing))}
        aria-current={enquiry.number === view.open ? 'true' : undefined}
        lang={subject === undefined ? undefined : enquiry.language}
      >
        {subject ?? t.erased}
        {isNew && (
          <span className="ds-sr-only" lang={locale}>
            {' '}
            {t.isNew}
          </span>
        )}
      </a>
      <div className="k-maillist__meta">
        <span>
          {municipalityText(c, enquiry)}, {t.number(enquiry.year === norwegianYear(c.var.services.now()) ? enquiry.number.slice(5) : enquiry.number)}
        </span>
        {age && <AgeMark age={age} locale={locale} />}
        {turn !== undefined && <span>{turn}</span>}
        {where !== undefined && <span className="k-maillist__where">{where}</span>}
        {who !== undefined && <span className="k-maillist__where">{who}</span>}
      </div>
    </li>
  );
}

/** What belongs to the work with enquiries, and is no enquiry. */
function Desk({ c }: { c: AppContext }): ReactNode {
  const { locale } = c.var;
  const t = inboxTexts[locale];
  const links = [
    ['maler', t.templates],
    ['temaer', t.topics],
    ['aret', yearTexts[locale].link],
    ['arkiv', t.archive],
  ] as const;
  return (
    <nav className="k-desk" aria-label={t.desk}>
      <ul className="k-linkrow">
        {links.map(([path, label]) => (
          <li key={path}>
            <a className="ds-link" href={href(locale, `${inboxPath}/${path}`)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
