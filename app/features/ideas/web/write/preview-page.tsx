import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { href } from '../../../../platform/locale.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { ErrorSummary } from '../../../../ui/error-summary.tsx';
import { Button, ButtonLink, Choice } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { readForm, wholeNumber } from '../../../../ui/posted-form.ts';
import { respond } from '../../../../ui/respond.tsx';
import { ideaPath } from '../../idea-address.ts';
import type { WrittenIdea } from '../../idea-case.ts';
import { listFiles } from '../../idea-files.server.ts';
import { similarIdeas } from '../../idea-search.server.ts';
import type { Similar } from '../../idea-search.ts';
import { submitIdea } from '../../ideas.server.ts';
import { missingOf, PersonWarnings, warningsIn } from './editor-notes.tsx';
import { showEditor } from './show-editor.tsx';
import { IdeaPreview } from './idea-preview.tsx';
import { whereOf, writtenAt } from './where.ts';
import type { Where } from './where.ts';
import { writeTexts } from './write-texts.ts';

/** How it will look; what is missing, what is said of persons and what is alike; and from here it is sent. */
export async function getPreviewPage(c: AppContext): Promise<Response> {
  const where = whereOf(c, writeTexts[c.var.locale]);
  return show(c, where, await writtenAt(c, where));
}

const looked = 'sett';
/** A person's health told of in a text stops nobody: but somebody is to have looked. */
const wantsLook = (written: WrittenIdea): boolean => warningsIn(written.draft.content).some((w) => w.warning.weight === 'warn');

export async function postSubmit(c: AppContext): Promise<Response> {
  const where = whereOf(c, writeTexts[c.var.locale]);
  const written = await writtenAt(c, where);
  const body = await readForm(c);
  if (wantsLook(written) && !body.has(looked)) return show(c, where, written, { unlooked: true }, 422);
  const sent = await submitIdea(where.ctx, { id: written.idea.id, version: wholeNumber(body.text('version')) ?? 0 });
  if (sent.ok) return c.redirect(`${href(c.var.locale, where.base)}?ok=sendt`, 303);
  const now = await writtenAt(c, where);
  if (sent.reason === 'invalid') return show(c, where, now, {}, 422);
  if (sent.reason === 'changed-meanwhile') return show(c, where, now, { changed: true }, 409);
  return showEditor(c, where, now, { refused: 'not-now' }, 409);
}

interface Answer {
  readonly unlooked?: boolean;
  /** Somebody saved since the page was shown: this is how it is now. */
  readonly changed?: boolean;
}

async function show(c: AppContext, where: Where, written: WrittenIdea, { unlooked = false, changed = false }: Answer = {}, status = 200): Promise<Response> {
  const { locale } = c.var;
  const t = writeTexts[locale];
  const { content } = written.draft;
  const left = missingOf(c, content).map((fault) => ({ ...fault, href: href(locale, where.base) + fault.href }));
  const errors = unlooked ? [{ href: `#${looked}`, message: t.preview.warnedFault }] : status === 422 ? left : [];
  const similar = content.title === '' ? [] : await similarIdeas(where.ctx, { content, except: written.idea.number }, 3);
  return respond(
    c,
    {
      title: t.preview.title,
      breadcrumbs: [...where.crumbs, { label: content.title || t.form.untitled, path: where.base }],
      current: '/idebanken',
      robots: 'noindex',
      script: errors.length > 0,
      faulty: errors.length > 0,
      children: (
        <div className="k-writing k-stack k-stack--lg">
          {errors.length > 0 && <ErrorSummary title={unlooked ? t.form.summary(1) : t.preview.stillMissing(left.length)} errors={errors} />}
          {changed && (
            <Message tone="warning" role="alert">
              {t.refused['changed-meanwhile']}
            </Message>
          )}
          <div className="k-stack k-measure">
            <Heading level={1} size="lg">
              {t.preview.title}
            </Heading>
            <p className="k-quiet">{t.preview.lead}</p>
          </div>
          {written.may.submit && (
            <SendForm c={c} where={where} written={written} left={errors.length > 0 ? [] : left} blocked={left.length > 0} similar={similar} unlooked={unlooked} />
          )}
          <article className="k-stack k-section" aria-labelledby="tittel">
            {written.idea.demonstration && (
              <p>
                <DemoMark locale={locale} />
              </p>
            )}
            <Heading level={2} size="lg" id="tittel" lang={content.language}>
              {content.title || t.form.untitled}
            </Heading>
            <IdeaPreview c={c} content={content} files={await listFiles(where.ctx, written.idea.id, where.base)} />
          </article>
        </div>
      ),
    },
    status,
  );
}

interface SendProps {
  readonly c: AppContext;
  readonly where: Where;
  readonly written: WrittenIdea;
  readonly left: readonly { readonly href: string; readonly message: string }[];
  readonly blocked: boolean;
  readonly similar: readonly Similar[];
  readonly unlooked: boolean;
}
function SendForm({ c, where, written, left, blocked, similar, unlooked }: SendProps): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale];
  const back = href(locale, where.base);
  return (
    <div className="k-stack k-measure">
      {left.length > 0 && (
        <Message tone="info" title={t.preview.stillMissing(left.length)}>
          <ul>
            {left.map((fault) => (
              <li key={fault.href}>
                <a className="ds-link" href={fault.href}>
                  {fault.message}
                </a>
              </li>
            ))}
          </ul>
        </Message>
      )}
      <SimilarIdeas c={c} similar={similar} />
      <PersonWarnings c={c} content={written.draft.content} base={back} />
      <form method="post" action={`${back}/send`} className="k-stack" noValidate>
        <input type="hidden" name="version" value={written.draft.version} />
        {!blocked && wantsLook(written) && (
          <Choice type="checkbox" id={looked} name={looked} value="ja" label={t.preview.warned} error={unlooked ? 'feil-overskrift' : undefined} />
        )}
        <div className="k-row">
          {!blocked && <Button>{t.preview.submit}</Button>}
          <ButtonLink variant={blocked ? 'primary' : 'secondary'} href={back}>
            {t.preview.back}
          </ButtonLink>
        </div>
        {!blocked && <p className="k-quiet k-small">{t.preview.submitHelp}</p>}
      </form>
    </div>
  );
}

/** What there is already, before one more of the same is sent. */
function SimilarIdeas({ c, similar }: { c: AppContext; similar: readonly Similar[] }): ReactNode {
  const { locale } = c.var;
  const t = writeTexts[locale].similar;
  if (similar.length === 0) return null;
  return (
    <section className="k-now k-stack k-stack--s" aria-labelledby="ligner">
      <Heading level={2} size="2xs" id="ligner">
        {t.title}
      </Heading>
      <p>{t.text}</p>
      <ul className="k-writesimilar">
        {similar.map(({ number, title, gist }) => (
          <li key={number}>
            <a className="ds-link" href={href(locale, ideaPath(number, title))}>
              {title}
            </a>
            <span className="k-quiet k-small">{gist}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
