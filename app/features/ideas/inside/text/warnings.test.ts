import { describe, expect, it } from 'vitest';
import { personWarnings } from './warnings.ts';

describe('what may be about a person', () => {
  const kinds = (text: string): string[] => personWarnings(text).map((w) => w.kind);
  it.each(['Født 01010750160.', 'Fnr 010107 50160', '01.01.07 501 60'])('an identity number is never repeated, and is refused: %s', (text) => {
    const found = personWarnings(text).find((w) => w.kind === 'identity-number');
    expect(found).toEqual({ kind: 'identity-number', weight: 'refuse', quote: '' });
  });
  it.each([
    'Ei kvinne på 54 år med diabetes type 2 kom til oss i mars. Ho hadde gått opp i vekt.',
    'En 47-åring med KOLS begynte på trening.',
    'En av deltakerne fortalte at hun hadde hatt kreft.',
    'Kari (63) har hatt slag og trener nå hver uke.',
    'Mannen er 58 år gammel. Han ble innlagt med hjerteinfarkt i fjor.',
    'Ein pasient med angst kom på kurset. Han fekk plass same veke.',
    'Ein mann i femtiåra fekk diagnosen bipolar.',
    'En kvinne i slutten av 40-årene fikk kreft. Hun mistet jobben.',
    'Ho er 71 år gamal og fekk påvist demens i vår.',
  ])('a patient’s story is pointed at: %s', (text) => {
    expect(personWarnings(text)).toContainEqual(expect.objectContaining({ kind: 'patient-story', weight: 'warn', quote: expect.stringMatching(/\S/) }));
  });
  it.each([
    'Tilbudet er for personer over 65 år med diabetes.',
    'Deltakerne var mellom 18 og 67 år. Mange hadde KOLS.',
    'Gruppa er for kvinner med kreft. Ho møtest kvar måndag, og var full i fjor.',
    'Når en pasient har diabetes, avtaler vi tre samtaler.',
    'Vi trente 60-åringer med hjertesvikt i 12 uker.',
    'Fastlegen henviser pasienten til oss, og hun får time innen fire uker.',
    'Vestland (46) hadde fem kommuner med tilbod om KOLS-trening.',
    'En deltaker sa at det var fint å bli sett.',
    'En leder må ha tid. Hun trenger 20 prosent stilling. Kurs om depresjon finnes fra før.',
    'Barn 6–12 år med fedme og foreldrene deres.',
    'Kurset varte i 8 uker og kosta 45 000 kroner.',
    'Leiaren fortalde om ordninga, og ho var nøgd.',
    'En pasient med diabetes får time hos oss, og hun møter fastlegen etterpå.',
  ])('what is told of many is no story: %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });
  it('a telephone and a mail address are pointed at mildly; years, days, sums and addresses of pages are none', () => {
    expect(personWarnings('Ring 912 34 567 eller +47 55 12 34 56, eller skriv til kari@kommune.no.')).toEqual([
      { kind: 'phone', weight: 'mild', quote: '912 34 567' },
      { kind: 'phone', weight: 'mild', quote: '+47 55 12 34 56' },
      { kind: 'mail', weight: 'mild', quote: 'kari@kommune.no' },
    ]);
    expect(kinds('Fra 2019 2020, 20260411, 12 000 000 kr, 45678901 kroner, https://e.example/22334455, https://e.example/?til=kari@kommune.no, 1,22334455')).toEqual([]);
  });
  it('is said of at most five places', () => {
    expect(kinds('En 47-åring med KOLS begynte. '.repeat(3) + Array.from({ length: 20 }, (_, i) => `En ${50 + i}-åring med KOLS begynte.`).join(' '))).toHaveLength(5);
  });
});
