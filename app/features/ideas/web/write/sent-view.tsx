import type { AppContext } from '../../../../platform/context.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { respond } from '../../../../ui/respond.tsx';
import type { WrittenIdea } from '../../idea-case.ts';
import { listFiles } from '../../idea-files.server.ts';
import { IdeaPreview } from './idea-preview.tsx';
import { DeedForm, SeldomDeeds, StandingNote } from './standing-note.tsx';
import type { Where } from './where.ts';
import { writeTexts } from './write-texts.ts';

/** While nobody may write: it lies with the editors, or has become a part of another. What was written is to be read. */
export async function showSent(c: AppContext, where: Where, written: WrittenIdea, refused: 'not-now' | 'locked' | undefined, status: number): Promise<Response> {
  const { locale } = c.var;
  const t = writeTexts[locale];
  const merged = written.idea.standing === 'merged';
  const ok = status === 200 ? (c.req.query('ok') ?? '') : '';
  const { content } = written.draft;
  return respond(
    c,
    {
      title: content.title || t.form.untitled,
      breadcrumbs: where.crumbs,
      current: '/idebanken',
      robots: 'noindex',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          {ok === 'sendt' && (
            <Message tone="success" role="status">
              {t.done.sendt}
            </Message>
          )}
          {refused && (
            <Message tone="danger" role="alert">
              {t.refused[refused]}
            </Message>
          )}
          <div className="k-now k-stack k-stack--s k-measure">
            <p className="k-lead">{merged ? t.standing.merged : t.standing.submitted}</p>
            <p>{merged ? t.standing.mergedText : t.standing.submittedText}</p>
            {written.may['take-back'] && <DeedForm c={c} where={where} written={written} deed="ta-tilbake" label={t.standing.takeBack} />}
          </div>
          {written.idea.demonstration && (
            <p>
              <DemoMark locale={locale} />
            </p>
          )}
          <Heading level={1} size="lg" lang={content.language}>
            {content.title || t.form.untitled}
          </Heading>
          <StandingNote c={c} where={where} written={written} />
          <IdeaPreview c={c} content={content} files={await listFiles(where.ctx, written.idea.id, where.base)} />
          <SeldomDeeds c={c} where={where} written={written} />
        </div>
      ),
    },
    status,
  );
}
