import type { Ctx } from '../../../platform/context.ts';
import { writeCsv } from '../../../platform/csv.server.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Locale } from '../../../platform/locale.ts';
import { writeSpreadsheetOf, xlsxType } from '../../../platform/spreadsheet.server.ts';
import { findCentre } from '../../scheme/scheme.ts';
import type { The } from '../inputs.ts';
import { audited } from './deed.server.ts';
import { organises } from './gathering-policy.ts';
import { findGathering } from './gathering-query.server.ts';
import { participantListTexts } from './participant-list-texts.ts';
import { selectParticipants } from './participant-query.server.ts';

/** Who comes, for the one who called: to print, or to order lunch from. Taking it out is written down. @throws AppError `not-found` for everybody else */
export async function exportParticipants(
  ctx: Ctx,
  { centreId, id, format, locale = 'nb' }: The & { readonly format: 'csv' | 'xlsx'; readonly locale?: Locale | undefined },
): Promise<{ readonly name: string; readonly mime: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const { gathering, participants } = await inTransaction(ctx, async (tx) => {
    const found = await findGathering(tx, id);
    if (!found || !organises(ctx.actor, found, centreId)) throw new AppError('not-found');
    await audited(tx, ctx, 'gathering.list-exported', found);
    return { gathering: found, participants: await selectParticipants(tx, id) };
  });
  const words = participantListTexts[locale];
  const rows = participants
    .filter((p) => p.person)
    .map(({ kind, centreId: from, state, attended, person }) => [
      person!.name,
      person!.email ?? '',
      from === '' ? person!.organisation : (findCentre(ctx.definitions.scheme, from)?.name ?? from),
      words.kind[kind],
      words.state[state],
      person!.needs,
      attended === null ? '' : attended ? words.yes : words.no,
    ]);
  const csv = writeCsv([[...words.headings], ...rows]);
  const name = `${words.file}-${gathering.number}.${format}`;
  if (format === 'xlsx') return { name, mime: xlsxType, bytes: await writeSpreadsheetOf(csv) };
  return { name, mime: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(csv) };
}
