import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { GatheringInput } from '../app/features/gatherings/gathering.ts';
import { changeProgramme, getGathering, inviteGuests, publishGathering, saveGathering, signUp } from '../app/features/gatherings/gatherings.server.ts';
import type { Admitted, GuestInput, PersonInput } from '../app/features/gatherings/inputs.ts';
import { systemActor } from '../app/platform/actor.ts';
import type { Actor } from '../app/platform/actor.ts';
import type { Ctx } from '../app/platform/context.ts';
import { inTransaction } from '../app/platform/database.server.ts';
import { linkActor } from '../app/platform/private-link.server.ts';
import type { TestDatabase } from './database.ts';
import { kari, liv } from './small-scheme.ts';
import { keptPath } from './visits.ts';

type At = (actor: Actor, overrides?: Partial<Ctx>) => Ctx;

export const december = (day: number, hour = 10): Date => new Date(Date.UTC(2026, 11, day, hour - 1));
export const usualGathering: GatheringInput = {
  kind: 'meet',
  title: 'Treff om farger',
  text: 'Velkommen',
  startsAt: december(10),
  endsAt: december(10, 15),
  place: 'Storgata 1',
  online: '',
  places: null,
  approval: false,
  signUpUntil: '2026-12-03',
  askNeeds: true,
  centres: [],
};
/** Called by `alfa`, or by the authority (`centreId: ''`). */
export async function draft(ctx: At, more: Partial<GatheringInput> = {}, centreId = 'alfa'): Promise<string> {
  const kind = centreId === '' ? 'summit' : 'meet';
  const saved = await saveGathering(ctx(centreId === '' ? liv : kari), { centreId, once: randomUUID(), gathering: { ...usualGathering, kind, ...more } });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  return saved.id;
}
export async function published(ctx: At, more: Partial<GatheringInput> = {}, centreId = 'alfa'): Promise<string> {
  const id = await draft(ctx, more, centreId);
  const done = await publishGathering(ctx(centreId === '' ? liv : kari), { centreId, id });
  if (!done.ok) throw new Error(done.reason);
  return id;
}
/** Two points that are asked about, and a break. @returns their ids */
export async function withProgramme(ctx: At, id: string, centreId = 'alfa'): Promise<{ colours: string; news: string; lunch: string }> {
  const actor = ctx(centreId === '' ? liv : kari);
  const { gathering } = await getGathering(actor, { centreId, id });
  const at = (minutes: number): Date => new Date(gathering.startsAt.getTime() + minutes * 60_000);
  const item = { minutes: 45, text: '', speaker: '', feedback: true };
  const items = [
    { ...item, startsAt: at(0), title: 'Farger i dag', subject: 'colours' },
    { ...item, startsAt: at(60), title: 'Nytt', subject: 'news' },
    { ...item, startsAt: at(120), title: 'Lunsj', subject: '', feedback: false },
  ];
  const changed = await changeProgramme(actor, { centreId, id, version: gathering.version, items });
  if (!changed.ok) throw new Error(JSON.stringify(changed));
  const [colours, news, lunch] = (await getGathering(actor, { centreId, id })).gathering.items.map((i) => i.id);
  return { colours: colours!, news: news!, lunch: lunch! };
}

let people = 0;
export const somebody = (more: Partial<PersonInput> = {}): PersonInput => {
  people += 1;
  return { name: `Person ${people}`, email: `person-${people}@example.org`, needs: '', self: false, ...more };
};
export const guest = (more: Partial<GuestInput> = {}): GuestInput => {
  people += 1;
  return { kind: 'guest', office: '', name: `Gjest ${people}`, email: `guest-${people}@example.org`, organisation: 'Malerlauget', language: 'nb', ...more };
};

export interface Came {
  readonly id: string;
  readonly actor: Actor;
  readonly state: string;
}
/** The participants there are, with the actor that each one's link makes. */
export async function linksOf(t: TestDatabase, gatheringId: string): Promise<Came[]> {
  const system = t.ctx(systemActor('test'));
  const { rows } = await inTransaction(system, (tx) =>
    sql<{ id: string; state: string }>`select id, state from gathering_participant where gathering_id = ${gatheringId}::uuid order by since, made_at, id`.execute(tx),
  );
  const found: Came[] = [];
  for (const { id, state } of rows) {
    const path = await keptPath(t, `gathering-participant:${id}`);
    found.push({ id, state, actor: linkActor(path?.split('/').at(-1) ?? '') });
  }
  return found;
}
/** Signs up one more of the centre's. */
export async function come(
  t: TestDatabase,
  ctx: Ctx,
  id: string,
  { centreId = 'alfa', ...more }: Partial<PersonInput> & { readonly centreId?: string } = {},
): Promise<Came & { readonly state: Admitted }> {
  const before = new Set((await linksOf(t, id)).map((p) => p.id));
  const signed = await signUp(ctx, { centreId, id, persons: [somebody(more)] });
  if (!signed.ok) throw new Error(JSON.stringify(signed));
  const made = (await linksOf(t, id)).find((p) => !before.has(p.id))!;
  return { ...made, state: signed.states[0]! };
}
/** Invites one guest. */
export async function invite(t: TestDatabase, ctx: Ctx, id: string, more: Partial<GuestInput> & { readonly centreId?: string } = {}): Promise<Came> {
  const { centreId = 'alfa', ...given } = more;
  const before = new Set((await linksOf(t, id)).map((p) => p.id));
  const invited = await inviteGuests(ctx, { centreId, id, guests: [guest(given)], text: '' });
  if (!invited.ok) throw new Error(JSON.stringify(invited));
  return (await linksOf(t, id)).find((p) => !before.has(p.id))!;
}
