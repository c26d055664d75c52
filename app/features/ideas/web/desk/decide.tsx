import type { ReactNode } from 'react';
import { Button, Choice, Question, TextArea, TextField } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { messageFor } from '../../../../ui/posted-form.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { href } from '../../../../platform/locale.ts';
import type { EditorsIdea } from '../../idea-case.ts';
import { levels } from '../../idea.ts';
import type { IdeaContent } from '../../idea.ts';
import { ideaTexts } from '../read/idea-texts.ts';
import { warningsIn } from './case-head.tsx';
import { ids, remarksOf } from './decision.ts';
import type { Attempt, Typed } from './decision.ts';
import { casePath } from './desk-paths.ts';
import { deskTexts } from './desk-texts.ts';
import { phrasings } from './phrasings.ts';

export interface DecideProps {
  readonly c: AppContext;
  readonly the: EditorsIdea;
  readonly content: IdeaContent;
  readonly typed: Typed;
  readonly attempt: Attempt;
}
/** Where the form is sent. */
export const decidePath = ({ c, the }: Pick<DecideProps, 'c' | 'the'>): string => href(c.var.locale, `${casePath(the.idea.id)}/avgjor`);
const errorOf = ({ attempt }: Pick<DecideProps, 'attempt'>, id: string): string | undefined => messageFor(attempt.errors ?? [], id);

/**
 * What an editor can do with an idea that waits. All within the form that holds the remarks: a refusal loses nothing of them. The first button
 * asks for a change, and does nothing with nothing written: it is the one that the Enter key presses.
 */
export function Decide(props: DecideProps): ReactNode {
  return (
    <div className="k-deskdecide">
      <AskForChange {...props} />
      <Publish {...props} />
      <Decline {...props} />
    </div>
  );
}

const Part = ({ id, title, text, children }: { id: string; title: string; text: string; children: ReactNode }): ReactNode => (
  <section className="k-stack" aria-labelledby={`${id}-tittel`} id={id}>
    <Heading level={2} size="sm" id={`${id}-tittel`}>
      {title}
    </Heading>
    <p className="k-quiet">{text}</p>
    {children}
  </section>
);

function AskForChange(props: DecideProps): ReactNode {
  const t = deskTexts[props.c.var.locale].change;
  return (
    <Part id="endring" title={t.title} text={t.text}>
      <TextArea id={ids.word} name={ids.word} label={t.word} help={t.wordHelp} rows={3} value={props.typed.word} error={errorOf(props, ids.word)} />
      <p>
        <Button variant="secondary" name="handling" value="endring">
          {t.submit}
        </Button>
      </p>
    </Part>
  );
}

function Publish(props: DecideProps): ReactNode {
  const { c, the, content, typed } = props;
  const { locale } = c.var;
  const t = deskTexts[locale];
  if (the.missing.length > 0)
    return (
      <Part id="publiser" title={t.publish.title} text={t.case.missing(the.missing.length)}>
        <p>{t.case.missingText}</p>
      </Part>
    );
  const error = errorOf(props, ids.level);
  const wantsLook = warningsIn(content).some(({ warning }) => warning.weight === 'warn');
  return (
    <Part id="publiser" title={t.publish.title} text={t.publish.text}>
      <Question legend={t.publish.level} level={0} id={ids.level} help={t.publish.levelHelp(ideaTexts[locale].levels[content.claimedLevel])} error={error}>
        <div className="k-options">
          {levels.map((level) => (
            <Choice
              key={level}
              type="radio"
              id={`${ids.level}-${level}`}
              name={ids.level}
              value={level}
              label={ideaTexts[locale].levelMeans[level]}
              checked={typed.level === level}
              error={error === undefined ? undefined : `${ids.level}-feil`}
            />
          ))}
        </div>
      </Question>
      {content.reference === '' && <p className="k-small k-quiet">{t.publish.reference}</p>}
      {the.published && <TextField id={ids.note} name={ids.note} label={t.publish.note} help={t.publish.noteHelp} value={typed.note} error={errorOf(props, ids.note)} />}
      {wantsLook && (
        <Choice
          type="checkbox"
          id={ids.looked}
          name={ids.looked}
          value="ja"
          label={t.publish.looked}
          checked={typed.looked}
          error={errorOf(props, ids.looked) && 'feil-overskrift'}
        />
      )}
      <p>
        <Button name="handling" value="publiser">
          {the.published ? t.publish.submitAgain : t.publish.submit}
        </Button>
      </p>
    </Part>
  );
}

function Decline(props: DecideProps): ReactNode {
  const { c, content, typed, attempt } = props;
  const t = deskTexts[c.var.locale].decline;
  return (
    <section id="takk-nei">
      <details className="ds-details" open={attempt.open === 'decline' || typed.reason !== ''}>
        <summary>{t.title}</summary>
        <div className="k-stack">
          <p className="k-quiet">{t.text}</p>
          <div className="k-stack k-stack--s">
            <p className="ds-label">{t.begin}</p>
            <div className="k-row">
              {phrasings[content.language].map(({ name }, i) => (
                <Button key={name} variant="secondary" name="handling" value={`ord:${i}`} formAction={`${decidePath(props)}#takk-nei`}>
                  <span lang={content.language}>{name}</span>
                </Button>
              ))}
            </div>
          </div>
          <TextArea
            id={ids.reason}
            name={ids.reason}
            label={t.reason}
            help={t.reasonHelp}
            rows={6}
            lang={content.language}
            value={typed.reason}
            error={errorOf(props, ids.reason)}
          />
          <p>
            <Button variant="secondary" color="danger" name="handling" value="takk-nei">
              {t.submit}
            </Button>
          </p>
        </div>
      </details>
    </section>
  );
}

/** What could not be done, above everything; with what was typed, where there is no form any more to keep it in. */
export function RefusedNote({ c, attempt, form }: { c: AppContext; attempt: Attempt; form: boolean }): ReactNode {
  if (attempt.refused === undefined) return null;
  const t = deskTexts[c.var.locale];
  const { typed } = attempt;
  const kept = form || !typed ? [] : [...remarksOf(typed).flatMap(({ quote, body }) => [quote, body]), typed.word, typed.note, typed.reason].filter((text) => text !== '');
  return (
    <Message tone="warning" role="alert">
      <p>{t.refused[attempt.refused]}</p>
      {kept.length > 0 && (
        <>
          <p>
            <strong>{t.kept}</strong>
          </p>
          {kept.map((text, i) => (
            <p key={i} className="k-letter">
              {text}
            </p>
          ))}
        </>
      )}
    </Message>
  );
}
