import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { systemActor } from '../../platform/actor.ts';
import { chanceFrom } from '../../platform/chance.ts';
import type { Ctx, Definitions } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { addMonths, momentOf } from '../../platform/norwegian-time.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import { findPersonNames } from '../access/access.server.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { castOf } from './demonstration-cast.ts';
import type { Staff } from './demonstration-cast.ts';
import { insertRows, isAnythingThere, takeNumbers } from './inside/demonstration/demonstration-store.server.ts';
import type { Row } from './inside/demonstration/demonstration-store.server.ts';
import type { Life } from './inside/demonstration/life.ts';
import { erasedAt, makeEnquiries, remindOf } from './inside/demonstration/make-enquiries.ts';
import { enquiryDemonstrationFile } from './inside/demonstration/settings-file.ts';
import type { EnquiryDemonstration } from './inside/demonstration/settings.ts';

/**
 * How the demonstration's enquiries are made, from `demonstration/enquiries.yaml`; undefined for a scheme without.
 * @throws DefinitionError naming file, line and reason of every fault.
 */
export function loadEnquiryDemonstration(dir: string, known: Pick<Definitions, 'scheme' | 'geography' | 'enquiries'>): EnquiryDemonstration | undefined {
  const file = path.join(dir, 'demonstration', 'enquiries.yaml');
  return known.scheme.demonstration && existsSync(file) ? loadYaml(file, enquiryDemonstrationFile(known)) : undefined;
}

/**
 * Enquiries from the first year until now, written as rows: old ones closed and erased as the jobs would have done, new ones as they came
 * today. Once: where there is anything already, nothing is done. As the system. @returns how many were written.
 */
export async function seedDemonstrationEnquiries(given: Ctx): Promise<number> {
  const settings = given.definitions.enquiryDemonstration;
  if (!settings) return 0;
  const ctx = { ...given, actor: systemActor('demonstration') };
  return inTransaction(ctx, async (tx) => {
    if (await isAnythingThere(tx)) return 0;
    const lives = makeEnquiries(castOf(ctx.definitions, settings, await demonstrationStaff(tx, ctx), ctx.now));
    await insertLives(tx, ctx, lives);
    await insertDesk(tx, ctx, settings);
    await recordAudit(tx, ctx, {
      action: 'demonstration.enquiries-seeded',
      subject: { kind: 'scheme', id: ctx.definitions.scheme.id },
      after: { enquiries: lives.length, from: settings.from },
    });
    return lives.length;
  });
}

/** Coordinator and member of every centre in the demonstration. */
export async function demonstrationStaff(tx: Tx, { definitions }: Pick<Ctx, 'definitions'>): Promise<Staff> {
  const idOf = (centreId: string, role: string): string => `demo-${centreId}-${role}`;
  const centres = definitions.scheme.centres.map((c) => c.id);
  const names = await findPersonNames(
    tx,
    centres.flatMap((id) => [idOf(id, 'coordinator'), idOf(id, 'member')]),
  );
  const colleague = (id: string) => ({ id, name: names.get(id) ?? id });
  return new Map(centres.map((id) => [id, { coordinator: colleague(idOf(id, 'coordinator')), member: colleague(idOf(id, 'member')) }]));
}

/** The same every time, so that two databases made on the same day are alike. */
export const demonstrationId = (seed: number, ...name: (string | number)[]): string => {
  const hex = createHash('sha256')
    .update([seed, ...name].join('|'))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

async function insertLives(tx: Tx, ctx: Ctx, lives: readonly Life[]): Promise<void> {
  const seed = ctx.definitions.enquiryDemonstration?.seed ?? 0;
  const { answerWithin, eraseAfter } = ctx.definitions.enquiries;
  const rows: Record<'enquiry' | 'enquiry_contact' | 'enquiry_message' | 'enquiry_referral' | 'enquiry_credit', Row[]> = {
    enquiry: [],
    enquiry_contact: [],
    enquiry_message: [],
    enquiry_referral: [],
    enquiry_credit: [],
  };
  for (const [year, ofYear] of Map.groupBy(lives, (life) => Number(norwegianDay(life.asked.at).slice(0, 4)))) {
    const first = await takeNumbers(tx, 'enquiry', year, ofYear.length);
    ofYear.forEach((life, i) => {
      remindOf(life, answerWithin, ctx.now);
      const id = demonstrationId(seed, 'enquiry', life.asked.name);
      const erased = erasedAt(life, eraseAfter, ctx.now);
      rows.enquiry.push(enquiryRow(ctx, life, { id, number: `${year}-${String(first + i).padStart(4, '0')}`, erased }));
      rows.enquiry_referral.push(...referralRows(life, id, seed, erased !== null));
      for (const [centre_id, at] of life.credits) rows.enquiry_credit.push({ enquiry_id: id, centre_id, at });
      if (erased !== null) return;
      const { workplaceName, ...contact } = life.asked.contact;
      rows.enquiry_contact.push({ enquiry_id: id, ...contact, workplace_name: workplaceName });
      rows.enquiry_message.push(
        ...life.messages.map((m) => ({
          id: demonstrationId(seed, 'message', life.asked.name, m.seq),
          enquiry_id: id,
          seq: m.seq,
          kind: m.kind,
          centre_id: m.centreId,
          author_id: m.author.id,
          author_name: m.author.name,
          at: m.at,
          body: m.body,
        })),
      );
    });
  }
  for (const table of ['enquiry', 'enquiry_contact', 'enquiry_message', 'enquiry_referral', 'enquiry_credit'] as const) await insertRows(tx, table, rows[table]);
}

/** The link's hash is of a text that is no secret, so nobody can hold it; it goes a month after the person. */
function linkOf(ctx: Ctx, life: Life, id: string, erased: Date | null): string | null {
  if (life.asked.channel !== 'web') return null;
  const goes = erased && momentOf(addMonths(norwegianDay(erased), 1), 257);
  return goes && goes <= ctx.now ? null : createHash('sha256').update(`nobody's link to ${id}`).digest('hex');
}

function enquiryRow(ctx: Ctx, life: Life, { id, number, erased }: { id: string; number: string; erased: Date | null }): Row {
  const { asked } = life;
  const askedOn = norwegianDay(asked.at);
  return {
    id,
    number,
    year: Number(askedOn.slice(0, 4)),
    demonstration: true,
    link_hash: linkOf(ctx, life, id, erased),
    centre_id: life.centreId,
    first_centre_id: asked.centreId,
    centres: life.centres,
    passed_on: life.passedOn,
    channel: asked.channel,
    municipality_code: asked.municipality,
    workplace: asked.workplace,
    topics: asked.topics,
    language: asked.language,
    state: life.state,
    assignee_id: life.assignee,
    version: life.version + (erased ? 1 : 0),
    asked_at: asked.at,
    asked_on: askedOn,
    held_since: life.heldSince,
    waits_since: life.waitsSince,
    referred_at: life.referredAt,
    first_answered_at: life.firstAnswer?.at ?? null,
    first_answer_days: life.firstAnswer?.days ?? null,
    closed_at: life.closedAt,
    erased_at: erased,
    exported_at: null,
    reminded_at: life.remindedAt,
    escalated_at: life.escalatedAt,
  };
}

const referralRows = (life: Life, id: string, seed: number, erased: boolean): Row[] =>
  life.referrals.map((r, i) => ({
    id: demonstrationId(seed, 'referral', life.asked.name, i),
    enquiry_id: id,
    from_centre_id: r.from,
    to_centre_id: r.to,
    kind: 'referral',
    reason: erased ? '' : r.reason,
    by_id: r.by.id,
    by_name: r.by.name,
    at: r.at,
    outcome: r.outcome?.kind ?? null,
    outcome_at: r.outcome?.at ?? null,
    outcome_by_name: r.outcome?.by ?? null,
    outcome_reason: erased ? null : (r.outcome?.reason ?? null),
  }));

/** Templates and declared topics: what a centre has made ready. */
async function insertDesk(tx: Tx, ctx: Ctx, settings: EnquiryDemonstration): Promise<void> {
  const chance = chanceFrom(settings.seed);
  const made = (name: string): Date => new Date(ctx.now.getTime() - Math.ceil((30 + chance('made', name) * 300) * 86_400_000));
  const templates = settings.templates.map((t, i) => ({
    id: demonstrationId(settings.seed, 'template', i),
    centre_id: t.centre,
    shared: t.shared,
    title: t.title,
    body: t.body,
    language: t.language,
    changed_at: made(`template/${i}`),
    changed_by: `demo-${t.centre}-coordinator`,
  }));
  await insertRows(tx, 'answer_template', templates);
  const topics = Object.entries(settings.declared).flatMap(([centre_id, named]) =>
    named.map((topic) => ({ centre_id, topic, declared_at: made(`${centre_id}/${topic}`), declared_by: `demo-${centre_id}-coordinator` })),
  );
  await insertRows(tx, 'centre_topic', topics);
}
