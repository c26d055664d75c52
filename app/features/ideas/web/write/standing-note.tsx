import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { href } from '../../../../platform/locale.ts';
import { Button, TextArea } from '../../../../ui/fields.tsx';
import { Fold } from '../../../../ui/facts.tsx';
import { Message } from '../../../../ui/message.tsx';
import { ideaPath } from '../../idea-address.ts';
import type { Deed, WrittenIdea } from '../../idea-case.ts';
import { longest } from '../../idea.ts';
import type { Where } from './where.ts';
import { writePath } from './write-paths.ts';
import { writeTexts } from './write-texts.ts';

interface Props {
  readonly c: AppContext;
  readonly written: WrittenIdea;
  readonly where: Where;
}

/** What the editors said last of what was sent, until it is sent again. */
const answered = ({ events }: WrittenIdea) => {
  const last = events.findLast((e) => e.deed === 'change-asked' || e.deed === 'declined' || e.deed === 'submitted' || e.deed === 'published');
  return last?.deed === 'change-asked' || last?.deed === 'declined' ? last : undefined;
};
const wordOf = ({ events }: WrittenIdea, deed: Deed): string => events.findLast((e) => e.deed === deed)?.word ?? '';

/** How the idea stands, on top of what is written: what an editor has said, and what readers see meanwhile. */
export function StandingNote({ c, written, where }: Props): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale].standing;
  const { idea, draft } = written;
  const answer = answered(written);
  return (
    <>
      {answer && (
        <Message tone="warning" title={answer.deed === 'declined' ? t.declined : t.changeAsked}>
          <Word text={answer.word} />
          {answer.deed === 'declined' && <p>{t.declinedText}</p>}
        </Message>
      )}
      {idea.standing === 'published' && (
        <p>
          {t.published}{' '}
          <a className="ds-link" href={href(locale, ideaPath(idea.number, draft.content.title))}>
            {t.see}
          </a>
        </p>
      )}
      {idea.standing === 'hidden' && (
        <Message tone="warning" title={t.hidden}>
          <Word text={wordOf(written, 'hidden')} />
        </Message>
      )}
      {idea.standing === 'withdrawn' && (
        <Message tone="info">
          <p>{t.withdrawn}</p>
          {written.may.republish && <DeedForm c={c} where={where} written={written} deed="sett-tilbake" label={t.republish} />}
        </Message>
      )}
      <Alike c={c} written={written} />
    </>
  );
}

const Word = ({ text }: { text: string }): ReactNode => (text === '' ? null : <p className="k-letter">{text}</p>);

/** Two drafts of one idea: told, never stopped. */
function Alike({ c, written: { alike } }: Pick<Props, 'c' | 'written'>): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale];
  if (alike.length === 0) return null;
  return (
    <Message tone="info" title={t.form.alike}>
      <ul>
        {alike.map(({ id, title }) => (
          <li key={id}>
            <a className="ds-link" href={href(locale, writePath(id))}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Message>
  );
}

export const DeedForm = ({ c, where, written, deed, label, variant = 'secondary' }: Props & { deed: string; label: string; variant?: 'primary' | 'secondary' }): ReactNode => (
  <form method="post" action={href(c.var.locale, `${where.base}/${deed}`)}>
    <input type="hidden" name="version" value={written.draft.version} />
    <Button variant={variant}>{label}</Button>
  </form>
);

/** What is done now and then, under the form. */
export function SeldomDeeds({ c, written, where, word }: Props & { word?: string | undefined }): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale].standing;
  const to = (deed: string): string => href(locale, `${where.base}/${deed}`);
  const fresh = written.idea.standing === 'unpublished';
  return (
    <div className="k-writedeeds">
      {written.may.withdraw && (
        <Fold title={t.withdraw} open={word !== undefined}>
          <form method="post" action={to('trekk')} className="k-stack" noValidate>
            <input type="hidden" name="version" value={written.draft.version} />
            <TextArea id="ord" name="ord" label={t.withdrawWord} help={t.withdrawHelp} value={word} rows={2} maxLength={longest.lines} />
            <div>
              <Button variant="secondary">{t.withdrawButton}</Button>
            </div>
          </form>
        </Fold>
      )}
      {written.may.discard && (
        <Fold title={t.discard}>
          <form method="post" action={to('kast')} className="k-stack">
            <input type="hidden" name="version" value={written.draft.version} />
            <p>{fresh ? t.discardNewHelp : t.discardHelp}</p>
            <div>
              <Button variant="secondary" color="danger">
                {t.discardButton}
              </Button>
            </div>
          </form>
        </Fold>
      )}
    </div>
  );
}
