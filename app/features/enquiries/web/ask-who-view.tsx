import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Choice, Question, SelectField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import type { Why } from '../../scheme/areas.ts';
import type { Centre } from '../../scheme/scheme.ts';
import { fieldNames } from './ask-form.ts';
import type { Typed } from './ask-form.ts';
import { activeCentres } from './ask-place.ts';
import type { Place } from './ask-place.ts';
import { CentreTitle, centreTitle, formerlyText, reasonText } from './ask-words.tsx';
import { publicTexts } from './public-texts.ts';

interface Who {
  c: AppContext;
  place: Place;
  typed: Typed;
  error: string | undefined;
}

/** Who answers and why; where there are several, or nobody, the asker's choice. Beneath it the way to another. */
export function AskWho({ c, place, typed, error, children }: Who & { children: ReactNode }): ReactNode {
  const t = publicTexts[c.var.locale].ask;
  const { municipality, formerly } = place;
  return (
    <section className="k-stack" aria-labelledby="hvem">
      <Heading level={2} size="sm" id="hvem">
        {t.steps.who}
      </Heading>
      <p>
        {formerlyText(c, formerly)} {t.liesIn(municipality.name, municipality.county.name)}
      </p>
      <Answerer c={c} place={place} typed={typed} error={error} />
      {children}
    </section>
  );
}

interface Answering {
  readonly centre: Centre;
  /** Undefined for the one the asker chose. */
  readonly why: Why | undefined;
}

function Answerer({ c, place, typed, error }: Who): ReactNode {
  const { municipality, responsible } = place;
  const t = publicTexts[c.var.locale].ask;
  const centres = activeCentres(c.var.services.definitions, norwegianDay(c.var.services.now()));
  const chosen = centres.find((centre) => centre.id === typed.centre);
  const answering: Answering[] = [...(chosen && !responsible.some(({ centre }) => centre.id === chosen.id) ? [{ centre: chosen, why: undefined }] : []), ...responsible];
  if (responsible.length === 0 && (!chosen || error !== undefined))
    return (
      <>
        <p>{t.nobody(municipality.name)}</p>
        <SelectField
          id={fieldNames.centre}
          name={fieldNames.centre}
          label={t.centre}
          value={typed.centre}
          error={error}
          required
          options={[{ value: '', label: t.chooseCentre }, ...centres.map((centre) => ({ value: centre.id, label: centreTitle(c, centre) }))]}
        />
      </>
    );
  const [only, ...more] = answering;
  if (only && more.length === 0 && error === undefined) return <TheOne c={c} answering={only} municipality={municipality.name} />;
  return (
    <Question
      legend={responsible.length > 1 && answering.length === responsible.length ? t.severalAnswer(municipality.name, responsible.length) : t.yourChoice}
      level={0}
      id={fieldNames.centre}
      error={error}
      errorId={`${fieldNames.centre}-feil`}
    >
      <div className="k-options">
        {answering.map(({ centre, why }, i) => (
          <Choice
            key={centre.id}
            type="radio"
            id={`${fieldNames.centre}-${centre.id}`}
            name={fieldNames.centre}
            value={centre.id}
            checked={chosen ? chosen.id === centre.id : i === 0}
            error={error && `${fieldNames.centre}-feil`}
            label={
              <>
                <strong>
                  <CentreTitle c={c} centre={centre} />
                </strong>
                <br />
                <span className="k-quiet">{reasonText(c, { centre, why, municipality: municipality.name })}</span>
              </>
            }
          />
        ))}
      </div>
    </Question>
  );
}

function TheOne({ c, answering: { centre, why }, municipality }: { c: AppContext; answering: Answering; municipality: string }): ReactNode {
  const t = publicTexts[c.var.locale].ask;
  return (
    <div className="k-derived">
      <div>
        <p>
          <strong>{t.answers(centreTitle(c, centre))}</strong> {centre.demonstration && <DemoMark locale={c.var.locale} />}
        </p>
        <p>{reasonText(c, { centre, why, municipality })}</p>
        <input type="hidden" name={fieldNames.centre} value={centre.id} />
      </div>
    </div>
  );
}
