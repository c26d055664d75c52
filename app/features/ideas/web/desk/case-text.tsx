import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { formatDate, norwegianDay, textIn } from '../../../../platform/locale.ts';
import type { LocalText } from '../../../../platform/locale.ts';
import { Facts } from '../../../../ui/facts.tsx';
import { TextArea } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { messageFor } from '../../../../ui/posted-form.ts';
import { municipalityName } from '../../../geography/geography.ts';
import type { EditorsIdea, Remark } from '../../idea-case.ts';
import type { IdeaFiles } from '../../idea-files.ts';
import { sections } from '../../idea.ts';
import type { IdeaContent, Section } from '../../idea.ts';
import { ideaHtml } from '../../inside/text/idea-html.ts';
import { Appended, Efforts, langOfContent } from '../read/idea-body.tsx';
import { LevelMark } from '../read/level-mark.tsx';
import { dayOf } from '../write/place-typed.ts';
import { quoteId, remarkId } from './decision.ts';
import type { Attempt } from './decision.ts';
import { parts, partOf } from './desk-fields.ts';
import type { Part } from './desk-fields.ts';
import { centreName } from './desk-frame.tsx';
import { deskTexts } from './desk-texts.ts';

interface Props {
  readonly c: AppContext;
  readonly the: EditorsIdea;
  readonly content: IdeaContent;
  readonly files: IdeaFiles;
  /** Remarks that the author says are done. */
  readonly ticked: ReadonlySet<string>;
  readonly attempt: Attempt;
  /** Whether remarks can be written now. */
  readonly remarking: boolean;
}

/** The idea as readers will meet it, part by part, and beside each part what an editor says of it. */
export function CaseText(props: Props): ReactNode {
  const { c, content, the } = props;
  const { locale } = c.var;
  return (
    <div className="k-desktext" id="teksten">
      {parts.map((part) => {
        const shown = <PartText {...props} part={part} />;
        const remarks = the.remarks.filter((remark) => partOf(remark.field) === part);
        if (part === 'differently' && content.sections.differently === '' && !props.remarking) return null;
        return (
          <div key={part} className="k-deskpart" role="group" aria-label={deskTexts[locale].fields[part]}>
            <div className="k-stack">{shown}</div>
            <div className="k-stack k-stack--s">
              {remarks.map((remark) => (
                <OldRemark key={remark.id} c={c} remark={remark} done={props.ticked.has(remark.id)} />
              ))}
              {props.remarking && <RemarkFields c={c} part={part} attempt={props.attempt} />}
            </div>
          </div>
        );
      })}
      <Appended content={content} files={props.files} locale={locale} />
    </div>
  );
}

const isSection = (part: Part): part is Part & Section => sections.includes(part as Section);

function PartText({ c, part, content, files }: Props & { part: Part }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale];
  const lang = langOfContent(content, locale);
  const nothing = <p className="k-quiet">{t.case.nothing}</p>;
  if (part === 'gist')
    return content.gist === '' ? (
      nothing
    ) : (
      <p className="k-lead" lang={lang}>
        {content.gist}
      </p>
    );
  if (part === 'people')
    return Object.values(content.efforts).every((line) => line === '') ? <Named title={t.fields.people}>{nothing}</Named> : <Efforts content={content} locale={locale} />;
  if (isSection(part))
    return (
      <Named title={t.fields[part]}>
        {content.sections[part] === '' ? nothing : <Markdown markdown={content.sections[part]} lang={lang} files={files} />}
        {part === 'outcome' && content.known !== '' && (
          <>
            <Heading level={3} size="2xs">
              {t.other.known}
            </Heading>
            <Markdown markdown={content.known} lang={lang} files={files} />
          </>
        )}
      </Named>
    );
  return <AboutIt c={c} part={part} content={content} />;
}
const Named = ({ title, children }: { title: string; children: ReactNode }): ReactNode => (
  <>
    <Heading level={2} size="sm">
      {title}
    </Heading>
    {children}
  </>
);
const Markdown = ({ markdown, lang, files }: { markdown: string; lang: string | undefined; files: IdeaFiles }): ReactNode => (
  // Made of the author's Markdown by the feature's own cleaner.
  // oxlint-disable-next-line react/no-danger
  <div className="k-prose" lang={lang} dangerouslySetInnerHTML={{ __html: ideaHtml(markdown, { pictures: files.pictures, topLevel: 3 }) }} />
);

/** What is no running text: level, what it belongs to, who answers. */
function AboutIt({ c, part, content }: { c: AppContext; part: Part; content: IdeaContent }): ReactNode {
  const { locale, services } = c.var;
  const t = deskTexts[locale];
  const { ideas: rules, geography } = services.definitions;
  const named = (all: readonly { readonly id: string; readonly label: LocalText }[], chosen: readonly string[]): string =>
    all.flatMap((one) => (chosen.includes(one.id) ? [textIn(one.label, locale)] : [])).join(', ');
  const place = content.municipality === '' ? '' : municipalityName(geography, content.municipality, dayOf(content.year, norwegianDay(services.now())));
  const lang = langOfContent(content, locale);
  const facts: Partial<Record<Part, readonly (readonly [string, ReactNode])[]>> = {
    claimedLevel: [
      [t.other.level, <LevelMark key="level" level={content.claimedLevel} locale={locale} />],
      [t.other.reference, content.reference],
    ],
    themes: [
      [t.other.municipality, place],
      [t.other.year, content.year ?? ''],
      [t.other.size, named(rules.sizes, [content.size])],
      [t.other.themes, named(rules.themes, content.themes)],
      [t.other.targetGroups, named(rules.targetGroups, content.targetGroups)],
      [t.other.guideUnits, named(rules.guideUnits, content.guideUnits)],
    ],
    contact: [
      [
        t.other.contact,
        content.contact === '' ? (
          ''
        ) : (
          <span key="contact" lang={lang}>
            {content.contact}
          </span>
        ),
      ],
      [t.other.licence, named(rules.licences, [content.licence])],
    ],
  };
  return (
    <Named title={t.fields[part]}>
      <Facts facts={facts[part] ?? []} />
    </Named>
  );
}

function OldRemark({ c, remark, done }: { c: AppContext; remark: Remark; done: boolean }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale].case;
  return (
    <div className={done || remark.settledAt !== undefined ? 'k-remark k-remark--done' : 'k-remark'}>
      <p className="k-small k-quiet">
        {t.remarkBy(centreName(c, remark.centreId), formatDate(locale, remark.at))}
        {done && `. ${t.settled}.`}
      </p>
      {remark.quote !== '' && <blockquote>{remark.quote}</blockquote>}
      <p className="k-letter">{remark.body}</p>
    </div>
  );
}

function RemarkFields({ c, part, attempt }: { c: AppContext; part: Part; attempt: Attempt }): ReactNode {
  const t = deskTexts[c.var.locale];
  const typed = attempt.typed?.remarks[part];
  const error = messageFor(attempt.errors ?? [], remarkId(part));
  return (
    <details className="ds-details k-deskremark" open={typed !== undefined && typed.body + typed.quote !== ''}>
      <summary>
        {t.remark.short}
        <span className="ds-sr-only">: {t.fields[part]}</span>
      </summary>
      <div className="k-stack k-stack--s">
        <TextArea id={remarkId(part)} name={remarkId(part)} label={t.remark.body} help={t.remark.bodyHelp} rows={3} value={typed?.body} error={error} />
        <TextArea id={quoteId(part)} name={quoteId(part)} label={t.remark.quote} help={t.remark.quoteHelp} rows={2} value={typed?.quote} />
      </div>
    </details>
  );
}
