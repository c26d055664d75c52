import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { systemActor } from '../../platform/actor.ts';
import { chanceFrom } from '../../platform/chance.ts';
import type { Ctx, Definitions } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { addDays, momentOf } from '../../platform/norwegian-time.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import { findPersonNames } from '../access/access.server.ts';
import { logWithin } from '../activities/activities.server.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { findCentre } from '../scheme/scheme.ts';
import { insertRows, isAnythingThere, seededTables } from './inside/demonstration/demonstration-store.server.ts';
import type { Row, SeededTable } from './inside/demonstration/demonstration-store.server.ts';
import { itemStart, makeGatherings } from './inside/demonstration/make-gatherings.ts';
import type { MadeGathering, MadeParticipant } from './inside/demonstration/make-gatherings.ts';
import { gatheringDemonstrationFile } from './inside/demonstration/settings-file.ts';
import type { GatheringDemonstration } from './inside/demonstration/settings.ts';
import { activityOf } from './inside/deciding.server.ts';
import { eraseDay } from './inside/erasing.server.ts';
import { markGathering, takeNumber } from './inside/gathering-store.server.ts';

/**
 * How the demonstration's gatherings are made, from `demonstration/gatherings.yaml`; undefined for a scheme without.
 * @throws DefinitionError naming file, line and reason of every fault.
 */
export function loadGatheringDemonstration(dir: string, known: Pick<Definitions, 'scheme' | 'gatherings'>): GatheringDemonstration | undefined {
  const file = path.join(dir, 'demonstration', 'gatherings.yaml');
  return known.scheme.demonstration && existsSync(file) ? loadYaml(file, gatheringDemonstrationFile(known)) : undefined;
}

type IdOf = (...name: (string | number)[]) => string;
/** The same every time, so that two databases made on the same day are alike. */
function idsFrom(seed: number): IdOf {
  return (...name) => {
    const hex = createHash('sha256').update(['gathering', seed, ...name].join('|')).digest('hex'); // prettier-ignore
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}

/**
 * Gatherings from the first year until now, summed up and in the log of those who were there, and some to come with sign-up going on. After the
 * activities. Once: where there is anything already, nothing is done. As the system. @returns how many were written.
 */
export async function seedDemonstrationGatherings(given: Ctx): Promise<number> {
  const { gatheringDemonstration: settings, scheme } = given.definitions;
  if (!settings) return 0;
  const ctx = { ...given, actor: systemActor('demonstration') };
  return inTransaction(ctx, async (tx) => {
    if (await isAnythingThere(tx)) return 0;
    const made = makeGatherings({ settings, scheme, chance: chanceFrom(settings.seed), now: ctx.now });
    const idOf = idsFrom(settings.seed);
    const accounts = made.flatMap((g) => g.participants.flatMap((p) => ('account' in p.who ? [p.who.account] : [])));
    const rows = new Rows(ctx, idOf, await findPersonNames(tx, [...new Set(accounts)]));
    for (const gathering of made) rows.add(gathering, await takeNumber(tx, Number(norwegianDay(gathering.startsAt).slice(0, 4))));
    for (const table of seededTables) await insertRows(tx, table, rows.of[table]);
    for (const gathering of made) if (gathering.state === 'summed-up') await logOf(tx, ctx, gathering, idOf);
    await recordAudit(tx, ctx, { action: 'demonstration.gatherings-seeded', subject: { kind: 'scheme', id: scheme.id }, after: { gatherings: made.length } });
    return made.length;
  });
}

/** In the log of those who were there, the day after. */
async function logOf(tx: Tx, ctx: Ctx, gathering: MadeGathering, idOf: IdOf): Promise<void> {
  const id = idOf('gathering', gathering.name);
  const { title, startsAt, endsAt, made } = gathering;
  const there = gathering.participants.filter((p) => p.attended);
  const logged = activityOf(ctx, { centreId: made.centre, kind: made.kind, title, startsAt, endsAt }, there);
  if (!logged) return;
  const now = momentOf(addDays(norwegianDay(endsAt), 1), 580);
  const done = await logWithin(tx, { ...ctx, now }, { centreId: logged.owner, once: `gathering-${id}`, activity: logged.activity });
  if (!done.ok) throw new Error(`invariant: ${gathering.name} can stand in the log: ${JSON.stringify(done.faults)}`);
  await markGathering(tx, id, { activityId: done.id });
}

/** Everything as rows: old ones erased as the jobs would have done. */
class Rows {
  readonly of: Record<SeededTable, Row[]> = {
    gathering: [],
    gathering_item: [],
    gathering_participant: [],
    gathering_person: [],
    gathering_need: [],
    gathering_feedback: [],
    gathering_score: [],
  };
  readonly #ctx: Ctx;
  readonly #idOf: IdOf;
  readonly #names: ReadonlyMap<string, string>;
  constructor(ctx: Ctx, idOf: IdOf, names: ReadonlyMap<string, string>) {
    this.#ctx = ctx;
    this.#idOf = idOf;
    this.#names = names;
  }

  add(gathering: MadeGathering, number: string): void {
    const id = this.#idOf('gathering', gathering.name);
    const { eraseNeedsAfter, erasePersonsAfter } = this.#ctx.definitions.gatherings;
    // The night after the day, as the job does.
    const erased = (days: number): Date | null => {
      const at = momentOf(addDays(eraseDay(gathering, days), 1), 290);
      return at <= this.#ctx.now ? at : null;
    };
    const erasures = { needs: erased(eraseNeedsAfter), persons: erased(erasePersonsAfter) };
    this.of.gathering.push(gatheringRow(gathering, id, number, erasures));
    gathering.made.items.forEach(({ at, ...item }, i) =>
      this.of.gathering_item.push({
        id: this.#idOf('item', gathering.name, i),
        gathering_id: id,
        starts_at: itemStart(gathering.startsAt, at),
        text: '',
        ...item,
        feedback: item.subject !== '',
      }),
    );
    for (const participant of gathering.participants) this.#addParticipant(gathering, id, participant, erasures);
  }

  #addParticipant(gathering: MadeGathering, gatheringId: string, p: MadeParticipant, { needs, persons }: { readonly needs: Date | null; readonly persons: Date | null }): void {
    const id = this.#idOf('participant', gathering.name, p.name);
    this.of.gathering_participant.push({
      id,
      gathering_id: gatheringId,
      organiser_id: gathering.made.centre || null,
      demonstration: true,
      kind: p.kind,
      centre_id: p.centreId || null,
      office: p.office,
      language: p.language,
      // Of a text that is no secret, so nobody can hold it.
      link_hash: persons ? null : createHash('sha256').update(`nobody's link to ${id}`).digest('hex'),
      state: p.state,
      since: p.since,
      offer_until: null,
      attended: p.attended,
      feedback_given: p.feedback !== undefined,
      version: 1,
      made_at: p.since,
    });
    if (!persons) this.#addPerson(id, p);
    if (!needs && p.needs !== '') this.of.gathering_need.push({ participant_id: id, needs: p.needs });
    if (p.feedback) this.#addFeedback(gathering, gatheringId, p, p.feedback);
  }
  #addPerson(id: string, { who, centreId }: MadeParticipant): void {
    const account = 'account' in who ? who.account : null;
    const name = 'account' in who ? (this.#names.get(who.account) ?? who.account) : who.guest;
    const organisation = 'account' in who ? (findCentre(this.#ctx.definitions.scheme, centreId)?.name ?? '') : who.organisation;
    const address = account ?? name.toLowerCase().replaceAll('ø', 'o').replaceAll(/[^a-z]+/g, '.'); // prettier-ignore
    this.of.gathering_person.push({ participant_id: id, name, email: `${address}@example.org`, organisation, account_id: account });
  }
  #addFeedback({ name, made }: MadeGathering, gatheringId: string, p: MadeParticipant, given: NonNullable<MadeParticipant['feedback']>): void {
    const id = this.#idOf('feedback', name, p.name);
    const onItem = given.itemComment >= 0;
    this.of.gathering_feedback.push({ id, gathering_id: gatheringId, comment: onItem ? '' : given.text, quotable: given.quotable });
    const asked = made.items.flatMap((item, i) => (item.subject === '' ? [] : [i]));
    given.scores.forEach((score, k) => {
      const comment = onItem && given.itemComment === k ? given.text : '';
      if (score !== null || comment !== '')
        this.of.gathering_score.push({ feedback_id: id, gathering_id: gatheringId, item_id: this.#idOf('item', name, asked[k]!), score, comment });
    });
  }
}

function gatheringRow(gathering: MadeGathering, id: string, number: string, { needs, persons }: { readonly needs: Date | null; readonly persons: Date | null }): Row {
  const { made, endsAt } = gathering;
  const over = gathering.state === 'summed-up';
  const night = over ? momentOf(addDays(norwegianDay(endsAt), 1), 290) : null;
  return {
    id,
    once: `demonstration-${gathering.name}`,
    number,
    demonstration: true,
    state: gathering.state,
    centre_id: made.centre || null,
    kind: made.kind,
    title: gathering.title,
    text: made.text,
    starts_at: gathering.startsAt,
    ends_at: endsAt,
    place: made.place,
    online: made.online,
    places: made.places,
    approval: made.approval,
    sign_up_until: gathering.signUpUntil,
    ask_needs: true,
    centres: made.centres,
    minutes: over ? made.minutes : '',
    taken: 0,
    waiting: 0,
    activity_id: null,
    sequence: 0,
    version: 1,
    made_at: gathering.publishedAt,
    made_by: made.centre === '' ? 'demo-jonas-lie-berg' : `demo-${made.centre}-coordinator`,
    published_at: gathering.publishedAt,
    ended_at: null,
    reminded_at: over ? gathering.startsAt : null,
    feedback_asked_at: night,
    sum_up_reminded_at: null,
    needs_erased_at: needs,
    erased_at: persons,
  };
}
