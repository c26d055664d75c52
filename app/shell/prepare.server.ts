import { randomUUID } from 'node:crypto';
import { followMunicipalities, seedDemonstrationEmployees, seedDemonstrationPeople } from '../features/access/access.server.ts';
import { seedDemonstrationTurns } from '../features/access/turns.server.ts';
import { seedDemonstrationActivities } from '../features/activities/demonstration.server.ts';
import { seedDemonstrationAssignments } from '../features/assignments/demonstration.server.ts';
import { seedDemonstrationEnquiries } from '../features/enquiries/demonstration.server.ts';
import { seedDemonstrationTaskWords } from '../features/fulfilment/demonstration.server.ts';
import { seedDemonstrationGatherings } from '../features/gatherings/demonstration.server.ts';
import { refreshIdeaIndex } from '../features/ideas/idea-search.server.ts';
import { seedDemonstrationIdeas } from '../features/ideas/demonstration.server.ts';
import { publishFirstEditions } from '../features/reports/reports.server.ts';
import { seedDemonstrationAnswers } from '../features/questionnaires/demonstration.server.ts';
import { syncScheme } from '../features/scheme/scheme.server.ts';
import { seedDemonstrationVisits } from '../features/visits/demonstration.server.ts';
import { systemActor } from '../platform/actor.ts';
import type { Ctx, Services } from '../platform/context.ts';

export const systemCtx = (services: Services, name: string): Ctx => ({
  db: services.db,
  actor: systemActor(name),
  now: services.now(),
  requestId: `start-${randomUUID()}`,
  definitions: services.definitions,
});

/**
 * Brings the database in step with the scheme's files, and at the first start fills the demonstration and publishes the first
 * edition. Every step may be run again: what stands is left alone.
 */
export async function prepare(services: Services, say: (message: string) => void): Promise<void> {
  const ctx = systemCtx(services, 'start');
  const { scheme } = services.definitions;
  say(`scheme ${scheme.id}: ${scheme.centres.length} centres`);
  await syncScheme(ctx);
  await followMunicipalities(ctx);
  if (scheme.demonstration) {
    await seedDemonstrationPeople(
      ctx,
      scheme.centres.map((c) => ({ id: c.id, from: c.agreement.from })),
    );
    await seedDemonstrationEmployees(ctx);
    await seedDemonstrationTurns(
      ctx,
      scheme.centres.map((c) => c.id),
    );
    const enquiries = await seedDemonstrationEnquiries(ctx);
    if (enquiries > 0) say(`demonstration: ${enquiries} enquiries written`);
    const visits = await seedDemonstrationVisits(ctx);
    if (visits > 0) say(`demonstration: ${visits} visits written`);
    const activities = await seedDemonstrationActivities(ctx);
    if (activities > 0) say(`demonstration: ${activities} activities written`);
    const gatherings = await seedDemonstrationGatherings(ctx);
    if (gatherings > 0) say(`demonstration: ${gatherings} gatherings written`);
    const assignments = await seedDemonstrationAssignments(ctx);
    if (assignments > 0) say(`demonstration: ${assignments} assignments written`);
    const ideas = await seedDemonstrationIdeas(ctx);
    if (ideas > 0) say(`demonstration: ${ideas} ideas written`);
    // After the registers: the answers say what they say.
    const made = await seedDemonstrationAnswers(ctx);
    if (made > 0) say(`demonstration: ${made} responses written`);
    const words = await seedDemonstrationTaskWords(ctx);
    if (words > 0) say(`demonstration: ${words} words about tasks written`);
  }
  const indexed = await refreshIdeaIndex(ctx);
  if (indexed > 0) say(`ideas: ${indexed} made findable`);
  const published = await publishFirstEditions(ctx);
  for (const title of published) say(`published: ${title}`);
}
