import type { Standard } from '../../idea.ts';

/** What an editor may begin a kind no with, in the idea's own language. */
export const phrasings: Readonly<Record<Standard, readonly { readonly name: string; readonly text: string }[]>> = {
  nb: [
    {
      name: 'Passer bedre et annet sted',
      text: 'Takk for at dere deler. Her samler vi det en kommune har prøvd eller planlegger, så andre kan gjøre det samme. Dette er viktig, men passer bedre et annet sted. Hør gjerne med sentralen deres om hvor.',
    },
    {
      name: 'For lite til at andre kan gjøre det samme',
      text: 'Takk for at dere deler. Vi tror dette kan bli nyttig for flere, men slik det står nå, er det for lite til at en annen kommune kan gjøre det samme. Skriv gjerne mer om hva dere gjorde og hva det krevde, og send det på nytt.',
    },
    {
      name: 'Det finnes nesten likt fra før',
      text: 'Takk for at dere deler. Det står alt en idé her som er nesten lik. Har dere brukt den, kan dere si hvordan det gikk under «Vi har brukt denne». Er deres annerledes, så skriv hva som skiller, og send den på nytt.',
    },
  ],
  nn: [
    {
      name: 'Passar betre ein annan stad',
      text: 'Takk for at de deler. Her samlar vi det ein kommune har prøvd eller planlegg, så andre kan gjere det same. Dette er viktig, men passar betre ein annan stad. Høyr gjerne med sentralen dykkar om kvar.',
    },
    {
      name: 'For lite til at andre kan gjere det same',
      text: 'Takk for at de deler. Vi trur dette kan bli nyttig for fleire, men slik det står no, er det for lite til at ein annan kommune kan gjere det same. Skriv gjerne meir om kva de gjorde og kva det kravde, og send det på nytt.',
    },
    {
      name: 'Det finst nesten likt frå før',
      text: 'Takk for at de deler. Det står alt ein idé her som er nesten lik. Har de brukt han, kan de seie korleis det gjekk under «Vi har brukt denne». Er dykkar annleis, så skriv kva som skil, og send han på nytt.',
    },
  ],
};
