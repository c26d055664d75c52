import type { Ctx } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { municipalityAt } from '../../geography/geography.ts';
import { offeredIn } from '../enquiry.ts';

/** What an enquiry is counted by. Forms offer nothing else: whatever is not on the lists of the day was not sent by one. @throws AppError `malformed` */
export function checkDescription(
  { definitions }: Pick<Ctx, 'definitions'>,
  askedOn: string,
  { topics, workplace, municipality }: { readonly topics: readonly string[]; readonly workplace: string; readonly municipality: string },
  /** What it has already may be kept. */
  kept: { readonly topics: readonly string[]; readonly workplace: string } = { topics: [], workplace: '' },
): { topics: string[]; workplace: string; municipality: string } {
  const year = Number(askedOn.slice(0, 4));
  const offered = new Set([...offeredIn(definitions.enquiries.topics, year).map((t) => t.id), ...kept.topics]);
  const once = [...new Set(topics)];
  if (once.some((t) => !offered.has(t))) throw new AppError('malformed', 'a topic that is not offered');
  if (workplace !== kept.workplace && !offeredIn(definitions.enquiries.workplaces, year).some((w) => w.id === workplace))
    throw new AppError('malformed', 'a workplace that is not offered');
  if (!municipalityAt(definitions.geography, municipality, askedOn)) throw new AppError('malformed', 'no municipality of that day');
  return { topics: once, workplace, municipality };
}
