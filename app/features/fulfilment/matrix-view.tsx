import type { ReactNode } from 'react';
import { formatDay, formatNumber, href, langOf, textIn } from '../../platform/locale.ts';
import type { LocalText, Locale } from '../../platform/locale.ts';
import { Scroll } from '../../ui/table.tsx';
import type { Centre } from '../scheme/scheme.ts';
import { taskPath } from './fulfilment-address.ts';
import { isMissing, taskStates } from './fulfilment.ts';
import type { CentreTask, CentreTasks, Matrix } from './fulfilment.server.ts';
import { BesideMark, MarkSprite, NamedBeside, NamedMark, TaskMark } from './task-mark.tsx';
import type { Beside } from './task-mark.tsx';
import { fulfilmentTexts, stateWords } from './texts.ts';

/** What stands beside the state: accepted, and what the centre has said, filled while it waits for an answer. */
function besidesOf({ standing }: Pick<CentreTask, 'standing'>): readonly Beside[] {
  const { accepted, said, waiting } = standing;
  return [...(accepted ? (['accepted'] as const) : []), ...(waiting ? (['waiting'] as const) : said && !accepted ? (['said'] as const) : [])];
}

/** "Dokumentert, 7. Godtatt": a cell in words, for those who see no shapes, and for the file. */
export function cellWords({ cell, standing }: Pick<CentreTask, 'cell' | 'standing'>, locale: Locale): string {
  const t = fulfilmentTexts[locale];
  const { accepted, said, waiting } = standing;
  const talk = said && (waiting || !accepted) ? t.said[said.kind === 'contest' ? 'contest' : 'word'] + (waiting ? `, ${t.waiting}` : '') : undefined;
  return [stateWords(cell, locale), accepted && t.accepted, talk].filter(Boolean).join('. ');
}

/** The agreement's last day: `to` is the first without. */
const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
/** "fra 1. mai 2025", where the agreement does not cover the whole year. */
export function partOfYear({ agreement: { from, to } }: Pick<Centre, 'agreement'>, year: number, locale: Locale): string | undefined {
  const [late, early] = [from > `${year}-01-01`, to !== undefined && to <= `${year}-12-31`];
  return late || early
    ? fulfilmentTexts[locale].part(late ? formatDay(locale, from) : undefined, early && to !== undefined ? formatDay(locale, dayBefore(to)) : undefined)
    : undefined;
}

interface Props {
  matrix: Pick<Matrix, 'year' | 'tasks'>;
  /** Those to show. */
  centres: readonly CentreTasks[];
  authority: LocalText;
  locale: Locale;
}

function Legend({ matrix, centres, authority, locale }: Props): ReactNode {
  const t = fulfilmentTexts[locale];
  const unruled = matrix.tasks.some(({ rule }) => rule === undefined);
  const words = t.legend(textIn(authority, locale));
  const all = centres.flatMap(({ tasks }) => tasks);
  const besides = new Set(all.flatMap(besidesOf));
  const label = { accepted: t.accepted, said: t.said.word, waiting: `${t.said.word}, ${t.waiting}` } as const;
  return (
    <ul className="k-matrix__legend">
      {taskStates.map((state) =>
        state === 'unruled' && !unruled ? null : (
          <li key={state}>
            <TaskMark state={state} label={words[state]} />
          </li>
        ),
      )}
      {(['accepted', 'said', 'waiting'] as const).map((beside) =>
        besides.has(beside) ? (
          <li key={beside}>
            <BesideMark beside={beside} label={label[beside]} />
          </li>
        ) : null,
      )}
    </ul>
  );
}

/** Centre × task: a shape, a count, and the way to what it stands on. On a phone the tasks' names stand under the table. */
export function MatrixTable({ matrix, centres, authority, locale }: Props): ReactNode {
  const t = fulfilmentTexts[locale];
  const { year, tasks } = matrix;
  return (
    <>
      <MarkSprite />
      <Legend matrix={matrix} centres={centres} authority={authority} locale={locale} />
      <Scroll label={t.caption(year)}>
        <table className="k-matrix">
          <caption className="ds-sr-only">{t.caption(year)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.centre}</th>
              {tasks.map(({ task }) => (
                <th key={task.number} scope="col">
                  <b>{task.number}</b>
                  <span lang={langOf(task.short, locale)}>{textIn(task.short, locale)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {centres.map((one) => (
              <Row key={one.centre.id} one={one} year={year} locale={locale} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <ol className="k-tasks" aria-label={t.taskNames}>
        {tasks.map(({ task }) => (
          <li key={task.number} value={task.number} lang={langOf(task.short, locale)}>
            {textIn(task.short, locale)}
          </li>
        ))}
      </ol>
    </>
  );
}

function Row({ one: { centre, tasks }, year, locale }: { one: CentreTasks; year: number; locale: Locale }): ReactNode {
  const t = fulfilmentTexts[locale];
  const part = partOfYear(centre, year, locale);
  return (
    <tr>
      <th scope="row">
        {centre.name} {centre.demonstration && <span className="k-quiet">{t.demo}</span>}
        {part !== undefined && <small>{part}</small>}
      </th>
      {tasks.map((one) => (
        <td key={one.task.number} className={isMissing(one.cell, one.standing) && one.cell.state === 'nothing' ? 'k-gap' : undefined}>
          <a
            href={href(locale, taskPath(year, centre.id, one.task.number))}
            aria-label={`${centre.name}, ${t.task(one.task.number, textIn(one.task.short, locale))}: ${cellWords(one, locale)}`}
          >
            <NamedMark state={one.cell.state} />
            <span>{one.cell.n > 0 ? formatNumber(locale, one.cell.n) : ''}</span>
            {besidesOf(one).map((beside) => (
              <NamedBeside key={beside} beside={beside} />
            ))}
          </a>
        </td>
      ))}
    </tr>
  );
}
