import { parseArgs } from 'node:util';
import { importReformCommand } from '../features/geography/import-reform.server.ts';
import { importAnswersCommand } from '../features/questionnaires/questionnaires.server.ts';
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
};

/** Runs one command of the command line, `argv` being what stands after `npm run cli --`. */
export async function runCommand(services: Services, argv: readonly string[]): Promise<CommandResult> {
  const [name, ...rest] = argv;
  const command = name ? commands[name] : undefined;
  if (!command) return { ok: name === undefined || name === 'help', lines: name && name !== 'help' ? [`no command "${name}"`, ...usage] : usage };
  return command(systemCtx(services, `cli:${name}`), rest);
}
