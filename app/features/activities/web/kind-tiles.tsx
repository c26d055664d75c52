import type { ReactNode } from 'react';
import { formatList, textIn } from '../../../platform/locale.ts';
import { offeredIn } from '../activity.ts';
import type { ActivityKind } from '../activity.ts';
import { tasksOffered } from '../counterparts.ts';
import { Choice } from '../../../ui/fields.tsx';
import { shortDay } from './days.ts';
import { Tile } from './form-parts.tsx';
import { formDay } from './form-shape.ts';
import type { FormView } from './form-shape.ts';
import { messageFor, todayOf } from './log-form.ts';
import { taskName } from './words.tsx';
import { logTexts } from './texts.ts';

interface Shown {
  readonly kind: ActivityKind;
  readonly index: number;
  readonly small?: string | undefined;
}

/** The three last used first, the others behind one press. */
export function KindTiles({ view }: { view: FormView }): ReactNode {
  const { c, typed, errors, used, changes } = view;
  const { locale } = c.var;
  const t = logTexts[locale].form;
  const today = todayOf(c);
  const all = offeredIn(c.var.services.definitions.activities.kinds, Number(formDay(view).slice(0, 4)));
  const lastUsed = used.flatMap(({ kind, lastOn }, i) => {
    const found = all.find((k) => k.id === kind);
    return found ? [{ kind: found, small: (i === 0 ? t.lastUsed : t.used)(shortDay(locale, lastOn, today)) }] : [];
  });
  // What is changed has a kind already; who has logged nothing yet sees them all.
  const first: readonly Omit<Shown, 'index'>[] = changes ? all.flatMap((kind) => (kind.id === typed.kind ? [{ kind }] : [])) : lastUsed;
  const shown = [...first, ...all.filter((k) => !first.some((f) => f.kind === k)).map((kind) => ({ kind }))].map((s, index): Shown => ({ ...s, index }));
  const rest = first.length === 0 ? [] : shown.slice(first.length);
  const error = messageFor(errors, 'slag-0');
  const tiles = (list: readonly Shown[]) => list.map((s) => <KindTile key={s.kind.id} view={view} shown={s} error={error} />);
  return (
    <fieldset className={error === undefined ? 'k-question' : 'k-question k-invalid'} aria-describedby={error && 'slag-feil'}>
      <legend className="ds-label">{t.what}</legend>
      {error !== undefined && (
        <p className="ds-validation-message" id="slag-feil">
          {error}
        </p>
      )}
      <div className="k-kinds">{tiles(rest.length === 0 ? shown : shown.slice(0, first.length))}</div>
      {rest.length > 0 && (
        <details className="ds-details" open={rest.some((s) => s.kind.id === typed.kind)}>
          <summary>{t.moreKinds}</summary>
          <div className="k-kinds">{tiles(rest)}</div>
        </details>
      )}
    </fieldset>
  );
}

/** A kind, and the tasks it usually serves: ticked, to be seen and changed when the kind is chosen. */
function KindTile({ view, shown: { kind, index, small }, error }: { view: FormView; shown: Shown; error: string | undefined }): ReactNode {
  const { c, typed, changes } = view;
  const { locale } = c.var;
  const { scheme } = c.var.services.definitions;
  const t = logTexts[locale].form;
  const tasks = changes ? [] : tasksOffered(scheme, kind, { startsOn: formDay(view), endsOn: null }).filter((task) => task.suggested);
  const isTicked = (ref: string): boolean => typed.suggested === undefined || typed.kind !== kind.id || typed.suggested.includes(`${kind.id}|${ref}`);
  return (
    <div className="k-kind">
      <Tile
        type="radio"
        id={`slag-${index}`}
        name="slag"
        value={kind.id}
        checked={typed.kind === kind.id}
        error={error && 'slag-feil'}
        small={small}
        data={{ 'data-fields': kind.fields.join(' ') }}
      >
        {textIn(kind.label, locale)}
      </Tile>
      {tasks.length > 0 && (
        <details className="k-kind__tasks" open={tasks.some((task) => !isTicked(task.ref))}>
          <summary>
            {t.suggested(
              formatList(
                locale,
                tasks.map(({ task }) => String(task.number)),
              ),
            )}
          </summary>
          <div className="k-options" role="group" aria-label={t.suggestedLegend}>
            {tasks.map(({ ref, task }, i) => (
              <Choice
                key={ref}
                type="checkbox"
                id={`foreslatt-${index}-${i}`}
                name="foreslatt"
                value={`${kind.id}|${ref}`}
                label={taskName(locale, task)}
                checked={isTicked(ref)}
              />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}
