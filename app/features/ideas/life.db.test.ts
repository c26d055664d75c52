import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { bodil, draft, edvard, ideaDatabase, whole } from '../../../testing/ideas.ts';
import { kari, liv, ola, siv } from '../../../testing/small-scheme.ts';
import { anonymous } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { AppError } from '../../platform/errors.ts';
import type { Standing, Writing } from './idea.ts';
import {
  askForChange,
  declineIdea,
  discardDraft,
  findPublished,
  getDraft,
  hideIdea,
  listVersions,
  mergeIdea,
  publishIdea,
  republishIdea,
  saveDraft,
  showIdea,
  submitIdea,
  takeBack,
  withdrawIdea,
} from './ideas.server.ts';

/** Random deeds by random people, against a model in plain words: whatever they do, in whatever order. */

let t: TestDatabase;
/** How often each deed happened: a walk that never comes anywhere shows nothing. */
const happened = new Map<DeedName, number>();
beforeAll(async () => {
  t = await ideaDatabase();
});
afterAll(() => t?.drop());
const as = (actor: Actor) => t.ctx(actor);

const people = { kari, siv, bodil, edvard, ola, liv, anonymous, stranger: { kind: 'link', hash: 'stranger' } } as const satisfies Record<string, Actor>;
type Who = keyof typeof people;
const deeds = ['write', 'submit', 'take-back', 'discard', 'publish', 'ask', 'decline', 'merge', 'withdraw', 'republish', 'hide', 'show'] as const;
type DeedName = (typeof deeds)[number];

interface Model {
  readonly id: string;
  readonly number: number;
  readonly authors: readonly Who[];
  readonly keeper: Actor;
  standing: Standing;
  writing: Writing;
  version: number;
  /** What the author wrote last. */
  title: string;
  /** What has been published, oldest first. */
  published: string[];
  sent: boolean;
  gone: boolean;
  /** Where its address leads. */
  leadsTo: Model | undefined;
}
interface Command {
  readonly deed: DeedName | number;
  /** Undefined: one who may. */
  readonly who: Who | undefined;
  readonly on: number;
  readonly into: number;
  readonly text: string;
  /** The page was opened before somebody else's change. */
  readonly stale: boolean;
}
const command = fc.record<Command>({
  // Most often one that is possible now, whichever that is.
  deed: fc.oneof({ weight: 4, arbitrary: fc.nat(1000) }, { weight: 1, arbitrary: fc.constantFrom(...deeds) }),
  // Most often one who may.
  who: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: fc.constantFrom(...(Object.keys(people) as Who[])) }),
  on: fc.nat(2),
  into: fc.nat(2),
  text: fc.constantFrom('Gå på tur', 'Lag mat i lag', 'Sov godt', 'Danse i gymsalen', 'Symje saman'),
  stale: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

const isAlive = (m: Model): boolean => !m.gone && m.standing !== 'merged';
const wants = (m: Model, ...writing: Writing[]): boolean => isAlive(m) && writing.includes(m.writing);
/** By somebody now. */
type Pressed = Command & { readonly who: Who; readonly deed: DeedName };
const byAuthor: readonly DeedName[] = ['write', 'submit', 'take-back', 'discard', 'withdraw', 'republish'];
/** Whether it should happen: who, in which state, and whether the page was new. */
function should({ deed, who, stale }: Pressed, m: Model, into: Model): boolean {
  if (m.gone || (byAuthor.includes(deed) ? !m.authors.includes(who) : who !== 'edvard' || !m.sent)) return false;
  if (stale && !['withdraw', 'republish', 'hide', 'show'].includes(deed)) return false;
  switch (deed) {
    case 'write':
      return wants(m, 'draft', 'change-asked', 'declined', 'settled');
    case 'submit':
      return wants(m, 'draft', 'change-asked');
    case 'take-back':
    case 'publish':
    case 'ask':
    case 'decline':
      return wants(m, 'submitted');
    case 'discard':
      return wants(m, 'draft', 'change-asked', 'declined');
    case 'merge':
      return wants(m, 'submitted', 'settled') && last(into) !== m && last(into).standing === 'published' && !last(into).gone;
    case 'withdraw':
    case 'hide':
      return m.standing === 'published';
    case 'republish':
      return m.standing === 'withdrawn';
    case 'show':
      return m.standing === 'hidden';
  }
}
const last = (m: Model): Model => (m.leadsTo ? last(m.leadsTo) : m);

const oneWhoMay = (deed: DeedName, m: Model): Who => (byAuthor.includes(deed) ? m.authors[0]! : 'edvard');
function drawnNow(drawn: Command, m: Model, into: Model): Pressed {
  const possible = deeds
    .filter((deed) => should({ ...drawn, deed, who: oneWhoMay(deed, m), stale: false }, m, into))
    // What ends an idea before it has lived comes seldom; what takes it further, twice as often.
    .flatMap((deed) => (deed === 'discard' && m.published.length === 0 ? [] : ['submit', 'publish', 'merge'].includes(deed) ? [deed, deed, deed] : [deed]));
  const deed = typeof drawn.deed === 'string' ? drawn.deed : (possible[drawn.deed % Math.max(possible.length, 1)] ?? 'write');
  return { ...drawn, deed, who: drawn.who ?? oneWhoMay(deed, m) };
}

/** What becomes of the model. */
function happen({ deed, text }: Pressed, m: Model, into: Model): void {
  const now = m.published.at(-1);
  const next: Partial<Record<DeedName, Partial<Model>>> = {
    write: { writing: 'draft', title: text },
    submit: { writing: 'submitted', sent: true },
    'take-back': { writing: 'draft' },
    publish: { writing: 'settled', standing: 'published', published: [...m.published, m.title] },
    ask: { writing: 'change-asked' },
    decline: { writing: 'declined' },
    discard: now === undefined ? { gone: true } : { writing: 'settled', title: now },
    merge: { standing: 'merged', writing: 'settled', leadsTo: last(into) },
    withdraw: { standing: 'withdrawn' },
    republish: { standing: 'published' },
    hide: { standing: 'hidden' },
    show: { standing: 'published' },
  };
  Object.assign(m, next[deed]);
  happened.set(deed, (happened.get(deed) ?? 0) + 1);
  if (!['withdraw', 'republish', 'hide', 'show'].includes(deed)) m.version += 1;
}

async function press({ deed, who, text, stale }: Pressed, m: Model, into: Model): Promise<boolean> {
  const ctx = as(people[who]);
  const the = { id: m.id, version: stale ? m.version - 1 : m.version };
  const word = 'Et ord';
  const presses: Record<DeedName, () => Promise<{ readonly ok: boolean }>> = {
    write: () => saveDraft(ctx, { ...the, content: { ...whole, title: text } }),
    submit: () => submitIdea(ctx, the),
    'take-back': () => takeBack(ctx, the),
    discard: () => discardDraft(ctx, the),
    publish: () => publishIdea(ctx, { ...the, level: 'tried' }),
    ask: () => askForChange(ctx, { ...the, remarks: [{ field: 'did', quote: '', body: word }], word }),
    decline: () => declineIdea(ctx, { ...the, reason: word }),
    merge: () => mergeIdea(ctx, { ...the, into: into.number, word }),
    withdraw: () => withdrawIdea(ctx, { id: m.id, word }),
    republish: () => republishIdea(ctx, { id: m.id }),
    hide: () => hideIdea(ctx, { id: m.id, word }),
    show: () => showIdea(ctx, { id: m.id, word }),
  };
  try {
    return (await presses[deed]()).ok;
  } catch (e) {
    if (e instanceof AppError && e.code === 'not-found') return false;
    throw e;
  }
}

/** What a reader meets: nothing, another's number, why it is gone, or the newest text of all its versions. */
async function met(m: Model): Promise<object | undefined> {
  const found = await findPublished(as(anonymous), m.number);
  if (found === undefined || !('version' in found)) return found;
  const titles = (await listVersions(as(anonymous), m.number)).map((v) => v.content.title).toReversed();
  return { title: found.version.content.title, n: found.version.n, titles };
}
function promised(m: Model): object | undefined {
  if (m.gone || m.standing === 'unpublished') return undefined;
  if (m.leadsTo) return { mergedInto: last(m).number };
  return m.standing === 'published' ? { title: m.published.at(-1), n: m.published.length, titles: m.published } : { gone: m.standing };
}
async function isKept(m: Model): Promise<void> {
  if (m.gone) return;
  const { idea, draft: written } = await getDraft(as(m.keeper), m.id);
  expect({ standing: idea.standing, writing: written.writing, version: written.version, title: written.content.title }).toEqual({
    standing: m.standing,
    writing: m.writing,
    version: m.version,
    title: m.title,
  });
}

async function begun(): Promise<Model[]> {
  const made: Model[] = [];
  for (const [keeper, holder, authors] of [
    [kari, { kind: 'centre', centreId: 'alfa' }, ['kari', 'siv']],
    [kari, { kind: 'centre', centreId: 'alfa' }, ['kari', 'siv']],
    [bodil, { kind: 'municipality', code: '1804' }, ['bodil']],
  ] as const) {
    const { id, number } = await draft(as, keeper, { holder });
    made.push({
      id,
      number,
      authors,
      keeper,
      standing: 'unpublished',
      writing: 'draft',
      version: 1,
      title: whole.title,
      published: [],
      sent: false,
      gone: false,
      leadsTo: undefined,
    });
  }
  return made;
}

describe('the life of an idea', () => {
  it('loses no text, changes nothing published but by publishing, and leads nowhere that is not there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 8, maxLength: 60, size: 'max' }), async (commands) => {
        const models = await begun();
        for (const drawn of commands) {
          const [m, into] = [models[drawn.on]!, models[drawn.into]!];
          const one = drawnNow(drawn, m, into);
          const expected = should(one, m, into);
          expect(await press(one, m, into), JSON.stringify({ ...one, state: [m.standing, m.writing, m.version] })).toBe(expected);
          if (expected) happen(one, m, into);
          await isKept(m);
          for (const each of models) expect(await met(each)).toEqual(promised(each));
        }
        for (const each of models) await isKept(each);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('was walked whole', () => {
    for (const deed of deeds) expect(happened.get(deed) ?? 0, deed).toBeGreaterThan(0);
  });
  it('is one row after another in the database, whoever asks: no version is lost, none is changed', async () => {
    const { rows } = await t.db.owner.query(`select i.id from idea i join idea o on o.id = i.merged_into where o.standing = 'merged'`);
    expect(rows).toEqual([]);
    const gaps = await t.db.owner.query(`select idea_id from idea_version group by 1 having max(n) <> count(*)`);
    expect(gaps.rows).toEqual([]);
  });
});
