import { norwegianDay } from '../../../../platform/locale.ts';
import { addDays, addMonths, momentOf } from '../../../../platform/norwegian-time.ts';
import { isActiveAt } from '../../../scheme/scheme.ts';
import { placeIn } from '../../idea-content.ts';
import type { Deed } from '../../idea-case.ts';
import type { IdeaContent, Level, Standing, Writing } from '../../idea.ts';
import { momentAgo } from './making.ts';
import type { Making, Row } from './making.ts';
import type { MadeIdea, MadeState } from './settings.ts';

/** The demonstration's ideas as they stand today. Nothing has happened later than now. */

export interface MadeRows {
  readonly idea: Row[];
  readonly idea_draft: Row[];
  readonly idea_version: Row[];
  readonly idea_remark: Row[];
  readonly idea_event: Row[];
}

const states: Readonly<Record<MadeState, { readonly standing: Standing; readonly writing: Writing }>> = {
  published: { standing: 'published', writing: 'settled' },
  submitted: { standing: 'unpublished', writing: 'submitted' },
  'change-asked': { standing: 'unpublished', writing: 'change-asked' },
  declined: { standing: 'unpublished', writing: 'declined' },
  merged: { standing: 'merged', writing: 'settled' },
  draft: { standing: 'unpublished', writing: 'draft' },
};
const decisions: Partial<Record<MadeState, Deed>> = { 'change-asked': 'change-asked', declined: 'declined', merged: 'merged' };

/** Holds the turn that day: each centre with an agreement after the other, and never the one whose idea it is. */
function editorOn({ scheme }: Making, day: string, turn: number, holder: string): string {
  const there = scheme.centres.filter((c) => c.id !== holder && isActiveAt(c, day));
  return there[turn % there.length]!.id;
}

interface Told {
  readonly deed: Deed;
  readonly at: Date;
  readonly centre: string | null;
  readonly word: string;
}
/** What has happened to it, oldest first. */
function courseOf(making: Making, { life }: MadeIdea, turn: number): Told[] {
  const { now } = making;
  const first = life.published ?? life.submitted ?? life.written ?? 0;
  const own = life.holder === '' ? null : life.holder;
  const by = (ago: number, nth: number): string => editorOn(making, addDays(norwegianDay(now), -ago), turn + nth, life.holder);
  const told: Told[] = [{ deed: 'created', at: momentAgo(now, first + 12, 560), centre: own, word: '' }];
  const add = (deed: Deed, ago: number, minutes: number, centre: string | null, word = ''): void => void told.push({ deed, at: momentAgo(now, ago, minutes), centre, word });
  if (life.published !== undefined) {
    add('submitted', life.published + 5, 840, own);
    add('published', life.published, 640, by(life.published, 0));
  }
  if (life.earlier) {
    add('submitted', life.earlier.ago + 3, 700, own);
    add('published', life.earlier.ago, 660, by(life.earlier.ago, 1), life.earlier.note);
  }
  for (const ago of life.confirmed) add('confirmed', ago, 780, own);
  if (life.submitted !== undefined) add('submitted', life.submitted, 800, own);
  const decision = decisions[life.state];
  if (decision) add(decision, life.decided ?? 0, 610, by(life.decided ?? 0, 0), life.word);
  return told.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** The first version, when it was another. */
function before(content: IdeaContent, { earlier }: MadeIdea['life']): IdeaContent {
  if (!earlier) return content;
  return {
    ...content,
    title: earlier.title ?? content.title,
    gist: earlier.gist ?? content.gist,
    sections: { ...content.sections, outcome: earlier.outcome ?? content.sections.outcome },
    known: earlier.known ?? content.known,
    reference: earlier.reference ?? content.reference,
    claimedLevel: earlier.level ?? content.claimedLevel,
  };
}

function versionsOf(making: Making, made: MadeIdea, id: string, course: readonly Told[]): Row[] {
  const published = course.filter((one) => one.deed === 'published');
  const { content } = made;
  const place = placeIn(making.geography, content.municipality, content.year ?? 0);
  if (published.length > 0 && !place) throw new Error(`invariant: ${made.name} is of no municipality of its year`);
  return published.map((one, i) => {
    const then = i < published.length - 1 ? before(content, made.life) : content;
    return {
      idea_id: id,
      n: i + 1,
      content: then,
      level: then.claimedLevel,
      size: then.size,
      municipality_code: place!.code,
      municipality_name: place!.name,
      county_code: place!.county.code,
      county_name: place!.county.name,
      region: place!.county.region,
      published_at: one.at,
      change_note: one.word,
      editor_centre_id: one.centre,
    };
  });
}

/** How long it is trusted, from the last time somebody said that it holds; asked on the day, as the job does. */
function trust(
  { rules, now }: Making,
  course: readonly Told[],
): { confirmed_on: string | null; review_by: string | null; silent_from: string | null; review_asked_at: Date | null } {
  const last = course.findLast((one) => one.deed === 'published' || one.deed === 'confirmed');
  if (!last || course.every((one) => one.deed !== 'published')) return { confirmed_on: null, review_by: null, silent_from: null, review_asked_at: null };
  const day = norwegianDay(last.at);
  const reviewBy = addMonths(day, rules.reviewAfterMonths);
  const asked = momentOf(reviewBy, 300);
  return { confirmed_on: day, review_by: reviewBy, silent_from: addDays(reviewBy, rules.silentAfterDays), review_asked_at: asked <= now ? asked : null };
}

/** `uses`: how many municipalities used it, as readers are told. */
export function makeIdeas(making: Making, ideas: readonly MadeIdea[], uses: (made: MadeIdea) => number): MadeRows {
  const rows: MadeRows = { idea: [], idea_draft: [], idea_version: [], idea_remark: [], idea_event: [] };
  const begun = ideas.map((made, i) => ({ made, course: courseOf(making, made, i) })).toSorted((a, b) => a.course[0]!.at.getTime() - b.course[0]!.at.getTime());
  for (const { made, course } of begun) {
    const { content, life } = made;
    const id = making.idOf('idea', made.name);
    const centre = life.holder === '' ? null : life.holder;
    const published = course.filter((one) => one.deed === 'published');
    const level: Level | null = published.length > 0 ? content.claimedLevel : null;
    const last = course.at(-1)!;
    const { standing, writing } = states[life.state];
    rows.idea.push({
      id,
      once: `demonstration-${made.name}`,
      demonstration: true,
      holder_kind: centre === null ? 'municipality' : 'centre',
      centre_id: centre,
      municipality_code: centre === null ? content.municipality : null,
      link_hash: null,
      standing,
      merged_into: life.into === undefined ? null : making.idOf('idea', life.into),
      origin: null,
      sent_at: course.find((one) => one.deed === 'submitted')?.at ?? null,
      confirmed_level: level,
      created_at: course[0]!.at,
      published_at: published[0]?.at ?? null,
      changed_at: published.at(-1)?.at ?? last.at,
      withdrawn_at: null,
      ...trust(making, course),
      uses: uses(made),
      editor_centre_id: course.findLast((one) => one.deed === 'published' || one.deed === decisions[life.state])?.centre ?? null,
    });
    const written = life.written === undefined ? last.at : momentAgo(making.now, life.written, 880);
    rows.idea_draft.push({
      idea_id: id,
      content,
      writing,
      version: course.length,
      submitted_at: course.findLast((one) => one.deed === 'submitted')?.at ?? null,
      changed_at: written,
      submitted_by: null,
      editors_told_at: null,
    });
    rows.idea_version.push(...versionsOf(making, made, id, course));
    life.remarks.forEach(({ field, quote, body }, i) =>
      rows.idea_remark.push({
        id: making.idOf('remark', made.name, i),
        idea_id: id,
        field,
        quote,
        body,
        centre_id: last.centre,
        by_id: `demo-${last.centre}-coordinator`,
        at: last.at,
        settled_at: null,
      }),
    );
    for (const { deed, at, centre: centre_id, word } of course) rows.idea_event.push({ idea_id: id, deed, at, by_id: null, centre_id, word });
  }
  return rows;
}
