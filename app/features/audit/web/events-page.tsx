import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatDate, formatTime, href } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Button, ButtonLink, SelectField, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { nameAction, wordAction } from '../audit.ts';
import type { AuditEvent } from '../audit.ts';
import type { AuditOptions } from '../inside/audit-options.ts';
import { filterQuery, readFilter } from '../inside/event-filter.ts';
import { listEvents } from '../inside/list-events.server.ts';
import type { EventFilter } from '../inside/event-list-query.server.ts';
import { texts } from '../texts.ts';
import { EventChanges } from './event-changes.tsx';

/** GET /direktoratet/hendelser */
export async function getEvents(c: AppContext, options: AuditOptions): Promise<Response> {
  options.requireOfficer(c);
  return show(c, options, readFilter(c.req.query()), undefined);
}

/** GET /min-sentral/hendelser: as above, of the reader's own centre whatever the address says. */
export async function getCentreEvents(c: AppContext, options: AuditOptions): Promise<Response> {
  const centreId = options.requireCentre(c);
  return show(c, options, { ...readFilter(c.req.query()), centreId }, centreId);
}

async function show(c: AppContext, options: AuditOptions, filter: EventFilter, own: string | undefined): Promise<Response> {
  const { locale, services } = c.var;
  const t = texts[locale];
  const centres = options.centres(services.definitions);
  const { events, actions, older } = await listEvents(ctxOf(c), filter);
  const nameOf = (id: string): string => centres.find((k) => k.id === id)?.name ?? id;
  const here = href(locale, c.req.path);
  const kept = own === undefined ? filter : { ...filter, centreId: undefined };
  const searching = Object.values(kept).some((v) => v !== undefined);
  return respond(c, {
    title: t.title,
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg k-measure">
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        <p className="k-lead">{own === undefined ? t.lead : t.ownLead(nameOf(own))}</p>
        <Search locale={locale} action={here} filter={filter} options={options} actions={actions} centres={own === undefined ? centres : undefined} />
        <section className="k-stack">
          <Heading level={2} size="sm">
            {t.result}
          </Heading>
          {events.length === 0 ? (
            <EmptyState title={searching ? t.none : t.nothing}>{searching ? t.noneHelp : t.nothingHelp}</EmptyState>
          ) : (
            <ul className="k-events">
              {events.map((event) => (
                <Line key={event.id} event={event} locale={locale} options={options} centre={event.centreId === null || own !== undefined ? undefined : nameOf(event.centreId)} />
              ))}
            </ul>
          )}
          <p className="k-row">
            {older !== undefined && (
              <ButtonLink variant="secondary" href={here + filterQuery(kept, older)}>
                {t.older}
              </ButtonLink>
            )}
            {filter.before !== undefined && (
              <ButtonLink variant="tertiary" href={here + filterQuery(kept, undefined)}>
                {t.newest}
              </ButtonLink>
            )}
          </p>
        </section>
      </div>
    ),
  });
}

interface SearchProps {
  locale: Locale;
  action: string;
  filter: EventFilter;
  options: AuditOptions;
  actions: readonly string[];
  centres: readonly { id: string; name: string }[] | undefined;
}

function Search({ locale, action, filter, options, actions, centres }: SearchProps): ReactNode {
  const t = texts[locale];
  const choices = actions.map((code) => ({ value: code, label: nameAction(options.catalogue, locale, code) })).toSorted((a, b) => a.label.localeCompare(b.label, 'nb'));
  return (
    <form method="get" action={action} role="search" aria-label={t.search} className="k-search">
      {centres && (
        <SelectField
          id="sentral"
          name="sentral"
          label={t.centre}
          value={filter.centreId}
          options={[{ value: '', label: t.allCentres }, ...centres.map((k) => ({ value: k.id, label: k.name }))]}
        />
      )}
      <TextField id="person" name="person" label={t.person} value={filter.person} autoComplete="off" />
      <SelectField id="handling" name="handling" label={t.action} value={filter.action} options={[{ value: '', label: t.allActions }, ...choices]} />
      <TextField id="fra" name="fra" type="date" label={t.from} value={filter.from} />
      <TextField id="til" name="til" type="date" label={t.to} value={filter.to} />
      <p className="k-row">
        <Button variant="secondary">{t.submit}</Button>
        <ButtonLink variant="tertiary" href={action}>
          {t.reset}
        </ButtonLink>
      </p>
    </form>
  );
}

function Line({ event, locale, options, centre }: { event: AuditEvent; locale: Locale; options: AuditOptions; centre: string | undefined }): ReactNode {
  const t = texts[locale];
  const who = event.actorId === null ? t.anonymous : event.actorId.startsWith('system:') ? t.system(t.systemParts[event.actorName] ?? event.actorName) : event.actorName;
  return (
    <li className="k-stack k-stack--s">
      <p>
        <strong>{who}</strong> {wordAction(options.catalogue, locale, event)}
      </p>
      <p className="k-small k-quiet">
        <time dateTime={event.at.toISOString()}>
          {formatDate(locale, event.at)}, {formatTime(locale, event.at)}
        </time>
        {centre !== undefined && ` · ${centre}`}
      </p>
      <EventChanges event={event} locale={locale} />
    </li>
  );
}
