import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import type { Draft } from '../answers.ts';
import { openClashes } from '../merge.ts';
import type { Clash } from '../merge.ts';
import { noAnswers } from '../questionnaire.ts';
import { selectNewestClash, selectRevision } from './response-query.server.ts';
import type { StoredResponse } from './response-query.server.ts';
import { actorName } from './response-store.server.ts';

/**
 * What a page of the form was made from, given back with its post: the version it showed; with `t`, the writer's own
 * words at that version, where those are not (yet) what is stored. '0' before anything was saved.
 */
export type Token = string;

/** What the actor wrote that clashed with a colleague's answer, and is not settled. */
export async function openClash(tx: Tx, ctx: Ctx, stored: StoredResponse | undefined): Promise<{ clashes: readonly Clash[]; by: string | undefined } | undefined> {
  const newest = stored && (await selectNewestClash(tx, stored.centreId, stored.year, actorName(ctx.actor)));
  const clashes = newest ? openClashes(newest.clashes, stored.answers) : [];
  return newest && clashes.length > 0 ? { clashes, by: newest.against } : undefined;
}

/** What the writer's page showed: the ground their changes are counted from. */
export async function shownAt(tx: Tx, centreId: string, year: number, token: Token): Promise<{ shown: Draft; against?: string | undefined }> {
  const [, version, typed] = /^(\d{1,9})(t?)$/.exec(token) ?? [];
  const revision = version === undefined || version === '0' ? undefined : await selectRevision(tx, centreId, year, Number(version));
  if (!revision) return { shown: noAnswers };
  return { shown: typed ? (revision.shown ?? revision.answers) : revision.answers, against: typed ? revision.against : undefined };
}
