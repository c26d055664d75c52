import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { href } from '../../../../platform/locale.ts';
import { Fold } from '../../../../ui/facts.tsx';
import { Button, Choice, Question, TextArea, TextField } from '../../../../ui/fields.tsx';
import { messageFor } from '../../../../ui/posted-form.ts';
import type { EditorsIdea } from '../../idea-case.ts';
import type { Similar } from '../../idea-search.ts';
import { double } from '../../idea-search.ts';
import { levels } from '../../idea.ts';
import { ideaTexts } from '../read/idea-texts.ts';
import type { Attempt } from './decision.ts';
import { contactPath } from '../sender/sender-paths.ts';
import { senderTexts } from '../sender/sender-texts.ts';
import { casePath } from './desk-paths.ts';
import { deskTexts } from './desk-texts.ts';

interface Props {
  readonly c: AppContext;
  readonly the: EditorsIdea;
  readonly attempt: Attempt;
}
const error = ({ attempt }: Props, id: string): string | undefined => messageFor(attempt.errors ?? [], id);
const address = ({ c, the }: Props, deed: string): string => href(c.var.locale, `${casePath(the.idea.id)}/${deed}`);

/** What is done beside the decision: doubles become one, and what is published is hidden, shown, or given another level. */
export function Beside(props: Props & { similar: readonly Similar[] }): ReactNode {
  const { the } = props;
  if (the.decidesAs === undefined) return null;
  return (
    <div className="k-stack k-measure">
      {the.may.merge && <Merge {...props} />}
      {the.may.hide && <Stand {...props} deed="hide" />}
      {the.may.show && <Stand {...props} deed="show" />}
      {the.idea.standing === 'published' && <ChangeLevel {...props} />}
      {the.published && the.published.content.contact !== '' && (
        <p className="k-small">
          <a className="ds-link" href={href(props.c.var.locale, contactPath(the.idea.id))}>
            {senderTexts[props.c.var.locale].contact.link}
          </a>
        </p>
      )}
    </div>
  );
}

function Merge(props: Props & { similar: readonly Similar[] }): ReactNode {
  const { c, the, attempt, similar } = props;
  const t = deskTexts[c.var.locale].merge;
  const likely = similar.find((s) => s.likeness >= double);
  const published = the.idea.standing === 'published';
  const keep = attempt.body?.text('behold') === 'denne' ? 'denne' : 'den-andre';
  return (
    <Fold title={t.title} open={attempt.open === 'merge'} id="sla-sammen">
      <form method="post" action={address(props, 'sla-sammen')} className="k-stack" noValidate>
        <input type="hidden" name="version" value={the.draft?.version ?? 0} />
        <p className="k-quiet">{t.text}</p>
        <TextField
          id="nummer"
          name="nummer"
          inputMode="numeric"
          label={t.other}
          help={t.otherHelp}
          value={attempt.body?.text('nummer') ?? likely?.number}
          error={error(props, 'nummer')}
          className="k-short"
          autoComplete="off"
        />
        <Question legend={t.keep} level={0} id="behold" help={published ? undefined : t.keepThisHelp} error={error(props, 'behold')}>
          <div className="k-options">
            <Choice type="radio" id="behold-andre" name="behold" value="den-andre" label={t.keepOther} checked={keep === 'den-andre'} />
            <Choice type="radio" id="behold-denne" name="behold" value="denne" label={t.keepThis} checked={keep === 'denne'} />
          </div>
        </Question>
        <TextArea
          id="sla-sammen-ord"
          name="ord"
          label={t.word}
          rows={3}
          value={attempt.open === 'merge' ? attempt.body?.text('ord') : undefined}
          error={error(props, 'sla-sammen-ord')}
        />
        <p>
          <Button variant="secondary">{t.submit}</Button>
        </p>
      </form>
    </Fold>
  );
}

function Stand(props: Props & { deed: 'hide' | 'show' }): ReactNode {
  const { c, attempt, deed } = props;
  const t = deskTexts[c.var.locale].stand;
  const id = deed === 'hide' ? 'skjul' : 'vis';
  const words =
    deed === 'hide' ? { title: t.hide, text: t.hideText, word: t.hideWord, submit: t.hideSubmit } : { title: t.show, text: t.showText, word: t.showWord, submit: t.showSubmit };
  return (
    <Fold title={words.title} open={attempt.open === 'hide'} id={id}>
      <form method="post" action={address(props, id)} className="k-stack" noValidate>
        <p className="k-quiet">{words.text}</p>
        <TextArea
          id={`${id}-ord`}
          name="ord"
          label={words.word}
          rows={3}
          value={attempt.open === 'hide' ? attempt.body?.text('ord') : undefined}
          error={error(props, `${id}-ord`)}
          required={deed === 'hide'}
        />
        <p>
          <Button variant="secondary" color={deed === 'hide' ? 'danger' : undefined}>
            {words.submit}
          </Button>
        </p>
      </form>
    </Fold>
  );
}

function ChangeLevel(props: Props): ReactNode {
  const { c, the, attempt } = props;
  const { locale } = c.var;
  const t = deskTexts[locale].stand;
  const wrong = error(props, 'nytt-niva');
  return (
    <Fold title={t.level} open={attempt.open === 'level'} id="niva-na">
      <form method="post" action={address(props, 'niva')} className="k-stack" noValidate>
        <Question legend={t.levelText} level={0} id="nytt-niva" error={wrong}>
          <div className="k-options">
            {levels.map((level) => (
              <Choice
                key={level}
                type="radio"
                id={`nytt-niva-${level}`}
                name="niva"
                value={level}
                label={ideaTexts[locale].levelMeans[level]}
                checked={(attempt.open === 'level' ? attempt.body?.text('niva') : the.idea.confirmedLevel) === level}
                error={wrong === undefined ? undefined : 'nytt-niva-feil'}
              />
            ))}
          </div>
        </Question>
        <p>
          <Button variant="secondary">{t.levelSubmit}</Button>
        </p>
      </form>
    </Fold>
  );
}
