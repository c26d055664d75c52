import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { formatNumber, langOf, norwegianDay, textIn } from '../../../../platform/locale.ts';
import type { LocalText } from '../../../../platform/locale.ts';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { Choice, Question, SelectField, TextArea, TextField } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { messageFor } from '../../../../ui/posted-form.ts';
import { municipalityChoices } from '../../../geography/municipality-meant.ts';
import { textOf } from '../../idea-content.ts';
import type { Field } from '../../idea-content.ts';
import { efforts, levels, standards } from '../../idea.ts';
import type { Remark } from '../../idea-case.ts';
import { anchorOf, names } from './field-names.ts';
import { dayOf } from './place-typed.ts';
import { RemarkBox } from './remark-box.tsx';
import { mostOf } from './typed-idea.ts';
import type { TypedIdea } from './typed-idea.ts';
import { writeTexts } from './write-texts.ts';
import type { WriteTexts } from './write-texts-nb.ts';

export interface PartProps {
  readonly c: AppContext;
  readonly typed: TypedIdea;
  readonly errors: readonly FieldError[];
  readonly remarks: readonly Remark[];
  /** Ids of those that are done. */
  readonly ticked: ReadonlySet<string>;
}

function Part({ c, name, children }: { c: AppContext; name: keyof WriteTexts['form']['groups']; children: ReactNode }): ReactNode {
  const id = `del-${name}`;
  return (
    <section className="k-writepart" aria-labelledby={id}>
      <Heading level={2} size="sm" id={id}>
        {writeTexts[c.var.locale].form.groups[name]}
      </Heading>
      {children}
    </section>
  );
}

/** What an editor wrote of a field stands before it. */
const Remarks = ({ c, remarks, ticked, of }: PartProps & { of: readonly Field[] }): ReactNode =>
  remarks.filter((r) => of.includes(r.field as Field)).map((remark) => <RemarkBox key={remark.id} c={c} remark={remark} done={ticked.has(remark.id)} />);

type TextField_ = Exclude<Field, 'targetGroups' | 'themes' | 'guideUnits' | 'claimedLevel' | 'licence' | 'language' | 'municipality' | 'year' | 'size'>;

/** One field of text: what it is called, how, what there is, and what is wrong with it. */
function fieldOf({ c, typed, errors }: PartProps, field: TextField_, optional = false) {
  const t = writeTexts[c.var.locale].form;
  const { label, help } = t.fields[field];
  const most = mostOf(field);
  return {
    id: names[field],
    name: names[field],
    label: optional ? (
      <>
        {label} <span className="k-quiet k-regular">{t.optional}</span>
      </>
    ) : (
      label
    ),
    help: (
      <>
        {help} <span className="k-atmost">{t.atMost(formatNumber(c.var.locale, most))}</span>
      </>
    ),
    value: textOf(typed.content, field),
    error: messageFor(errors, names[field]),
    lang: typed.content.language,
    letters: most,
    autoComplete: 'off',
  };
}

export const BriefPart = (props: PartProps): ReactNode => (
  <Part c={props.c} name="brief">
    <Remarks {...props} of={['title']} />
    <TextField {...fieldOf(props, 'title')} />
    <Remarks {...props} of={['gist']} />
    <TextArea {...fieldOf(props, 'gist')} rows={2} />
  </Part>
);

export const DonePart = (props: PartProps): ReactNode => (
  <Part c={props.c} name="done">
    <HowToWrite c={props.c} />
    <Remarks {...props} of={['need']} />
    <TextArea {...fieldOf(props, 'need')} rows={5} markdown />
    <Remarks {...props} of={['did']} />
    <TextArea {...fieldOf(props, 'did')} rows={8} markdown />
  </Part>
);

const HowToWrite = ({ c }: { c: AppContext }): ReactNode => {
  const t = writeTexts[c.var.locale].form;
  return (
    <details className="ds-details k-writehow">
      <summary>{t.markdown}</summary>
      <dl className="k-made">
        {t.markdownLines.map(([code, what]) => (
          <div key={code}>
            <dt>{what}</dt>
            <dd>
              <code>{code}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
};

export const EffortPart = (props: PartProps): ReactNode => (
  <Part c={props.c} name="effort">
    <Remarks {...props} of={efforts} />
    <div className="k-writethree">
      {efforts.map((effort) => (
        <TextField key={effort} {...fieldOf(props, effort)} />
      ))}
    </div>
  </Part>
);

export const OutcomePart = (props: PartProps): ReactNode => (
  <Part c={props.c} name="outcome">
    <Remarks {...props} of={['outcome']} />
    <TextArea {...fieldOf(props, 'outcome', props.typed.content.claimedLevel === 'planned')} rows={5} markdown />
    <Remarks {...props} of={['known']} />
    <TextArea {...fieldOf(props, 'known', true)} rows={3} />
    <Remarks {...props} of={['differently']} />
    <TextArea {...fieldOf(props, 'differently', true)} rows={4} markdown />
  </Part>
);

/** Municipality and year together say which municipality is meant: the list is that year's. */
export function WherePart(props: PartProps): ReactNode {
  const { c, typed, errors } = props;
  const { locale, services } = c.var;
  const t = writeTexts[locale].form.fields;
  const { ideas: rules, geography } = services.definitions;
  const on = dayOf(typed.content.year, norwegianDay(services.now()));
  const field = (name: 'municipality' | 'year') => ({
    id: names[name],
    name: names[name],
    label: t[name].label,
    help: t[name].help,
    error: messageFor(errors, names[name]),
    autoComplete: 'off',
  });
  return (
    <Part c={c} name="where">
      <Remarks {...props} of={['municipality', 'year', 'size']} />
      <div className="k-writetwo">
        <TextField {...field('municipality')} value={typed.municipality} list="kommuner" />
        <TextField {...field('year')} value={typed.year} inputMode="numeric" className="k-lognumber" />
      </div>
      <datalist id="kommuner">
        {municipalityChoices(geography, on).map((m) => (
          <option key={m.code}>{m.name}</option>
        ))}
      </datalist>
      <SelectField
        id={names.size}
        name={names.size}
        label={t.size.label}
        value={typed.content.size}
        error={messageFor(errors, names.size)}
        options={[{ value: '', label: t.size.unknown }, ...rules.sizes.map((s) => ({ value: s.id, label: textIn(s.label, locale) }))]}
      />
    </Part>
  );
}

interface Item {
  readonly id: string;
  readonly label: LocalText;
}
/** Boxes to tick, side by side where there is room. */
function Boxes({ c, typed, errors, field, items, level }: PartProps & { field: 'themes' | 'targetGroups' | 'guideUnits'; items: readonly Item[]; level: 3 }): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale].form.fields[field];
  const name = names[field];
  return (
    <Question legend={t.label} help={t.help} level={level} error={messageFor(errors, anchorOf(field))} errorId={`${name}-feil`}>
      <div className="k-tiles">
        {items.map((item, i) => (
          <label key={item.id} className="k-tile" lang={langOf(item.label, locale)}>
            <input className="ds-input" type="checkbox" id={`${name}-${i}`} name={name} value={item.id} defaultChecked={typed.content[field].includes(item.id)} />
            {textIn(item.label, locale)}
          </label>
        ))}
      </div>
    </Question>
  );
}

export function AboutPart(props: PartProps): ReactNode {
  const rules = props.c.var.services.definitions.ideas;
  return (
    <Part c={props.c} name="about">
      <Remarks {...props} of={['themes', 'targetGroups', 'guideUnits']} />
      <Boxes {...props} field="themes" items={rules.themes} level={3} />
      <Boxes {...props} field="targetGroups" items={rules.targetGroups} level={3} />
      {rules.guideUnits.length > 0 && <Boxes {...props} field="guideUnits" items={rules.guideUnits} level={3} />}
    </Part>
  );
}

/** What each level asks for, in plain words. The reference belongs to the highest alone, and is to be seen when that is chosen. */
export function LevelPart(props: PartProps): ReactNode {
  const { c, typed, errors } = props;
  const t = writeTexts[c.var.locale].form;
  return (
    <Part c={c} name="level">
      <Remarks {...props} of={['claimedLevel', 'reference']} />
      <Question legend={t.fields.level.label} help={t.fields.level.help} level={0} error={messageFor(errors, anchorOf('claimedLevel'))}>
        <div className="k-options">
          {levels.map((level, i) => (
            <Choice
              key={level}
              type="radio"
              id={`${names.claimedLevel}-${i}`}
              name={names.claimedLevel}
              value={level}
              checked={typed.content.claimedLevel === level}
              label={
                <>
                  <strong>{t.levels[level][0]}</strong>
                  <span className="k-quiet k-writelevel">{t.levels[level][1]}</span>
                </>
              }
            >
              {level === 'effect-shown' && (
                <div className="k-inner" data-when="checked">
                  <TextField {...fieldOf(props, 'reference')} />
                </div>
              )}
            </Choice>
          ))}
        </div>
      </Question>
    </Part>
  );
}

export function SharePart(props: PartProps): ReactNode {
  const { c, typed, errors } = props;
  const { locale, services } = c.var;
  const all = writeTexts[locale];
  const t = all.form;
  const { licences } = services.definitions.ideas;
  return (
    <Part c={c} name="share">
      <Remarks {...props} of={['contact', 'licence', 'language']} />
      <TextField {...fieldOf(props, 'contact')} />
      <Question legend={t.fields.licence.label} help={licences.length > 1 ? t.fields.licence.help : undefined} level={0} error={messageFor(errors, anchorOf('licence'))}>
        <div className="k-options">
          {licences.map((licence, i) => (
            <Choice
              key={licence.id}
              type="radio"
              id={`${names.licence}-${i}`}
              name={names.licence}
              value={licence.id}
              checked={typed.content.licence === licence.id}
              label={
                <>
                  {textIn(licence.label, locale)}
                  {i === 0 && <span className="k-quiet k-writelevel">{t.licences.first}</span>}
                </>
              }
            />
          ))}
        </div>
      </Question>
      <Question legend={t.fields.language.label} level={0}>
        <div className="k-options k-options--row">
          {standards.map((standard, i) => (
            <Choice
              key={standard}
              type="radio"
              id={`${names.language}-${i}`}
              name={names.language}
              value={standard}
              checked={typed.content.language === standard}
              label={all.start.languages[standard]}
            />
          ))}
        </div>
      </Question>
    </Part>
  );
}
