import { ideaPath } from '../app/features/ideas/idea-address.ts';
import { hashOfSecret, newSecret } from '../app/platform/private-link.server.ts';

/** Of the bank of ideas, what no list can name beforehand: numbers, drafts, and everything that stands behind a mailed link. */
export const madeIdeaThings = [
  'idea',
  'idea-nn',
  'idea-own',
  'idea-own-published',
  'idea-link',
  'idea-link-published',
  'idea-used',
  'idea-used-unconfirmed',
  'idea-asked',
  'idea-review',
  'idea-review-answered',
  'idea-letters',
  'idea-letters-asked',
  'own-idea',
  'idea-waiting',
  'idea-waiting-again',
  'employee-idea',
  'employee-idea-back',
  'employee-used',
  'employee-use',
] as const;
export type MadeIdeas = Readonly<Record<(typeof madeIdeaThings)[number], string>>;

export interface Made {
  /** The first column of the one row that the query finds, or a fault. */
  readonly one: (query: string, values?: readonly unknown[]) => Promise<string>;
  readonly run: (query: string, values?: readonly unknown[]) => Promise<unknown>;
  /** Words and an address as long as they come. */
  readonly long: string;
  readonly address: string;
}

export async function makeIdeas(made: Made): Promise<MadeIdeas> {
  const { one, run, address } = made;
  const ideaSecret = newSecret();
  await begun(made, 'of-a-link', { kind: 'link', link: hashOfSecret(ideaSecret) });
  await run(`insert into idea_sender values ('of-a-link', $1, $2, 'nb')`, [made.long, address]);
  const waiting = (where: string, order = 'i.number'): Promise<string> =>
    one(`select i.id::text as it from idea i join idea_draft d on d.idea_id = i.id where d.writing = 'submitted' and ${where} order by ${order} limit 1`);
  const ownDraft = (where: string): Promise<string> => one(`select i.id::text as it from idea i join idea_draft d on d.idea_id = i.id where ${where} order by i.number limit 1`);
  return {
    idea: await published(made, 'v.n = 2'),
    'idea-nn': await published(made, `v.content->>'language' = 'nn' and i.uses > 0`),
    'idea-own': await begun(made, 'of-kristiansund', { kind: 'centre', centre: 'kristiansund' }),
    'idea-own-published': await ownDraft(`i.centre_id = 'kristiansund' and i.standing = 'published'`),
    'idea-link': ideaSecret,
    'idea-link-published': await heldByLink(made),
    'idea-used': await said(made, { kind: 'use', state: 'shown' }),
    'idea-used-unconfirmed': await said(made, { kind: 'use', state: 'unconfirmed' }),
    'idea-asked': await said(made, { kind: 'question', state: 'waiting' }),
    'idea-review': await asked(made, 'null', 'i.number'),
    'idea-review-answered': await asked(made, `'changes'`, 'i.number desc'),
    'idea-letters': await letters(made, 'now()', 'q=påmelding&tema=recruiting'),
    'idea-letters-asked': await letters(made, 'null', ''),
    'own-idea': await ownDraft(`i.centre_id = 'kristiansund' and d.writing = 'draft'`),
    // For the editors: one that is new, and one that readers see as it was.
    'idea-waiting': await waiting(`i.standing = 'unpublished'`),
    'idea-waiting-again': await waiting('true', "i.standing = 'published' desc, i.number desc"),
    'employee-idea': await ownDraft(`i.municipality_code = '4601' and d.writing = 'draft'`),
    'employee-idea-back': await ownDraft(`i.municipality_code = '4601' and d.writing = 'change-asked'`),
    ...(await usedByEmployee(made)),
  };
}

/** What stands after `/idebanken/` for an idea whose newest version is as the condition says. */
async function published({ one }: Made, where: string): Promise<string> {
  const newest = `from idea i join idea_version v on v.idea_id = i.id and v.n = (select max(n) from idea_version where idea_id = i.id) where i.standing = 'published' and ${where} order by i.number limit 1`;
  const title = await one(`select v.content->>'title' as it ${newest}`);
  return ideaPath(Number(await one(`select i.number::text as it ${newest}`)), title).slice('/idebanken/'.length);
}

interface Holder {
  readonly kind: 'centre' | 'link';
  readonly centre?: string;
  readonly link?: string;
}
/** Begun by the centre, or by the holder of a link, with a picture and an attachment whose name is as long as it comes. */
async function begun({ run, long }: Made, id: string, { kind, centre = null, link = null }: { [K in keyof Holder]: Holder[K] | null }): Promise<string> {
  await run(
    `insert into idea (id, once, demonstration, holder_kind, centre_id, link_hash, standing, created_at, changed_at) values ($1, $1, true, $2, $3, $4, 'unpublished', now(), now())`,
    [id, kind, centre, link],
  );
  await run(`insert into idea_draft (idea_id, content, writing, changed_at) select $1, v.content, 'draft', now() from idea_version v order by v.idea_id, v.n limit 1`, [id]);
  await run(
    `insert into idea_file values ($1, 1, 'picture', 'x', $2, 'image/webp', 1, 1280, 800, now(), null, null), ($1, 2, 'attachment', $2 || '.pdf', '', 'application/pdf', 1, null, null, now(), null, null)`,
    [id, long],
  );
  await run(`insert into idea_file_content select $1, 1, w, 'x' from unnest(array[320, 640, 1280]) w`, [id]);
  return id;
}

/** One with a question to answer is given to the holder of a link, and a use to look at. @returns the secret */
async function heldByLink({ one, run, long, address }: Made): Promise<string> {
  const secret = newSecret();
  const id = await one(
    `update idea set holder_kind = 'link', centre_id = null, municipality_code = null, link_hash = $1 where id = (
       select i.id from idea i join idea_contribution c on c.idea_id = i.id where i.standing = 'published' and i.holder_kind = 'municipality' and c.kind = 'question' and c.state = 'waiting' order by i.number limit 1
     ) returning id as it`,
    [hashOfSecret(secret)],
  );
  await run(`insert into idea_sender values ($1, $2, $3, 'nb')`, [id, long, address]);
  await run(
    `update idea_contribution set state = 'waiting', did = $2 where id = (select id from idea_contribution where idea_id = $1 and kind = 'use' order by at desc, id limit 1)`,
    [id, long],
  );
  return secret;
}

/** What somebody without an account said of a published idea. @returns the secret of their link */
async function said({ one, run, long, address }: Made, { kind, state }: { kind: 'use' | 'question'; state: string }): Promise<string> {
  const secret = newSecret();
  const id = await one(
    `update idea_contribution set link_hash = $1, by_id = null, centre_id = null, state = $2 where id = (
       select c.id from idea_contribution c join idea i on i.id = c.idea_id where i.standing = 'published' and c.kind = $3 and c.link_hash is null and c.state = 'shown' order by c.at, c.id limit 1
     ) returning id::text as it`,
    [hashOfSecret(secret), state, kind],
  );
  await run(`insert into idea_contributor values ($1, $2, $3, 'nb')`, [id, long, address]);
  return secret;
}

/** "Stemmer dette fortsatt?", as a letter asks it. @returns the secret of the letter's link */
async function asked({ one }: Made, answer: string, order: string): Promise<string> {
  const secret = newSecret();
  await one(
    `insert into idea_review (idea_id, term, asked_on, link_hash, author_gone, answer, answered_at)
       select i.id, i.review_by, current_date, $1, false, ${answer}, case when ${answer} is null then null else now() end from idea i
         where i.standing = 'published' and i.centre_id is null order by ${order} limit 1 returning idea_id as it`,
    [hashOfSecret(secret)],
  );
  return secret;
}

/** Letters about new ideas to a long address. @returns the secret */
async function letters({ run, address }: Made, confirmed: string, query: string): Promise<string> {
  const secret = newSecret();
  await run(`insert into idea_subscription values (gen_random_uuid(), $1, $2, 'nb', $3, now(), ${confirmed}, now())`, [hashOfSecret(secret), address, query]);
  return secret;
}

/** A use that a municipality's own people may change, and its idea. */
async function usedByEmployee(made: Made): Promise<Pick<MadeIdeas, 'employee-used' | 'employee-use'>> {
  const id = await made.one(
    `update idea_contribution set by_id = 'demo-bergen-employee', municipality_code = '4601', municipality_name = 'Bergen' where id = (
       select c.id from idea_contribution c join idea i on i.id = c.idea_id where i.standing = 'published' and c.kind = 'use' and c.state = 'shown' and c.link_hash is null order by c.at desc, c.id limit 1
     ) returning id::text as it`,
  );
  return { 'employee-used': await published(made, `i.id = (select idea_id from idea_contribution where id = '${id}')`), 'employee-use': id };
}
