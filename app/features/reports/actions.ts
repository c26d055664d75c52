import type { ActionTexts } from '../audit/audit.ts';

/** What this feature does, as the log words it: the end of a sentence that begins with who did it. */
export const reportActions: ActionTexts = {
  nb: {
    'chapter.edited': { label: 'endret et kapittel', sentence: ({ subject }) => `endret kapitlet ${subject.id}` },
    'chapter.added': { label: 'la til et kapittel', sentence: ({ subject }) => `la til kapitlet ${subject.id}` },
    'chapter.removed': { label: 'tok ut et kapittel', sentence: ({ subject }) => `tok ut kapitlet ${subject.id}` },
    'report.renamed': { label: 'endret tittelen på en rapport', sentence: ({ subject }) => `endret tittelen på rapporten ${subject.id}` },
    'report.correction-started': { label: 'begynte på en rettelse av en rapport', sentence: ({ subject }) => `begynte på en rettelse av rapporten ${subject.id}` },
    'report.carried-over': { label: 'laget utkast til en rapport', sentence: ({ subject }) => `laget utkast til rapporten ${subject.id}` },
    'report.published': { label: 'publiserte en rapport', sentence: ({ subject }) => `publiserte utgave ${numberOf(subject.id)} av rapporten ${reportOf(subject.id)}` },
  },
  nn: {
    'chapter.edited': { label: 'endra eit kapittel', sentence: ({ subject }) => `endra kapittelet ${subject.id}` },
    'chapter.added': { label: 'la til eit kapittel', sentence: ({ subject }) => `la til kapittelet ${subject.id}` },
    'chapter.removed': { label: 'tok ut eit kapittel', sentence: ({ subject }) => `tok ut kapittelet ${subject.id}` },
    'report.renamed': { label: 'endra tittelen på ein rapport', sentence: ({ subject }) => `endra tittelen på rapporten ${subject.id}` },
    'report.correction-started': { label: 'tok til på ei retting av ein rapport', sentence: ({ subject }) => `tok til på ei retting av rapporten ${subject.id}` },
    'report.carried-over': { label: 'laga utkast til ein rapport', sentence: ({ subject }) => `laga utkast til rapporten ${subject.id}` },
    'report.published': { label: 'publiserte ein rapport', sentence: ({ subject }) => `publiserte utgåve ${numberOf(subject.id)} av rapporten ${reportOf(subject.id)}` },
  },
  en: {
    'chapter.edited': { label: 'edited a chapter', sentence: ({ subject }) => `edited the chapter ${subject.id}` },
    'chapter.added': { label: 'added a chapter', sentence: ({ subject }) => `added the chapter ${subject.id}` },
    'chapter.removed': { label: 'took out a chapter', sentence: ({ subject }) => `took out the chapter ${subject.id}` },
    'report.renamed': { label: 'changed the title of a report', sentence: ({ subject }) => `changed the title of the report ${subject.id}` },
    'report.correction-started': { label: 'began a correction of a report', sentence: ({ subject }) => `began a correction of the report ${subject.id}` },
    'report.carried-over': { label: 'made the draft of a report', sentence: ({ subject }) => `made a draft of the report ${subject.id}` },
    'report.published': { label: 'published a report', sentence: ({ subject }) => `published edition ${numberOf(subject.id)} of the report ${reportOf(subject.id)}` },
  },
};

/** An edition is named `report/number`. */
const reportOf = (edition: string): string => edition.slice(0, edition.lastIndexOf('/'));
const numberOf = (edition: string): string => edition.slice(edition.lastIndexOf('/') + 1);
