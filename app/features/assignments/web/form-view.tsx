import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { href, textIn } from '../../../platform/locale.ts';
import { Button, Choice, Question, SelectField, TextArea, TextField } from '../../../ui/fields.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Fold } from '../../../ui/facts.tsx';
import { messageFor } from '../../../ui/posted-form.ts';
import { countiesAt, regionsAt } from '../../geography/geography.ts';
import { isActiveAt, regionName } from '../../scheme/scheme.ts';
import { offeredIn } from '../assignment.ts';
import type { Assignment, RequesterKind } from '../assignment.ts';
import { limits } from '../faults.ts';
import { isOfficerDesk, todayOf } from './desk.ts';
import type { Desk } from './desk.ts';
import { requestersFor } from './form.ts';
import type { TypedAssignment } from './form.ts';
import { pageTexts } from './texts.ts';
import { hoursText, whoText } from './words.tsx';

export interface FormView {
  readonly c: AppContext;
  readonly desk: Desk;
  readonly typed: TypedAssignment;
  readonly errors: readonly FieldError[];
  /** What is changed, and its version when the page was made. */
  readonly changes?: { readonly assignment: Assignment; readonly version: number } | undefined;
}

export function AssignmentForm({ view, action, save }: { view: FormView; action: string; save: string }): ReactNode {
  const { c, desk, typed, errors, changes } = view;
  const { locale } = c.var;
  const t = pageTexts[locale].form;
  const field = (id: string) => ({ id, name: id, error: messageFor(errors, id), autoComplete: 'off' });
  return (
    <form method="post" action={href(locale, action)} noValidate className="k-stack k-stack--lg">
      <input type="hidden" name="nokkel" value={typed.once} />
      {changes && <input type="hidden" name="versjon" value={changes.version} />}
      <Kinds view={view} />
      <TextField {...field('navn')} label={t.name} help={t.nameHelp} value={typed.title} maxLength={limits.title} />
      <TextArea {...field('tekst')} label={t.text} help={t.textHelp} value={typed.text} rows={5} maxLength={limits.text} />
      <Requester view={view} />
      <TextField {...field('dato')} label={t.due} help={t.dueHelp} type="date" value={typed.due} className="k-jobdate" />
      <div className="k-jobpair">
        <TextField {...field('timer')} label={t.hours} inputMode="numeric" className="k-lognumber" value={typed.hours} maxLength={10} />
        <TextField {...field('antall')} label={t.wanted} inputMode="numeric" className="k-lognumber" value={typed.wanted} maxLength={10} />
      </div>
      <SelectField {...field('sted')} label={t.region} value={typed.region} options={places(c)} />
      <Themes view={view} />
      {isOfficerDesk(desk) && !changes && (
        <SelectField
          {...field('sentral')}
          label={t.asked}
          help={t.askedHelp}
          value={typed.asked}
          options={[{ value: '', label: t.nobodyAsked }, ...activeCentres(c).map((k) => ({ value: k.id, label: k.name }))]}
        />
      )}
      <div>
        <Button>{save}</Button>
      </div>
    </form>
  );
}

const activeCentres = (c: AppContext) => c.var.services.definitions.scheme.centres.filter((k) => isActiveAt(k, todayOf(c)));

/** What a kind usually takes stands beside it: nobody has to know how long things take. */
function Kinds({ view: { c, typed, errors, changes } }: { view: FormView }): ReactNode {
  const { locale } = c.var;
  const t = pageTexts[locale].form;
  const { kinds } = c.var.services.definitions.assignments;
  const offered = offeredIn(kinds, Number(todayOf(c).slice(0, 4)));
  const shown = kinds.filter((k) => offered.includes(k) || k.id === changes?.assignment.kind);
  const error = messageFor(errors, 'slag-0');
  return (
    <Question legend={t.kind} level={0} error={error} errorId="slag-feil">
      <div className="k-options">
        {shown.map((kind, i) => (
          <Choice
            key={kind.id}
            type="radio"
            id={`slag-${i}`}
            name="slag"
            value={kind.id}
            checked={typed.kind === kind.id}
            error={error && 'slag-feil'}
            label={
              <>
                {textIn(kind.label, locale)} <small className="k-quiet">{t.usually(hoursText(locale, kind.hours))}</small>
              </>
            }
          />
        ))}
      </div>
    </Question>
  );
}

/** The name is asked for where the kind does not say it. */
function Requester({ view: { c, desk, typed, errors, changes } }: { view: FormView }): ReactNode {
  const t = pageTexts[c.var.locale];
  const error = messageFor(errors, 'hvem-0');
  const label = (kind: RequesterKind): string => {
    if (kind === (isOfficerDesk(desk) ? 'authority' : 'centre')) return t.form.own;
    return kind === 'authority' ? whoText(c, '') : t.requester[kind];
  };
  // Changed by an officer, a centre's own stays a centre's.
  const kinds = requestersFor(desk);
  const shown: readonly RequesterKind[] = changes?.assignment.requester === 'centre' && !kinds.includes('centre') ? [...kinds, 'centre'] : kinds;
  const own: RequesterKind = isOfficerDesk(desk) ? 'authority' : 'centre';
  const ordered = shown.toSorted((a, b) => Number(b === own) - Number(a === own));
  return (
    <Question legend={t.form.requester} level={0} error={error} errorId="hvem-feil">
      <div className="k-options k-jobrequester">
        {ordered.map((kind, i) => (
          <Choice key={kind} type="radio" id={`hvem-${i}`} name="hvem" value={kind} label={label(kind)} checked={typed.requester === kind} error={error && 'hvem-feil'} />
        ))}
      </div>
      <div className="k-jobname">
        <TextField
          id="hvem-navn"
          name="hvem-navn"
          label={t.form.requesterName}
          value={typed.requesterName}
          error={messageFor(errors, 'hvem-navn')}
          maxLength={limits.requesterName}
          autoComplete="off"
        />
      </div>
    </Question>
  );
}

/** Health regions first, then the counties of today. */
function places(c: AppContext): { value: string; label: string }[] {
  const { locale } = c.var;
  const { geography, scheme } = c.var.services.definitions;
  const today = todayOf(c);
  const known = scheme.regions?.map((r) => r.id) ?? [];
  const regions = regionsAt(geography, today).toSorted((a, b) => known.indexOf(a) - known.indexOf(b));
  const counties = countiesAt(geography, today).toSorted((a, b) => a.name.localeCompare(b.name, 'nb'));
  return [
    { value: '', label: pageTexts[locale].form.anywhere },
    ...regions.map((id) => ({ value: id, label: textIn(regionName(scheme, id), locale) })),
    ...counties.map((county) => ({ value: county.code, label: county.name })),
  ];
}

function Themes({ view: { c, typed, errors, changes } }: { view: FormView }): ReactNode {
  const { locale } = c.var;
  const t = pageTexts[locale].form;
  const { topics } = c.var.services.definitions.enquiries;
  const offered = offeredIn(topics, Number(todayOf(c).slice(0, 4)));
  const shown = topics.filter((topic) => offered.includes(topic) || changes?.assignment.themes.includes(topic.id));
  const error = messageFor(errors, 'tema-0');
  return (
    <Fold title={t.themes} open={typed.themes.length > 0 || error !== undefined}>
      <Question legend={<span className="ds-sr-only">{t.themes}</span>} level={0} help={t.themesHelp} error={error} errorId="tema-feil">
        <div className="k-options k-options--short">
          {shown.map((topic, i) => (
            <Choice
              key={topic.id}
              type="checkbox"
              id={`tema-${i}`}
              name="tema"
              value={topic.id}
              label={textIn(topic.label, locale)}
              checked={typed.themes.includes(topic.id)}
              error={error && 'tema-feil'}
            />
          ))}
        </div>
      </Question>
    </Fold>
  );
}
