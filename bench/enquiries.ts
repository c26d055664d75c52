// A centre's inbox with a thousand and with a hundred thousand enquiries behind it, through the real application; and the indicators of all centres.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { loadEnquiryDemonstration } from '../app/features/enquiries/demonstration.server.ts';
import { listEnquiryCounts } from '../app/features/enquiries/enquiry-indicators.server.ts';
import { hasValue } from '../app/features/indicators/cell.ts';
import { listIndicatorNumbers } from '../app/features/indicators/indicators.server.ts';
import { listVisitCounts } from '../app/features/visits/visit-indicators.server.ts';
import { systemActor } from '../app/platform/actor.ts';
import { inTransaction, openDatabase } from '../app/platform/database.server.ts';
import { loadDefinitions } from '../app/shell/definitions.server.ts';
import { load, median, request, round } from './load.ts';
import { makeScheme } from './scheme.ts';
import { startSite } from './site.ts';
import type { Site } from './site.ts';

/** Whose inbox it is; the other centres have half as many together. */
const centre = 'kristiansund';
const inbox = '/min-sentral/henvendelser';
/** In every question, in one of a hundred thousand, and in some. */
const words = { everywhere: 'hilsen', rare: 'jordskjelv', two: 'trening rullator' };
const pages: Readonly<Record<string, string>> = {
  'inbox, new': `${inbox}?boks=nye`,
  'inbox, open': `${inbox}?boks=apne`,
  'inbox, closed': `${inbox}?boks=avsluttet`,
  'search, word in every one': `${inbox}?boks=avsluttet&sok=${words.everywhere}`,
  'search, rare word': `${inbox}?boks=avsluttet&sok=${words.rare}`,
  'search, two words': `${inbox}?boks=avsluttet&sok=${words.two.replace(' ', '+')}`,
  'one enquiry': `${inbox}/NUMBER`,
};
const size = { small: 1000, large: 100_000 } as const;
/** Over ten years, as many in both sizes. */
const visits = 5000;
/** What is written, and asked for: the numbers never mix the two. */
const demonstration = false;
type Sized = Record<keyof typeof size, number>;

export interface EnquiriesResult {
  /** Milliseconds, one request at a time, from the request's first byte to the answer's last. */
  pages: Record<string, { p50: Sized; p95: Sized; largeToSmall: number }>;
  /** Every number of the registers for all centres, ten years, from one question: milliseconds, median. `counts`: what the registers hold of those years. */
  indicators: Sized & { largeToSmall: number; counts: number };
  enquiries: Sized;
}

export async function measureEnquiries(): Promise<EnquiriesResult> {
  const dir = mkdtempSync(path.join(tmpdir(), 'bench-scheme-'));
  makeScheme(dir, 0);
  const site = await startSite({ SCHEME: dir });
  const database = new pg.Client({ connectionString: site.databaseUrl });
  try {
    await database.connect();
    const cookie = await signInCoordinator(database);
    const taken = {} as Record<keyof typeof size, Awaited<ReturnType<typeof measure>>>;
    for (const [name, n] of Object.entries(size) as [keyof typeof size, number][]) {
      const number = await fill(database, n);
      taken[name] = await measure(site, cookie, number);
    }
    const both = (of: (t: (typeof taken)['small']) => number): Sized => ({ small: of(taken.small), large: of(taken.large) });
    const each = Object.keys(pages).map((page) => {
      const p50 = both((t) => t.pages[page]?.p50 ?? 0);
      return [page, { p50, p95: both((t) => t.pages[page]?.p95 ?? 0), largeToSmall: round(p50.large / p50.small) }] as const;
    });
    const indicators = both((t) => t.indicators);
    return {
      pages: Object.fromEntries(each),
      indicators: { ...indicators, largeToSmall: round(indicators.large / indicators.small), counts: taken.large.counts },
      enquiries: size,
    };
  } finally {
    await database.end();
    await site.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function measure({ base, databaseUrl }: Site, cookie: string, number: string) {
  const times = 200;
  const taken: Record<string, { p50: number; p95: number }> = {};
  for (const [page, at] of Object.entries(pages)) {
    const bytes = request(base, 'GET', at.replace('NUMBER', number), { cookie, accept: 'text/html' });
    const until = (left: number) => () => (left-- > 0 ? bytes : undefined);
    await load(base, 1, until(30));
    const result = await load(base, 1, until(times));
    if (result.statuses[200] !== times) throw new Error(`${page}: ${JSON.stringify(result.statuses)} ${result.fault}`);
    taken[page] = { p50: result.p50, p95: result.p95 };
  }
  const definitions = loadDefinitions(process.cwd(), path.resolve('schemes/frisklivssentraler'));
  const db = openDatabase(databaseUrl, () => {});
  try {
    const ctx = { db, actor: systemActor('bench'), now: new Date(), requestId: 'bench', definitions };
    const span = { from: 2017, to: 2026 };
    const ofBoth = await inTransaction(ctx, async (tx) => [await listEnquiryCounts(tx, { ...span, demonstration }), await listVisitCounts(tx, { ...span, demonstration })]);
    const counts = ofBoth.reduce((sum, one) => sum + one.length, 0);
    if (ofBoth.some((one) => one.length < 1000)) throw new Error(`${ofBoth.map((one) => one.length).join(' and ')} counts: the bench needs another look`);
    // As if these two registers had been the source for all ten years: every number of theirs, centre by centre.
    const indicators = definitions.indicators.indicators.flatMap((one) =>
      one.register && /^(?:enquiries|visits)\./.test(one.id) ? [{ ...one, register: { ...one.register, from: span.from } }] : [],
    );
    const scheme = { ...definitions.scheme, demonstration };
    const tenYears = { ...ctx, definitions: { ...definitions, scheme, indicators: { ...definitions.indicators, published: [], indicators } } };
    const ids = indicators.map((one) => one.id);
    const count = () => listIndicatorNumbers(tenYears, ids, { ...span, by: ['centre'] });
    for (const { indicator, lines } of await count())
      if (lines.some((line) => line.series.points.some(({ cell }) => !hasValue(cell) || cell.value === 0)))
        throw new Error(`${indicator.id} has a year of nothing: the bench needs another look`);
    return { pages: taken, indicators: round(await median(40, count)), counts };
  } finally {
    await db.close();
  }
}

async function signInCoordinator(database: pg.Client): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await database.query(`insert into person (id, name, email) values ('bench', 'Person', 'person@bench.example')`);
  await database.query(
    `insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at) values ('bench', 'coordinator', $1, '2014-01-01', 'bench', now())`,
    [centre],
  );
  await database.query(`insert into session (id_hash, person_id, created_at, seen_at, expires_at) values ($1, 'bench', now(), now(), now() + interval '1 day')`, [
    createHash('sha256').update(secret).digest(),
  ]);
  return `session=${secret}`;
}

/**
 * So many enquiries in the centre's inbox, and half as many at the others, over ten years, each with a question, an answer and a note out of
 * the demonstration's texts. Written beside the triggers, and then counted and indexed by the same functions: a hundred thousand at once
 * would otherwise take the time of ten years. @returns the number of an open one
 */
async function fill(database: pg.Client, n: number): Promise<string> {
  const definitions = loadDefinitions(process.cwd(), path.resolve('schemes/frisklivssentraler'));
  const settings = loadEnquiryDemonstration(path.resolve('schemes/frisklivssentraler'), definitions);
  if (!settings) throw new Error('no texts to fill with: the bench needs another look');
  await database.query(
    'truncate enquiry, enquiry_contact, enquiry_message, enquiry_referral, enquiry_credit, enquiry_writer, enquiry_words, enquiry_count, visit, visit_count cascade',
  );
  await database.query(`set session_replication_role = replica; select set_config('app.grants', ',system:*,', false); drop table if exists bench_text`);
  await database.query('create temporary table bench_text (k int primary key, subject text, asks text, answers text, topics text[])');
  for (const [k, thread] of settings.threads.entries())
    await database.query('insert into bench_text values ($1, $2, $3, $4, $5)', [k, thread.subject, `${thread.asks} Med ${words.everywhere}`, thread.answers, thread.topics]);
  const others = definitions.scheme.centres.map((c) => c.id).filter((id) => id !== centre);
  const codes = [...definitions.geography.municipalities.values()].filter((m) => m.from <= '2013-01-01' && m.to === undefined).map((m) => m.code);
  await database.query(
    `insert into enquiry (id, number, year, demonstration, link_hash, centre_id, first_centre_id, centres, channel, municipality_code, workplace, topics, language, state, assignee_id, referred_at,
        asked_at, asked_on, held_since, waits_since, first_answered_at, first_answer_days, closed_at)
      select gen_random_uuid(), extract(year from a.at)::int || '-' || lpad(a.i::text, 6, '0'), extract(year from a.at)::int, false, md5(a.i::text), a.centre, a.centre, array[a.centre], 'web',
          ($2::text[])[1 + a.i % array_length($2::text[], 1)], ($3::text[])[1 + a.i % array_length($3::text[], 1)], x.topics, 'nb', a.state,
          case when a.state in ('open', 'waiting') then 'bench' end, case when a.i % 10 = 0 then a.at end, a.at, a.at::date, a.at, case when a.state in ('new', 'open') then a.at end,
          case when a.state in ('waiting', 'closed') then a.at + interval '1 day' end, case when a.state in ('waiting', 'closed') then a.i % 9 end,
          case when a.state = 'closed' then a.at + interval '9 days' end
        from (
          select i, timestamptz '2026-11-20 12:00Z' - ((i % $1::int) * 3590.0 / $1::int) * interval '1 day' as at,
              case when i <= $1::int then $4 else ($5::text[])[1 + i % array_length($5::text[], 1)] end as centre,
              case when i % 50 = 0 then 'new' when i % 20 = 1 then 'open' when i % 33 = 2 then 'waiting' else 'closed' end as state
            from generate_series(1, ($1::int * 1.5)::int) i
        ) a join bench_text x on x.k = a.i % (select count(*) from bench_text)`,
    [n, codes, definitions.enquiries.workplaces.map((w) => w.id), centre, others],
  );
  const text = 'bench_text x on x.topics = e.topics and x.k = (select min(y.k) from bench_text y where y.topics = e.topics)';
  await database.query(`insert into enquiry_contact select e.id, 'Marit Aune', 'marit.aune@example.org', null, 'Kommunen', x.subject from enquiry e join ${text}`);
  await database.query(
    `insert into enquiry_message select gen_random_uuid(), e.id, m.seq, m.kind, case when m.kind <> 'asker' then e.centre_id end, case when m.kind <> 'asker' then 'bench' end, 'Ingrid Moen', e.asked_at, m.body
      from enquiry e join ${text} cross join lateral (values (1, 'asker', x.asks), (2, 'answer', x.answers), (3, 'note', 'Spør kollegaen som svarte i fjor.')) m (seq, kind, body)
      where m.kind = 'asker' or e.first_answered_at is not null`,
  );
  await database.query(
    `update enquiry_message set body = body || ' ${words.rare}' where enquiry_id = (select id from enquiry where centre_id = $1 and state = 'closed' order by asked_at limit 1 offset 3) and kind = 'asker'`,
    [centre],
  );
  await database.query(`insert into enquiry_credit select id, centre_id, first_answered_at from enquiry where first_answered_at is not null`);
  await database.query(
    `insert into enquiry_words (enquiry_id, centres, asked_at, words)
      select e.id, e.centres, e.asked_at, setweight(to_tsvector('simple', replace(e.number, '-', ' ')), 'A') || setweight(to_tsvector('norwegian', c.subject), 'A')
          || setweight(to_tsvector('simple', concat_ws(' ', c.name, c.workplace_name)), 'B') || to_tsvector('norwegian', string_agg(m.body, ' ' order by m.seq))
        from enquiry e join enquiry_contact c on c.enquiry_id = e.id join enquiry_message m on m.enquiry_id = e.id group by e.id, c.enquiry_id`,
  );
  await database.query(
    `insert into enquiry_count with one as (select e.demonstration, enquiry_facts(e) as f from enquiry e)
      select (f).year, (f).centre_id, demonstration, (f).measure, (f).item, count(*)::int from one group by 1, 2, 3, 4, 5
      union all select e.year, c.centre_id, e.demonstration, 'helped', '', count(*)::int from enquiry_credit c join enquiry e on e.id = c.enquiry_id group by 1, 2, 3
      union all select e.year, c.centre_id, e.demonstration, 'topic-helped', t, count(*)::int from enquiry_credit c join enquiry e on e.id = c.enquiry_id, unnest(e.topics) t group by 1, 2, 3, 5`,
  );
  await fillVisits(
    database,
    [centre, ...others],
    codes,
    definitions.visits.visitorKinds.map((kind) => kind.id),
  );
  await database.query('set session_replication_role = default');
  await database.query('vacuum analyze');
  const { rows } = await database.query<{ number: string }>(`select number from enquiry where centre_id = $1 and state = 'open' order by asked_at desc limit 1`, [centre]);
  return rows[0]?.number ?? '';
}

/** Visits of three municipalities each, summed up, and counted by the register's own function. */
async function fillVisits(database: pg.Client, centres: readonly string[], codes: readonly string[], kinds: readonly string[]): Promise<void> {
  await database.query(
    `insert into visit (id, number, demonstration, centre_id, state, form, topics, language, lines, persons, starts_at, ends_at, requested_at, held_at, summed_at)
      select gen_random_uuid(), 'B' || i, $5, ($2::text[])[1 + i % array_length($2::text[], 1)], 'summed-up', (array['on-site', 'digital', 'guidance'])[1 + i % 3], '{}', 'nb',
          (select jsonb_agg(jsonb_build_object('municipality', ($3::text[])[1 + (i * 7 + k * 31) % array_length($3::text[], 1)], 'kind', ($4::text[])[1 + (i + k) % array_length($4::text[], 1)],
              'planned', 2, 'actual', 1 + (i + k) % 4)) from generate_series(1, 3) k),
          6, at, at + interval '2 hours', at - interval '30 days', at, at
        from (select i, timestamptz '2026-11-20 09:00Z' - (i * 3590.0 / $1::int) * interval '1 day' as at from generate_series(1, $1::int) i) a`,
    [visits, centres, codes, kinds, demonstration],
  );
  await database.query(
    `insert into visit_count (year, centre_id, demonstration, measure, item, n)
      with one as (select extract(year from v.starts_at at time zone 'Europe/Oslo')::int as year, v.centre_id, v.demonstration, visit_facts(v) as f from visit v)
      select year, centre_id, demonstration, (f).measure, (f).item, sum((f).n)::int from one group by 1, 2, 3, 4, 5`,
  );
}
