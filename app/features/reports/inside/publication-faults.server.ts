import type { DefinitionFault } from '../../../platform/yaml.server.ts';
import { sayFound, sayUndecided } from '../claim-explanation.ts';
import type { JudgedReport } from '../report-editions.server.ts';
import type { ReportFile } from '../report-files.server.ts';
import type { JudgedBinding } from '../report.ts';

/** In English, as every fault in a file of definitions; a wording that is suggested is in the language of the report. */
function reasonOf({ binding, verdict, resolved }: JudgedBinding): string {
  const what = binding.kind === 'claim' ? `“${binding.wording}”` : 'the value';
  const tied = binding.sourceText === '' ? what : `${what}, tied to {${binding.sourceText}}`;
  if (verdict.kind !== 'holds' && verdict.kind !== 'fails') return `${tied}, cannot be published. ${sayUndecided(verdict, 'en')}`;
  const { before, value, after } = sayFound(verdict, 'en', resolved);
  const suggestion = verdict.kind === 'fails' && verdict.suggestion !== undefined ? ` “${verdict.suggestion}” holds.` : '';
  return `${tied}, does not hold. ${before}${value}${after}${suggestion}`.replaceAll('\u00A0', ' ');
}

/** Who drafts are by that nobody has edited. */
export const fileAuthor = 'scheme';

/** What keeps a report of the scheme's files from being published, sentence by sentence, where it stands in its file. */
export function publicationFaults({ places, report }: Pick<ReportFile, 'places' | 'report'>, { stops, chapters }: JudgedReport): DefinitionFault[] {
  const at = (chapter: string, line: number): Pick<DefinitionFault, 'file' | 'line'> => {
    const place = places[chapter];
    const ofFile = chapters.some(({ draft }) => draft.slug === chapter && draft.changedBy === fileAuthor);
    // What an officer has written stands in no file.
    return place && ofFile ? { file: place.file, line: place.linesBefore + line } : { file: `the draft of ${report.id}/${chapter}`, line };
  };
  if (chapters.length === 0) return [{ file: `reports/${report.id}`, reason: 'has no chapters' }];
  return [
    ...stops.missing.map(({ chapter, line, id }) => ({ ...at(chapter, line), reason: `the figure {${id}} is not defined, or is referred to but shown in no chapter` })),
    ...stops.claims.map(({ chapter, judged }) => ({ ...at(chapter, judged.binding.place.line), reason: reasonOf(judged) })),
  ].toSorted((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
}
