import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href, langOf, textIn } from '../../../platform/locale.ts';
import { Button, Choice, Question, TextArea } from '../../../ui/fields.tsx';
import { Fold } from '../../../ui/facts.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { evidencePath } from '../../indicators/evidence-address.ts';
import { ownTasksPath, taskAnchor } from '../fulfilment-address.ts';
import { isMissing, longestWord, thresholdFor } from '../fulfilment.ts';
import type { CentreTask, OwnTasks } from '../fulfilment.server.ts';
import type { SayingFault } from '../inside/saying.server.ts';
import { BesideMark, TaskMark } from '../task-mark.tsx';
import { fulfilmentTexts, stateWords } from '../texts.ts';
import { Talk } from './talk-view.tsx';
import { isWrongText } from './request.ts';
import { webTexts } from './texts.ts';
import { placeOf, wishLabel } from './wishes.ts';

/** What was typed, and why it was refused. */
export interface Attempt {
  readonly task: number;
  readonly kind: string;
  readonly text: string;
  readonly fault: SayingFault;
}

interface Props {
  c: AppContext;
  one: CentreTask;
  found: OwnTasks;
  attempt: Attempt | undefined;
}

/** One task on the centre's own page. */
export function OwnTask({ c, one, found, attempt }: Props): ReactNode {
  const { locale, services } = c.var;
  const t = fulfilmentTexts[locale];
  const { task, rule, cell, standing, entries } = one;
  const id = taskAnchor(task.number);
  return (
    <section className="k-task" aria-labelledby={id}>
      <div className="k-row k-row--between">
        <Heading level={2} size="sm" id={id}>
          {task.number}. <span lang={langOf(task.short, locale)}>{textIn(task.short, locale)}</span>
        </Heading>
        <TaskMark state={cell.state} label={stateWords(cell, locale)} />
      </div>
      <p className="k-quiet" lang={langOf(task.text, locale)}>
        {textIn(task.text, locale)}
      </p>
      {standing.accepted && (
        <p>
          <BesideMark beside="accepted" label={t.accepted} />
        </p>
      )}
      {rule?.note && <p lang={langOf(rule.note, locale)}>{textIn(rule.note, locale)}</p>}
      {rule ? <Counts c={c} one={one} found={found} /> : <p>{webTexts[locale].cell.unruled(textIn(services.definitions.scheme.authority, locale))}</p>}
      {cell.state === 'reported' && cell.measured.length > 0 && <p>{webTexts[locale].own.formSays}</p>}
      {isMissing(cell, standing) && <Todo c={c} one={one} found={found} />}
      {entries.length > 0 && <Talk entries={entries} locale={locale} />}
      <Say c={c} one={one} found={found} attempt={attempt} />
    </section>
  );
}

/** What counts, and how much of it there is: each number a way to its rows. */
function Counts({ c, one: { rule, cell }, found }: Omit<Props, 'attempt'>): ReactNode {
  const { locale, services } = c.var;
  const t = webTexts[locale];
  if (!rule || cell.measured.length === 0) return null;
  const total = rule.need === 'total';
  const n = (count: number): string => formatNumber(locale, count);
  return (
    <div>
      {(cell.measured.length > 1 || total) && <p>{total ? t.cell.need.total(n(thresholdFor(rule.atLeast, found.own.months))) : t.cell.need[rule.need as 'any' | 'all']}</p>}
      <ul className="k-plainlist">
        {cell.measured.map(({ wish, n: counted, atLeast, reached }) => (
          <li key={`${wish.indicator} ${wish.item}`}>
            {wishLabel(services.definitions, wish, locale)}:{' '}
            {counted === undefined ? (
              t.cell.noRegister
            ) : (
              <a className="ds-link" href={href(locale, evidencePath('own', found.year, wish))}>
                {total || reached ? t.own.enough(n(counted)) : t.own.count(n(counted), n(atLeast))}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where to write down what was done; each register once. */
function Todo({ c, one: { cell }, found }: Omit<Props, 'attempt'>): ReactNode {
  const { locale, services } = c.var;
  const t = webTexts[locale].own;
  const places = new Map(
    cell.measured.flatMap(({ wish, reached }) => (reached ? [] : [placeOf(services.definitions, wish)])).flatMap((place) => (place ? [[place.register, place.path] as const] : [])),
  );
  // No register tells of the task: nothing that is written down now would help.
  if (places.size === 0) return <p>{t.otherwise}</p>;
  return (
    <div className="k-now">
      <p>
        <strong>{t.todo}</strong>
      </p>
      <p>
        {found.going ? t.todoDone : t.todoPast}{' '}
        {[...places].map(([register, path]) => (
          <a key={register} className="ds-link" href={href(locale, path)}>
            {t.places[register]}
          </a>
        ))}
        .
      </p>
      <p>{t.otherwise}</p>
    </div>
  );
}

function Say({ c, one: { task, entries }, found, attempt }: Props): ReactNode {
  const { locale } = c.var;
  const t = webTexts[locale];
  const error = attempt && isWrongText(attempt.fault) ? t.faults[attempt.fault] : undefined;
  const n = task.number;
  return (
    <Fold title={t.own.say} open={attempt !== undefined}>
      <form method="post" action={href(locale, `${ownTasksPath}/${found.year}/${n}`)} noValidate className="k-stack">
        <input type="hidden" name="sett" value={entries.length} />
        <Question legend={t.own.kind} level={0}>
          {(['word', 'contest'] as const).map((kind) => (
            <Choice key={kind} type="radio" id={`gjelder-${n}-${kind}`} name="gjelder" value={kind} label={t.own.kinds[kind]} checked={(attempt?.kind ?? 'word') === kind} />
          ))}
        </Question>
        <TextArea id={`ord-${n}`} name="ord" label={t.own.text} help={t.own.textHelp} value={attempt?.text ?? ''} error={error} maxLength={longestWord} />
        <p>
          <Button variant="secondary">{t.own.send}</Button>
        </p>
      </form>
    </Fold>
  );
}
