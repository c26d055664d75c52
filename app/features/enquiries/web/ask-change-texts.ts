import type { Locale } from '../../../platform/locale.ts';

const nb = {
  title: 'Bytt kommune eller sentral',
  help: 'Det du har skrevet, blir stående.',
  municipality: 'Ny kommune',
  which: 'Hvilken kommune mener du?',
  centre: 'Eller velg sentral etter tema',
  knows: (topics: string) => `Kan mye om: ${topics}`,
  button: 'Bytt',
};
type Texts = typeof nb;
const nn: Texts = {
  title: 'Byt kommune eller sentral',
  help: 'Det du har skrive, blir ståande.',
  municipality: 'Ny kommune',
  which: 'Kva for ein kommune meiner du?',
  centre: 'Eller vel sentral etter tema',
  knows: (topics) => `Kan mykje om: ${topics}`,
  button: 'Byt',
};
const en: Texts = {
  title: 'Change municipality or centre',
  help: 'What you have written stays.',
  municipality: 'New municipality',
  which: 'Which municipality do you mean?',
  centre: 'Or choose a centre by topic',
  knows: (topics) => `Knows much about: ${topics}`,
  button: 'Change',
};
export const changeTexts = { nb, nn, en } satisfies Record<Locale, Texts>;
