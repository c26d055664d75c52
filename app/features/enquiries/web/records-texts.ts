import type { Locale } from '../../../platform/locale.ts';

const nb = {
  title: 'Arkiv',
  lead: 'Henvendelser er dokumenter i et arkiv. Hent dem som en fil, og legg den i kommunens arkivsystem.',
  erasedAfter: (months: number) => `Navn, adresser og tekster slettes her ${months} måneder etter at henvendelsen ble avsluttet. Det skjer også om ingen har hentet dem.`,
  kept: (n: number) => (n === 1 ? 'Dere har 1 avsluttet henvendelse som ikke er slettet.' : `Dere har ${n} avsluttede henvendelser som ikke er slettet.`),
  unexported: (n: number) => (n === 0 ? 'Alle er hentet.' : n === 1 ? '1 av dem er ikke hentet.' : `${n} av dem er ikke hentet.`),
  soon: (n: number, days: number) => (n === 1 ? `1 henvendelse blir slettet innen ${days} dager.` : `${n} henvendelser blir slettet innen ${days} dager.`),
  soonUnexported: (n: number) => (n === 1 ? 'Den er ikke hentet ennå.' : `${n} av dem er ikke hentet ennå.`),
  soonExported: 'De er hentet.',
  from: 'Avsluttet fra og med',
  to: 'Til og med',
  get: 'Hent filen',
  what: 'Hva er med?',
  contents:
    'Nummer, datoer, parter, tema og hele samtalen, også interne notater, som er merket. Det som ble forkastet, er ikke med. Sentralen som hadde henvendelsen da den ble avsluttet, har ansvar for å ta vare på den.',
  schema: 'Filen er JSON. Her er beskrivelsen av formatet (JSON Schema)',
  logged: 'At filen ble hentet, og av hvem, står i loggen.',
  nothingYet: 'Dere har ingen avsluttede henvendelser å hente',
  nothingYetHelp: 'De kommer hit når de er avsluttet.',
  fault: {
    'bad-span': 'Skriv to datoer, den første først.',
    nothing: 'Ingen henvendelser ble avsluttet i dette tidsrommet.',
    'too-many': 'Det er for mange på én gang. Velg et kortere tidsrom.',
  },
  faults: 'Noe må rettes',
};
type Texts = typeof nb;
const nn: Texts = {
  title: 'Arkiv',
  lead: 'Førespurnader er dokument i eit arkiv. Hent dei som ei fil, og legg henne i arkivsystemet til kommunen.',
  erasedAfter: (months) => `Namn, adresser og tekstar blir sletta her ${months} månader etter at førespurnaden vart avslutta. Det skjer òg om ingen har henta dei.`,
  kept: (n) => (n === 1 ? 'De har 1 avslutta førespurnad som ikkje er sletta.' : `De har ${n} avslutta førespurnader som ikkje er sletta.`),
  unexported: (n) => (n === 0 ? 'Alle er henta.' : n === 1 ? '1 av dei er ikkje henta.' : `${n} av dei er ikkje henta.`),
  soon: (n, days) => (n === 1 ? `1 førespurnad blir sletta innan ${days} dagar.` : `${n} førespurnader blir sletta innan ${days} dagar.`),
  soonUnexported: (n) => (n === 1 ? 'Han er ikkje henta enno.' : `${n} av dei er ikkje henta enno.`),
  soonExported: 'Dei er henta.',
  from: 'Avslutta frå og med',
  to: 'Til og med',
  get: 'Hent fila',
  what: 'Kva er med?',
  contents:
    'Nummer, datoar, partar, tema og heile samtalen, også interne notat, som er merkte. Det som vart forkasta, er ikkje med. Sentralen som hadde førespurnaden då han vart avslutta, har ansvar for å ta vare på han.',
  schema: 'Fila er JSON. Her er skildringa av formatet (JSON Schema)',
  logged: 'At fila vart henta, og av kven, står i loggen.',
  nothingYet: 'De har ingen avslutta førespurnader å hente',
  nothingYetHelp: 'Dei kjem hit når dei er avslutta.',
  fault: {
    'bad-span': 'Skriv to datoar, den første først.',
    nothing: 'Ingen førespurnader vart avslutta i dette tidsrommet.',
    'too-many': 'Det er for mange på éin gong. Vel eit kortare tidsrom.',
  },
  faults: 'Noko må rettast',
};
const en: Texts = {
  title: 'Records',
  lead: 'Enquiries are records. Download them as a file, and put it in the municipality’s records system.',
  erasedAfter: (months) => `Names, addresses and texts are erased here ${months} months after an enquiry was closed, also when nobody has downloaded them.`,
  kept: (n) => (n === 1 ? 'You have 1 closed enquiry that is not erased.' : `You have ${n} closed enquiries that are not erased.`),
  unexported: (n) => (n === 0 ? 'All have been downloaded.' : n === 1 ? '1 of them has not been downloaded.' : `${n} of them have not been downloaded.`),
  soon: (n, days) => (n === 1 ? `1 enquiry will be erased within ${days} days.` : `${n} enquiries will be erased within ${days} days.`),
  soonUnexported: (n) => (n === 1 ? 'It has not been downloaded yet.' : `${n} of them have not been downloaded yet.`),
  soonExported: 'They have been downloaded.',
  from: 'Closed from',
  to: 'To',
  get: 'Download the file',
  what: 'What is in it?',
  contents:
    'Number, dates, parties, topics and the whole conversation, also internal notes, which are marked. What was discarded is not included. The centre that had the enquiry when it was closed is responsible for keeping it.',
  schema: 'The file is JSON. Here is the description of its format (JSON Schema)',
  logged: 'That the file was downloaded, and by whom, is in the log.',
  nothingYet: 'You have no closed enquiries to download',
  nothingYetHelp: 'They come here when they are closed.',
  fault: { 'bad-span': 'Write two dates, the first one first.', nothing: 'No enquiries were closed in this span.', 'too-many': 'That is too many at once. Choose a shorter span.' },
  faults: 'Something must be put right',
};
export const recordsTexts: Readonly<Record<Locale, Texts>> = { nb, nn, en };
