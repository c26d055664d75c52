import type { ActionTexts } from '../audit/audit.ts';

/** What this feature does, as the log words it: the end of a sentence that begins with who did it. */
export const questionnaireActions: ActionTexts = {
  nb: {
    'round.opened': ({ subject }) => `åpnet runden for ${subject.id}`,
    'round.extended': ({ subject }) => `utsatte fristen for ${subject.id}`,
    'round.reminded': ({ subject }) => `minnet om fristen for ${subject.id}`,
    'response.begun': ({ subject }) => `begynte på årsskjemaet for ${yearOf(subject.id)}`,
    'response.submitted': ({ subject }) => `sendte inn årsskjemaet for ${yearOf(subject.id)}`,
    'response.reopened': ({ subject }) => `åpnet årsskjemaet for ${yearOf(subject.id)} igjen`,
    'demonstration.seeded': 'la inn demonstrasjonens svar',
  },
  nn: {
    'round.opened': ({ subject }) => `opna runden for ${subject.id}`,
    'round.extended': ({ subject }) => `utsette fristen for ${subject.id}`,
    'round.reminded': ({ subject }) => `minna om fristen for ${subject.id}`,
    'response.begun': ({ subject }) => `byrja på årsskjemaet for ${yearOf(subject.id)}`,
    'response.submitted': ({ subject }) => `sende inn årsskjemaet for ${yearOf(subject.id)}`,
    'response.reopened': ({ subject }) => `opna årsskjemaet for ${yearOf(subject.id)} igjen`,
    'demonstration.seeded': 'la inn svara i demonstrasjonen',
  },
  en: {
    'round.opened': ({ subject }) => `opened the round for ${subject.id}`,
    'round.extended': ({ subject }) => `extended the deadline for ${subject.id}`,
    'round.reminded': ({ subject }) => `reminded of the deadline for ${subject.id}`,
    'response.begun': ({ subject }) => `began the yearly form for ${yearOf(subject.id)}`,
    'response.submitted': ({ subject }) => `sent in the yearly form for ${yearOf(subject.id)}`,
    'response.reopened': ({ subject }) => `opened the yearly form for ${yearOf(subject.id)} again`,
    'demonstration.seeded': 'added the demonstration answers',
  },
};

/** A response is named `centre/year`. */
const yearOf = (response: string): string => response.slice(response.lastIndexOf('/') + 1);
