import type { ActionTexts } from '../audit/audit.ts';

/** What this feature does, as the log words it: the end of a sentence that begins with who did it. */
export const questionnaireActions: ActionTexts = {
  nb: {
    'round.opened': { label: 'åpnet en runde', sentence: ({ subject }) => `åpnet runden for ${subject.id}` },
    'round.extended': { label: 'utsatte en frist', sentence: ({ subject }) => `utsatte fristen for ${subject.id}` },
    'round.reminded': { label: 'minnet om en frist', sentence: ({ subject }) => `minnet om fristen for ${subject.id}` },
    'response.begun': { label: 'begynte på årsskjemaet', sentence: ({ subject }) => `begynte på årsskjemaet for ${yearOf(subject.id)}` },
    'response.submitted': { label: 'sendte inn årsskjemaet', sentence: ({ subject }) => `sendte inn årsskjemaet for ${yearOf(subject.id)}` },
    'response.reopened': { label: 'åpnet årsskjemaet igjen', sentence: ({ subject }) => `åpnet årsskjemaet for ${yearOf(subject.id)} igjen` },
    'response.imported': { label: 'la inn svar fra en fil', sentence: ({ subject }) => `la inn svar for ${yearOf(subject.id)} fra en fil` },
    'answer.coded': { label: 'ga et svar koder', sentence: ({ subject }) => `ga et svar koder i årsskjemaet for ${yearOf(subject.id)}` },
    'answer-code.made': 'laget en kode for svar',
    'answer-code.renamed': 'ga en kode for svar nytt navn',
    'demonstration.seeded': 'la inn demonstrasjonens svar',
  },
  nn: {
    'round.opened': { label: 'opna ein runde', sentence: ({ subject }) => `opna runden for ${subject.id}` },
    'round.extended': { label: 'utsette ein frist', sentence: ({ subject }) => `utsette fristen for ${subject.id}` },
    'round.reminded': { label: 'minna om ein frist', sentence: ({ subject }) => `minna om fristen for ${subject.id}` },
    'response.begun': { label: 'byrja på årsskjemaet', sentence: ({ subject }) => `byrja på årsskjemaet for ${yearOf(subject.id)}` },
    'response.submitted': { label: 'sende inn årsskjemaet', sentence: ({ subject }) => `sende inn årsskjemaet for ${yearOf(subject.id)}` },
    'response.reopened': { label: 'opna årsskjemaet igjen', sentence: ({ subject }) => `opna årsskjemaet for ${yearOf(subject.id)} igjen` },
    'response.imported': { label: 'la inn svar frå ei fil', sentence: ({ subject }) => `la inn svar for ${yearOf(subject.id)} frå ei fil` },
    'answer.coded': { label: 'gav eit svar kodar', sentence: ({ subject }) => `gav eit svar kodar i årsskjemaet for ${yearOf(subject.id)}` },
    'answer-code.made': 'laga ein kode for svar',
    'answer-code.renamed': 'gav ein kode for svar nytt namn',
    'demonstration.seeded': 'la inn svara i demonstrasjonen',
  },
  en: {
    'round.opened': { label: 'opened a round', sentence: ({ subject }) => `opened the round for ${subject.id}` },
    'round.extended': { label: 'extended a deadline', sentence: ({ subject }) => `extended the deadline for ${subject.id}` },
    'round.reminded': { label: 'reminded of a deadline', sentence: ({ subject }) => `reminded of the deadline for ${subject.id}` },
    'response.begun': { label: 'began the yearly form', sentence: ({ subject }) => `began the yearly form for ${yearOf(subject.id)}` },
    'response.submitted': { label: 'sent in the yearly form', sentence: ({ subject }) => `sent in the yearly form for ${yearOf(subject.id)}` },
    'response.reopened': { label: 'opened the yearly form again', sentence: ({ subject }) => `opened the yearly form for ${yearOf(subject.id)} again` },
    'response.imported': { label: 'added answers from a file', sentence: ({ subject }) => `added answers for ${yearOf(subject.id)} from a file` },
    'answer.coded': { label: 'coded an answer', sentence: ({ subject }) => `coded an answer in the yearly form for ${yearOf(subject.id)}` },
    'answer-code.made': 'made a code for answers',
    'answer-code.renamed': 'renamed a code for answers',
    'demonstration.seeded': 'added the demonstration answers',
  },
};

/** A response is named `centre/year`. */
const yearOf = (response: string): string => response.slice(response.lastIndexOf('/') + 1);
