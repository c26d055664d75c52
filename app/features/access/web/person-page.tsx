import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Button, ButtonLink, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { findPersonNames } from '../access.server.ts';
import { endMembership, getPerson } from '../inside/people.server.ts';
import { peopleTexts } from '../inside/people-texts.ts';
import { mayGiveAndEnd, membershipState } from '../membership.ts';
import type { Membership } from '../membership.ts';
import { periodOf, placeHref, readableDay, roleName } from './people-place.ts';
import type { PeoplePlace } from './people-place.ts';

interface Fault {
  readonly membership: string;
  readonly message: string;
}

/** GET …/personer/{person} */
export async function getPersonPage(c: AppContext, place: PeoplePlace): Promise<Response> {
  return show(c, place, undefined);
}

/** POST …/personer/{person}/avslutt */
export async function postEndMembership(c: AppContext, place: PeoplePlace): Promise<Response> {
  const t = peopleTexts[c.var.locale].person;
  const form = await c.req.parseBody();
  const { tilgang, fra } = form;
  const id = typeof tilgang === 'string' ? tilgang : '';
  if (typeof fra !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(fra) || Number.isNaN(Date.parse(fra))) return show(c, place, { membership: id, message: t.refused.date }, 422);
  const result = await endMembership(ctxOf(c), { id, on: fra, centreId: place.centre?.id });
  if (!result.ok) return show(c, place, { membership: id, message: t.refused[result.reason] }, 409);
  const { until, personId } = result.membership;
  return c.redirect(`${placeHref(c, place)}/${encodeURIComponent(personId)}?avsluttet=${until}`, 303);
}

async function show(c: AppContext, place: PeoplePlace, fault: Fault | undefined, status = 200): Promise<Response> {
  const { locale } = c.var;
  const t = peopleTexts[locale];
  const ctx = ctxOf(c);
  const person = await getPerson(ctx, c.req.param('person') ?? '', place.centre?.id);
  const names = await inTransaction(ctx, (tx) => findPersonNames(tx, [...new Set(person.memberships.flatMap((m) => [m.givenBy, m.endedBy ?? '']))]));
  const today = norwegianDay(ctx.now);
  const of = (state: ReturnType<typeof membershipState>) => person.memberships.filter((m) => membershipState(m, today) === state);
  const line = (m: Membership): ReactNode => (
    <li key={m.id} className="k-stack k-stack--s">
      <p>
        <strong>{roleName(locale, m, place)}</strong>, {periodOf(locale, m)}
      </p>
      <p className="k-small k-quiet">
        {t.person.given(names.get(m.givenBy) ?? t.person.system)}
        {m.endedBy !== null && `, ${t.person.endedBy(names.get(m.endedBy) ?? t.person.system)}`}
      </p>
      {membershipState(m, today) !== 'ended' && m.until === null && mayGiveAndEnd(c.var.actor, m) && (
        <EndForm c={c} place={place} membership={m} today={today} fault={fault?.membership === m.id ? fault.message : undefined} />
      )}
    </li>
  );
  const section = (title: string, memberships: readonly Membership[], empty?: string): ReactNode =>
    (memberships.length > 0 || empty !== undefined) && (
      <section className="k-stack">
        <Heading level={2} size="sm">
          {title}
        </Heading>
        {memberships.length > 0 ? <ul className="k-events">{memberships.map(line)}</ul> : <p>{empty}</p>}
      </section>
    );
  return respond(
    c,
    {
      title: person.name,
      robots: 'noindex',
      breadcrumbs: [{ label: t.title, path: place.path }],
      current: place.path,
      children: (
        <div className="k-stack k-stack--lg k-measure">
          <Heading level={1} size="lg">
            {person.name}
          </Heading>
          <Done c={c} />
          {fault && !person.memberships.some((m) => m.id === fault.membership) && (
            <Message tone="danger" role="alert">
              {fault.message}
            </Message>
          )}
          <p>
            {person.email} {person.demonstration && <DemoMark locale={locale} />}
            <br />
            {person.known ? t.person.known : t.person.unknown}
          </p>
          {section(t.person.current, of('current'), t.person.noCurrent)}
          {section(t.person.future, of('future'))}
          {section(t.person.ended, of('ended'))}
          {place.gives.length > 0 && (
            <p>
              <ButtonLink variant="secondary" href={placeHref(c, place, `/inviter?person=${encodeURIComponent(person.id)}`)}>
                {t.person.giveMore}
              </ButtonLink>
            </p>
          )}
        </div>
      ),
    },
    status,
  );
}

/** What was just done, said once. */
function Done({ c }: { c: AppContext }): ReactNode {
  const t = peopleTexts[c.var.locale].person;
  const ended = /^\d{4}-\d{2}-\d{2}$/.exec(c.req.query('avsluttet') ?? '')?.[0];
  const said = ended
    ? ended <= norwegianDay(c.var.services.now())
      ? t.endedNow
      : t.endsLater(readableDay(c.var.locale, ended))
    : c.req.query('invitert') === undefined
      ? undefined
      : t.invited;
  return (
    said !== undefined && (
      <Message tone="success" role="status">
        {said}
      </Message>
    )
  );
}

function EndForm({ c, place, membership, today, fault }: { c: AppContext; place: PeoplePlace; membership: Membership; today: string; fault: string | undefined }): ReactNode {
  const t = peopleTexts[c.var.locale].person;
  const what = roleName(c.var.locale, membership, place);
  return (
    <details className="ds-details" open={fault !== undefined}>
      <summary>{t.end}</summary>
      <div>
        <form method="post" action={placeHref(c, place, `/${encodeURIComponent(membership.personId)}/avslutt`)} className="k-stack">
          <input type="hidden" name="tilgang" value={membership.id} />
          <TextField id={`fra-${membership.id}`} name="fra" type="date" label={t.endOn} help={t.endHelp} value={today} min={today} required error={fault} />
          <p>
            <Button variant="secondary" color="danger" aria-label={t.endFor(what)}>
              {t.end}
            </Button>
          </p>
        </form>
      </div>
    </details>
  );
}
