import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { demonstrationIdeas, shelve } from '../../../testing/idea-shelf.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { noSearch } from './idea-search.ts';
import { searchIdeas } from './idea-search.server.ts';

/** What people look for, and the ideas of the demonstration that must be among the first three. */

/** `first`: files of schemes/frisklivssentraler/demonstration/ideas, all of which are to be there. */
const looked: readonly (readonly [kind: string, q: string, first: readonly string[]])[] = [
  ['bokmål', 'søvnkurs', ['sovnkurs-fire-kvelder']],
  ['bokmål', 'gågruppe', ['gagruppe-der-folk-bor']],
  ['bokmål', 'tolk samisk', ['samtale-med-tolk-pa-skjerm']],
  ['bokmål', 'introduksjonsprogrammet', ['fast-plass-i-introduksjonsprogrammet']],
  ['bokmål', 'elsykkel', ['elsykkel-pa-resept']],
  ['bokmål', 'brodder utlån', ['utlan-av-brodder']],
  ['bokmål', 'pulsklokke', ['pulsklokker-til-alle']],
  ['bokmål', 'politikere', ['ett-ark-til-politikerne']],
  ['bokmål', 'legekontor', ['onsdag-pa-legekontoret']],
  ['bokmål', 'røykfri før operasjon', ['roykfri-for-operasjonen']],
  ['bokmål', 'snus byggeplass', ['snuskutt-pa-byggeplassen']],
  ['bokmål', 'middag menn', ['mannfolk-lager-middag']],
  ['bokmål', 'billig mat', ['middag-hundre-kroner']],
  ['bokmål', 'familie skog', ['familielordag-i-skogen']],
  ['bokmål', 'tekstmelding oppmøte', ['tekstmelding-dagen-for']],
  ['bokmål', 'verksted menn', ['prat-i-verkstedet']],
  ['bokmål finner nynorsk', 'hjemkjøring etter trening', ['heimkoyring-etter-treninga']],
  ['bokmål finner nynorsk', 'mestringskurs på gård', ['meistringskurs-pa-garden']],
  ['bokmål finner nynorsk', 'fisk to ganger i uka', ['fisk-to-gonger-i-veka']],
  ['bokmål finner nynorsk', 'pensjonistlag alkohol', ['alkovett-i-pensjonistlaget']],
  ['bokmål finner nynorsk', 'felles kurskalender kommuner', ['felles-kurskalender']],
  ['bokmål finner nynorsk', 'en ansatt tre faste dager', ['to-kommunar-ein-tilsett']],
  ['bokmål finner nynorsk', 'biblioteket uten påmelding', ['drop-in-pa-biblioteket']],
  ['bokmål finner nynorsk', 'basseng kveld vondt', ['bassenggruppe-om-kvelden']],
  ['nynorsk', 'heimkøyring', ['heimkoyring-etter-treninga']],
  ['nynorsk', 'meistringskurs', ['meistringskurs-pa-garden', 'mestringskurs-halvt-pa-nett']],
  ['nynorsk', 'kokekurs på kaia', ['fisk-to-gonger-i-veka']],
  ['nynorsk finner bokmål', 'sjukdom tilvising operasjon', ['roykfri-for-operasjonen']],
  ['nynorsk finner bokmål', 'trening for ungdommar', ['trening-for-ungdom']],
  ['nynorsk finner bokmål', 'deltakarane lærer oss matkurs', ['matkurs-deltakerne-laerer-oss']],
  ['nynorsk finner bokmål', 'opne treningstider utan påmelding', ['tre-faste-treningstider']],
  ['nynorsk finner bokmål', 'samtalar på video', ['oppstart-pa-video']],
  ['nynorsk finner bokmål', 'tre spørsmål om alkohol i samtalen', ['alkohol-tre-sporsmal']],
  ['feilskrevet', 'søvkurs', ['sovnkurs-fire-kvelder']],
  ['feilskrevet', 'pulsklokek', ['pulsklokker-til-alle']],
  ['feilskrevet', 'elsykel', ['elsykkel-pa-resept']],
  ['feilskrevet', 'introdusjonsprogram', ['fast-plass-i-introduksjonsprogrammet']],
  ['feilskrevet', 'bibloteket', ['drop-in-pa-biblioteket']],
  ['feilskrevet', 'basengtrening kveld', ['bassenggruppe-om-kvelden']],
  ['feilskrevet', 'byggeplasen', ['snuskutt-pa-byggeplassen']],
  ['feilskrevet', 'mestrigskurs', ['mestringskurs-halvt-pa-nett', 'meistringskurs-pa-garden']],
  ['bøyd', 'elsykler', ['elsykkel-pa-resept']],
  ['bøyd', 'legekontorene', ['onsdag-pa-legekontoret']],
  ['bøyd', 'likeperson', ['likepersoner-tar-imot-nye']],
  ['bøyd', 'naboer', ['ta-med-en-nabo']],
  ['bøyd', 'grendehus', ['fallgruppe-pa-grendehusene']],
  ['bøyd', 'barselgrupper', ['barselgruppe-med-vogn']],
  ['bøyd', 'treningssentre halv pris', ['halv-pris-pa-treningssenteret']],
  ['sammensatt', 'ungdomstrening', ['trening-for-ungdom']],
  ['sammensatt', 'alkoholspørsmål', ['alkohol-tre-sporsmal']],
  ['sammensatt', 'videosamtale', ['oppstart-pa-video']],
  ['sammensatt', 'søvn kurs', ['sovnkurs-fire-kvelder']],
  ['sammensatt', 'skiftarbeid søvn', ['sovn-for-skiftarbeidere']],
  ['frase', '"skulder ved skulder"', ['prat-i-verkstedet']],
  ['frase', '«bra mat»', ['middag-hundre-kroner']],
  ['frase', '"faste treningstider"', ['tre-faste-treningstider']],
  ['andre ord', 'gåtur innvandrere', ['sprakkafe-og-gatur']],
  ['andre ord', 'røykeslutt sykehus', ['roykfri-for-operasjonen']],
  ['andre ord', 'svømming', ['bassenggruppe-om-kvelden']],
  ['andre ord', 'melde seg på treningstider', ['tre-faste-treningstider']],
  ['sted', 'Surnadal snus', ['snusprat-i-garderoben']],
  ['sted', 'Indre Østfold barsel', ['barselgruppe-med-vogn']],
  ['sted', 'Askim', ['barselgruppe-med-vogn']],
];

let t: TestDatabase;
let fileOf: Map<number, string>;
beforeAll(async () => {
  t = await testDatabase();
  await syncScheme(t.ctx(systemActor('test')));
  const ideas = demonstrationIdeas();
  const numbers = await shelve(t, [...ideas.values()]);
  fileOf = new Map([...ideas.keys()].map((file, i) => [numbers[i]!, file]));
});
afterAll(() => t?.drop());

describe('among the first three stands', () => {
  it.each(looked)('%s: %s', async (_kind, q, wanted) => {
    const { hits } = await searchIdeas(t.ctx(anonymous), { ...noSearch, q });
    const found = hits.slice(0, 3).map((hit) => fileOf.get(hit.number));
    expect(
      wanted.filter((file) => !found.includes(file)),
      `found: ${found.join()}`,
    ).toEqual([]);
  });
});
