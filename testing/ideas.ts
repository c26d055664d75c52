import { sql } from 'kysely';
import type { NewIdea } from '../app/features/ideas/idea-case.ts';
import type { IdeaContent, Level } from '../app/features/ideas/idea.ts';
import { createIdea, findPublished, getDraft, publishIdea, sendIn, submitIdea } from '../app/features/ideas/ideas.server.ts';
import { syncScheme } from '../app/features/scheme/scheme.server.ts';
import { systemActor } from '../app/platform/actor.ts';
import type { Actor } from '../app/platform/actor.ts';
import type { Ctx } from '../app/platform/context.ts';
import { inTransaction } from '../app/platform/database.server.ts';
import { linkActor } from '../app/platform/private-link.server.ts';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { kari, ola, person, siv, smallDefinitions } from './small-scheme.ts';

/** Employed in Bodø, and in Bergen; and those whose centre has the editors' turn: of `beta`, and of `alfa` itself. */
export const bodil = person('bodil', 'Bodil Bø', { role: 'employee', scope: '1804' });
export const berit = person('berit', 'Berit Berg', { role: 'employee', scope: '4601' });
export const edvard = person('edvard', 'Edvard Moe', { role: 'coordinator', scope: 'beta' }, { role: 'editor', scope: 'beta' });
export const ann = person('ann', 'Ann Alfa', { role: 'member', scope: 'alfa' }, { role: 'editor', scope: 'alfa' });

type As = (actor: Actor) => Ctx;

/** The small scheme's centres and people; `onDuty`: the centres that have the editors' turn. */
export async function ideaDatabase(onDuty: readonly string[] = ['beta']): Promise<TestDatabase> {
  const t = await testDatabase({ definitions: smallDefinitions() });
  await syncScheme(t.ctx(systemActor('test')));
  for (const [actor, role, centre, municipality] of [
    [kari, 'coordinator', 'alfa', null],
    [siv, 'member', 'alfa', null],
    [ann, 'member', 'alfa', null],
    [ola, 'coordinator', 'beta', null],
    [bodil, 'employee', null, '1804'],
    [berit, 'employee', null, '4601'],
  ] as const) {
    if (actor.kind !== 'person') continue;
    await t.db.owner.query(`insert into person (id, name, email) values ($1, $2, $3)`, [actor.personId, actor.name, `${actor.personId}@example.org`]);
    await t.db.owner.query(
      `insert into role_assignment (person_id, role, centre_id, municipality_code, valid_from, given_by, given_at) values ($1, $2, $3, $4, '2020-01-01', 'test', now())`,
      [actor.personId, role, centre, municipality],
    );
  }
  for (const centre of onDuty)
    await t.db.owner.query(
      `insert into centre_duty (centre_id, duty, valid_from, valid_until, given_by, given_at) values ($1, 'editor', '2026-01-01', '2028-01-01', 'test', now())`,
      [centre],
    );
  return t;
}

/** Whole: lacks nothing. */
export const whole: IdeaContent = {
  language: 'nb',
  title: 'Tre faste treningstider',
  gist: 'Tre faste tider i uka gjør at flere kommer.',
  sections: { need: 'Få kom.', did: 'Vi satte tre faste tider.', outcome: 'Flere kom.', differently: '' },
  efforts: { people: 'To', hours: '', money: '' },
  known: 'Vi talte.',
  targetGroups: ['painters'],
  themes: ['paint'],
  guideUnits: [],
  municipality: '1804',
  year: 2025,
  size: 'large',
  contact: 'Leder',
  claimedLevel: 'tried',
  reference: '',
  licence: 'cc-by-4',
};
let made = 0;
export const freshOnce = (): string => `once-${(made += 1)}-of-these`;

/** A draft of Kari's centre, or of whoever's given. */
export async function draft(as: As, actor: Actor = kari, more: Partial<NewIdea> = {}): Promise<{ readonly id: string; readonly number: number }> {
  const created = await createIdea(as(actor), { holder: { kind: 'centre', centreId: 'alfa' }, once: freshOnce(), content: whole, ...more });
  if (!created.ok) throw new Error(JSON.stringify(created.faults));
  return created;
}
export const versionNow = async (as: As, actor: Actor, id: string): Promise<number> => (await getDraft(as(actor), id)).draft.version;
export async function submitted(as: As, actor: Actor = kari, more: Partial<NewIdea> = {}): Promise<{ readonly id: string; readonly number: number; readonly version: number }> {
  const idea = await draft(as, actor, more);
  const sent = await submitIdea(as(actor), { id: idea.id, version: await versionNow(as, actor, idea.id) });
  if (!sent.ok) throw new Error(JSON.stringify(sent));
  return { ...idea, version: sent.version };
}
/** Published by Edvard, in the turn of `beta`. */
export async function publishedIdea(
  as: As,
  { actor = kari, level = 'tried', ...more }: Partial<NewIdea> & { readonly actor?: Actor; readonly level?: Level } = {},
): Promise<{ readonly id: string; readonly number: number }> {
  const idea = await submitted(as, actor, more);
  const published = await publishIdea(as(edvard), { id: idea.id, version: idea.version, level });
  if (!published.ok) throw new Error(JSON.stringify(published));
  return idea;
}
export async function textNow(as: As, actor: Actor, number: number): Promise<string | undefined> {
  const found = await findPublished(as(actor), number);
  return found && 'version' in found ? found.version.content.title : undefined;
}

/** Sent in without an account, and its link taken out of the letter's place. */
export async function sentIn(t: TestDatabase, content: Partial<IdeaContent> = whole): Promise<{ readonly id: string; readonly actor: Actor; readonly path: string }> {
  const once = freshOnce();
  const sent = await sendIn(t.ctx({ kind: 'anonymous' }), { name: 'Marit Moen', email: 'marit@example.org', language: 'nb', once, content });
  if (!sent.ok) throw new Error(JSON.stringify(sent));
  return inTransaction(t.ctx(systemActor('test')), async (tx) => {
    const { rows } = await sql<{ id: string; path: string }>`select i.id, l.path from idea i join private_link l on l.about = 'idea:' || i.id where i.once = ${once}`.execute(tx);
    const row = rows[0]!;
    return { id: row.id, path: row.path, actor: linkActor(row.path.split('/').at(-1)!) };
  });
}
