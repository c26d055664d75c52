import type { Locale } from '../../../platform/locale.ts';

/** What a centre changes of somebody it has signed up. */
const nb = {
  title: (name: string) => `Endre ${name}`,
  lead: 'Personen beholder plassen sin.',
  emailHelp: 'Bytter du adressen, sender vi påmeldingen dit, og lenken i den gamle e-posten slutter å virke.',
  organisation: 'Arbeidssted (kan stå tomt)',
  language: 'Språk i e-postene',
  needs: 'Mat og tilrettelegging, skrevet på nytt',
  needsHelp:
    'Det som er skrevet før, vises ikke her. Bare arrangøren og personen selv ser det. La feltet stå tomt for å beholde det. Bytter du både navn og adresse, blir det slettet.',
  forget: 'Slett det som er skrevet før om mat og tilrettelegging',
  done: { flyttet: 'Endringen er lagret. Vi har sendt påmeldingen til den nye adressen.' },
};
type Texts = typeof nb;

const nn: Texts = {
  title: (name) => `Endre ${name}`,
  lead: 'Personen beheld plassen sin.',
  emailHelp: 'Byter du adressa, sender vi påmeldinga dit, og lenkja i den gamle e-posten sluttar å verke.',
  organisation: 'Arbeidsstad (kan stå tom)',
  language: 'Språk i e-postane',
  needs: 'Mat og tilrettelegging, skrive på nytt',
  needsHelp:
    'Det som er skrive før, blir ikkje vist her. Berre arrangøren og personen sjølv ser det. Lat feltet stå tomt for å behalde det. Byter du både namn og adresse, blir det sletta.',
  forget: 'Slett det som er skrive før om mat og tilrettelegging',
  done: { flyttet: 'Endringa er lagra. Vi har sendt påmeldinga til den nye adressa.' },
};

const en: Texts = {
  title: (name) => `Change ${name}`,
  lead: 'The person keeps the place.',
  emailHelp: 'If you change the address, we send the sign-up there, and the link in the old email stops working.',
  organisation: 'Workplace (may be empty)',
  language: 'Language of the emails',
  needs: 'Food and access, written anew',
  needsHelp:
    'What was written before is not shown here. Only the organiser and the person see it. Leave the field empty to keep it. If you change both name and address, it is erased.',
  forget: 'Erase what was written before about food and access',
  done: { flyttet: 'The change is saved. We have sent the sign-up to the new address.' },
};
export const personTexts = { nb, nn, en } satisfies Record<Locale, Texts>;
