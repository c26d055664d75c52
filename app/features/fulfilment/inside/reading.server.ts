import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { wishKey } from '../../indicators/fact.ts';
import { readRegisterFacts } from '../../indicators/register-facts.server.ts';
import { listReportedAnswers } from '../../questionnaires/reported-answers.server.ts';
import type { ReportedAnswers } from '../../questionnaires/reported-answers.server.ts';
import { monthsIn } from '../../scheme/scheme.ts';
import type { Centre, Task } from '../../scheme/scheme.ts';
import { cellOf, centresBy, standingOf, tasksIn } from '../fulfilment.ts';
import type { Standing, TaskCell, TaskEntry, TaskRule, YearTasks } from '../fulfilment.ts';
import { selectEntries } from './fulfilment-store.server.ts';

export interface CentreTask {
  readonly task: Task;
  readonly rule: TaskRule | undefined;
  readonly cell: TaskCell;
  readonly standing: Standing;
  /** In the order they were said. */
  readonly entries: readonly TaskEntry[];
}
export interface CentreTasks {
  readonly centre: Centre;
  /** How many months of the year the agreement covers. */
  readonly months: number;
  /** `none`: the centre has not begun on the year's form, or there is none yet. */
  readonly form: ReportedAnswers['state'] | 'none';
  readonly tasks: readonly CentreTask[];
}
export interface FulfilmentYear extends YearTasks {
  readonly year: number;
  readonly centres: readonly CentreTasks[];
}

interface Wanted {
  readonly year: number;
  /** One centre; all that have had an agreement in the year when none is named. */
  readonly centreId?: string | undefined;
  /** Not read where only what is documented matters. */
  readonly answers?: boolean;
}

/**
 * Every task of some centres in a year, in as many statements whatever their number: the registers' counts, the answers, and what has
 * been said. Undefined for a year without rules. Whoever asks has been let in already.
 */
export async function readYear(tx: Tx, ctx: Ctx, { year, centreId, answers = true }: Wanted): Promise<FulfilmentYear | undefined> {
  const { fulfilment, scheme } = ctx.definitions;
  const known = tasksIn(fulfilment, scheme, year);
  if (!known) return undefined;
  const centres = centresBy(scheme, year, norwegianDay(ctx.now)).filter((c) => centreId === undefined || c.id === centreId);
  const wanted = new Map(known.tasks.flatMap(({ rule }) => rule?.evidence ?? []).map((wish) => [wishKey(wish), wish]));
  const facts = await readRegisterFacts(tx, ctx, { from: year, to: year, wanted: [...wanted.values()], ...(centreId === undefined ? {} : { centreIds: [centreId] }) });
  const reported = answers ? await listReportedAnswers(tx, ctx, year) : new Map<string, ReportedAnswers>();
  const said = Map.groupBy(await selectEntries(tx, { from: year, to: year, centreId }), (e) => `${e.centreId}/${e.task}`);
  const ofCentre = (centre: Centre): CentreTasks => {
    const months = monthsIn(centre, year);
    const form = reported.get(centre.id);
    const sent = form?.state === 'submitted' ? form.answers : undefined;
    const tasks = known.tasks.map(({ task, rule }): CentreTask => {
      const entries = said.get(`${centre.id}/${task.number}`) ?? [];
      return { task, rule, entries, standing: standingOf(entries), cell: cellOf(rule, (wish) => facts.of(centre.id, year, wish), sent, months) };
    });
    return { centre, months, form: form?.state ?? 'none', tasks };
  };
  return { ...known, year, centres: centres.map(ofCentre) };
}
