import type { Locale } from '../../platform/locale.ts';
import type { TextPage } from './text-page.tsx';

const nb: TextPage = {
  title: 'Tilgjengelighet',
  lead: 'Alle skal kunne lese rapportene og svare på skjemaet, uansett hvordan de leser og skriver.',
  sections: [
    {
      heading: 'Dette er gjort',
      list: [
        'Alt kan brukes med tastatur, og det synes hvor du er.',
        'Alt virker uten skript. Med skript lagrer skjemaet seg selv mens du skriver.',
        'Sidene kan forstørres til 400 prosent og leses på en smal skjerm uten å rulle sidelengs. Brede tabeller ruller for seg.',
        'Figurene har en tekst som sier hva de viser, og en tabell med de samme tallene.',
        'Ingenting vises bare med farge.',
        'Sidene finnes på bokmål, nynorsk og engelsk. Samiske og kvenske kommunenavn vises der de er offisielle.',
      ],
    },
    {
      heading: 'Slik er det prøvd',
      paragraphs: [
        'Hver side prøves automatisk mot kravene i WCAG 2.2 på nivå A og AA, på smal og bred skjerm og på alle tre språk, hver gang noe endres. I tillegg er sidene gått gjennom med tastatur og med stor tekst.',
      ],
    },
    {
      heading: 'Tilgjengelighetserklæring',
      paragraphs: ['En tjeneste i drift skal ha en tilgjengelighetserklæring. Den som har ansvar for tjenesten, fyller den ut hos Tilsynet for universell utforming av ikt.'],
      links: [['Tilgjengelighetserklæringer på uustatus.no', 'https://uustatus.no']],
    },
  ],
};

const nn: TextPage = {
  title: 'Tilgjenge',
  lead: 'Alle skal kunne lese rapportane og svare på skjemaet, same korleis dei les og skriv.',
  sections: [
    {
      heading: 'Dette er gjort',
      list: [
        'Alt kan brukast med tastatur, og det syner kvar du er.',
        'Alt verkar utan skript. Med skript lagrar skjemaet seg sjølv medan du skriv.',
        'Sidene kan forstørrast til 400 prosent og lesast på ein smal skjerm utan å rulle sidelengs. Breie tabellar rullar for seg.',
        'Figurane har ein tekst som seier kva dei viser, og ein tabell med dei same tala.',
        'Ingenting blir vist berre med farge.',
        'Sidene finst på bokmål, nynorsk og engelsk. Samiske og kvenske kommunenamn blir viste der dei er offisielle.',
      ],
    },
    {
      heading: 'Slik er det prøvd',
      paragraphs: [
        'Kvar side blir prøvd automatisk mot krava i WCAG 2.2 på nivå A og AA, på smal og brei skjerm og på alle tre språk, kvar gong noko blir endra. I tillegg er sidene gått gjennom med tastatur og med stor tekst.',
      ],
    },
    {
      heading: 'Tilgjengefråsegn',
      paragraphs: ['Ei teneste i drift skal ha ei tilgjengefråsegn. Den som har ansvar for tenesta, fyller ho ut hos Tilsynet for universell utforming av ikt.'],
      links: [['Tilgjengefråsegner på uustatus.no', 'https://uustatus.no']],
    },
  ],
};

const en: TextPage = {
  title: 'Accessibility',
  lead: 'Everybody should be able to read the reports and answer the form, however they read and write.',
  sections: [
    {
      heading: 'What has been done',
      list: [
        'Everything can be used with a keyboard, and it shows where you are.',
        'Everything works without script. With script, the form saves itself while you write.',
        'The pages can be enlarged to 400 per cent and read on a narrow screen without scrolling sideways. Wide tables scroll by themselves.',
        'Figures have a text that says what they show, and a table with the same numbers.',
        'Nothing is shown by colour alone.',
        'The pages exist in bokmål, nynorsk and English. Sámi and Kven names of municipalities are shown where they are official.',
      ],
    },
    {
      heading: 'How it has been tried',
      paragraphs: [
        'Every page is tried automatically against the requirements of WCAG 2.2, levels A and AA, on narrow and wide screens and in all three languages, whenever something changes. The pages have also been gone through with a keyboard and with large text.',
      ],
    },
    {
      heading: 'Accessibility statement',
      paragraphs: ['A service in operation must have an accessibility statement. Whoever is responsible for the service fills it in with the Norwegian supervisory authority.'],
      links: [['Accessibility statements at uustatus.no (in Norwegian)', 'https://uustatus.no']],
    },
  ],
};

export const accessibilityTexts = { nb, nn, en } satisfies Record<Locale, TextPage>;
