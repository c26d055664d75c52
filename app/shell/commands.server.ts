import { parseArgs } from 'node:util';
import { eraseEnquiryAgain } from '../features/enquiries/jobs.server.ts';
import { importReformCommand } from '../features/geography/import-reform.server.ts';
import { importAnswersCommand } from '../features/questionnaires/questionnaires.server.ts';
import { eraseParticipantAgain } from '../features/gatherings/jobs.server.ts';
import { eraseContributorAgain, eraseIdeaSenderAgain } from '../features/ideas/jobs.server.ts';
import { eraseSubscriberAgain } from '../features/ideas/subscriptions.server.ts';
import { eraseVisitAgain } from '../features/visits/jobs.server.ts';
import type { Ctx, Services } from '../platform/context.ts';
import { systemCtx } from './prepare.server.ts';

/** What a command prints, and whether it did what was asked. */
export interface CommandResult {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

const usage = [
  'npm run cli -- import-answers FILE --year YEAR --mapping MAPPING [--dry-run] [--demonstration]',
  '    historical answers from a wide export (CSV or XLSX): all or nothing; --dry-run lists every row it would refuse',
  'npm run cli -- import-reform FILE [--dry-run]',
  '    a reform of municipalities or counties from a change file (columns in data/README.md)',
  'npm run cli -- erase-again NUMBER …',
  '    after a restore: the persons of enquiries (2026-0398), visits (B2026-0012), gatherings (a participant by its id), ideas (idea:12 who sent it in, contact:12 its contact) and what was said of them (by its id) that were erased at their own wish since the copy was made; letters about new ideas to an address (subscriber:mari@example.org)',
];

const commands: Record<string, (ctx: Ctx, argv: readonly string[]) => Promise<CommandResult>> = {
  'import-answers': async (ctx, argv) => {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { year: { type: 'string' }, mapping: { type: 'string' }, 'dry-run': { type: 'boolean' }, demonstration: { type: 'boolean' } },
    });
    const [file] = positionals;
    const year = Number(values.year);
    if (!file || !values.mapping || !Number.isInteger(year)) return { ok: false, lines: usage };
    return importAnswersCommand(ctx, { file, year, mapping: values.mapping, dryRun: values['dry-run'] ?? false, demonstration: values.demonstration ?? false });
  },
  'import-reform': async (ctx, argv) => {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } });
    const [file] = positionals;
    if (!file) return { ok: false, lines: usage };
    return importReformCommand(ctx, { file, dryRun: values['dry-run'] ?? false });
  },
  'erase-again': async (ctx, argv) => {
    if (argv.length === 0) return { ok: false, lines: usage };
    const missed: string[] = [];
    for (const number of argv) if (!(await eraseAgain(ctx, number))) missed.push(number);
    const lines = [`${argv.length - missed.length} erased`, ...missed.map((number) => `${number}: nothing there that whoever asked could erase`)];
    return { ok: missed.length === 0, lines };
  },
};

/** Numbers of different registers are unlike; an idea is written `idea:12` or `contact:12`, a subscriber `subscriber:` and the address. */
const eraseAgain = async (ctx: Ctx, number: string): Promise<boolean> =>
  (await eraseIdeaSenderAgain(ctx, number)) ||
  (await eraseSubscriberAgain(ctx, number)) ||
  (await eraseEnquiryAgain(ctx, number)) ||
  (await eraseVisitAgain(ctx, number)) ||
  (await eraseParticipantAgain(ctx, number)) ||
  (await eraseContributorAgain(ctx, number));

/** Runs one command of the command line, `argv` being what stands after `npm run cli --`. */
export async function runCommand(services: Services, argv: readonly string[]): Promise<CommandResult> {
  const [name, ...rest] = argv;
  const command = name ? commands[name] : undefined;
  if (!command) return { ok: name === undefined || name === 'help', lines: name && name !== 'help' ? [`no command "${name}"`, ...usage] : usage };
  return command(systemCtx(services, `cli:${name}`), rest);
}
