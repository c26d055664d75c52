import { z } from 'zod';
import type { Years } from '../../scheme/scheme.ts';
import { yearIn } from '../../scheme/scheme.ts';
import type { IndicatorBook } from '../../indicators/indicator.ts';
import {
  checkCountRule,
  checkLinesRule,
  checkOptionRules,
  checkRanges,
  countFill,
  countRule,
  countWords,
  linesFill,
  linesRule,
  optionFill,
  optionRule,
  optionsRule,
} from './prefill-rules.ts';
import type { CountWords, RuleCheck } from './prefill-rules.ts';
import { counterparts } from '../questionnaire.ts';
import type { Option, Question, QuestionKind, Questionnaire, Wording } from '../questionnaire.ts';

/** The shape of questionnaire.yaml: the words of `questionnaire.ts` with shorthand, and what no shape can say. */

const localText = z.strictObject({ nb: z.string().trim().min(1), nn: z.string().trim().min(1), en: z.string().trim().min(1).optional() });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id is lower case letters, digits and hyphens');

const spanText = /^(\d{4})(?:\s*([–-])\s*(\d{4})?)?$/;
const isYear = (v: unknown): v is number => Number.isInteger(v);
/** One span: `2014`, `2014–2016`, `2014–` or `{from, to}`; otherwise the reason why not. */
function readSpan(given: unknown): Years | string {
  if (typeof given === 'object' && given !== null && 'from' in given && isYear(given.from)) {
    const to = 'to' in given ? given.to : undefined;
    if (to === undefined || isYear(to)) return to === undefined ? { from: given.from } : { from: given.from, to };
  }
  const match = spanText.exec(typeof given === 'string' || typeof given === 'number' ? String(given).trim() : '');
  if (!match) return `${JSON.stringify(given)} is no span of years: write 2014, 2014–2016 or 2014–`;
  const [, from, dash, to] = match;
  if (dash && to === undefined) return { from: Number(from) };
  return { from: Number(from), to: Number(to ?? from) };
}

/** One span or a list of spans; a list of two plain numbers is one span, both ends included. */
const spans = z.unknown().transform((given, context): Years[] => {
  const pair = Array.isArray(given) && given.length === 2 && given.every(isYear) ? [{ from: given[0], to: given[1] }] : undefined;
  const read = (pair ?? (Array.isArray(given) ? given : [given])).map(readSpan);
  const years = read.filter((s) => typeof s !== 'string');
  const reasons = read.filter((s) => typeof s === 'string');
  if (years.some((s) => s.to !== undefined && s.to < s.from)) reasons.push('a span of years ends before it begins');
  if (years.some((one, i) => years.some((other, j) => i < j && overlap(one, other)))) reasons.push('the spans of years overlap');
  if (read.length === 0) reasons.push('no years are given');
  for (const message of reasons) context.addIssue({ code: 'custom', message });
  return reasons.length > 0 ? z.NEVER : years;
});

const worded = {
  text: localText.optional(),
  help: localText.optional(),
  wordings: z
    .array(z.strictObject({ years: spans.optional(), text: localText, help: localText.optional(), comparable: z.boolean().default(true) }))
    .min(1)
    .optional(),
};
const option = z.strictObject({ id, years: spans.optional(), ...worded, exclusive: z.boolean().default(false), freeText: localText.optional(), prefill: optionRule.optional() });
const common = {
  id,
  section: id,
  years: spans,
  ...worded,
  required: z.boolean().default(true),
  comment: z.strictObject({ label: localText, quotable: z.boolean() }).optional(),
  counterpart: z.enum(counterparts).optional(),
  source: z.string().optional(),
};
const whole = z.number().int();
/** One schema for each kind: a kind without one is refused by the type checker. */
const questionOf = {
  several: z.strictObject({ ...common, kind: z.literal('several'), options: z.array(option).min(1), prefill: optionsRule.optional() }),
  one: z.strictObject({ ...common, kind: z.literal('one'), options: z.array(option).min(1), prefill: optionsRule.optional() }),
  number: z.strictObject({ ...common, kind: z.literal('number'), unit: localText, min: whole, max: whole, prefill: countRule.optional() }),
  text: z.strictObject({ ...common, kind: z.literal('text'), maxLength: whole.min(1).max(20_000) }),
  lines: z.strictObject({
    ...common,
    kind: z.literal('lines'),
    maxLines: whole.min(1).max(1000),
    maxLength: whole.min(1).max(2000),
    entries: z.enum(['text', 'municipality']).default('text'),
    prefill: linesRule.optional(),
  }),
} satisfies Record<QuestionKind, z.ZodType>;
const question = z.discriminatedUnion('kind', [questionOf.several, questionOf.one, questionOf.number, questionOf.text, questionOf.lines]);
type Written = z.output<typeof question>;
type WrittenOption = z.output<typeof option>;

function overlap(a: Years, b: Years): boolean {
  return a.from <= (b.to ?? Infinity) && b.from <= (a.to ?? Infinity);
}
const within = (inner: Years, outer: readonly Years[]): boolean => {
  // Spans may meet end to start, so that no one of them holds the whole.
  let from = inner.from;
  for (const s of outer.toSorted((a, b) => a.from - b.from)) if (s.from <= from && from <= (s.to ?? Infinity)) from = s.to === undefined ? Infinity : s.to + 1;
  return from > (inner.to ?? Number.MAX_SAFE_INTEGER);
};

/** A fault beyond shape, at a path of the file. */
type Report = (path: readonly PropertyKey[], message: string) => void;

function wordingsOf(of: Pick<WrittenOption, 'text' | 'help' | 'wordings'>, years: readonly Years[]): Wording[] {
  if (of.wordings) return of.wordings.flatMap((w) => (w.years ?? years).map((span, i) => ({ years: span, text: w.text, help: w.help, comparable: i > 0 || w.comparable })));
  return of.text ? years.map((span) => ({ years: span, text: of.text!, help: of.help, comparable: true })) : [];
}

function checkWordings(of: Pick<WrittenOption, 'text' | 'help' | 'wordings'>, years: readonly Years[], path: readonly PropertyKey[], report: Report): void {
  if ((of.text === undefined) === (of.wordings === undefined)) report(path, 'needs either `text` or `wordings`');
  if (of.wordings && of.help) report([...path, 'help'], '`help` belongs inside each wording');
  const wordings = wordingsOf(of, years);
  if (wordings.length === 0) return;
  for (const [i, a] of wordings.entries()) if (wordings.some((b, j) => j < i && overlap(a.years, b.years))) report([...path, 'wordings'], `two wordings hold in ${a.years.from}`);
  for (const [i, w] of (of.wordings ?? []).entries())
    if (w.years?.some((s) => !within(s, years))) report([...path, 'wordings', i, 'years'], 'the wording reaches beyond the years it is asked in');
  const held = wordings.map((w) => w.years);
  const gap = years.find((s) => !within(s, held));
  if (gap) report([...path, 'wordings'], `no wording for every year from ${gap.from}`);
  const first = wordings.toSorted((a, b) => a.years.from - b.years.from)[0];
  if (first && !first.comparable) report([...path, 'wordings'], 'the first wording breaks nothing: there is none before it');
}

function checkOptions(q: Extract<Written, { options: unknown }>, path: readonly PropertyKey[], report: Report): void {
  const seen = new Set<string>();
  for (const [i, o] of q.options.entries()) {
    const at = [...path, 'options', i];
    if (seen.has(o.id)) report([...at, 'id'], `the option "${o.id}" comes twice`);
    seen.add(o.id);
    if (o.years?.some((s) => !within(s, q.years))) report([...at, 'years'], `the option "${o.id}" is offered in years in which the question is not asked`);
    if (o.exclusive && q.kind === 'one') report([...at, 'exclusive'], 'exclusive has no meaning where only one option can be chosen');
    checkWordings(o, o.years ?? q.years, at, report);
  }
  for (let year = Math.min(...q.years.map((s) => s.from)); year <= Math.max(...q.years.map((s) => s.to ?? s.from)); year++) {
    if (q.years.some((s) => yearIn(s, year)) && !q.options.some((o) => (o.years ?? q.years).some((s) => yearIn(s, year))))
      report([...path, 'options'], `no option is offered in ${year}`);
  }
}

function toQuestion(q: Written, words: CountWords): Question {
  const { id: name, section, years, required, comment, counterpart, source } = q;
  const rest = { id: name, section, years, required, comment, counterpart, source };
  const wordings = wordingsOf(q, q.years);
  switch (q.kind) {
    case 'number':
      return { ...rest, kind: q.kind, unit: q.unit, min: q.min, max: q.max, wordings, ...given(countFill(q.prefill, words)) };
    case 'lines':
      return { ...rest, kind: q.kind, maxLines: q.maxLines, maxLength: q.maxLength, entries: q.entries, wordings, ...given(linesFill(q.prefill, words)) };
    case 'text':
      return { ...rest, kind: q.kind, maxLength: q.maxLength, wordings };
    case 'several':
    case 'one':
      return { ...rest, kind: q.kind, wordings, options: q.options.map((o) => toOption(o, q, words)) };
  }
}

function toOption(o: WrittenOption, q: Extract<Written, { options: unknown }>, words: CountWords): Option {
  const years = o.years ?? q.years;
  return { id: o.id, years, wordings: wordingsOf(o, years), exclusive: o.exclusive, freeText: o.freeText, ...given(optionFill(o, q.prefill, words)) };
}

const given = <T>(prefill: T | undefined): { prefill?: T } => (prefill === undefined ? {} : { prefill });

function checkRules(q: Written, path: readonly PropertyKey[], check: RuleCheck): void {
  if (q.kind === 'number') checkCountRule(q.prefill, [...path, 'prefill'], check);
  else if (q.kind === 'lines') checkLinesRule(q.prefill, q.entries, [...path, 'prefill'], check);
  else if ('options' in q) {
    checkOptionRules(q.options, q.prefill, path, check);
    const spansOf = (i: number): readonly Years[] => q.options[i]!.years ?? q.years;
    const together = (i: number, j: number): boolean => spansOf(i).some((a) => spansOf(j).some((b) => overlap(a, b)));
    if (q.kind === 'one') checkRanges(q.options, q.prefill, path, check.report, together);
  }
}

/** `indicators`: those that rules may name; absent, only the shape is read. */
export const questionnaireSchema = (indicators: IndicatorBook | undefined) =>
  z
    .strictObject({
      id,
      title: localText,
      sections: z.array(z.strictObject({ id, title: localText, intro: localText.optional() })).min(1),
      counts: countWords.default({}),
      questions: z.array(question).min(1),
    })
    .superRefine((file, context) => {
      const report: Report = (path, message) => context.addIssue({ code: 'custom', path: [...path], message });
      const sections = new Set<string>();
      for (const [i, s] of file.sections.entries()) {
        if (sections.has(s.id)) report(['sections', i, 'id'], `the section "${s.id}" comes twice`);
        sections.add(s.id);
      }
      const questions = new Set<string>();
      for (const [i, q] of file.questions.entries()) {
        const path = ['questions', i];
        if (questions.has(q.id)) report([...path, 'id'], `the question "${q.id}" comes twice`);
        questions.add(q.id);
        if (!sections.has(q.section)) report([...path, 'section'], `there is no section "${q.section}"`);
        if (q.kind === 'number' && q.min > q.max) report([...path, 'min'], 'min is greater than max');
        checkWordings(q, q.years, path, report);
        if ('options' in q) checkOptions(q, path, report);
        checkRules(q, path, { words: file.counts, indicators, report });
      }
    })
    .transform(({ counts, ...file }): Questionnaire => ({ ...file, questions: file.questions.map((q) => toQuestion(q, counts)) }));
