import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { formatList, formatNumber, langOf, textIn } from '../../../platform/locale.ts';
import { Button, TextField } from '../../../ui/fields.tsx';
import { SourceIcon } from '../../../ui/icons.tsx';
import type { Geography } from '../../geography/geography.ts';
import type { Draft } from '../answers.ts';
import type { Fault } from '../check-answers.ts';
import type { LaterChange } from '../departures.ts';
import { optionsOf } from '../edition.ts';
import type { EditionOption, EditionQuestion } from '../edition.ts';
import { saidOf } from '../prefill.ts';
import { pointOf, whole } from '../questionnaire.ts';
import { countsAt } from '../register-view.ts';
import type { Standing } from '../register-view.ts';
import { laterName, reasonName } from '../inside/section-body.ts';
import { writeMunicipality } from '../inside/municipality-line.ts';
import { counted } from './counted.ts';
import { faultsOf, faultText, questionFieldId, reasonFieldId } from './fault-text.ts';
import { registerTexts } from './register-texts.ts';

export interface NoteContext {
  readonly locale: Locale;
  readonly draft: Draft;
  readonly faults: readonly Fault[];
  /** The authority's name: it reads the reasons. */
  readonly authority: string;
  readonly geography: Geography;
  /** The last day of the form's year, which municipalities are named as on. */
  readonly day: string;
  /** Where the rows behind a number are shown. */
  readonly evidence: (question: string, option: string) => string;
}
interface At {
  readonly question: EditionQuestion;
  readonly option: string;
  readonly standing: Standing;
  readonly context: NoteContext;
}

/** What the centre was told, or is told now if it has not answered. */
const heldBy = ({ basis, now }: Standing) => basis?.facts ?? now;

/** "Fra registeret: 7 oppslag", leading to what they are. */
function Source({ question, option, standing, context, children }: At & { children?: ReactNode }): ReactNode {
  const { locale } = context;
  const t = registerTexts[locale];
  const { now, was } = countsAt(standing, option);
  const n = now ?? was ?? 0;
  const note = question.kind === 'number' ? question.prefill?.note : undefined;
  return (
    <p className="k-from">
      <SourceIcon />
      <a className="ds-link" href={context.evidence(question.id, option)}>
        {t.from(counted(question, option, n, locale))}
      </a>
      {was !== undefined && now !== undefined && was !== now && <span>{t.earlier(counted(question, option, was, locale))}</span>}
      {note && <span lang={langOf(note, locale) === locale ? undefined : 'nb'}>{textIn(note, locale)}</span>}
      {children}
    </p>
  );
}

/** Why the answer is another than the register's: one line. */
function Why({ question, option, context }: At): ReactNode {
  const { locale, draft, faults } = context;
  const t = registerTexts[locale];
  const fault = faultsOf(faults, question.id).reason(option);
  return (
    <TextField
      id={reasonFieldId(question.id, option)}
      name={reasonName(question.id, option)}
      label={t.why}
      help={t.whyHelp(context.authority)}
      value={draft.reasons?.[pointOf(question.id, option)]}
      error={fault && faultText(question, fault, draft, locale)}
      autoComplete="off"
    />
  );
}

/** As `Why`, where nobody has to. */
function MayExplain(at: At): ReactNode {
  const { question, option, context } = at;
  const t = registerTexts[context.locale];
  const written = context.draft.reasons?.[pointOf(question.id, option)];
  return (
    <details className="ds-details k-explain" open={written !== undefined || faultsOf(context.faults, question.id).reason(option) !== undefined}>
      <summary>{t.explain}</summary>
      <div>
        <Why {...at} />
      </div>
    </details>
  );
}

/** What has changed since it was answered, and the two things one can do about it. */
function Later({ question, option, standing, context }: At): ReactNode {
  const { locale, geography, day } = context;
  const change = standing.changes.find((one) => one.option === option);
  if (!change) return null;
  const t = registerTexts[locale];
  const names = (codes: readonly string[]): string =>
    formatList(
      locale,
      codes.map((code) => writeMunicipality(geography, code, day)),
    );
  const [take, keep] = laterWords(question, change, standing, locale);
  const place = t.about(textIn(optionsOf(question).find((o) => o.id === option)?.text ?? question.text, locale));
  return (
    <div className="k-derived k-later">
      <p>
        {change.now === 0 ? t.laterNone : t.later(counted(question, option, change.now, locale))}
        {change.added.length > 0 && ` ${t.added(names(change.added))}`}
        {change.gone.length > 0 && ` ${t.gone(names(change.gone))}`}
      </p>
      <p className="k-later__choices">
        <Button variant="secondary" name="register" value={laterName('take', question.id, option)}>
          {take}
          <span className="ds-sr-only">{place}</span>
        </Button>
        <Button variant="tertiary" name="register" value={laterName('keep', question.id, option)}>
          {keep}
          <span className="ds-sr-only">{place}</span>
        </Button>
      </p>
    </div>
  );
}

function laterWords(question: EditionQuestion, change: LaterChange, { shown, now }: Standing, locale: Locale): readonly [take: string, keep: string] {
  const t = registerTexts[locale];
  if (question.kind === 'number') return [t.takeNumber(formatNumber(locale, change.now)), shown?.kind === 'number' ? t.keepNumber(formatNumber(locale, shown.value)) : t.keep];
  if (question.kind === 'lines') return [t.takeLines, t.keep];
  return [saidOf(question, change.option, now) === 'yes' ? t.takeYes : t.takeNo, t.keep];
}

/** Under an option: where it comes from, why it is answered otherwise, and what has changed since. */
export function OptionNote({ option, ...at }: Omit<At, 'option'> & { option: EditionOption }): ReactNode {
  const { question, standing, context } = at;
  const place = { ...at, option: option.id };
  const held = heldBy(standing);
  const said = saidOf(question, option.id, held);
  const t = registerTexts[context.locale];
  const later = <Later {...place} />;
  if (option.exclusive) return <NoneNote {...place} later={later} />;
  if (said === undefined) return later;
  const counts = countsAt(standing, option.id);
  if (question.kind === 'one' && said !== 'yes') return later;
  if ((counts.now ?? 0) === 0 && said === 'no')
    return (
      <>
        <div data-when="checked">
          <p className="k-from">{t.nothing}</p>
          {question.kind === 'several' && standing.basis && (
            <div className="k-inner k-inner--quiet">
              <MayExplain {...place} />
            </div>
          )}
        </div>
        {later}
      </>
    );
  return (
    <>
      <Source {...place}>
        {said === 'yes' && <span data-when="unchecked">{t.answeredNo}</span>}
        {said === 'open' && <span>{t.open}</span>}
      </Source>
      {said === 'yes' && (
        <div className="k-inner" data-when="unchecked">
          <Why {...place} />
        </div>
      )}
      {later}
    </>
  );
}

/** "None" is said once, and explained once: when the registers have some. */
function NoneNote({ later, ...at }: At & { later: ReactNode }): ReactNode {
  const { question, option, standing } = at;
  const held = heldBy(standing);
  const said = saidOf(question, option, held);
  const some = optionsOf(question).some((o) => !o.exclusive && saidOf(question, o.id, held) === 'yes');
  return (
    <>
      {said === 'yes' && <Source {...at} />}
      {(some || said === 'no') && (
        <div className="k-inner" data-when="checked">
          <Why {...at} />
        </div>
      )}
      {later}
    </>
  );
}

/** Under a number or a list: where it comes from, why it is another, and what has changed since. */
export function FieldNote(given: Omit<At, 'option'>): ReactNode {
  const at = { ...given, option: whole };
  const { question, standing } = at;
  const held = heldBy(standing)[whole];
  if (!held) return null;
  const departure = standing.departures.find((d) => d.option === whole);
  const asked = departure?.must === true || faultsOf(at.context.faults, question.id).reason(whole) !== undefined;
  return (
    <div className="k-fieldnote">
      <Source {...at} />
      {question.kind === 'number' ? (
        // Shown as soon as another number is typed; without script, when the page comes back.
        <div className="k-inner" hidden={!asked} data-unless={held.n} data-unless-field={questionFieldId(question.id)}>
          <Why {...at} />
        </div>
      ) : (
        (asked && (
          <div className="k-inner">
            <Why {...at} />
          </div>
        )) ||
        (departure && <MayExplain {...at} />)
      )}
      <Later {...at} />
    </div>
  );
}
