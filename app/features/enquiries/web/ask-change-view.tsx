import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { norwegianDay, norwegianYear, textIn } from '../../../platform/locale.ts';
import { Button, Choice, Question, TextField } from '../../../ui/fields.tsx';
import { offeredIn } from '../enquiry.ts';
import { changeNames } from './ask-change.ts';
import { changeTexts } from './ask-change-texts.ts';
import { activeCentres } from './ask-place.ts';
import type { Asked } from './ask-place.ts';
import { CentreTitle } from './ask-words.tsx';
import { publicTexts } from './public-texts.ts';

/** A change that could not be made: what was typed, and what it may have meant. */
export interface Unchanged {
  readonly municipality: string;
  readonly asked: Asked;
}
interface Changing {
  c: AppContext;
  declared: ReadonlyMap<string, readonly string[]>;
  unchanged: Unchanged | undefined;
}

/** Another municipality or centre, inside the form, so that nothing typed in it is lost. */
export function AskChange({ c, declared, unchanged }: Changing): ReactNode {
  const { locale } = c.var;
  const t = changeTexts[locale];
  const asked = unchanged?.asked;
  const ask = publicTexts[locale].ask;
  const error = asked?.kind === 'unknown' ? ask.unknown(unchanged?.municipality ?? '') : asked?.kind === 'several' ? ask.several(asked.found.length) : undefined;
  return (
    <details className="ds-details" open={unchanged !== undefined}>
      <summary>{t.title}</summary>
      <div className="k-stack">
        <p className="k-quiet">{t.help}</p>
        <TextField
          id={changeNames.municipality}
          name={changeNames.municipality}
          label={t.municipality}
          value={unchanged?.municipality}
          error={error}
          maxLength={100}
          autoComplete="off"
        />
        {asked?.kind === 'several' && (
          <Question legend={t.which} level={0} id={changeNames.meant}>
            <div className="k-options">
              {asked.found.map(({ code, name, county }) => (
                <Choice
                  key={code}
                  type="radio"
                  id={`${changeNames.meant}-${code}`}
                  name={changeNames.meant}
                  value={code}
                  label={
                    <>
                      {name} <span className="k-quiet">{county.name}</span>
                    </>
                  }
                />
              ))}
            </div>
          </Question>
        )}
        <Centres c={c} declared={declared} />
        <p>
          <Button variant="secondary" name={changeNames.press} value="ja">
            {t.button}
          </Button>
        </p>
      </div>
    </details>
  );
}

/** The centres that have said what they know much about, each with its topics. */
function Centres({ c, declared }: Omit<Changing, 'unchanged'>): ReactNode {
  const { locale, services } = c.var;
  const t = changeTexts[locale];
  const { definitions, now } = services;
  const topics = offeredIn(definitions.enquiries.topics, norwegianYear(now()));
  const known = (id: string): string =>
    topics
      .filter((topic) => declared.get(id)?.includes(topic.id))
      .map(({ label }) => textIn(label, locale))
      .join(', ');
  const knowers = activeCentres(definitions, norwegianDay(now())).filter(({ id }) => known(id) !== '');
  if (knowers.length === 0) return null;
  return (
    <Question legend={t.centre} level={0} id={changeNames.centre}>
      <div className="k-options">
        {knowers.map((centre) => (
          <Choice
            key={centre.id}
            type="radio"
            id={`${changeNames.centre}-${centre.id}`}
            name={changeNames.centre}
            value={centre.id}
            label={
              <>
                <strong>
                  <CentreTitle c={c} centre={centre} />
                </strong>
                <br />
                <span className="k-quiet">{t.knows(known(centre.id))}</span>
              </>
            }
          />
        ))}
      </div>
    </Question>
  );
}
