import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { AppContext } from '../../../../platform/context.ts';
import { href, norwegianYear } from '../../../../platform/locale.ts';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { fields, missing, textOf } from '../../idea-content.ts';
import type { Field } from '../../idea-content.ts';
import type { IdeaFiles } from '../../idea-files.ts';
import { personWarnings } from '../../inside/text/warnings.ts';
import type { Warning } from '../../inside/text/warnings.ts';
import type { IdeaContent } from '../../idea.ts';
import { anchorOf } from './field-names.ts';
import { faultError, labelOf } from './typed-idea.ts';
import type { TypedIdea } from './typed-idea.ts';
import { whereOf, writtenAt } from './where.ts';
import type { Where } from './where.ts';
import { writeTexts } from './write-texts.ts';

export interface FieldWarning {
  readonly field: Field;
  readonly warning: Warning;
}
/** What of the texts looks as if it were about a person, field by field. */
export const warningsIn = (content: IdeaContent): FieldWarning[] => fields.flatMap((field) => personWarnings(textOf(content, field)).map((warning) => ({ field, warning })));

/** What the texts say of persons: what must go, and what the author is to look at once more. */
export function PersonWarnings({ c, content, base = '' }: { c: AppContext; content: IdeaContent; base?: string }): ReactNode {
  const t = writeTexts[c.var.locale];
  const all = warningsIn(content);
  const stop = all.filter((w) => w.warning.weight === 'refuse');
  const look = all.filter((w) => w.warning.weight !== 'refuse');
  const list = (warnings: readonly FieldWarning[]): ReactNode => (
    <ul>
      {warnings.map(({ field, warning }) => (
        <li key={field + warning.kind + warning.quote}>
          {warning.quote !== '' && <>«{warning.quote}» </>}
          <a className="ds-link" href={`${base}#${anchorOf(field)}`}>
            {t.warnings.in(labelOf(t, field))}
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {stop.length > 0 && (
        <Message tone="danger" title={t.warnings.stop}>
          <p>{t.warnings.stopText}</p>
          {list(stop)}
        </Message>
      )}
      {look.length > 0 && (
        <Message tone="warning" title={t.warnings.title}>
          <p>{t.warnings.text}</p>
          {list(look)}
        </Message>
      )}
    </>
  );
}

/** What sending needs, of what is typed now. */
export function missingOf(c: AppContext, content: IdeaContent) {
  const { definitions, now } = c.var.services;
  const t = writeTexts[c.var.locale];
  return missing(content, { rules: definitions.ideas, geography: definitions.geography, year: norwegianYear(now()) }).map((fault) => faultError(t, content, fault));
}

/** What is left to do, and what is said of persons: of what is saved, so that the script can fetch it anew after each save. */
function StatusPart({ c, content }: { c: AppContext; content: IdeaContent }): ReactNode {
  const t = writeTexts[c.var.locale].form;
  const left = missingOf(c, content);
  return (
    <>
      <p>{left.length === 0 ? t.ready : t.missing(left.length)}</p>
      {left.length > 0 && (
        <ul className="k-writeleft">
          {left.map(({ href: at, message }) => (
            <li key={at}>
              <a className="ds-link" href={at}>
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
      <PersonWarnings c={c} content={content} />
    </>
  );
}

/** GET …/status: that part alone. */
export async function getStatusPart(c: AppContext): Promise<Response> {
  const where = whereOf(c, writeTexts[c.var.locale]);
  const { draft } = await writtenAt(c, where);
  return c.html(renderToStaticMarkup(<StatusPart c={c} content={draft.content} />));
}
export const statusId = 'status';

/** Beside the form: what is left to do before it can be sent, and what else belongs to it. */
export function BeforeSending({ c, files, where, typed }: { c: AppContext; files: IdeaFiles; where: Where; typed: TypedIdea }): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale].form;
  const { pictures, attachments } = files;
  return (
    <aside className="k-side k-writeside" aria-label={t.status}>
      <section>
        <Heading level={2} size="2xs">
          {t.status}
        </Heading>
        <div id={statusId} className="k-stack k-stack--s">
          <StatusPart c={c} content={typed.content} />
        </div>
      </section>
      <section>
        <Heading level={2} size="2xs">
          {t.pictures}
        </Heading>
        <p>{pictures.length + attachments.length === 0 ? t.picturesNone : t.picturesCount(pictures.length, attachments.length)}</p>
        <p>
          <a className="ds-link k-tap" href={href(locale, `${where.base}/filer`)}>
            {t.picturesLink}
          </a>
        </p>
      </section>
    </aside>
  );
}
