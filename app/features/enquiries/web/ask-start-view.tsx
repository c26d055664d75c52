import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { href, langOf, norwegianDay, norwegianYear, textIn } from '../../../platform/locale.ts';
import { Button, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { formerlyOf } from '../../geography/municipality-meant.ts';
import type { Centre } from '../../scheme/scheme.ts';
import { offeredIn } from '../enquiry.ts';
import type { Choice } from '../enquiry.ts';
import { fieldNames } from './ask-form.ts';
import { activeCentres } from './ask-place.ts';
import type { Asked } from './ask-place.ts';
import { askPath, centreTitle, CentreTitle, formerlyText } from './ask-words.tsx';
import { publicTexts } from './public-texts.ts';

interface Start {
  readonly asked: Asked;
  /** The municipality, as it was typed. */
  readonly typed: string;
  /** Chosen already, by topic or from the centre's own page. */
  readonly centre?: Centre | undefined;
  /** Choosing by topic: the topic, or empty before one is chosen. */
  readonly topic?: string | undefined;
  readonly declared: ReadonlyMap<string, readonly string[]>;
  /** The municipality was asked for, so that nothing is a mistake. */
  readonly submitted: boolean;
}

/** Whom to ask: by the municipality, or by what a centre knows much about. */
export function askStartPage(c: AppContext, start: Start, status?: 422): Response {
  const { locale, services } = c.var;
  const t = publicTexts[locale].ask;
  const title = t.title(textIn(services.definitions.scheme.centreName.indefinite, locale));
  const topicsFirst = start.topic !== undefined;
  return respond(
    c,
    {
      title,
      current: askPath,
      description: t.lead,
      width: 'form',
      children: (
        <div className="k-stack k-stack--lg">
          <Heading level={1} size="xl">
            {title}
          </Heading>
          <p className="k-lead">{start.centre ? t.municipalityFor(centreTitle(c, start.centre)) : t.lead}</p>
          {topicsFirst && <Topics c={c} start={start} />}
          {start.asked.kind !== 'one' && <Municipality c={c} start={start} />}
          {!topicsFirst && !start.centre && <Topics c={c} start={start} />}
        </div>
      ),
    },
    status,
  );
}

function Municipality({ c, start: { asked, typed, centre, submitted } }: { c: AppContext; start: Start }): ReactNode {
  const t = publicTexts[c.var.locale].ask;
  const error = asked.kind === 'unknown' ? t.unknown(typed) : submitted && asked.kind === 'nothing' ? t.empty : undefined;
  return (
    <div className="k-stack">
      <form method="get" action={href(c.var.locale, askPath)} role="search" className="k-stack" noValidate>
        <TextField
          id={fieldNames.municipality}
          name={fieldNames.municipality}
          label={t.municipality}
          help={t.municipalityHelp}
          value={typed}
          error={error}
          maxLength={100}
          autoComplete="off"
        />
        {centre && <input type="hidden" name={fieldNames.centre} value={centre.id} />}
        <p>
          <Button>{t.find}</Button>
        </p>
      </form>
      {asked.kind === 'several' && (
        <section aria-labelledby="flere">
          <Heading level={2} size="xs" id="flere">
            {t.several(asked.found.length)}
          </Heading>
          <ul className="k-plain">
            {asked.found.map((found) => (
              <li key={found.code}>
                <span>
                  <a className="ds-link" href={addressOf(c, { kommune: found.code, sentral: centre?.id })}>
                    {found.name}
                  </a>
                  <br />
                  <span className="k-quiet k-small">{formerlyText(c, formerlyOf(c.var.services.definitions.geography, found))}</span>
                </span>
                <span className="k-quiet">{found.county.name}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function addressOf(c: AppContext, query: Readonly<Record<string, string | undefined>>): string {
  const said = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return `${href(c.var.locale, askPath)}${said.size === 0 ? '' : `?${said.toString()}`}`;
}

function Topics({ c, start: { topic: chosen, typed, declared } }: { c: AppContext; start: Start }): ReactNode {
  const { definitions, now } = c.var.services;
  const t = publicTexts[c.var.locale].ask;
  const centres = activeCentres(definitions, norwegianDay(now()));
  const knowers = (topic: Choice): Centre[] => centres.filter((centre) => declared.get(centre.id)?.includes(topic.id));
  const topics = offeredIn(definitions.enquiries.topics, norwegianYear(now())).filter((topic) => knowers(topic).length > 0);
  const topic = topics.find((one) => one.id === chosen);
  const kommune = typed === '' ? undefined : typed;
  if (topic) return <Knowers c={c} topic={topic} centres={knowers(topic)} kommune={kommune} />;
  if (topics.length === 0) return chosen === undefined ? null : <p>{t.noTopics}</p>;
  return (
    <section aria-labelledby="temaer" className="k-stack k-block">
      <Heading level={2} size="sm" id="temaer">
        {chosen === undefined ? t.orByTopic : t.byTopic}
      </Heading>
      <p>{t.byTopicHelp}</p>
      <ul className="k-grid">
        {topics.map((one) => (
          <li key={one.id}>
            <a className="ds-link k-tap" href={addressOf(c, { kommune, tema: one.id })} lang={langOf(one.label, c.var.locale)}>
              {textIn(one.label, c.var.locale)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Knowers({ c, topic, centres, kommune }: { c: AppContext; topic: Choice; centres: readonly Centre[]; kommune: string | undefined }): ReactNode {
  const t = publicTexts[c.var.locale].ask;
  return (
    <section aria-labelledby="kan" className="k-stack">
      <Heading level={2} size="sm" id="kan">
        {t.knows(textIn(topic.label, c.var.locale))}
      </Heading>
      <ul className="k-plain">
        {centres.map((centre) => (
          <li key={centre.id}>
            <span>
              <CentreTitle c={c} centre={centre} />
            </span>
            <a className="ds-link" href={addressOf(c, { kommune, sentral: centre.id })}>
              {t.askThis(centre.name)}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a className="ds-link k-tap" href={addressOf(c, { kommune, tema: '' })}>
          {t.allTopics}
        </a>
      </p>
    </section>
  );
}
