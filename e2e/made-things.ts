import pg from 'pg';
import { hashOfSecret, newSecret } from '../app/platform/private-link.server.ts';
import { madeIdeaThings, makeIdeas } from './made-ideas.ts';

/**
 * What no list of pages can name beforehand: the demonstration's own numbers, and private links, whose secrets nobody knows. Each is a thing
 * of the demonstration that is given a link here. `{name}` in an address stands for one.
 */
export const madeThings = [
  'enquiry',
  'enquiry-closed',
  'enquiry-erased',
  'case',
  'case-waiting',
  'template',
  'visit',
  'visit-held',
  'visitor',
  'evaluation',
  'desk-visit',
  'day',
  'own-day',
  'activity',
  'assignment-asked',
  'assignment-taken',
  'assignment-done',
  'assignment-own',
  'gathering',
  'own-gathering',
  'held-gathering',
  'own-participant',
  'place',
  'place-held',
  ...madeIdeaThings,
] as const;
export type MadeThings = Readonly<Record<(typeof madeThings)[number], string>>;

export async function makeThings(databaseUrl: string): Promise<MadeThings> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const one = async (query: string, values: readonly unknown[] = []): Promise<string> => {
    const { rows } = await client.query<{ it: string }>(query, [...values]);
    if (!rows[0]) throw new Error(`nothing in the demonstration for: ${query}`);
    return rows[0].it;
  };
  /** Gives what the condition finds a link. @returns the secret */
  const link = async (table: 'enquiry' | 'visit', column: 'link_hash' | 'evaluation_hash', where: string): Promise<string> => {
    const secret = newSecret();
    await one(
      `update ${table} set ${column} = $1 where id = (select id from ${table} where ${where} order by ${table === 'visit' ? 'ends_at desc' : 'asked_at desc'}, id limit 1) returning id as it`,
      [hashOfSecret(secret)],
    );
    return secret;
  };
  /** Gives somebody at the gathering that the condition finds a link, and their feedback back. @returns the secret */
  const place = async (where: string, order: string): Promise<string> => {
    const secret = newSecret();
    await one(
      `update gathering_participant set link_hash = $1, feedback_given = false where id = (
         select p.id from gathering_participant p join gathering g on g.id = p.gathering_id join gathering_person n on n.participant_id = p.id where ${where} order by ${order}, p.id limit 1
       ) returning id as it`,
      [hashOfSecret(secret)],
    );
    return secret;
  };
  try {
    // As the system: triggers and policies hold for the owner too.
    await client.query(`select set_config('app.grants', ',system:*,', false)`);
    const visitor = newSecret();
    const agreed = `state = 'agreed' and centre_id = 'kristiansund'`;
    await client.query(
      `with v as (update visit set person_hashes = array[$1] where id = (select id from visit where ${agreed} order by id limit 1) returning id, lines)
       insert into visit_person (id, visit_id, name, email, municipality_code, kind, link_hash) select gen_random_uuid(), id, 'Ida Vik', 'ida.vik@example.org', lines->0->>'municipality', lines->0->>'kind', $1 from v`,
      [hashOfSecret(visitor)],
    );
    // Names, addresses and titles as long as they come: nothing may push a page wider.
    const long = 'Spesialisthelsetjenestesamhandlingskoordinatoroppfølgingsansvarlig';
    const address = 'fornavn.mellomnavnsen.etternavnsen.den.andre@kristiansund.kommune.example.org';
    await client.query(
      `update enquiry_contact set name = $1, email = $2, workplace_name = $1, subject = $1
         where enquiry_id in (select id from enquiry where centre_id = 'kristiansund' and state in ('open', 'waiting'))`,
      [long, address],
    );
    await client.query(
      `update visit_contact set name = $1, email = $2, workplace_name = $1 where visit_id in (select id from visit where centre_id = 'kristiansund' and state = 'agreed')`,
      [long, address],
    );
    await client.query(`update visiting_day set title = $1, place = $1 where centre_id = 'kristiansund' and starts_at > now()`, [long]);
    await client.query(`update gathering set title = $1, place = $1 where centre_id = 'kristiansund' and state = 'published'`, [long]);
    await client.query(
      `update gathering_person set name = $1, email = $2, organisation = $1 where participant_id in (
         select p.id from gathering_participant p join gathering g on g.id = p.gathering_id where g.centre_id = 'kristiansund' and g.state = 'published'
       )`,
      [long, address],
    );
    await client.query(
      `insert into activity_file select gen_random_uuid(), id, $1 || '.pdf', 'application/pdf', 1, 'x', now(), made_by, made_by_name, null, null from activity
        where centre_id = 'kristiansund' and removed_at is null and centres <> '{}' order by id limit 1`,
      [long],
    );
    const at = (table: string, where: string, what = 'number'): Promise<string> => one(`select ${what}::text as it from ${table} where ${where} order by id limit 1`);
    const part = (state: string): string => `id in (select assignment_id from assignment_part where centre_id = 'kristiansund' and state = '${state}')`;
    return {
      ...(await makeIdeas({ one, run: (query, values = []) => client.query(query, [...values]), long, address })),
      enquiry: await link('enquiry', 'link_hash', `state = 'waiting' and centre_id = 'kristiansund'`),
      'enquiry-closed': await link('enquiry', 'link_hash', `state = 'closed' and erased_at is null and link_hash is not null`),
      'enquiry-erased': await link('enquiry', 'link_hash', 'erased_at is not null and link_hash is not null'),
      case: await at('enquiry', `centre_id = 'kristiansund' and state = 'open'`),
      'case-waiting': await at('enquiry', `centre_id = 'kristiansund' and state = 'new' and 'demosund' = any (centres)`),
      template: await at('answer_template', `centre_id = 'kristiansund'`, 'id'),
      visit: await link('visit', 'link_hash', agreed),
      'visit-held': await link('visit', 'link_hash', `state = 'summed-up' and erased_at is null`),
      visitor,
      evaluation: await link('visit', 'evaluation_hash', `state = 'summed-up' and erased_at is null`),
      'desk-visit': await at('visit', agreed),
      day: await at('visiting_day', `state = 'published' and starts_at > now() and waiting > 0`, 'id'),
      'own-day': await at('visiting_day', `centre_id = 'kristiansund' and starts_at > now()`, 'id'),
      'assignment-asked': await at('assignment', `state = 'open' and ${part('asked')}`, 'id'),
      'assignment-taken': await at('assignment', `state = 'taken' and ${part('taken')}`, 'id'),
      'assignment-done': await at('assignment', `state = 'done' and ${part('done')}`, 'id'),
      'assignment-own': await one(
        `update assignment set centre_id = 'kristiansund', title = $1, text = $1
           where id = (select id from assignment where requester = 'centre' and state in ('open', 'taken') and centre_id is not null order by id limit 1) returning id::text as it`,
        [long],
      ),
      activity: await at('activity', `centre_id = 'kristiansund' and removed_at is null and centres <> '{}'`, 'id'),
      gathering: await at('gathering', `state = 'published' and centre_id is null and starts_at > now()`, 'id'),
      'own-gathering': await at('gathering', `state = 'published' and centre_id = 'kristiansund' and starts_at > now()`, 'id'),
      'held-gathering': await at('gathering', `state = 'summed-up' and centre_id = 'kristiansund'`, 'id'),
      'own-participant': await one(
        `select p.id::text as it from gathering_participant p join gathering g on g.id = p.gathering_id
           where g.centre_id = 'kristiansund' and g.state = 'published' and g.starts_at > now() and p.centre_id = 'kristiansund' and p.state = 'coming' order by g.id, p.id limit 1`,
      ),
      place: await place(`p.state = 'invited' and g.state = 'published'`, 'g.starts_at'),
      'place-held': await place(`p.state = 'coming' and g.state = 'summed-up' and p.attended`, 'g.ends_at desc'),
    };
  } finally {
    await client.end();
  }
}

/** The address with what is made in its place. */
export const withMade = (path: string, made: MadeThings): string => path.replaceAll(/\{([\w-]+)\}/g, (_, name: keyof MadeThings) => made[name]);
