import type { ReactNode } from 'react';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { ErrorSummary } from '../../../../ui/error-summary.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { requireCentre } from '../../../access/access.server.ts';
import type { EditorsIdea } from '../../idea-case.ts';
import { listFiles, listPublishedFiles } from '../../idea-files.server.ts';
import { similarIdeas } from '../../idea-search.server.ts';
import { double } from '../../idea-search.ts';
import type { IdeaContent } from '../../idea.ts';
import { listBrokenLinks } from '../../idea-uses.server.ts';
import { getForEditor } from '../../ideas.server.ts';
import { listTicked } from '../../inside/ticks/ticking.server.ts';
import { BrokenLinks } from '../use/broken-links.tsx';
import { Beside } from './beside.tsx';
import { CaseChanges, CaseCourse, CaseFacts, CaseNotes } from './case-head.tsx';
import { CaseText } from './case-text.tsx';
import { Decide, decidePath, RefusedNote } from './decide.tsx';
import { nothingTyped } from './decision.ts';
import type { Attempt } from './decision.ts';
import { deskPath } from './desk-paths.ts';
import { deskTexts } from './desk-texts.ts';

/** GET /min-sentral/idebanken/{id}: one idea, as its readers will meet it, and what an editor can do with it. */
export const getCasePage = async (c: AppContext): Promise<Response> => showCase(c, await theCase(c), {});

/** @throws AppError `not-found` for those without the turn, and for what was never sent to the editors */
export async function theCase(c: AppContext): Promise<EditorsIdea> {
  requireCentre(c);
  const id = c.req.param('id') ?? '';
  if (!/^[\w-]{1,64}$/.test(id)) throw new AppError('not-found');
  return getForEditor(ctxOf(c), id);
}

/** What has less in common is no help to whoever looks for doubles. */
const worthTelling = double / 2;

const decidable = (the: EditorsIdea): boolean => the.decidesAs !== undefined && the.draft?.writing === 'submitted' && the.may.publish;

export async function showCase(c: AppContext, the: EditorsIdea, attempt: Attempt, status = 200): Promise<Response> {
  const { locale } = c.var;
  const t = deskTexts[locale];
  const ctx = ctxOf(c);
  const content = (the.draft ?? the.published)?.content;
  const similar = content && content.title !== '' ? (await similarIdeas(ctx, { content, except: the.idea.number }, 4)).filter((s) => s.likeness >= worthTelling) : [];
  const ticked = await listTicked(ctx, the.idea.id);
  const broken = await listBrokenLinks(ctx, the.idea.id);
  const files = the.draft ? await listFiles(ctx, the.idea.id) : await listPublishedFiles(ctx, the.idea.number);
  // What is being written is its author's alone, and so is its title.
  const title = content ? content.title || t.untitled : t.beingWritten;
  const errors = attempt.errors ?? [];
  return respond(
    c,
    {
      title,
      robots: 'noindex',
      breadcrumbs: [{ label: t.title, path: deskPath }],
      current: deskPath,
      script: errors.length > 0,
      children: (
        <div className="k-stack k-stack--lg">
          {errors.length > 0 && <ErrorSummary title={t.summary} errors={errors} />}
          <RefusedNote c={c} attempt={attempt} form={decidable(the)} />
          <div className="k-stack k-stack--s">
            <Heading level={1} size="lg" lang={content && content.language !== locale ? content.language : undefined}>
              {title}
            </Heading>
            <CaseFacts c={c} the={the} />
          </div>
          {broken.length > 0 && (
            <div className="k-measure">
              <BrokenLinks locale={locale} links={broken} editors />
            </div>
          )}
          {content && <CaseNotes c={c} the={the} content={content} similar={similar} />}
          {decidable(the) && <Jumps c={c} />}
          <CaseChanges c={c} the={the} />
          {content && <TextAndDecision c={c} the={the} content={content} files={files} ticked={ticked} attempt={attempt} />}
          <Beside c={c} the={the} attempt={attempt} similar={similar} />
          <CaseCourse c={c} the={the} />
        </div>
      ),
    },
    status,
  );
}

/** The page is long: to what is done with the idea, without reading it a second time. */
function Jumps({ c }: { c: AppContext }): ReactNode {
  const t = deskTexts[c.var.locale].case;
  const jumps = { endring: t.jumps.change, publiser: t.jumps.publish, 'takk-nei': t.jumps.decline, 'sla-sammen': t.jumps.merge };
  return (
    <nav aria-label={t.goTo}>
      <ul className="k-linkrow">
        {Object.entries(jumps).map(([id, label]) => (
          <li key={id}>
            <a className="ds-link" href={`#${id}`}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Files = Awaited<ReturnType<typeof listFiles>>;
/** One form round text and decision, so that a remark is never lost to another button. */
function TextAndDecision(props: { c: AppContext; the: EditorsIdea; content: IdeaContent; files: Files; ticked: ReadonlySet<string>; attempt: Attempt }): ReactNode {
  const { c, the, content, attempt } = props;
  const t = deskTexts[c.var.locale].case;
  const deciding = decidable(the);
  const text = (
    <>
      <p className="k-quiet k-small">{deciding ? t.reading : the.idea.standing === 'published' && the.draft === undefined ? t.published : t.again}</p>
      <CaseText {...props} remarking={deciding} />
    </>
  );
  if (!deciding) return <div className="k-stack">{text}</div>;
  return (
    <form method="post" action={decidePath(props)} className="k-stack k-stack--lg" noValidate>
      <input type="hidden" name="version" value={the.draft?.version ?? 0} />
      <div className="k-stack">{text}</div>
      <Decide c={c} the={the} content={content} attempt={attempt} typed={attempt.typed ?? nothingTyped(content.claimedLevel)} />
    </form>
  );
}
