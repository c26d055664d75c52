import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { systemActor } from '../../platform/actor.ts';
import type { Ctx, Definitions } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { momentOf } from '../../platform/norwegian-time.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import { findPersonNames } from '../access/access.server.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { rowOf } from './inside/activity-store.server.ts';
import { insertRows, isAnythingThere } from './inside/demonstration/demonstration-store.server.ts';
import { makeActivities } from './inside/demonstration/make-activities.ts';
import type { Made } from './inside/demonstration/make-activities.ts';
import { activityDemonstrationFile } from './inside/demonstration/settings-file.ts';
import type { ActivityDemonstration } from './inside/demonstration/settings.ts';

/**
 * How the demonstration's log is made, from `demonstration/activities.yaml`; undefined for a scheme without.
 * @throws DefinitionError naming file, line and reason of every fault.
 */
export function loadActivityDemonstration(dir: string, known: Pick<Definitions, 'scheme' | 'activities'>): ActivityDemonstration | undefined {
  const file = path.join(dir, 'demonstration', 'activities.yaml');
  return known.scheme.demonstration && existsSync(file) ? loadYaml(file, activityDemonstrationFile(known)) : undefined;
}

/** The same every time, so that two databases made on the same day are alike. */
function idOf(seed: number, name: string): string {
  const hex = createHash('sha256').update(`${seed}|${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
const personOf = (centreId: string, role: Made['role']): string => `demo-${centreId}-${role}`;

/** The centres' logs from the first year until today. Once: where there is anything already, nothing is done. As the system. @returns how many activities were written. */
export async function seedDemonstrationActivities(given: Ctx): Promise<number> {
  const settings = given.definitions.activityDemonstration;
  if (!settings) return 0;
  const ctx = { ...given, actor: systemActor('demonstration') };
  return inTransaction(ctx, async (tx) => {
    if (await isAnythingThere(tx)) return 0;
    const { scheme } = ctx.definitions;
    const names = await findPersonNames(
      tx,
      scheme.centres.flatMap(({ id }) => [personOf(id, 'coordinator'), personOf(id, 'member')]),
    );
    const made = makeActivities(ctx.definitions, settings, ctx.now);
    await insertRows(
      tx,
      'partner',
      settings.added.map(({ centre, name }) => ({
        id: idOf(settings.seed, name),
        name,
        centre_id: centre,
        added_at: momentOf(`${settings.from}-09-04`, 600),
        added_by: personOf(centre, 'coordinator'),
      })),
    );
    const doer = (one: Made) => ({ id: personOf(one.centreId, one.role), name: names.get(personOf(one.centreId, one.role)) ?? '' });
    await insertRows(
      tx,
      'activity',
      made.map((one) => ({
        ...rowOf({ ...one, id: idOf(settings.seed, one.name), once: `demonstration-${one.name}`, demonstration: true, at: one.madeAt, by: doer(one) }),
        counterparts: one.input.counterparts,
        ...(one.countedAt && { version: 2, changed_at: one.countedAt }),
      })),
    );
    await insertRows(
      tx,
      'activity_revision',
      made.flatMap((one) =>
        one.countedAt === null
          ? []
          : [
              {
                activity_id: idOf(settings.seed, one.name),
                version: 1,
                deed: 'changed',
                at: one.countedAt,
                by_id: doer(one).id,
                by_name: doer(one).name,
                before: { ...one.input, audience: null },
              },
            ],
      ),
    );
    await insertRows(
      tx,
      'activity_file',
      made.flatMap((one) =>
        one.files.map(({ name, mime, bytes }) => ({
          id: idOf(settings.seed, `${one.name}/${name}`),
          activity_id: idOf(settings.seed, one.name),
          name,
          mime,
          size: bytes.length,
          bytes: String.raw`\x${bytes.toString('hex')}`,
          added_at: one.madeAt,
          added_by: doer(one).id,
          added_by_name: doer(one).name,
        })),
      ),
    );
    await recordAudit(tx, ctx, { action: 'demonstration.activities-seeded', subject: { kind: 'scheme', id: scheme.id }, after: { activities: made.length, from: settings.from } });
    return made.length;
  });
}
