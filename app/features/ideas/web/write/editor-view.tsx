import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { formatDate, formatTime, href } from '../../../../platform/locale.ts';
import { personId } from '../../../access/access.ts';
import { autosaveAttributes, refreshAttributes, SaveStatus } from '../../../../ui/autosave.tsx';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { ErrorSummary } from '../../../../ui/error-summary.tsx';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { Button } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { wholeNumber } from '../../../../ui/posted-form.ts';
import { writingAttributes } from '../../../../ui/writing.tsx';
import type { WrittenIdea } from '../../idea-case.ts';
import { fields } from '../../idea-content.ts';
import type { IdeaFiles } from '../../idea-files.ts';
import { contactPath } from '../sender/sender-paths.ts';
import { senderTexts } from '../sender/sender-texts.ts';
import { BrokenLinks } from '../use/broken-links.tsx';
import { AboutPart, BriefPart, DonePart, EffortPart, LevelPart, OutcomePart, SharePart, WherePart } from './editor-parts.tsx';
import type { PartProps } from './editor-parts.tsx';
import { settledParameter } from './field-names.ts';
import { BeforeSending, statusId } from './editor-notes.tsx';
import { RemarkBox } from './remark-box.tsx';
import { StandingNote } from './standing-note.tsx';
import type { TypedIdea } from './typed-idea.ts';
import type { Where } from './where.ts';
import { writeTexts } from './write-texts.ts';

export interface EditorShown {
  readonly where: Where;
  readonly written: WrittenIdea;
  readonly typed: TypedIdea;
  readonly files: IdeaFiles;
  readonly ticked: ReadonlySet<string>;
  readonly broken: readonly string[];
  readonly errors: readonly FieldError[];
  readonly refused?: 'not-now' | 'locked' | undefined;
  readonly done?: string | undefined;
}

/** The whole record on one page: groups of few questions, remarks beside what they are about, and what is missing. */
export function EditorView({ c, shown }: { c: AppContext; shown: EditorShown }): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale];
  const { written, typed, errors, refused, where } = shown;
  const title = written.draft.content.title;
  return (
    <div className="k-writing">
      {errors.length > 0 && <ErrorSummary title={t.form.summary(errors.length)} errors={errors} note={t.form.keptNote} />}
      <div className="k-stack k-measure">
        <Heading level={1} size="lg" id="tittelen" lang={title === '' ? undefined : written.draft.content.language}>
          {title === '' ? t.form.untitled : title}
        </Heading>
        {written.idea.demonstration && (
          <p>
            <DemoMark locale={locale} />
          </p>
        )}
        {shown.done !== undefined && (
          <Message tone="success" role="status">
            {shown.done}
          </Message>
        )}
        {refused && (
          <Message tone="danger" role="alert">
            {t.refused[refused]}
          </Message>
        )}
        <StandingNote c={c} written={written} where={where} />
        <BrokenLinks locale={locale} links={shown.broken} />
        <p className="k-quiet">
          {t.form.lead} {where.link && t.form.leadLink}
        </p>
        <PersonsLink c={c} where={where} written={written} />
      </div>
      <div className="k-writecols">
        <EditorForm c={c} shown={shown} />
        <BeforeSending c={c} files={shown.files} where={where} typed={typed} />
      </div>
    </div>
  );
}

/** To what is held about persons: whoever sent it in sees and erases it; of a published one the contact can be taken out of every version. */
function PersonsLink({ c, where, written }: { c: AppContext; where: Where; written: WrittenIdea }): ReactNode {
  const { locale } = c.var;
  const t = senderTexts[locale];
  if (!where.link && written.idea.publishedAt === undefined) return null;
  return (
    <p className="k-small">
      <a className="ds-link" href={href(locale, where.link ? `${where.base}/opplysninger` : contactPath(written.idea.id))}>
        {where.link ? t.title : t.contact.link}
      </a>
    </p>
  );
}

function EditorForm({ c, shown }: { c: AppContext; shown: EditorShown }): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale].form;
  const { where, written, typed, errors, refused } = shown;
  const action = href(locale, where.base);
  // The browser's own store never holds the secret of a link.
  const autosave = autosaveAttributes({
    locale,
    url: action,
    key: `ide/${written.idea.id}/${personId(c.var.actor) ?? 'lenke'}`,
    path: where.link ? '/idebanken' : where.base,
    settled: wholeNumber(c.req.query(settledParameter) ?? ''),
  });
  const part: PartProps = { c, typed, errors, remarks: openRemarks(written), ticked: shown.ticked };
  return (
    <form
      method="post"
      action={action}
      noValidate
      aria-labelledby="tittelen"
      className="k-writeform"
      {...(refused ? {} : autosave)}
      {...refreshAttributes(`${action}/status`, `#${statusId}`)}
      {...writingAttributes(locale)}
    >
      <input type="hidden" name="version" value={typed.version} />
      {/* Return in a field saves, whatever buttons stand among the questions. */}
      <button type="submit" name="handling" value="lagre" hidden aria-hidden="true" tabIndex={-1} />
      <General {...part} />
      <BriefPart {...part} />
      <DonePart {...part} />
      <EffortPart {...part} />
      <OutcomePart {...part} />
      <WherePart {...part} />
      <AboutPart {...part} />
      <LevelPart {...part} />
      <SharePart {...part} />
      <div className="k-savebar">
        <Button name="handling" value="vis">
          {t.next}
        </Button>
        <Button variant="secondary" name="handling" value="lagre">
          {t.save}
        </Button>
        <SaveStatus>{errors.length > 0 || refused ? t.notSaved : t.savedAt(whenText(c, written.draft.changedAt))}</SaveStatus>
      </div>
    </form>
  );
}

const whenText = (c: AppContext, at: Date): string => `${formatDate(c.var.locale, at)} ${formatTime(c.var.locale, at)}`;

/** What is settled is history. */
const openRemarks = ({ remarks }: WrittenIdea): WrittenIdea['remarks'] => remarks.filter((r) => r.settledAt === undefined);

/** How many remarks there are to see to, and those that are about no field of the form. */
function General({ c, remarks, ticked }: PartProps): ReactNode {
  const t = writeTexts[c.var.locale].form;
  const left = remarks.filter((r) => !ticked.has(r.id)).length;
  return (
    <>
      {left > 0 && <p className="k-block">{t.toRemarks(left)}</p>}
      {remarks
        .filter((r) => !fields.some((f) => f === r.field))
        .map((remark) => (
          <RemarkBox key={remark.id} c={c} remark={remark} done={ticked.has(remark.id)} about={t.general} />
        ))}
    </>
  );
}
