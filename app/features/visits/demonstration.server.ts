import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { systemActor } from '../../platform/actor.ts';
import type { Ctx, Definitions } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { addDays, addMonths, momentOf } from '../../platform/norwegian-time.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { castOf } from '../enquiries/demonstration-cast.ts';
import { demonstrationId, demonstrationStaff } from '../enquiries/demonstration.server.ts';
import type { Course, MadeDay } from './inside/demonstration/course.ts';
import { insertRows, isAnythingThere, takeNumbers } from './inside/demonstration/demonstration-store.server.ts';
import type { Row } from './inside/demonstration/demonstration-store.server.ts';
import { erasedAt, makeVisits } from './inside/demonstration/make-visits.ts';
import { visitDemonstrationFile } from './inside/demonstration/settings-file.ts';
import type { VisitDemonstration } from './inside/demonstration/settings.ts';
import { plannedPersons } from './visit.ts';

/**
 * How the demonstration's visits are made, from `demonstration/visits.yaml`; undefined for a scheme without.
 * @throws DefinitionError naming file, line and reason of every fault.
 */
export function loadVisitDemonstration(dir: string, known: Pick<Definitions, 'scheme' | 'visits'>): VisitDemonstration | undefined {
  const file = path.join(dir, 'demonstration', 'visits.yaml');
  return known.scheme.demonstration && existsSync(file) ? loadYaml(file, visitDemonstrationFile(known)) : undefined;
}

/**
 * Visits and visiting days from the first year until now, and days to come, written as rows: old ones summed up and erased as the jobs
 * would have done. After the enquiries, whose names it uses. Once: where there is anything already, nothing is done. As the system.
 * @returns how many visits were written.
 */
export async function seedDemonstrationVisits(given: Ctx): Promise<number> {
  const { visitDemonstration: settings, enquiryDemonstration: names } = given.definitions;
  if (!settings || !names) return 0;
  const ctx = { ...given, actor: systemActor('demonstration') };
  return inTransaction(ctx, async (tx) => {
    if (await isAnythingThere(tx)) return 0;
    const cast = castOf(ctx.definitions, { ...names, seed: settings.seed }, await demonstrationStaff(tx, ctx), ctx.now);
    const { days, visits } = makeVisits(cast, settings, (...name) => demonstrationId(settings.seed, ...name));
    await insertRows(tx, 'visiting_day', days.map(dayRow));
    await insertCourses(tx, ctx, visits, settings.seed);
    await recordAudit(tx, ctx, {
      action: 'demonstration.visits-seeded',
      subject: { kind: 'scheme', id: ctx.definitions.scheme.id },
      after: { visits: visits.length, days: days.length },
    });
    return visits.length;
  });
}

const dayRow = (day: MadeDay): Row => ({
  id: day.id,
  centre_id: day.centreId,
  demonstration: true,
  state: day.state,
  form: day.form,
  title: day.title,
  starts_at: day.startsAt,
  ends_at: day.endsAt,
  place: day.place,
  programme: day.programme,
  practical: day.practical,
  places: day.places,
  approval: day.approval,
  waiting_list: day.waitingList,
  taken: 0,
  waiting: 0,
  sequence: 1,
  version: 2,
  changed_at: day.changedAt,
  changed_by: day.changedBy,
});

async function insertCourses(tx: Tx, ctx: Ctx, courses: readonly Course[], seed: number): Promise<void> {
  const rows: Record<'visit' | 'visit_contact' | 'visit_message' | 'visit_evaluation', Row[]> = { visit: [], visit_contact: [], visit_message: [], visit_evaluation: [] };
  for (const [year, ofYear] of Map.groupBy(courses, (course) => Number(norwegianDay(course.requestedAt).slice(0, 4)))) {
    const first = await takeNumbers(tx, year, ofYear.length);
    ofYear.forEach((course, i) => {
      const id = demonstrationId(seed, 'visit', course.name);
      const erased = erasedAt(course, ctx.definitions.visits.eraseAfter, ctx.now);
      rows.visit.push(visitRow(ctx, course, { id, number: `B${year}-${String(first + i).padStart(4, '0')}`, erased }));
      course.evaluations.forEach((e, k) =>
        rows.visit_evaluation.push({
          id: demonstrationId(seed, 'evaluation', course.name, k),
          visit_id: id,
          centre_id: course.centreId,
          demonstration: true,
          on_day: e.onDay,
          useful: e.useful,
          change: e.change,
          comment: e.comment,
          may_quote: e.mayQuote,
        }),
      );
      if (erased) return;
      const { workplaceName, ...contact } = course.contact;
      rows.visit_contact.push({ visit_id: id, ...contact, workplace_name: workplaceName });
      rows.visit_message.push(
        ...course.messages.map((m, k) => ({
          id: demonstrationId(seed, 'visit-message', course.name, k),
          visit_id: id,
          seq: k + 1,
          kind: m.kind,
          author_name: m.authorName,
          at: m.at,
          body: m.body,
        })),
      );
    });
  }
  for (const table of ['visit', 'visit_contact', 'visit_message', 'visit_evaluation'] as const) await insertRows(tx, table, rows[table]);
}

/** The link's hash is of a text that is no secret, so nobody can hold it; it goes a month after the persons. */
function linkOf(ctx: Ctx, id: string, erased: Date | null, kind: string): string | null {
  const goes = erased && momentOf(addDays(addMonths(norwegianDay(erased), 1), 1), 330);
  return goes && goes <= ctx.now ? null : createHash('sha256').update(`nobody's ${kind} to ${id}`).digest('hex');
}

function visitRow(ctx: Ctx, course: Course, { id, number, erased }: { id: string; number: string; erased: Date | null }): Row {
  return {
    id,
    number,
    demonstration: true,
    link_hash: linkOf(ctx, id, erased, 'link'),
    evaluation_hash: course.heldAt && !erased ? linkOf(ctx, id, null, 'evaluation') : null,
    person_hashes: [],
    centre_id: course.centreId,
    suggested_centre_id: course.suggestedCentreId,
    day_id: course.dayId,
    enquiry_id: null,
    state: course.state,
    form: course.form,
    topics: course.topics,
    language: course.language,
    lines: course.lines,
    persons: plannedPersons(course.lines),
    starts_at: course.startsAt,
    ends_at: course.endsAt,
    place: course.place,
    periods: course.periods,
    sequence: course.sequence,
    version: course.version + (erased ? 1 : 0),
    requested_at: course.requestedAt,
    waiting_since: course.waitingSince,
    offer_until: null,
    agreed_at: course.agreedAt,
    held_at: course.heldAt,
    summed_at: course.summedAt,
    ended_at: course.endedAt,
    erased_at: erased,
    reminded_at: null,
  };
}
