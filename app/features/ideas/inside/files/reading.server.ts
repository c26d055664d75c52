import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { IdeaFiles } from '../../idea-files.ts';
import { mayReadFiles, mayWriteFiles } from './file-policy.ts';
import type { FiledIdea } from './file-policy.ts';
import { findContent, findDraftContent, findFiledIdea, findIdeaByNumber, findIdeaOfLink, selectDraftFiles, selectPublishedFiles } from './file-query.server.ts';
import type { FileContent, FileRow } from './file-query.server.ts';

const shownAt = (rows: readonly FileRow[], at: string): IdeaFiles => ({
  pictures: rows.flatMap(({ n, kind, alt, width, height, widths }) =>
    kind === 'picture' && width !== null && height !== null ? [{ id: String(n), alt, width, height, widths, address: `${at}/bilder/${n}` }] : [],
  ),
  attachments: rows.flatMap(({ n, kind, name, mime, size }) => (kind === 'attachment' ? [{ id: String(n), name, mime, size, address: `${at}/vedlegg/${n}` }] : [])),
});

/**
 * What the draft has, for its holder and for editors once it was sent. `at`: the page it is written on, which its pictures stand under: a
 * private link's holder has no other. @throws AppError `not-found`
 */
export async function listFiles(ctx: Ctx, ideaId: string, at = `/idebanken/skriv/${ideaId}`): Promise<IdeaFiles> {
  return inTransaction(ctx, async (tx) => {
    const idea = await findFiledIdea(tx, ideaId);
    if (!idea || !mayReadFiles(ctx.actor, idea)) throw new AppError('not-found');
    return shownAt(await selectDraftFiles(tx, ideaId), at);
  });
}

/** What readers see: of the newest version. None where the idea is not published. */
export async function listPublishedFiles(ctx: Ctx, number: number): Promise<IdeaFiles> {
  return inTransaction(ctx, async (tx) => {
    const idea = await findIdeaByNumber(tx, number);
    return shownAt(idea?.standing === 'published' ? await selectPublishedFiles(tx, idea.id) : [], `/idebanken/${number}`);
  });
}

/** For the page where files are added and taken away: which pictures stand in the text, too. @throws AppError `not-found` */
export interface FilesToWrite {
  readonly ideaId: string;
  readonly title: string;
  readonly files: IdeaFiles;
  /** Ids of pictures that the text has a place for. */
  readonly placed: readonly string[];
  readonly open: boolean;
}
export async function filesToWrite(ctx: Ctx, ideaId: string | undefined, at: string): Promise<FilesToWrite> {
  return inTransaction(ctx, async (tx) => {
    const idea = await (ideaId === undefined ? ofLink(tx, ctx) : findFiledIdea(tx, ideaId));
    if (!idea || !mayWriteFiles(ctx.actor, idea)) throw new AppError('not-found');
    const content = await findDraftContent(tx, idea.id);
    const text = content === undefined ? '' : Object.values(content.sections).join('\n');
    const placed = [...text.matchAll(/\]\(bilde:(\d{1,9})\)/g)].map((m) => m[1]!);
    return {
      ideaId: idea.id,
      title: content?.title ?? '',
      files: shownAt(await selectDraftFiles(tx, idea.id), at),
      placed,
      open: idea.writing !== 'submitted' && idea.standing !== 'merged',
    };
  });
}
const ofLink = async (tx: Tx, { actor }: Ctx): Promise<FiledIdea | undefined> => (actor.kind === 'link' ? findIdeaOfLink(tx, actor.hash) : undefined);

/** Which file of an idea: by its number for every reader, by its id for those who write and edit it, and by neither for who holds its link. */
export interface WhichFile {
  readonly of: { readonly number: number } | { readonly id: string } | 'link';
  readonly n: number;
  readonly kind: 'picture' | 'attachment';
  /** Of a picture: this or the next larger. */
  readonly width?: number | undefined;
}
/** @throws AppError `not-found` */
export async function getFile(ctx: Ctx, { of, n, kind, width = 0 }: WhichFile): Promise<FileContent & { readonly etag: string }> {
  return inTransaction(ctx, async (tx) => {
    const open = of !== 'link' && 'number' in of;
    const idea = await (of === 'link' ? ofLink(tx, ctx) : 'number' in of ? findIdeaByNumber(tx, of.number) : findFiledIdea(tx, of.id));
    if (!idea || (open ? idea.standing !== 'published' : !mayReadFiles(ctx.actor, idea))) throw new AppError('not-found');
    const there = await (open ? selectPublishedFiles(tx, idea.id) : selectDraftFiles(tx, idea.id));
    const content = there.some((f) => f.n === n && f.kind === kind) ? await findContent(tx, idea.id, { n, width }) : undefined;
    if (!content) throw new AppError('not-found');
    // A number is never given to another file, and a file never changes.
    return { ...content, etag: `"${idea.number}-${n}-${content.width}"` };
  });
}

/** Whether the actor's link leads to an idea: before anything long is read that is sent there. */
export const isIdeaLink = (ctx: Ctx): Promise<boolean> => inTransaction(ctx, async (tx) => (await ofLink(tx, ctx)) !== undefined);
