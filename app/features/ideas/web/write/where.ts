import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext, Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { keepPrivate, linkCtx, secretOf } from '../../../../platform/private-page.server.ts';
import { requireActor } from '../../../access/access.server.ts';
import type { WrittenIdea } from '../../idea-case.ts';
import { getDraft, getOwnDraft } from '../../ideas.server.ts';
import { bankName } from '../sender/bank-name.ts';
import { linkPath, minePath, writePath } from './write-paths.ts';

/** Whose pages these are: a holder's, who are signed in, or those behind the mailed link. They are the same pages. */
export interface Where {
  readonly ctx: Ctx;
  /** Without language. */
  readonly base: string;
  readonly link: boolean;
  readonly crumbs: readonly { readonly label: string; readonly path: string }[];
}

export function whereOf(c: AppContext, labels: { readonly mine: { readonly title: string } }): Where {
  const bank = { label: bankName(c), path: '/idebanken' };
  if (c.req.param('secret') !== undefined) {
    const secret = secretOf(c);
    keepPrivate(c);
    return { ctx: linkCtx(c, secret), base: linkPath(secret), link: true, crumbs: [bank] };
  }
  requireActor(c);
  const id = c.req.param('id') ?? '';
  if (!/^[\w-]{1,64}$/.test(id)) throw new AppError('not-found');
  return { ctx: ctxOf(c), base: writePath(id), link: false, crumbs: [bank, { label: labels.mine.title, path: minePath }] };
}

/** What is written, for those who may write it. @throws AppError `not-found` for everybody else */
export async function writtenAt(c: AppContext, { ctx, link }: Where): Promise<WrittenIdea> {
  const written = link ? await getOwnDraft(ctx) : await getDraft(ctx, c.req.param('id') ?? '');
  if (!written) throw new AppError('not-found');
  return written;
}
