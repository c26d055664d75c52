import type { FulfilmentRules } from '../app/features/fulfilment/fulfilment.ts';
import type { IndicatorBook } from '../app/features/indicators/indicator.ts';
import { syncScheme } from '../app/features/scheme/scheme.server.ts';
import type { Centre } from '../app/features/scheme/scheme.ts';
import { systemActor } from '../app/platform/actor.ts';
import type { Definitions } from '../app/platform/context.ts';
import { logDefinitions } from './activities.ts';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

const text = (nb: string) => ({ nb, nn: nb });

const indicators: IndicatorBook = {
  indicators: [
    {
      id: 'activities.held',
      label: text('Aktiviteter'),
      definition: text('Det som står i loggen.'),
      unit: text('aktiviteter'),
      overYears: 'sum',
      register: { from: 2023, number: 'activities.held' },
      breakdowns: [
        {
          id: 'activity-kind',
          label: text('Slag'),
          items: [
            { id: 'course', label: text('Kurs') },
            { id: 'article', label: text('Artikkel') },
          ],
        },
      ],
    },
  ],
  published: [],
  breaks: {},
};

/** Task 1: courses, two a year, three from 2026. Task 2: from 2026 an article; before that nobody has said how it is measured. */
const fulfilment: FulfilmentRules = {
  warnFrom: '10-01',
  periods: {
    early: {
      1: {
        need: 'any',
        atLeast: 1,
        evidence: [{ indicator: 'activities.held', item: 'activity-kind/course', atLeast: 2 }],
        reported: [{ question: 'channels', options: ['press', 'web'] }, { question: 'people' }],
      },
    },
    late: {
      1: {
        need: 'any',
        atLeast: 1,
        evidence: [{ indicator: 'activities.held', item: 'activity-kind/course', atLeast: 3 }],
        reported: [{ question: 'channels', options: ['press', 'web'] }],
      },
      2: {
        need: 'any',
        atLeast: 1,
        evidence: [{ indicator: 'activities.held', item: 'activity-kind/article', atLeast: 1 }],
        reported: [],
        note: text('Artikler alene.'),
      },
    },
  },
};

/** Beta joined in May 2025; gamma's agreement ended in the summer of 2025. */
function agreements(centres: readonly Centre[]): Centre[] {
  const dates: Partial<Record<string, Centre['agreement']>> = { beta: { from: '2025-05-01' }, gamma: { from: '2020-01-01', to: '2025-07-01' } };
  return centres.map((c) => ({ ...c, agreement: dates[c.id] ?? c.agreement }));
}

export function taskDefinitions(): Definitions {
  const small = logDefinitions();
  return { ...small, scheme: { ...small.scheme, centres: agreements(small.scheme.centres) }, indicators, fulfilment };
}
export async function taskDatabase(definitions: Definitions = taskDefinitions()): Promise<TestDatabase> {
  const t = await testDatabase({ definitions });
  await syncScheme(t.ctx(systemActor('test')));
  return t;
}

/** A form of the year as it stands at the centre. */
export async function answered(
  t: TestDatabase,
  { centreId, year, status, byQuestion }: { centreId: string; year: number; status: 'draft' | 'submitted'; byQuestion: object },
): Promise<void> {
  const sent = status === 'submitted';
  await t.db.owner.query(
    `insert into round (year, opens_on, deadline, demonstration, opened_by, opened_at) values ($1, '2026-01-05', '2026-12-31', true, 'liv', now()) on conflict do nothing`,
    [year],
  );
  await t.db.owner.query(`insert into round_centre (year, centre_id, region) values ($1, $2, 'Nord') on conflict do nothing`, [year, centreId]);
  await t.db.owner.query(
    `insert into response (centre_id, year, status, version, demonstration, saved_by, saved_at, submitted_by, submitted_at, receipt) values ($1, $2, $3, 1, true, 'kari', now(), $4, $5, $6)
      on conflict (centre_id, year) do update set status = excluded.status, submitted_by = excluded.submitted_by, submitted_at = excluded.submitted_at, receipt = excluded.receipt`,
    [centreId, year, status, sent ? 'kari' : null, sent ? new Date('2026-02-02') : null, sent ? `r-${centreId}-${year}` : null],
  );
  await t.db.owner.query(
    `insert into response_revision (centre_id, year, version, kind, actor, at, answers) values ($1, $2, 1, 'saved', 'kari', now(), $3)
      on conflict (centre_id, year, version) do nothing`,
    [centreId, year, JSON.stringify({ byQuestion, comments: {} })],
  );
}
