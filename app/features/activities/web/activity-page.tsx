import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatList, formatNumber, href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { draftSent } from '../../../ui/draft.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { SourceIcon } from '../../../ui/icons.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { getActivity, listPartners } from '../activities.server.ts';
import type { Choice } from '../activity.ts';
import { counterpartName, sideOf } from '../counterparts.ts';
import type { ActivityCase } from '../inputs.ts';
import { activityTexts } from '../texts.ts';
import { ActivityActions } from './activity-actions.tsx';
import type { DeedView } from './activity-actions.tsx';
import { ActivityHistory } from './activity-history.tsx';
import { spanText } from './days.ts';
import { centreOf } from './log-form.ts';
import { idOf, logCrumbs, newPath } from './log-paths.ts';
import { draftName } from './new-page.tsx';
import { centreName, choiceNames, kindName, taskNames } from './words.tsx';
import { logTexts } from './texts.ts';

export const getActivityPage = (c: AppContext): Promise<Response> => showActivity(c);

/** One activity: what it was, what it counts for, what can be done with it and what has been done to it. */
export async function showActivity(c: AppContext, deed: DeedView = {}, status = 200): Promise<Response> {
  const centreId = requireCentre(c);
  const found = await getActivity(ctxOf(c), centreId, idOf(c));
  const partners = await listPartners(ctxOf(c));
  const { activity } = found;
  const { locale } = c.var;
  return respond(
    c,
    {
      title: activity.title,
      breadcrumbs: logCrumbs(c),
      robots: 'noindex',
      // The device forgets the draft that has arrived.
      script: status !== 200 || isReceipt(c),
      children: (
        <div className="k-stack k-stack--lg k-logpage">
          {status === 200 && <Done c={c} centreId={centreId} />}
          <Heading level={1} size="lg">
            {activity.title}
          </Heading>
          {activity.demonstration && (
            <p>
              <DemoMark locale={locale} />
            </p>
          )}
          {activity.removedAt && <Message tone="warning">{logTexts[locale].one.removed}</Message>}
          <Facts c={c} found={found} centreId={centreId} partners={partners} />
          <ActivityActions c={c} found={found} centreId={centreId} deed={deed} />
          <ActivityHistory c={c} found={found} />
        </div>
      ),
    },
    status,
  );
}

const isReceipt = (c: AppContext): boolean => ['logget', 'fantes'].includes(c.req.query('ok') ?? '');

function Done({ c, centreId }: { c: AppContext; centreId: string }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].done;
  const ok = c.req.query('ok');
  const n = Number(c.req.query('antall'));
  const said =
    ok === 'gjentatt' && Number.isInteger(n) && n > 0 && n < 100
      ? t.gjentatt(n)
      : ok === 'logget' || ok === 'fantes' || ok === 'endret' || ok === 'fjernet' || ok === 'tatt-tilbake' || ok === 'delt'
        ? t[ok]
        : undefined;
  if (said === undefined) return null;
  return (
    <Message tone="success" role="status" title={said}>
      {isReceipt(c) && (
        <p {...draftSent(draftName(c, centreId))}>
          <a className="ds-link k-tap" href={href(locale, newPath)}>
            {t.more}
          </a>
        </p>
      )}
    </Message>
  );
}

/** Facts as pairs; those without a value are left out. */
function Facts({ c, found: { activity }, centreId, partners }: { c: AppContext; found: ActivityCase; centreId: string; partners: readonly Choice[] }): ReactNode {
  const { locale, services } = c.var;
  const { activities } = services.definitions;
  const [t, field] = [logTexts[locale].one, activityTexts[locale].field];
  const tasks = taskNames(c, activity);
  const names = (choices: readonly Choice[], ids: readonly string[]): string => formatList(locale, choiceNames(locale, choices, ids));
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t.when, spanText(locale, activity)],
    [t.kind, kindName(c, activity.kind)],
    [field.counterparts, activity.counterparts.length > 0 && <Counterparts key="with" c={c} found={activity} centreId={centreId} />],
    [t.medium, activity.medium],
    [t.audience, activity.audience !== null && formatNumber(locale, activity.audience)],
    [field.targetGroups, names(activities.targetGroups, activity.targetGroups)],
    [field.participation, names(activities.participation, activity.participation)],
    [field.partners, names(partners, activity.partners)],
    [
      t.centres,
      formatList(
        locale,
        activity.centres.map((id) => centreName(c, id)),
      ),
    ],
    [t.tasks, tasks.length > 0 ? <TaskList key="tasks" tasks={tasks} /> : t.noTasks],
    [t.link, activity.link !== '' && <LinkOut key="link" link={activity.link} />],
    [
      field.note,
      activity.note !== '' && (
        <span key="note" className="k-logtext">
          {activity.note}
        </span>
      ),
    ],
    [t.by, t.byWhom(activity.madeByName, centreName(c, activity.centreId))],
  ];
  return (
    <dl className="k-logfacts" aria-label={t.facts}>
      {rows.map(([label, value]) =>
        value === false || value === '' ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
const TaskList = ({ tasks }: { tasks: readonly string[] }): ReactNode => (
  <ul className="k-logtasks">
    {tasks.map((task) => (
      <li key={task}>{task}</li>
    ))}
  </ul>
);
const LinkOut = ({ link }: { link: string }): ReactNode => (
  <a className="ds-link" href={link} rel="noopener noreferrer nofollow">
    {link}
  </a>
);

/** Each office, and what it was to this centre on the day. */
function Counterparts({ c, found, centreId }: { c: AppContext; found: ActivityCase['activity']; centreId: string }): ReactNode {
  const { locale, services } = c.var;
  const { geography } = services.definitions;
  const side = activityTexts[locale].side;
  const centre = centreOf(c, centreId);
  return (
    <ul className="k-logtasks">
      {found.counterparts.map((counterpart) => {
        const where = sideOf(geography, centre, counterpart, found.startsOn);
        return (
          <li key={`${counterpart.kind} ${counterpart.id}`}>
            {counterpartName(geography, counterpart, found.startsOn, locale)}
            {where && (
              <span className="k-logside">
                <SourceIcon /> {side[where]}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
