import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatDate, formatList, formatNumber, formatTime } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import type { ActivityInput, ActivityRevision } from '../activity.ts';
import { counterpartName } from '../counterparts.ts';
import type { ActivityCase } from '../inputs.ts';
import { activityTexts } from '../texts.ts';
import { spanText } from './days.ts';
import { centreName, choiceNames, kindName, taskNames } from './words.tsx';
import { logTexts } from './texts.ts';

interface Deed {
  readonly key: string;
  readonly what: string;
  readonly when: Date;
  readonly who: string;
  readonly more?: ReactNode;
}
/** Who did what when, newest first, each with what stood there before and after. */
export function ActivityHistory({ c, found: { activity, history, files } }: { c: AppContext; found: ActivityCase }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].one;
  const words = activityTexts[locale].history;
  const at = (moment: Date): string => `${formatDate(locale, moment)}${locale === 'en' ? ', ' : ' kl. '}${formatTime(locale, moment)}`;
  // Newest first: what stood after a change is what stood before the one above it.
  const after = (i: number): ActivityInput => history[i - 1]?.before ?? activity;
  const deeds: readonly Deed[] = [
    ...history.map((revision, i) => ({
      key: String(revision.version),
      what: words[revision.deed],
      when: revision.at,
      who: revision.byName,
      more: <Changes c={c} revision={revision} after={after(i)} />,
    })),
    ...files.flatMap((f) => [
      ...(f.removedAt ? [{ key: `${f.id} removed`, what: t.fileRemoved(f.name), when: f.removedAt, who: f.removedByName ?? '' }] : []),
      { key: f.id, what: t.fileAdded(f.name), when: f.addedAt, who: f.addedByName },
    ]),
    { key: 'logged', what: t.logged, when: activity.madeAt, who: activity.madeByName },
  ].toSorted((a, b) => b.when.getTime() - a.when.getTime());
  return (
    <section aria-labelledby="historikk">
      <Heading level={2} size="xs" id="historikk">
        {t.history}
      </Heading>
      <ol className="k-loghistory">
        {deeds.map(({ key, what, when, who, more }) => (
          <li key={key}>
            <p>
              <strong>{what}</strong> <span className="k-quiet">{[at(when), who].filter(Boolean).join(', ')}</span>
            </p>
            {more}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Changes({ c, revision: { before, deed }, after }: { c: AppContext; revision: ActivityRevision; after: ActivityInput }): ReactNode {
  if (deed === 'removed' || deed === 'restored') return null;
  const { locale } = c.var;
  const t = logTexts[locale].one;
  const changes = described(c, before).flatMap(([field, was], i) => {
    const is = described(c, after)[i]?.[1] ?? '';
    if (was === is) return [];
    return [t.changedFrom(activityTexts[locale].field[field], was === '' ? t.nothing : t.quoted(was), is === '' ? t.nothing : t.quoted(is))];
  });
  if (before.note !== after.note) changes.push(t.sensitive);
  return changes.length === 0 ? null : (
    <ul className="k-logtasks k-small">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}

/** Every field but the note as one reads it; a note is long, and is not repeated. */
function described(c: AppContext, a: ActivityInput): (readonly [Exclude<keyof ActivityInput, 'endsOn' | 'note'>, string])[] {
  const { locale, services } = c.var;
  const { activities, geography } = services.definitions;
  const list = (names: readonly string[]): string => formatList(locale, names);
  return [
    ['kind', kindName(c, a.kind)],
    ['startsOn', spanText(locale, a)],
    ['title', a.title],
    ['counterparts', list(a.counterparts.map((one) => counterpartName(geography, one, a.startsOn, locale)))],
    ['audience', a.audience === null ? '' : formatNumber(locale, a.audience)],
    ['targetGroups', list(choiceNames(locale, activities.targetGroups, a.targetGroups))],
    ['participation', list(choiceNames(locale, activities.participation, a.participation))],
    ['partners', list(choiceNames(locale, activities.partners, a.partners))],
    ['medium', a.medium],
    ['link', a.link],
    ['tasks', list(taskNames(c, a))],
    ['centres', list(a.centres.map((id) => centreName(c, id)))],
  ];
}
