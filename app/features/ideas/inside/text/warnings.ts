import { holdsIdentityNumber } from '../../../../platform/identity-number.ts';

/** What of a text looks as if it were about a person. Nothing here is certain but the identity number; what it says is for the author to judge. */
export const warningKinds = ['identity-number', 'patient-story', 'phone', 'mail'] as const;
export type WarningKind = (typeof warningKinds)[number];

export interface Warning {
  readonly kind: WarningKind;
  /** `refuse`: is neither sent in nor published. `warn`: the author is asked to look once more. `mild`: may well be meant. */
  readonly weight: 'refuse' | 'warn' | 'mild';
  /** The words it is about; empty for an identity number, which is repeated nowhere. */
  readonly quote: string;
}

export function personWarnings(text: string): Warning[] {
  const own = text.normalize('NFC').replaceAll(/https?:\/\/\S+/gi, ' ');
  const number = holdsIdentityNumber(text);
  return [
    ...(number ? [{ kind: 'identity-number', weight: 'refuse', quote: '' } as const] : []),
    ...stories(own).map((quote) => ({ kind: 'patient-story', weight: 'warn', quote }) as const),
    // Eleven digits hold eight: one thing is said of them.
    ...(number ? [] : phones(own).map((quote) => ({ kind: 'phone', weight: 'mild', quote }) as const)),
    ...mails(own).map((quote) => ({ kind: 'mail', weight: 'mild', quote }) as const),
  ];
}

/** At most so many of a kind: the author who has understood needs no list. */
const most = 5;
const each = (found: Iterable<string>): string[] => [...new Set(found)].slice(0, most);

const phonePattern =
  /(?<![\d+,./-]|\d[ \u00A0])(?:(?:\+|00)47[ \u00A0]?)?(?:[2-9]\d(?:[ \u00A0]\d\d){3}|[2-9]\d\d[ \u00A0]\d\d[ \u00A0]\d{3}|[2-9]\d{7})(?![\d/-]|[.,]\d|[ \u00A0]\d)/g;
/** A day written as one number, and a sum, are no telephone. */
const phones = (text: string): string[] =>
  each(
    [...text.matchAll(phonePattern)]
      .filter(
        (m) => !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d$/.test(m[0]) && !/^[ \u00A0]?(?:kr\b|kroner|mill|,-)/i.test(text.slice(m.index + m[0].length, m.index + m[0].length + 8)),
      )
      .map((m) => m[0]),
  );
const mails = (text: string): string[] => each([...text.matchAll(/(?<![\w.+-])[\w.+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu)].map((m) => m[0]));

/** Words of a whole, with no letter before or after. */
const word = (alternatives: string): RegExp => new RegExp(`(?<![\\p{L}\\d])(?:${alternatives})(?![\\p{L}\\d])`, 'iu');
const person = 'kvinne|mann|dame|jente|gutt|gut|pasient|bruker|brukar|deltaker|deltakar|mor|far|bestemor|bestefar|enke|enkje|pensjonist|student|elev';
/** One person's age: not "over 65 år", "6–12 år" or "60-åringer". */
const ages = [
  word(`\\d{2}[- \\u2010-\\u2013]?åring(?:en)?`),
  word(`\\d{1,2} år gam(?:mel|al)`),
  word(`\\d{2}[- ]?årig (?:\\p{L}{1,20} )?(?:${person})`),
  word(`(?:en|ei|ein) (?:\\p{L}{1,20} )?(?:${person}) (?:på|i) (?:\\d{2}(?: år)?|(?:slutten|begynnelsen|starten|midten|byrjinga) av \\p{L}{2,12}[åa]ra|\\p{L}{2,12}[åa]ra)`),
  word(`(?:kvinne|mann|dame|jente|gutt|gut|pasient|brukar|bruker|deltakar|deltaker) \\(\\d{2}(?: år)?\\)`),
];
/** A name with an age; a county is written so with its number. */
const named = new RegExp('(?<![\\p{L}\\d])\\p{Lu}\\p{Ll}{1,20}(?: \\p{Lu}\\p{Ll}{1,20}| \\p{Lu}\\.)? \\(\\d{2}(?: år)?\\)', 'u');
const place = /kommun|fylke/i;
const isAged = (s: string): boolean => ages.some((a) => a.test(s)) || (named.test(s) && !place.test(s));
const illness = word(
  [
    'diabetes(?: type [12])?|sukkersyke|sukkersjuke|kols|astma|kreft\\p{L}{0,12}|\\p{L}{2,10}kreft|svulst|leukemi',
    'hjerteinfarkt|hjarteinfarkt|infarkt|hjerneslag|hjerneslaget|slag|hjertesvikt|hjartesvikt|hjertesykdom|hjartesjukdom|blodpropp',
    'depresjon(?:en)?|deprimert|angst(?:en)?|bipolar|psykose|psykotisk|schizofreni|adhd|autisme|selvmord\\p{L}{0,12}|sjølvmord\\p{L}{0,12}|spiseforstyrrelse|eteforstyrring|utbrent|utbrend',
    'rusavhengig|rusmisbruk|rusproblem\\p{L}{0,4}|alkoholproblem\\p{L}{0,4}|alkoholiker|alkoholikar|overdose',
    'fedme|sykelig overvekt|sjukeleg overvekt|sykelig overvektig|bmi(?: på)? \\d{2}|slankeoperert|slankeoperasjon',
    'revmatisme|leddgikt|fibromyalgi|multippel sklerose|parkinson|epilepsi|demens|alzheimer|utmattelse|kroniske smerter|kroniske plager|prolaps',
    'sykmeldt|sykemeldt|sjukmeld|sjukemeld|ufør|uføretrygdet|uføretrygda|innlagt|operert|diagnosen|diagnose|insulin|antidepressiva|cellegift|abort|voldtatt|valdteken|mishandlet|mishandla',
  ].join('|'),
);
/** Somebody, and then the same one again. */
const somebody = word(`(?:en|ei|ein) (?:av (?:deltakerne|deltakarane|brukerne|brukarane|pasientene|pasientane)|(?:\\p{L}{1,20} )?(?:${person}))`);
const again = word('han|hun|ho|henne|hennes|hennar|hans|honom|pasienten|brukeren|brukaren|deltakeren|deltakaren|kvinnen|kvinna|mannen|damen|dama|jenta|gutten|guten');
/** What has been is told of one; what is said of many is said as it is. */
const told = word(
  'fikk|fekk|ble|blei|vart|hadde|var|fortalte|fortalde|sa|gikk|gjekk|kom|slet|sleit|klarte|sluttet|slutta|begynte|byrja|mistet|mista|døde|følte|kjente|kjende|har (?:fått|vært|vore|hatt|gått|mistet|mista|slitt|slite)',
);

/** Sentences in which one person's health is told: an age with an illness, or somebody who is come back to, told of in the past, with one. */
function stories(text: string): string[] {
  const sentences = text.split(/(?<=[.!?])\s|\n/).map((s) => s.trim().slice(0, 2000));
  const signs = sentences.map((s) => ({ age: isAged(s), illness: illness.test(s), somebody: somebody.test(s), again: again.test(s), told: told.test(s) }));
  return each(
    sentences.flatMap((sentence, i) => {
      // What follows belongs to it: the next two sentences.
      const near = signs.slice(i, i + 3);
      const holds = (sign: keyof (typeof signs)[number]): boolean => near.some((n) => n[sign]);
      const here = signs[i];
      if (!here || !holds('illness')) return [];
      const aged = here.age && (holds('again') || holds('told') || here.illness);
      const met = here.somebody && holds('again') && holds('told');
      return aged || met ? [shortened(sentence)] : [];
    }),
  );
}
const shortened = (sentence: string): string => (sentence.length <= 160 ? sentence : `${Array.from(sentence).slice(0, 158).join('')} …`);
