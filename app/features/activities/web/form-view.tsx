import type { ReactNode } from 'react';
import { href } from '../../../platform/locale.ts';
import { SaveStatus } from '../../../ui/autosave.tsx';
import { draftAttributes, draftKey } from '../../../ui/draft.tsx';
import { Button, TextArea, TextField } from '../../../ui/fields.tsx';
import { FileField } from '../../../ui/files.tsx';
import { findKind } from '../activity.ts';
import { tasksOffered } from '../counterparts.ts';
import { limits } from '../faults.ts';
import { counterpartFields } from './counterpart-fields.tsx';
import { fileField } from './files-section.tsx';
import { Ticks, WhenFields } from './form-parts.tsx';
import { KindTiles } from './kind-tiles.tsx';
import { FoldedFields, OwnFields } from './own-fields.tsx';
import { messageFor } from './log-form.ts';
import { formDay } from './form-shape.ts';
import type { FormView } from './form-shape.ts';
import { taskName } from './words.tsx';
import { logTexts } from './texts.ts';

/**
 * One form for every kind. Which fields are to be seen follows from the kind that is chosen, in the style sheet (`data-fields` of the kind,
 * `data-for` of the field): nothing is fetched, and no script is needed. What a kind does not have is not stored, whatever is sent.
 */
export function LogForm({ view, action, save }: { view: FormView; action: string; save: string }): ReactNode {
  const { c, typed, errors, changes, draft } = view;
  const { locale } = c.var;
  const t = logTexts[locale].form;
  const field = (id: string) => ({ id, name: id, error: messageFor(errors, id), autoComplete: 'off' });
  return (
    <form
      className="k-log"
      method="post"
      action={href(locale, action)}
      noValidate
      encType={changes ? undefined : 'multipart/form-data'}
      {...(draft !== undefined && draftAttributes(locale, draft))}
    >
      <input type="hidden" name="nokkel" value={typed.once} {...draftKey} />
      <input type="hidden" name="vist" value={formDay(view)} />
      {changes && <input type="hidden" name="versjon" value={changes.version} />}
      <div className="k-stack k-stack--lg">
        <KindTiles view={view} />
        <WhenFields view={view} />
        <TextField {...field('tittel')} label={t.name} value={typed.title} maxLength={limits.title} />
        <TextField {...field('lenke')} label={t.link} help={changes ? undefined : t.nameHelp} type="url" value={typed.link} maxLength={limits.link} />
        {counterpartFields(view)}
        <OwnFields view={view} />
        <div className="k-logfolds">
          <FoldedFields view={view} />
          <More view={view} />
          {!changes && <Files view={view} />}
        </div>
      </div>
      <div className="k-savebar k-savebar--stay">
        <Button>{save}</Button>
        {draft !== undefined && <SaveStatus />}
      </div>
    </form>
  );
}

function Files({ view: { c, errors, draft } }: { view: FormView }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].files;
  const error = messageFor(errors, fileField);
  return (
    <details className="ds-details" open={error !== undefined}>
      <summary>{t.add}</summary>
      <div>
        <FileField locale={locale} id={fileField} label={t.choose} more={draft === undefined ? t.noPatients : `${t.noPatients} ${t.notInDraft}`} error={error} />
      </div>
    </details>
  );
}

function More({ view }: { view: FormView }): ReactNode {
  const { c, typed, errors, changes } = view;
  const { locale } = c.var;
  const t = logTexts[locale].form;
  const { scheme, activities } = c.var.services.definitions;
  const day = formDay(view);
  const tasks = tasksOffered(scheme, findKind(activities, typed.kind), changes ? changes.activity : { startsOn: day, endsOn: null });
  const faulty = messageFor(errors, 'notat') !== undefined || messageFor(errors, 'oppgave-0') !== undefined;
  return (
    <details className="ds-details" open={faulty || typed.note !== '' || typed.tasks.length > 0 || changes !== undefined}>
      <summary>{t.more}</summary>
      <div className="k-stack k-stack--lg">
        <TextArea id="notat" name="notat" label={t.note} help={t.noteHelp} value={typed.note} rows={3} maxLength={limits.note} error={messageFor(errors, 'notat')} />
        <Ticks
          name="oppgave"
          legend={changes ? t.tasks : t.otherTasks}
          options={tasks.map(({ ref, task }) => ({ value: ref, label: taskName(locale, task) }))}
          chosen={typed.tasks}
          error={messageFor(errors, 'oppgave-0')}
        />
      </div>
    </details>
  );
}
