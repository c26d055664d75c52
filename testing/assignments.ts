import { randomUUID } from 'node:crypto';
import type { Assignment, AssignmentInput } from '../app/features/assignments/assignment.ts';
import { getAssignment, makeAssignment, takeAssignment } from '../app/features/assignments/assignments.server.ts';
import { syncScheme } from '../app/features/scheme/scheme.server.ts';
import type { Scheme } from '../app/features/scheme/scheme.ts';
import { systemActor } from '../app/platform/actor.ts';
import type { Actor } from '../app/platform/actor.ts';
import type { Ctx, Definitions } from '../app/platform/context.ts';
import { logDefinitions } from './activities.ts';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { kari, liv, ola, person } from './small-scheme.ts';

export const eva: Actor = person('eva', 'Eva Dahl', { role: 'coordinator', scope: 'gamma' });

/** The small scheme, with three coordinators and an officer to write to. */
export async function assignmentDatabase(definitions: Definitions = logDefinitions()): Promise<TestDatabase> {
  const t = await testDatabase({ definitions });
  await syncScheme(t.ctx(systemActor('test')));
  for (const [actor, role, centre] of [
    [kari, 'coordinator', 'alfa'],
    [ola, 'coordinator', 'beta'],
    [eva, 'coordinator', 'gamma'],
    [liv, 'officer', null],
  ] as const) {
    if (actor.kind !== 'person') continue;
    await t.db.owner.query(`insert into person (id, name, email) values ($1, $2, $3)`, [actor.personId, actor.name, `${actor.personId}@example.org`]);
    await t.db.owner.query(`insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at) values ($1, $2, $3, '2020-01-01', 'test', now())`, [
      actor.personId,
      role,
      centre,
    ]);
  }
  return t;
}
/** The same scheme, with the agreement of one centre as given. */
export const agreedFor = (definitions: Definitions, centreId: string, agreement: Scheme['centres'][number]['agreement']): Definitions => ({
  ...definitions,
  scheme: { ...definitions.scheme, centres: definitions.scheme.centres.map((c) => (c.id === centreId ? { ...c, agreement } : c)) },
});

export const lesson = (more: Partial<AssignmentInput> = {}): AssignmentInput => ({
  kind: 'lesson',
  title: 'Snakke om maling',
  text: 'En time for nye malere.',
  requester: 'authority',
  requesterName: '',
  dueOn: '2026-12-10',
  hours: 6,
  region: '',
  themes: [],
  askedCentreId: '',
  wanted: 1,
  ...more,
});
/** Written down by the authority, unless a centre is given. @returns its id */
export async function made(ctx: Ctx, more: Partial<AssignmentInput> = {}, centreId = ''): Promise<string> {
  const result = await makeAssignment(ctx, { centreId, once: randomUUID(), input: lesson(more) });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.id;
}
export const taken = async (ctx: Ctx, centreId: string, id: string, hours: number | null = 4): Promise<void> => {
  const result = await takeAssignment(ctx, { centreId, id, hours, version: 1 });
  if (!result.ok) throw new Error(result.reason);
};
export const seen = async (ctx: Ctx, id: string): Promise<Assignment> => (await getAssignment(ctx, { centreId: '', id })).assignment;
