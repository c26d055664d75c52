import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accessSchedules } from '../app/features/access/jobs.server.ts';
import { assignmentSchedules } from '../app/features/assignments/jobs.server.ts';
import { enquirySchedules } from '../app/features/enquiries/jobs.server.ts';
import { fulfilmentSchedules } from '../app/features/fulfilment/jobs.server.ts';
import { gatheringSchedules } from '../app/features/gatherings/jobs.server.ts';
import { ideaSchedules } from '../app/features/ideas/jobs.server.ts';
import { questionnaireSchedules } from '../app/features/questionnaires/jobs.server.ts';
import { visitSchedules } from '../app/features/visits/jobs.server.ts';

/** The table of jobs in docs/operations.md: whoever runs the site is told of each, and when. */

const table = readFileSync('docs/operations.md', 'utf8');
const cron = [
  ...accessSchedules.map((line) => line.split(' ')).map((parts) => ({ task: parts[5] ?? '', match: parts.slice(0, 5).join(' ') })),
  ...[assignmentSchedules, enquirySchedules, fulfilmentSchedules, gatheringSchedules, ideaSchedules, questionnaireSchedules, visitSchedules]
    .flat()
    .map(({ task, match }) => ({ task, match: String(match) })),
];
const days: Readonly<Record<string, string>> = { '*': '', '0': ', Sunday', '1': ', Monday', '1-5': ', Monday–Friday' };
const two = (text: string): string => text.padStart(2, '0');

describe('the table of jobs', () => {
  it.each(cron.map((job) => [job.task, job.match] as const))('has %s at its time: %s', (_, match) => {
    const [minute = '', hour = '', , , day = ''] = match.split(' ');
    const when = minute.startsWith('*/')
      ? `every ${minute.slice(2)} minutes`
      : `${hour
          .split(',')
          .map((h) => `${two(h)}.${two(minute)}`)
          .join(' and ')}${days[day] ?? ''}`;
    expect(table).toContain(`| ${when} |`);
  });
});
