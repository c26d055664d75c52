import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Draft } from '../answers.ts';
import { noAnswers } from '../questionnaire.ts';
import type { CentreRound, ResponseState, Round } from '../round.ts';
import type { QuestionnaireTables } from './questionnaire-tables.ts';

const isoDate = (column: string) => sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`;

export async function selectRounds(tx: Tx): Promise<Round[]> {
  const rows = await tablesOf<QuestionnaireTables>(tx)
    .selectFrom('round')
    .select(['year', 'demonstration', isoDate('opens_on').as('opensOn'), isoDate('deadline').as('deadline')])
    .orderBy('year', 'desc')
    .execute();
  return rows;
}

/** One centre in its rounds, newest first, with how far it has come. */
export interface OwnRound {
  readonly round: CentreRound;
  readonly state: ResponseState;
  readonly savedAt: Date | undefined;
  readonly submittedAt: Date | undefined;
}

const centreRounds = (tx: Tx) =>
  tablesOf<QuestionnaireTables>(tx)
    .selectFrom('round_centre as c')
    .innerJoin('round as r', 'r.year', 'c.year')
    .leftJoin('response as p', (j) => j.onRef('p.year', '=', 'c.year').onRef('p.centre_id', '=', 'c.centre_id'))
    .select([
      'c.year',
      'c.centre_id',
      'c.region',
      'c.reminded_at',
      'r.demonstration',
      'p.status',
      'p.version',
      'p.saved_at',
      'p.submitted_at',
      isoDate('r.opens_on').as('opens_on'),
      sql<string>`to_char(coalesce(c.deadline, r.deadline), 'YYYY-MM-DD')`.as('deadline'),
      sql<boolean>`c.deadline is not null`.as('extended'),
    ]);
type CentreRoundRow = Awaited<ReturnType<ReturnType<typeof centreRounds>['execute']>>[number];

const toOwnRound = (row: CentreRoundRow): OwnRound => ({
  round: {
    year: row.year,
    centreId: row.centre_id,
    region: row.region,
    opensOn: row.opens_on,
    deadline: row.deadline,
    demonstration: row.demonstration,
    extended: row.extended,
    remindedAt: row.reminded_at ?? undefined,
  },
  state: row.status ?? 'none',
  savedAt: row.saved_at ?? undefined,
  submittedAt: row.submitted_at ?? undefined,
});

export async function selectRoundsOfCentre(tx: Tx, centreId: string): Promise<OwnRound[]> {
  const rows = await centreRounds(tx).where('c.centre_id', '=', centreId).orderBy('c.year', 'desc').execute();
  return rows.map(toOwnRound);
}

export async function selectCentreRound(tx: Tx, year: number, centreId: string): Promise<CentreRound | undefined> {
  const row = await centreRounds(tx).where('c.centre_id', '=', centreId).where('c.year', '=', year).executeTakeFirst();
  return row && toOwnRound(row).round;
}

/** A round as the officer follows it: every centre asked, with its answers so far. */
export type RoundLine = OwnRound & { readonly answers: Draft };
export async function selectRoundLines(tx: Tx, year: number): Promise<RoundLine[]> {
  const rows = await centreRounds(tx)
    .leftJoin('response_revision as v', (j) => j.onRef('v.centre_id', '=', 'p.centre_id').onRef('v.year', '=', 'p.year').onRef('v.version', '=', 'p.version'))
    .select('v.answers')
    .where('c.year', '=', year)
    .orderBy('c.centre_id')
    .execute();
  return rows.map((row) => ({ ...toOwnRound(row), answers: row.answers ?? noAnswers }));
}

/** How many centres each round asked, and how many have answered. */
export async function selectRoundCounts(tx: Tx): Promise<{ year: number; asked: number; submitted: number; begun: number }[]> {
  const { rows } = await sql<{ year: number; asked: number; submitted: number; begun: number }>`
    select c.year, count(*)::int as asked, count(*) filter (where p.status = 'submitted')::int as submitted, count(*) filter (where p.status = 'draft')::int as begun
    from round_centre c left join response p on p.year = c.year and p.centre_id = c.centre_id group by c.year order by c.year desc`.execute(tx);
  return rows;
}
