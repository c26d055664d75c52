// The log of one centre in a national scheme of ten years, through the real application; and the activities behind its numbers.
import { listActivityCounts, listActivityRows } from '../app/features/activities/activity-indicators.server.ts';
import { systemActor } from '../app/platform/actor.ts';
import { inTransaction, openDatabase } from '../app/platform/database.server.ts';
import { benchCentre, openLargeLog, rareWord } from './large-log.ts';
import type { LargeLog } from './large-log.ts';
import { load, median, request, round } from './load.ts';

interface Page {
  readonly path: string;
  /** Stands on the page when it is the one that was meant. */
  readonly says: RegExp;
}
const log = '/min-sentral/logg';
/** A page of the list is full. */
const fiftyRows = /(?:href="\/min-sentral\/logg\/[0-9a-f]{8}-[\s\S]*?){50}/;
const pages: Readonly<Record<string, Page>> = {
  'log, newest': { path: log, says: fiftyRows },
  'log, one year': { path: `${log}?ar=2019`, says: fiftyRows },
  'log, one kind': { path: `${log}?slag=fixed-column&ar=2022`, says: /fixed-column om aktivitet/ },
  'log, rare word': { path: `${log}?sok=${rareWord}`, says: new RegExp(`Etter et ${rareWord}`) },
  'log, word in every one': { path: `${log}?sok=aktivitet`, says: fiftyRows },
  'log, calendar': { path: `${log}?vis=kalender&maned=2024-05`, says: /om aktivitet/ },
  "log, the year's numbers": { path: `${log}?vis=tall&ar=2025`, says: /Årets tall 2025[\s\S]*<tfoot/ },
  'log, the form': { path: `${log}/ny`, says: /name="tittel"/ },
  'log, one activity': { path: `${log}/ACTIVITY`, says: /om aktivitet/ },
};

/** The yearly form of one centre, filled in from its registers. */
const formPages: Readonly<Record<string, Page>> = {
  'the form, filled in': { path: '/min-sentral/arsskjema/2025', says: /venter på at dere ser over/ },
  'the form, one part': { path: '/min-sentral/arsskjema/2025/information', says: /Fra registeret: \d+/ },
  'the form, before it is sent in': { path: '/min-sentral/arsskjema/2025/se-over', says: /Fylt inn fra registeret, ikke lagret/ },
};

export interface LogResult {
  /** Milliseconds, one request at a time, from the request's first byte to the answer's last. */
  pages: Record<string, { p50: number; p95: number }>;
  /** Milliseconds, median. `counts`: all that is counted of one centre in a year; `rows`: the activities behind its numbers of the first year. */
  numbers: { counts: number; rows: number };
  activities: number;
  centres: number;
}

export async function measureLog(): Promise<LogResult> {
  const large = await openLargeLog();
  try {
    return {
      pages: { ...(await measurePages(large, pages, large.cookies.coordinator)), ...(await measureForm(large)) },
      numbers: await measureNumbers(large),
      activities: large.activities,
      centres: large.definitions.scheme.centres.length,
    };
  } finally {
    await large.close();
  }
}

/** Each page two hundred times, after thirty. ACTIVITY stands for one of the centre's. */
export async function measurePages({ site, database }: LargeLog, asked: Readonly<Record<string, Page>>, cookie: string): Promise<LogResult['pages']> {
  const times = 200;
  const { rows } = await database.query<{ id: string }>(
    `select id from activity where centre_id = '${benchCentre}' and removed_at is null order by starts_on desc limit 1 offset 100`,
  );
  const taken: LogResult['pages'] = {};
  for (const [page, { path, says }] of Object.entries(asked)) {
    const at = path.replace('ACTIVITY', rows[0]?.id ?? '');
    const html = await (await fetch(site.base + at, { headers: { cookie } })).text();
    if (!says.test(html)) throw new Error(`${page} is another page than was meant: the bench needs another look`);
    const bytes = request(site.base, 'GET', at, { cookie, accept: 'text/html' });
    const until = (left: number) => () => (left-- > 0 ? bytes : undefined);
    await load(site.base, 1, until(30));
    const result = await load(site.base, 1, until(times));
    if (result.statuses[200] !== times) throw new Error(`${page}: ${JSON.stringify(result.statuses)} ${result.fault}`);
    taken[page] = { p50: result.p50, p95: result.p95 };
  }
  return taken;
}

async function measureForm(large: LargeLog): Promise<LogResult['pages']> {
  await large.database.query(`insert into round values (2025, '2026-01-05', current_date + 30, false, 'bench', now())`);
  await large.database.query(`insert into round_centre (year, centre_id, region) values (2025, $1, 'Midt-Norge')`, [benchCentre]);
  return measurePages(large, formPages, large.cookies.coordinator);
}

async function measureNumbers({ site, definitions }: LargeLog): Promise<LogResult['numbers']> {
  const db = openDatabase(site.databaseUrl, () => {});
  try {
    const ctx = { db, actor: systemActor('bench'), now: new Date(), requestId: 'bench', definitions };
    const of = { centreId: benchCentre, year: 2017 };
    const counts = () => inTransaction(ctx, (tx) => listActivityCounts(tx, { from: of.year, to: of.year, centreId: benchCentre }));
    const rows = () =>
      inTransaction(ctx, async (tx) => [
        await listActivityRows(tx, { ...of, measure: 'relation', item: 'own-governor' }),
        await listActivityRows(tx, { ...of, measure: 'task', item: '2017-2019/1' }),
      ]);
    if ((await counts()).length < 20 || (await rows()).some((found) => found.length < 20)) throw new Error('too little is counted: the bench needs another look');
    return { counts: round(await median(40, counts)), rows: round(await median(40, rows)) };
  } finally {
    await db.close();
  }
}
