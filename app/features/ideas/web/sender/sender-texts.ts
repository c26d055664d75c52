import type { Locale } from '../../../../platform/locale.ts';

const nb = {
  idea: 'Ideen din',
  title: 'Opplysninger om deg',
  lead: 'Dette har vi om deg fordi du sendte inn en idé uten konto. Redaktørene ser det for å kunne svare deg. Ingen andre gjør det.',
  name: 'Navn',
  email: 'E-postadresse',
  download: 'Last ned alt vi har (JSON)',
  eraseTitle: 'Slett opplysningene mine',
  eraseUnpublished: 'Da sletter vi navnet, adressen og hele ideen, for den er ikke publisert. Det kan ikke angres.',
  erasePublished:
    'Da sletter vi navnet, adressen og kontakten i ideen. Ideen blir stående, og de som arbeider i kommunen, kan skrive i den. Lenken din slutter å virke. Det kan ikke angres.',
  eraseYes: 'Slett opplysningene mine',
  keep: 'Tilbake til ideen',
  goneTitle: 'Opplysningene er slettet',
  goneText: 'Vi har ikke lenger navnet eller adressen din, og lenken du fikk, virker ikke mer.',
  toBank: (bank: string) => `Til ${bank}`,
  contact: {
    link: 'Slett kontakten fra alle utgaver',
    title: 'Slett kontakten',
    text: 'Navnet eller rollen som står som kontakt, blir borte fra det som er skrevet og fra alle publiserte utgaver. Ikke noe annet endres. Det kan ikke angres.',
    now: 'Står som kontakt nå',
    none: 'Ingen',
    yes: 'Slett kontakten',
    done: 'Kontakten er slettet fra alle utgaver.',
  },
};
type Texts = typeof nb;
const nn: Texts = {
  idea: 'Ideen din',
  title: 'Opplysningar om deg',
  lead: 'Dette har vi om deg fordi du sende inn ein idé utan konto. Redaktørane ser det for å kunne svare deg. Ingen andre gjer det.',
  name: 'Namn',
  email: 'E-postadresse',
  download: 'Last ned alt vi har (JSON)',
  eraseTitle: 'Slett opplysningane mine',
  eraseUnpublished: 'Då slettar vi namnet, adressa og heile ideen, for han er ikkje publisert. Det kan ikkje angrast.',
  erasePublished:
    'Då slettar vi namnet, adressa og kontakten i ideen. Ideen blir ståande, og dei som arbeider i kommunen, kan skrive i han. Lenkja di sluttar å verke. Det kan ikkje angrast.',
  eraseYes: 'Slett opplysningane mine',
  keep: 'Tilbake til ideen',
  goneTitle: 'Opplysningane er sletta',
  goneText: 'Vi har ikkje lenger namnet eller adressa di, og lenkja du fekk, verkar ikkje meir.',
  toBank: (bank) => `Til ${bank}`,
  contact: {
    link: 'Slett kontakten frå alle utgåver',
    title: 'Slett kontakten',
    text: 'Namnet eller rolla som står som kontakt, blir borte frå det som er skrive og frå alle publiserte utgåver. Ikkje noko anna blir endra. Det kan ikkje angrast.',
    now: 'Står som kontakt no',
    none: 'Ingen',
    yes: 'Slett kontakten',
    done: 'Kontakten er sletta frå alle utgåver.',
  },
};
const en: Texts = {
  idea: 'Your idea',
  title: 'What we hold about you',
  lead: 'We have this about you because you sent in an idea without an account. The editors see it so that they can answer you. Nobody else does.',
  name: 'Name',
  email: 'E-mail address',
  download: 'Download everything we have (JSON)',
  eraseTitle: 'Erase what you hold about me',
  eraseUnpublished: 'We then erase your name, your address and the whole idea, as it is not published. This cannot be undone.',
  erasePublished:
    'We then erase your name, your address and the contact in the idea. The idea stays, and those who work in the municipality can write in it. Your link stops working. This cannot be undone.',
  eraseYes: 'Erase what you hold about me',
  keep: 'Back to the idea',
  goneTitle: 'It is erased',
  goneText: 'We no longer have your name or address, and the link you got does not work any more.',
  toBank: (bank) => `To ${bank.toLowerCase()}`,
  contact: {
    link: 'Erase the contact from all versions',
    title: 'Erase the contact',
    text: 'The name or role given as contact goes from what is written and from every published version. Nothing else changes. This cannot be undone.',
    now: 'The contact now',
    none: 'None',
    yes: 'Erase the contact',
    done: 'The contact is erased from all versions.',
  },
};
export const senderTexts = { nb, nn, en } satisfies Record<Locale, Texts>;
