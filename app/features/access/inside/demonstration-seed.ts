import type { Role } from '../access.ts';

/** Somebody invented, with the one role they have. */
export interface SeededPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly centreId: string | null;
  readonly municipality: string | null;
  /** ISO date. */
  readonly from: string;
}

/** Coordinator and member, dealt out to the centres in the scheme's order. Invented; any likeness is by chance. */
const pairs: readonly (readonly [string, string])[] = [
  ['Marit Solheim Aune', 'Tor Arne Bjørgan'],
  ['Gunhild Rotmo', 'Endre Kjesbu'],
  ['Hanne Tveita', 'Øystein Rege'],
  ['Berit Skuterud', 'Lars Petter Moe'],
  ['Kjersti Hobbelstad', 'Anders Fossli'],
  ['Randi Fagerhaug', 'Jørn Inge Mikalsen'],
  ['Ingrid Moen', 'Siv Hagen'],
  ['Torunn Eikemo', 'Sindre Vaksdal'],
  ['Mona Brenden', 'Even Lillehagen'],
  ['Aslaug Rysstad', 'Terje Haugom'],
  ['Lill-Tove Stenersen', 'Ronny Hokland'],
  ['Elle Máret Guttorm', 'Nils Aslak Varsi'],
  ['Camilla Bråten', 'Geir Ove Lunde'],
  ['Astrid Kvålen', 'Pål Espen Rønning'],
  ['Silje Nordgård', 'Magnus Tangen'],
  ['Vigdis Hauglid', 'Knut Olav Brekke'],
  ['Tonje Ødegården', 'Ahmed Warsame'],
  ['Guro Myklebust', 'Henrik Sandvær'],
  ['Solfrid Inderhaug', 'Mathias Lorentzen'],
  ['Eli Trones', 'Bjarte Hovland'],
];
const authority = [
  { id: 'demo-jonas-lie-berg', name: 'Jonas Lie Berg', role: 'officer' },
  { id: 'demo-nora-vestby', name: 'Nora Vestby', role: 'officer' },
  { id: 'demo-kari-anne-dahl', name: 'Kari Anne Dahl', role: 'administrator' },
] as const;

/** Employed in a municipality: one that is as it was, and one that was made of several. */
const employees = [
  { id: 'demo-bergen-employee', name: 'Ida Marie Fosse', municipality: '4601', domain: 'bergen' },
  { id: 'demo-senja-employee', name: 'Trond Arne Nikolaisen', municipality: '5530', domain: 'senja' },
] as const;

/** Who to begin with: they stand first in the list. A scheme without that centre shows those it has. */
export const firstToTry: readonly string[] = ['demo-kristiansund-coordinator', 'demo-jonas-lie-berg', 'demo-kari-anne-dahl'];

/** Whether it is the centre of one of those. */
export const demonstrationBeginsWith = (centreId: string): boolean => firstToTry.includes(`demo-${centreId}-coordinator`);

const mailbox = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/[^a-z]+/g, (gap) => (/\p{M}/u.test(gap) ? '' : '.'));

/** The same people every time: ids and names follow from the centres and their order. The addresses end nowhere (RFC 2606). */
export function demonstrationPeople(centres: readonly { id: string; from: string }[], authorityFrom: string): SeededPerson[] {
  const atCentres = centres.flatMap(({ id, from }, i): SeededPerson[] => {
    const pair = pairs[i % pairs.length]!;
    return (['coordinator', 'member'] as const).map((role, k) => ({
      id: `demo-${id}-${role}`,
      name: pair[k]!,
      email: `${mailbox(pair[k]!)}@${id}.example`,
      role,
      centreId: id,
      municipality: null,
      from,
    }));
  });
  return [...authority.map((p) => ({ ...p, email: `${mailbox(p.name)}@direktoratet.example`, centreId: null, municipality: null, from: authorityFrom })), ...atCentres];
}

/** Those of the municipalities that there are. */
export const demonstrationEmployees = (codes: ReadonlyMap<string, unknown>, from: string): SeededPerson[] =>
  employees
    .filter((p) => codes.has(p.municipality))
    .map(({ id, name, municipality, domain }) => ({ id, name, email: `${mailbox(name)}@${domain}.example`, role: 'employee', centreId: null, municipality, from }));
