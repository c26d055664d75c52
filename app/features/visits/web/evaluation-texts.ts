import type { Locale } from '../../../platform/locale.ts';

/** The visitors' three questions, and how the centre reads the answers. The questions themselves are the scheme's. */
const nb = {
  title: 'Hvordan var besøket?',
  lead: (centre: string, when: string) => `Besøket hos ${centre} ${when}. Tre spørsmål. Svaret er anonymt: vi lagrer dagen, ikke hvem du er.`,
  scale: ['Ikke i det hele tatt', 'Lite', 'Noe', 'Ganske mye', 'Svært mye'],
  commentHelp: 'Kan stå tomt. Skriv ikke om personer som kan kjennes igjen.',
  mayQuote: 'Det jeg har skrevet, kan siteres uten navn i sentralens arbeid og i rapporten',
  send: 'Send svaret',
  missing: 'Velg et svar.',
  quoteNothing: 'Skriv det som kan siteres, eller ta bort krysset.',
  thanks: 'Takk for svaret',
  thanksText: 'Svaret er lagret uten navn. Du kan lukke siden.',
  refused: 'Det går ikke å svare på dette besøket nå. Svarene åpner når besøket er gjennomført.',
};
type Texts = typeof nb;
const nn: Texts = {
  title: 'Korleis var besøket?',
  lead: (centre, when) => `Besøket hos ${centre} ${when}. Tre spørsmål. Svaret er anonymt: vi lagrar dagen, ikkje kven du er.`,
  scale: ['Ikkje i det heile', 'Lite', 'Noko', 'Ganske mykje', 'Svært mykje'],
  commentHelp: 'Kan stå tomt. Skriv ikkje om personar som kan kjennast att.',
  mayQuote: 'Det eg har skrive, kan siterast utan namn i arbeidet til sentralen og i rapporten',
  send: 'Send svaret',
  missing: 'Vel eit svar.',
  quoteNothing: 'Skriv det som kan siterast, eller ta bort krysset.',
  thanks: 'Takk for svaret',
  thanksText: 'Svaret er lagra utan namn. Du kan lukke sida.',
  refused: 'Det går ikkje å svare på dette besøket no. Svara opnar når besøket er gjennomført.',
};
const en: Texts = {
  title: 'How was the visit?',
  lead: (centre, when) => `The visit at ${centre}, ${when}. Three questions. The answer is anonymous: we keep the day, not who you are.`,
  scale: ['Not at all', 'A little', 'Somewhat', 'Quite a lot', 'Very much'],
  commentHelp: 'May be left empty. Do not write about people who can be recognised.',
  mayQuote: 'What I have written may be quoted without name in the centre’s work and in the report',
  send: 'Send the answer',
  missing: 'Choose an answer.',
  quoteNothing: 'Write what may be quoted, or take away the tick.',
  thanks: 'Thank you for your answer',
  thanksText: 'The answer is kept without a name. You may close the page.',
  refused: 'This visit cannot be answered about now. Answers open when the visit has been held.',
};
export const evaluationTexts = { nb, nn, en } satisfies Record<Locale, Texts>;
