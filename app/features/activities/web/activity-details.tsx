import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatList, formatNumber } from '../../../platform/locale.ts';
import { SourceIcon } from '../../../ui/icons.tsx';
import type { Activity, Choice } from '../activity.ts';
import { counterpartName, sideOf } from '../counterparts.ts';
import { activityTexts } from '../texts.ts';
import { spanText } from './days.ts';
import { centreOf } from './log-form.ts';
import { logTexts } from './texts.ts';
import { centreName, choiceNames, kindName, taskNames } from './words.tsx';

/** What an activity was, to one of its centres, as pairs; those without a value are left out. */
export function ActivityDetails({ c, activity, centreId, partners }: { c: AppContext; activity: Activity; centreId: string; partners: readonly Choice[] }): ReactNode {
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
function Counterparts({ c, found, centreId }: { c: AppContext; found: Activity; centreId: string }): ReactNode {
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
