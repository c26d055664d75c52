import { z } from 'zod';
import { isKnownWish } from '../../indicators/fact.ts';
import type { IndicatorBook } from '../../indicators/indicator.ts';
import type { Fill, LinesFill, OptionFill } from '../questionnaire.ts';

/** The rules of questionnaire.yaml that say which number of the registers fills an answer: their shape, and whether what they name is there. */

const localText = z.strictObject({ nb: z.string().trim().min(1), nn: z.string().trim().min(1), en: z.string().trim().min(1).optional() });
/** What rules count, by name: said after the number, in the singular and the plural. */
export const countWords = z.record(z.string(), z.strictObject({ one: localText, other: localText }));
export type CountWords = z.output<typeof countWords>;

const whole = z.number().int().min(0);
const named = { indicator: z.string().optional(), item: z.string().optional(), items: z.array(z.string()).min(1).optional(), counts: z.string().optional() };
export const countRule = z.strictObject({ ...named, note: localText.optional() });
const bounds = { atLeast: whole.optional(), atMost: whole.optional(), whenNone: z.boolean().optional(), shownOnly: z.boolean().optional() };
/** For a question, what its options have in common; `{option}` in an item is the option's id, or what the option says it is there (`as`). */
export const optionsRule = z.strictObject({ ...named, ...bounds });
/** An option's own words come before the question's; `none`: it is asked, whatever the question says. */
export const optionRule = z.union([z.literal('none'), z.strictObject({ ...named, ...bounds, as: z.string().optional() })]);
export const linesRule = z.strictObject({ municipalities: z.string(), counts: z.string().optional() });

type OptionsRule = z.output<typeof optionsRule>;
type OptionRule = z.output<typeof optionRule>;
interface WrittenOption {
  readonly id: string;
  readonly exclusive: boolean;
  readonly prefill?: OptionRule | undefined;
}
type Report = (path: readonly PropertyKey[], message: string) => void;

const noWords = { one: { nb: '', nn: '' }, other: { nb: '', nn: '' } };

/** The rule of an option, with what it has from its question; undefined: none. An exclusive option has only a rule of its own. */
function mergedRule(option: WrittenOption, common: OptionsRule | undefined): z.output<typeof optionsRule> | undefined {
  if (option.prefill === 'none' || (option.prefill === undefined && (!common || option.exclusive))) return undefined;
  const { as = option.id, ...own } = option.prefill ?? {};
  // An item of its own stands in the place of the question's items, and the other way about.
  const { item, items, ...rest } = common ?? {};
  const places = own.item !== undefined || own.items !== undefined || option.exclusive ? {} : { item, items };
  const merged = { ...rest, ...places, ...own };
  const filled = (text: string): string => text.replaceAll('{option}', as);
  return { ...merged, item: merged.item === undefined ? undefined : filled(merged.item), items: merged.items?.map(filled) };
}

function toFill(rule: z.output<typeof optionsRule>, words: CountWords): Fill {
  return { indicator: rule.indicator ?? '', items: rule.items ?? (rule.item === undefined ? [] : [rule.item]), counts: words[rule.counts ?? ''] ?? noWords };
}

export function optionFill(option: WrittenOption, common: OptionsRule | undefined, words: CountWords): OptionFill | undefined {
  const rule = mergedRule(option, common);
  return rule && { ...toFill(rule, words), atLeast: rule.atLeast, atMost: rule.atMost, whenNone: rule.whenNone, shownOnly: rule.shownOnly };
}
export const countFill = (rule: z.output<typeof countRule> | undefined, words: CountWords): Fill | undefined =>
  rule && { ...toFill(rule, words), ...(rule.note && { note: rule.note }) };
export const linesFill = (rule: z.output<typeof linesRule> | undefined, words: CountWords): LinesFill | undefined =>
  rule && { municipalities: rule.municipalities, counts: words[rule.counts ?? ''] ?? noWords };

export interface RuleCheck {
  readonly words: CountWords;
  /** The indicators there are; absent where only the shape is read. */
  readonly indicators: IndicatorBook | undefined;
  readonly report: Report;
}

function checkNamed(rule: z.output<typeof optionsRule>, path: readonly PropertyKey[], { words, indicators, report }: RuleCheck): void {
  if (rule.counts === undefined || !(rule.counts in words))
    report(path, rule.counts === undefined ? '`counts` says what the number is of' : `"${rule.counts}" is not among \`counts\``);
  if (rule.item !== undefined && rule.items !== undefined) report(path, 'either `item` or `items`');
  if (rule.indicator === undefined) {
    report(path, '`indicator` is missing');
    return;
  }
  if (rule.atLeast !== undefined && rule.atMost !== undefined && rule.atLeast > rule.atMost) report(path, '`atLeast` is greater than `atMost`');
  if (rule.whenNone && (rule.atLeast !== undefined || rule.atMost !== undefined)) report(path, '`whenNone` stands alone');
  if (rule.shownOnly && (rule.atLeast !== undefined || rule.atMost !== undefined || rule.whenNone)) report(path, '`shownOnly` stands alone');
  if (!indicators) return;
  const { indicator } = rule;
  const items = rule.items ?? (rule.item === undefined ? [undefined] : [rule.item]);
  for (const item of items)
    if (!isKnownWish(indicators, { indicator, item })) report(path, `the registers have no number "${indicator}"${item === undefined ? '' : ` of "${item}"`} for a centre`);
}

export function checkCountRule(rule: z.output<typeof countRule> | undefined, path: readonly PropertyKey[], check: RuleCheck): void {
  if (rule) checkNamed(rule, path, check);
}

export function checkLinesRule(rule: z.output<typeof linesRule> | undefined, entries: string, path: readonly PropertyKey[], { words, indicators, report }: RuleCheck): void {
  if (!rule) return;
  if (entries !== 'municipality') report(path, 'only lines that name municipalities can be filled in');
  if (!(rule.counts !== undefined && rule.counts in words)) report(path, '`counts` says what the number is of');
  if (indicators && !isKnownWish(indicators, { indicator: rule.municipalities })) report(path, `the registers have no number "${rule.municipalities}" for a centre`);
}

export function checkOptionRules(options: readonly WrittenOption[], common: OptionsRule | undefined, path: readonly PropertyKey[], check: RuleCheck): void {
  for (const [i, option] of options.entries()) {
    const rule = mergedRule(option, common);
    if (!rule) continue;
    // What an option does not say itself is its question's fault.
    checkNamed(rule, option.prefill === undefined ? [...path, 'prefill'] : [...path, 'options', i, 'prefill'], check);
    if (rule.whenNone && !option.exclusive) check.report([...path, 'options', i, 'prefill'], '`whenNone` is for an option that cannot be chosen with others');
  }
}

const rangeOf = ({ atLeast = 1, atMost = Infinity, whenNone }: OptionsRule): readonly [number, number] => (whenNone ? [0, 0] : [atLeast, atMost]);
const numberOf = ({ indicator, item, items }: OptionsRule): string => [indicator, ...(items ?? [item])].join(' ');

/** Where one option is chosen, a number that two of them claim would fill in neither, and nobody would see why. `together`: offered in the same year. */
export function checkRanges(
  options: readonly WrittenOption[],
  common: OptionsRule | undefined,
  path: readonly PropertyKey[],
  report: Report,
  together: (i: number, j: number) => boolean,
): void {
  const rules = options.map((option) => mergedRule(option, common));
  for (const [i, rule] of rules.entries())
    for (const [j, other] of rules.slice(0, i).entries()) {
      if (!rule || !other || rule.shownOnly || other.shownOnly || numberOf(rule) !== numberOf(other) || !together(i, j)) continue;
      const first = Math.max(rangeOf(rule)[0], rangeOf(other)[0]);
      if (first <= Math.min(rangeOf(rule)[1], rangeOf(other)[1])) report([...path, 'options', i, 'prefill'], `${first} is answered by "${options[j]!.id}" already`);
    }
}
