import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { formatDay, formatNumber, norwegianDay } from '../../../platform/locale.ts';
import { addDays } from '../../../platform/norwegian-time.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fold } from '../../../ui/facts.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import type { Participant } from '../gathering.ts';
import { getGathering } from '../gatherings.server.ts';
import type { GatheringCase } from '../inputs.ts';
import { InviteForm, nobodyInvited } from './invite-form.tsx';
import { deskOf, hrefOf, paramOf } from './paths.ts';
import type { Desk } from './paths.ts';
import { PersonLine } from './person-line.tsx';
import { Problems, saidOf } from './problems.tsx';
import { GatheringHead, gatheringCrumbs } from './tabs.tsx';
import { fromText, nameOf } from './words.tsx';
import { peopleTexts } from './people-texts.ts';
import { workTexts } from './work-texts.ts';
import type { PeopleAttempt } from './attempts.ts';

/** Everybody, by how they stand: those who wait for the organiser first. Guests are invited from here. */
export const getPeoplePage = (c: AppContext): Promise<Response> => showPeople(c, {});

/** @throws AppError `not-found` for all but the organiser */
export async function showPeople(c: AppContext, attempt: PeopleAttempt, status = 200): Promise<Response> {
  const desk = deskOf(c);
  const the = await getGathering(ctxOf(c), { centreId: desk.centreId, id: paramOf(c, 'id') });
  if (!the.organiser) throw new AppError('not-found');
  const { gathering } = the;
  const t = workTexts[c.var.locale];
  return respond(
    c,
    {
      title: `${peopleTexts[c.var.locale].title}: ${gathering.title}`,
      breadcrumbs: gatheringCrumbs(c, desk, the, 'deltakere'),
      robots: 'noindex',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          <Problems c={c} errors={attempt.errors} refused={attempt.refused} said={status === 200 ? saidOf(t.done, c.req.query('ok')) : undefined} />
          <GatheringHead c={c} desk={desk} the={the} part="deltakere" />
          <div className="k-cols k-cols--rail">
            <div className="k-stack k-stack--lg">
              <Groups c={c} desk={desk} the={the} attempt={attempt} />
            </div>
            <div className="k-stack k-stack--lg">
              {the.participants.length > 0 && <Export c={c} desk={desk} the={the} />}
              <Needs c={c} the={the} />
              {the.may.invite && (
                <Fold title={peopleTexts[c.var.locale].invite} open={attempt.invitation !== undefined || the.participants.length === 0} id="inviter">
                  <InviteForm c={c} the={the} typed={attempt.invitation ?? nobodyInvited(c)} errors={attempt.errors ?? []} action={hrefOf(c, desk, gathering.id, 'inviter')} />
                </Fold>
              )}
            </div>
          </div>
        </div>
      ),
    },
    status,
  );
}

function Groups({ c, desk, the, attempt }: { c: AppContext; desk: Desk; the: GatheringCase; attempt: PeopleAttempt }): ReactNode {
  const { locale } = c.var;
  const t = peopleTexts[locale];
  const { participants, gathering } = the;
  if (participants.length === 0) return <EmptyState title={t.none}>{t.noneHelp}</EmptyState>;
  const from = (p: Participant): string => fromText(c, p, gathering.startsAt, p.person?.organisation);
  const byFrom = (a: Participant, b: Participant): number => from(a).localeCompare(from(b), 'nb') || nameOf(locale, a).localeCompare(nameOf(locale, b), 'nb');
  const byQueue = (a: Participant, b: Participant): number => (the.queue[a.id] ?? 0) - (the.queue[b.id] ?? 0);
  const groups = [
    { id: 'venter', title: t.asks, states: ['requested'], order: byFrom },
    { id: 'kommer', title: t.coming, states: ['coming'], order: byFrom },
    { id: 'tilbud', title: t.offered, states: ['offered'], order: byFrom },
    { id: 'ko', title: t.queue, states: ['waiting'], order: byQueue },
    { id: 'invitert', title: t.invited, states: ['invited'], order: byFrom },
    { id: 'andre', title: t.others, states: ['declined', 'withdrawn', 'refused'], order: byFrom },
  ] as const;
  return groups.map(({ id, title, states, order }) => {
    const own = participants.filter((p) => (states as readonly string[]).includes(p.state)).toSorted(order);
    return own.length === 0 ? null : (
      <section key={id} className="k-stack" aria-labelledby={id}>
        <Heading level={2} size="xs" id={id}>
          {title} <span className="k-count">{formatNumber(locale, own.length)}</span>
        </Heading>
        <ul className="k-persons">
          {own.map((p) => (
            <PersonLine key={p.id} c={c} desk={desk} the={the} participant={p} attempt={attempt} />
          ))}
        </ul>
      </section>
    );
  });
}

const Export = ({ c, desk, the: { gathering } }: { c: AppContext; desk: Desk; the: GatheringCase }): ReactNode => (
  <section className="k-visitpart" aria-labelledby="eksport">
    <Heading level={2} size="xs" id="eksport">
      {peopleTexts[c.var.locale].export}
    </Heading>
    <p className="k-row">
      <a className="ds-link k-tap" href={hrefOf(c, desk, gathering.id, 'deltakere.xlsx')}>
        Excel
      </a>
      <a className="ds-link k-tap" href={hrefOf(c, desk, gathering.id, 'deltakere.csv')}>
        CSV
      </a>
    </p>
  </section>
);

/** What the kitchen and the house must know, of those who come. */
function Needs({ c, the: { gathering, participants } }: { c: AppContext; the: GatheringCase }): ReactNode {
  const { locale, services } = c.var;
  const t = peopleTexts[locale];
  const needs = participants.filter((p) => p.state === 'coming' && p.person !== undefined && p.person.needs !== '');
  if (!gathering.askNeeds) return null;
  const gone = addDays(norwegianDay(gathering.endsAt), services.definitions.gatherings.eraseNeedsAfter);
  return (
    <section className="k-stack" aria-labelledby="behov-alle">
      <Heading level={2} size="xs" id="behov-alle">
        {t.needsOf}
      </Heading>
      {needs.length === 0 ? (
        <p className="k-quiet">{t.noNeeds}</p>
      ) : (
        <>
          <ul className="k-visitquotes">
            {needs.map((p) => (
              <li key={p.id}>
                <p>{p.person?.needs}</p>
                <p className="k-quiet k-small">{nameOf(locale, p)}</p>
              </li>
            ))}
          </ul>
          <p className="k-quiet k-small">{t.needsHelp(formatDay(locale, gone))}</p>
        </>
      )}
    </section>
  );
}
