import { randomUUID } from 'node:crypto';
import { emptyActivity } from '../app/features/activities/activity.ts';
import type { ActivityInput } from '../app/features/activities/activity.ts';
import { logActivity } from '../app/features/activities/activities.server.ts';
import { syncScheme } from '../app/features/scheme/scheme.server.ts';
import type { AgreementPeriod } from '../app/features/scheme/scheme.ts';
import { systemActor } from '../app/platform/actor.ts';
import type { Ctx, Definitions } from '../app/platform/context.ts';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { smallDefinitions } from './small-scheme.ts';

const text = (nb: string) => ({ nb, nn: nb });
const task = (number: number) => ({ number, text: text(`Oppgave ${number}`), short: text(`O${number}`) });
const period = (id: string, from: number, to: number): AgreementPeriod => ({ id, years: { from, to }, tasks: [task(1), task(2)] });

/** The small scheme with two agreement periods. */
export function logDefinitions(): Definitions {
  const small = smallDefinitions();
  return { ...small, scheme: { ...small.scheme, periods: [period('early', 2020, 2025), period('late', 2026, 2028)] } };
}
export async function logDatabase(definitions: Definitions = logDefinitions()): Promise<TestDatabase> {
  const t = await testDatabase({ definitions });
  await syncScheme(t.ctx(systemActor('test')));
  return t;
}

export const course = (more: Partial<ActivityInput> = {}): ActivityInput => ({ ...emptyActivity, kind: 'course', startsOn: '2026-03-03', title: 'Kurs i maling', ...more });
/** Written down at `alfa`, unless another centre is given. @returns its id */
export async function logged(ctx: Ctx, more: Partial<ActivityInput> = {}, centreId = 'alfa'): Promise<string> {
  const made = await logActivity(ctx, { centreId, once: randomUUID(), activity: course(more) });
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return made.id;
}
