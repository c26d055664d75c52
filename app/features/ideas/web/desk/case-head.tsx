import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { formatDate, href, norwegianDay } from '../../../../platform/locale.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { StateMark } from '../../../../ui/state-mark.tsx';
import { municipalityName } from '../../../geography/geography.ts';
import { ideaPath } from '../../idea-address.ts';
import type { EditorsIdea, IdeaVersion } from '../../idea-case.ts';
import { fields, textOf } from '../../idea-content.ts';
import type { Field } from '../../idea-content.ts';
import { double } from '../../idea-search.ts';
import type { Similar } from '../../idea-search.ts';
import { personWarnings } from '../../inside/text/warnings.ts';
import type { IdeaContent } from '../../idea.ts';
import { Difference } from '../read/difference.tsx';
import { shownTo } from '../read/hits.tsx';
import { langOfContent } from '../read/idea-body.tsx';
import { toldOf } from '../read/version-texts.ts';
import { daysSince } from './desk-days.ts';
import { centreName } from './desk-frame.tsx';
import { deskTexts } from './desk-texts.ts';

/** What a field is called on this page. */
function fieldName(c: AppContext, field: Field): string {
  const t = deskTexts[c.var.locale];
  return field in t.other ? t.other[field as keyof typeof t.other] : t.fields[field as keyof typeof t.fields];
}

/** Who sent it, when, and where it stands. */
export function CaseFacts({ c, the }: { c: AppContext; the: EditorsIdea }): ReactNode {
  const { locale, services } = c.var;
  const t = deskTexts[locale];
  const { idea, draft, sender, published } = the;
  const { holder } = idea;
  const from =
    holder.kind === 'centre'
      ? centreName(c, holder.centreId)
      : holder.kind === 'municipality'
        ? municipalityName(services.definitions.geography, holder.code, norwegianDay(services.now()))
        : sender
          ? t.case.sender(sender.name, sender.email)
          : t.fromLink;
  const waiting = draft?.writing === 'submitted' ? draft.submittedAt : undefined;
  return (
    <p className="k-facts">
      {waiting ? <strong>{t.waited(daysSince(waiting, services.now()))}</strong> : <strong>{t.case.writing[draft?.writing ?? 'draft']}</strong>}
      <span>{t.case.standing[idea.standing]}</span>
      <span>
        {t.case.from}: {from}
      </span>
      {holder.kind === 'link' && sender && <span>{t.fromLink}</span>}
      {idea.standing === 'published' && published && (
        <a className="ds-link k-tap" href={href(locale, ideaPath(idea.number, published.content.title))}>
          {t.case.see}
        </a>
      )}
      {idea.demonstration && <DemoMark locale={locale} />}
    </p>
  );
}

/** What the texts say of persons, field by field. */
export const warningsIn = (content: IdeaContent) => fields.flatMap((field) => personWarnings(textOf(content, field)).map((warning) => ({ field, warning })));

/** What an editor is to know before reading: whose it is, what it lacks, whom it tells of, what is like it. */
export function CaseNotes({ c, the, content, similar }: { c: AppContext; the: EditorsIdea; content: IdeaContent; similar: readonly Similar[] }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale];
  const waits = the.draft?.writing === 'submitted';
  const warnings = waits ? warningsIn(content).filter(({ warning }) => warning.weight !== 'mild') : [];
  return (
    <div className="k-stack k-measure">
      {waits && the.decidesAs === undefined && (
        <Message tone="info" title={t.case.ownTitle}>
          {t.case.ownText}
        </Message>
      )}
      {!waits && the.draft?.writing !== 'settled' && <Message tone="info">{t.case.withHolder}</Message>}
      {waits && the.missing.length > 0 && (
        <Message tone="warning" title={t.case.missing(the.missing.length)}>
          <ul>
            {the.missing.map(({ field, reason }) => (
              <li key={field}>{t.fault[reason](fieldName(c, field))}</li>
            ))}
          </ul>
          <p>{t.case.missingText}</p>
        </Message>
      )}
      {warnings.length > 0 && (
        <Message tone="warning" title={t.case.warnings}>
          <p>{t.case.warningsText}</p>
          <ul>
            {warnings.map(({ field, warning }) => (
              <li key={field + warning.kind + warning.quote}>
                {warning.quote !== '' && <>«{warning.quote}» </>}
                {t.case.in(fieldName(c, field))}
              </li>
            ))}
          </ul>
        </Message>
      )}
      {similar.length > 0 && <SimilarNote c={c} similar={similar} />}
    </div>
  );
}

const SimilarNote = ({ c, similar }: { c: AppContext; similar: readonly Similar[] }): ReactNode => {
  const { locale } = c.var;
  const t = deskTexts[locale].case;
  return (
    <section className="k-now k-stack k-stack--s k-measure" aria-labelledby="ligner">
      <Heading level={2} size="2xs" id="ligner">
        {t.similar}
      </Heading>
      <p>{t.similarText}</p>
      <ul className="k-desksimilar">
        {similar.map(({ number, title, gist, likeness }) => (
          <li key={number}>
            <span>
              {number}{' '}
              <a className="ds-link" href={href(locale, ideaPath(number, title))}>
                {title}
              </a>
            </span>
            {likeness >= double && <StateMark state="loose" label={t.likely} />}
            <span className="k-quiet k-small">{gist}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What is new against what readers see now. Nothing where nothing is published yet, or nothing new was sent. */
export function CaseChanges({ c, the }: { c: AppContext; the: EditorsIdea }): ReactNode {
  const { published, draft } = the;
  if (!published || draft?.writing !== 'submitted') return null;
  const { locale, services } = c.var;
  const t = deskTexts[locale].case;
  const shown = shownTo(c);
  const then = toldOf(shown, published);
  const changed = toldOf(
    shown,
    asVersion(published, draft.content, (code) => municipalityName(services.definitions.geography, code, shown.today)),
  )
    .map((told, i) => ({ ...told, was: then[i]?.text ?? '' }))
    .filter(({ text, was }) => text !== was);
  return (
    <details className="ds-details" open>
      <summary>{t.changed}</summary>
      <div className="k-stack k-measure">
        <p className="k-quiet k-small">{changed.length === 0 ? t.nothingChanged : t.changedText}</p>
        {changed.map(({ name, text, was, written }) => (
          <section key={name} className="k-stack k-stack--s">
            <Heading level={3} size="2xs">
              {name}
            </Heading>
            <Difference before={was} after={text} locale={locale} lang={written ? langOfContent(draft.content, locale) : undefined} />
          </section>
        ))}
      </div>
    </details>
  );
}
/** What was sent, as a version: for the two to be held together. A place that has not changed is called what it was called. */
const asVersion = (published: IdeaVersion, content: IdeaContent, nameOf: (code: string) => string): IdeaVersion => ({
  ...published,
  content,
  level: content.claimedLevel,
  size: content.size,
  municipality: content.municipality === published.content.municipality ? published.municipality : { code: content.municipality, name: nameOf(content.municipality) },
});

/** What has happened, oldest first, with what was said. */
export function CaseCourse({ c, the }: { c: AppContext; the: EditorsIdea }): ReactNode {
  const { locale } = c.var;
  const t = deskTexts[locale];
  return (
    <details className="ds-details k-measure">
      <summary>{t.case.course}</summary>
      <ol className="k-events">
        {the.events.map((event, i) => (
          <li key={i}>
            <p>
              <strong>{t.deeds[event.deed]}</strong>, {formatDate(locale, event.at)}
              {event.centreId !== undefined && `, ${centreName(c, event.centreId)}`}
            </p>
            {event.word !== '' && event.deed !== 'level-confirmed' && <p className="k-letter">{event.word}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
