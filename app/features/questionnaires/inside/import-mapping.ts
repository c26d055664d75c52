import { z } from 'zod';
import type { Questionnaire } from '../questionnaire.ts';

/** A mapping file: which column of an export is which question or option. See README.md. */
const column = z.strictObject({
  column: z.string().min(1),
  question: z.string().min(1),
  /** One column an option: the cell says whether it was chosen. */
  option: z.string().optional(),
  /** With `option`: the cell is the option's free text. */
  text: z.boolean().default(false),
  /** The cell is the comment to the question. */
  comment: z.boolean().default(false),
  /** The cell holds the choice, or several with `separator`: what it says, and the option it is. */
  values: z.record(z.string(), z.string()).optional(),
  separator: z.string().optional(),
});
export type MappedColumn = z.output<typeof column>;

/** Everything a mapping names is in the questionnaire. Whether it was offered that year is found when rows are read. */
export const mappingFile = (questionnaire: Questionnaire) =>
  z
    .strictObject({
      centre: z.strictObject({ column: z.string().min(1), values: z.record(z.string(), z.string()).default({}) }),
      ticked: z.array(z.union([z.string(), z.number()]).transform(String)).default(['1', 'x', 'X', 'Ja', 'ja', 'true', 'TRUE']),
      unticked: z.array(z.union([z.string(), z.number()]).transform(String)).default(['0', 'Nei', 'nei', 'false', 'FALSE', '-']),
      columns: z.array(column).min(1),
      /** Columns that are left out on purpose; any other unknown column is refused. */
      ignore: z.array(z.string()).default([]),
    })
    .superRefine((file, context) => {
      const report = (path: PropertyKey[], message: string): void => context.addIssue({ code: 'custom', path, message });
      const seen = new Set<string>();
      for (const [i, c] of file.columns.entries()) {
        const at = ['columns', i];
        if (seen.has(c.column)) report([...at, 'column'], `the column "${c.column}" comes twice`);
        seen.add(c.column);
        const question = questionnaire.questions.find((q) => q.id === c.question);
        if (!question) {
          report([...at, 'question'], `there is no question "${c.question}"`);
          continue;
        }
        const options = 'options' in question ? question.options : [];
        const wanted = [...(c.option === undefined ? [] : [c.option]), ...Object.values(c.values ?? {})];
        for (const id of wanted) if (!options.some((o) => o.id === id)) report([...at, c.option === id ? 'option' : 'values'], `"${c.question}" has no option "${id}"`);
        if (c.text && c.option === undefined) report([...at, 'text'], 'needs `option`: the option the text belongs to');
        if (options.length > 0 && !c.comment && c.option === undefined && c.values === undefined)
          report(at, 'needs `option` (one column an option) or `values` (the cell holds the choice)');
      }
    });
export type Mapping = z.output<ReturnType<typeof mappingFile>>;
